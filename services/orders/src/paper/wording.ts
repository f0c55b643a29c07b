import { COURT_TIME_ZONE, type Instant } from "../rules/instant.js";
import type { ModificationCause } from "../rules/order/cause.js";
import { isFinal, type Order, type OrderEnd } from "../rules/order/order.js";
import { setsPenalty } from "../rules/order/penalties-of-order.js";
import type { MarginalTest, TerritorialExtent } from "../rules/order-document/order-document.js";
import type { JointMaximum } from "../rules/penalty/joint-maximum.js";
import type { PenaltyTerms, PenaltyUnit } from "../rules/penalty/penalty.js";
import type { Pair } from "./pair.js";

/** The order's terms and states in words. */

/** "€ 10.000,00 per dag of gedeelte van een dag, met een maximum van € 1.100.000,00". */
export function penaltyWording(terms: PenaltyTerms): Pair {
  const { per, startedUnits = true, maximumCents } = terms;
  const amount = money(terms.amountCents, terms.currency);
  const unit = (startedUnits ? STARTED_UNIT : FULL_UNIT)[terms.unit];
  const each =
    per === "ITEM" ? { nl: ", voor ieder item afzonderlijk", en: ", for each item separately" } : { nl: "", en: "" };
  const most = maximumWording(terms, maximumCents);
  const lasting = whileLastingWording(terms);
  return {
    nl: `${amount.nl} ${unit.nl}${lasting.nl}${each.nl}${most.nl}`,
    en: `${amount.en} ${unit.en}${lasting.en}${each.en}${most.en}`,
  };
}

/** "en € 500,00 per dag of gedeelte van een dag dat zij voortduurt". */
function whileLastingWording({ whileLasting, currency, startedUnits = true }: PenaltyTerms): Pair {
  if (whileLasting === undefined) return { nl: "", en: "" };
  const amount = money(whileLasting.amountCents, currency);
  const unit = (startedUnits ? STARTED_UNIT : FULL_UNIT)[whileLasting.unit];
  return {
    nl: `, en ${amount.nl} ${unit.nl} dat zij voortduurt`,
    en: `, and ${amount.en} ${unit.en} that it lasts`,
  };
}

/** What all addressees forfeit together at most. */
export function jointMaximumWording({ maximumCents, currency }: JointMaximum): Pair {
  const maximum = money(maximumCents, currency);
  return {
    nl: `Gezamenlijk maximum: alle geadresseerden verbeuren samen ten hoogste ${maximum.nl}`,
    en: `Joint maximum: all addressees together forfeit at most ${maximum.en}`,
  };
}

/** What comes once has no need of the words. */
function maximumWording({ unit, currency }: PenaltyTerms, maximumCents: number | undefined): Pair {
  if (maximumCents === undefined)
    return unit === "ONCE" ? { nl: "", en: "" } : { nl: ", zonder maximum", en: ", without a maximum" };
  const maximum = money(maximumCents, currency);
  return { nl: `, met een maximum van ${maximum.nl}`, en: `, with a maximum of ${maximum.en}` };
}

const STARTED_UNIT: Readonly<Record<PenaltyUnit, Pair>> = {
  HOUR: { nl: "per uur of gedeelte van een uur", en: "per hour or part of an hour" },
  DAY: { nl: "per dag of gedeelte van een dag", en: "per day or part of a day" },
  VIOLATION: { nl: "per overtreding", en: "per violation" },
  ONCE: { nl: "ineens", en: "once" },
};

const FULL_UNIT: Readonly<Record<PenaltyUnit, Pair>> = {
  ...STARTED_UNIT,
  HOUR: { nl: "per vol uur", en: "per full hour" },
  DAY: { nl: "per volle dag", en: "per full day" },
};

function money(cents: number, currency: string): Pair {
  const options = { style: "currency", currency, minimumFractionDigits: 2 } as const;
  return {
    nl: new Intl.NumberFormat("nl-NL", options).format(cents / 100),
    en: new Intl.NumberFormat("en-GB", options).format(cents / 100),
  };
}

/** "2 uur" for an ISO 8601 duration. */
export function durationWording(iso: string): Pair {
  const duration = Temporal.Duration.from(iso);
  return {
    nl: duration.toLocaleString("nl-NL", { style: "long" }),
    en: duration.toLocaleString("en-GB", { style: "long" }),
  };
}

/** A moment in the court's local time. */
export function momentWording(at: string): Pair {
  const options = { timeZone: COURT_TIME_ZONE, dateStyle: "long", timeStyle: "short" } as const;
  const moment = Temporal.Instant.from(at);
  return {
    nl: `${moment.toLocaleString("nl-NL", options)} uur (Nederlandse tijd)`,
    en: `${moment.toLocaleString("en-GB", options)} (Dutch time)`,
  };
}

/** "Nederlands (nl)" for an ISO 639-1 code. */
export function languageWording(code: string): Pair {
  const name = (locale: string) => new Intl.DisplayNames(locale, { type: "language", fallback: "code" }).of(code);
  return { nl: `${name("nl")} (${code})`, en: `${name("en")} (${code})` };
}

export const EXTENT_WORDING: Readonly<Record<TerritorialExtent, Pair>> = {
  NL: { nl: "Nederland", en: "The Netherlands" },
  EU: { nl: "De Europese Unie", en: "The European Union" },
  WORLDWIDE: { nl: "Wereldwijd", en: "Worldwide" },
};

/** Where an order has effect, within a sentence. */
export const IN_EXTENT: Readonly<Record<TerritorialExtent, Pair>> = {
  NL: { nl: "in Nederland", en: "in the Netherlands" },
  EU: { nl: "in de Europese Unie", en: "in the European Union" },
  WORLDWIDE: { nl: "ter wereld", en: "in the world" },
};

export const FINDING_WORDING: Readonly<Record<keyof MarginalTest, Pair>> = {
  unlawfulness: { nl: "Aannemelijk onrechtmatig", en: "Plausibly unlawful" },
  freedomOfExpression: { nl: "Vrijheid van meningsuiting afgewogen", en: "Freedom of expression weighed" },
  urgency: { nl: "Spoedeisend belang", en: "Urgent interest" },
};

/** What kind of order this is. */
export function natureWording(order: Order): Pair {
  if (isFinal(order)) {
    return {
      nl: "Gegeven zonder de wederpartij te horen (ex parte); bevestigd in de hoofdzaak en niet langer voorlopig.",
      en: "Given without hearing the other side (ex parte); confirmed in the main proceedings and no longer provisional.",
    };
  }
  if (order.mainJudgment?.outcome === "CONFIRMED") {
    return {
      nl: "Gegeven zonder de wederpartij te horen (ex parte); bevestigd in de hoofdzaak, waartegen nog een rechtsmiddel kan openstaan.",
      en: "Given without hearing the other side (ex parte); confirmed in the main proceedings, which can perhaps still be appealed.",
    };
  }
  return {
    nl: "Voorlopig bevel, gegeven zonder de wederpartij te horen (ex parte).",
    en: "Provisional order, given without hearing the other side (ex parte).",
  };
}

/** Why a version was given without an opposition. */
export const MODIFICATION_WORDING: Readonly<Record<ModificationCause, Pair>> = {
  CORRECTION: {
    nl: "Herstel van een kennelijke fout (art. 31 Rv)",
    en: "Correction of an evident mistake (art. 31 Rv)",
  },
  ADDITION: { nl: "Aanvulling op verzoek", en: "Addition on application" },
  NARROWING: { nl: "Beperking", en: "Narrowing" },
  SETTLEMENT: { nl: "Schikking van partijen", en: "Settlement of the parties" },
};

/** Why the order was lifted without an opposition; undefined where it was not. */
export function liftingWording({ cause, annulment }: OrderEnd): Pair | undefined {
  switch (cause) {
    case undefined:
      return undefined;
    case "WITHDRAWN_BY_APPLICANT":
      return { nl: "Ingetrokken door de verzoeker", en: "Withdrawn by the applicant" };
    case "SETTLEMENT":
      return MODIFICATION_WORDING.SETTLEMENT;
    case "REVOKED":
      return { nl: "Herroepen (art. 382 Rv)", en: "Revoked (art. 382 Rv)" };
    case "ANNULLED":
      return {
        nl: `Vernietigd door ${annulment?.court}, ${annulment?.decision}`,
        en: `Annulled by ${annulment?.court}, ${annulment?.decision}`,
      };
    default:
      return cause satisfies never;
  }
}

/** How the order stands. An ended or suspended order must not be taken for one that is to be obeyed. */
export function standingWording(order: Order): Pair {
  switch (order.status) {
    case "IN_FORCE":
    case "FINAL":
      return { nl: "Van kracht.", en: "In force." };
    case "SUSPENDED":
      return since(order.suspensions.at(-1)?.from, "Geschorst", "Suspended");
    case "LIFTED":
      return ended(order, "Opgeheven", "Lifted");
    case "LAPSED":
      return ended(order, "Vervallen", "Lapsed");
    default:
      return order.status satisfies never;
  }
}

/** For an item that is named by an evident mistake, and is not corrected yet; `back` is by when it goes back. */
export function suspendedWording(at: Instant, back?: Instant): Pair {
  const moment = momentWording(at);
  const by = back === undefined ? { nl: "", en: "" } : untilWording(back);
  return {
    nl: `Geschorst op ${moment.nl}: dit hoeft nu niet te worden verwijderd, en wat al weg was, gaat terug${by.nl}.`,
    en: `Suspended on ${moment.en}: this is not to be removed now, and what was gone goes back${by.en}.`,
  };
}

function untilWording(at: Instant): Pair {
  const moment = momentWording(at);
  return { nl: `, uiterlijk ${moment.nl}`, en: `, by ${moment.en} at the latest` };
}

function since(at: Instant | undefined, nl: string, en: string): Pair {
  if (at === undefined) return { nl: `${nl}.`, en: `${en}.` };
  const moment = momentWording(at);
  return { nl: `${nl} op ${moment.nl}.`, en: `${en} on ${moment.en}.` };
}

function ended(order: Order, nl: string, en: string): Pair {
  const moment = since(order.ended?.at, nl, en);
  if (!setsPenalty(order.document)) return moment;
  return order.ended?.penaltiesFallAway
    ? { nl: `${moment.nl} Verbeurde dwangsommen vervallen.`, en: `${moment.en} Penalties forfeited fall away.` }
    : { nl: `${moment.nl} Verbeurde dwangsommen blijven.`, en: `${moment.en} Penalties forfeited remain due.` };
}
