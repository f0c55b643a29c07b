import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";
import { type PenaltyTerms, UNITS_MAX } from "./penalty.js";
import { refuse } from "./penalty-refusals.js";
import type { Interval } from "./penalty-spans.js";

/**
 * What of one addressee's part in an order bears on its penalty: every platform is ordered, served and penalised on
 * its own. The order derives it from its state; everything else about a penalty is computed from it and a moment.
 *
 * Rv 611a(3)  nothing is forfeited before the order is served: `servedAt`. A version that adds duties is served too,
 *             so its terms count `from` that service.
 * Rv 611a(4)  nor within the term for compliance: `complianceTerms`. Each item has its own; what gives it another, and
 *             what becomes of the old, stands in penalty-terms.ts and term.ts.
 * Rv 611b     an amount at once, per unit of time or per violation, and a maximum or none: `versions`.
 * Rv 611d     the judge lifts, suspends for a term or reduces the penalty because compliance is impossible, from the
 *             date found: `moderations`. What was forfeited before that date stays (611d(2)).
 * Rv 611e     nothing is forfeited in bankruptcy or debt rescheduling: `insolvencies`. What was forfeited before is not
 *             admitted in it (611e(2)): see `UnitStanding`.
 * Rv 611f     after the debtor's death nothing more is forfeited by the hour or day, until a judge decides that it is:
 *             `deaths`. What was forfeited before stays due.
 * Rv 611g     a penalty prescribes six months after the day it was forfeited. That is suspended by insolvency and by
 *             another legal bar to enforcement (`otherLegalBars`, and `suspensions` of the order itself: HR 29 June
 *             2012, ECLI:NL:HR:2012:BW1259), and while the applicant could not reasonably know (`notKnowable`).
 *             Opposition by itself suspends nothing (HR 29 June 2012, ECLI:NL:HR:2012:BW1260).
 * BW 3:316–319 a claim or an unambiguous written reservation interrupts prescription: `interruptions`.
 */
export interface PenaltyHistory {
  /** The moment of the last event known here. An account for an earlier moment would be of another history. */
  readonly recordedUntil: Instant;
  readonly servedAt?: Instant;
  /** In order of time. */
  readonly versions: readonly PenaltyVersion[];
  /** In order of time, none beginning before the last one ceased; empty while no term has begun. */
  readonly complianceTerms: readonly ComplianceTerm[];
  readonly items: readonly PenaltyItem[];
  /** The judge suspended the order. A term that had not passed stands still as well: see `ComplianceTerm`. */
  readonly suspensions: readonly Interval[];
  readonly moderations: readonly Moderation[];
  readonly insolvencies: readonly Insolvency[];
  /** From the debtor's death until the judge lets the penalty be forfeited further. */
  readonly deaths?: readonly Interval[];
  readonly otherLegalBars: readonly Interval[];
  readonly notKnowable: readonly Interval[];
  readonly interruptions: readonly Interruption[];
  readonly ended?: OrderEnd;
}

/** The penalty as one version of the order has it; without terms, that version has none. */
export interface PenaltyVersion {
  readonly from: Instant;
  readonly terms?: PenaltyTerms;
}

/** Content that goes at `endsAt` is in time. */
export interface ComplianceTerm {
  readonly endsAt: Instant;
  /** When it ceased to run: stopped for clarification or by suspension, or replaced by a term of a new version. */
  readonly stoppedAt?: Instant;
}

export interface PenaltyItem {
  readonly itemId: ItemId;
  /** When an item that a later version added falls under the penalty; absent for one that was there from the start. */
  readonly addedAt?: Instant;
  /** Its own, where they are not those of the history. */
  readonly complianceTerms?: readonly ComplianceTerm[];
  /** While a claim of impossibility is unanswered: its terms, if the court rejects it. */
  readonly termsIfRejected?: readonly ComplianceTerm[];
  /** When the court suspended it by itself; absent for never. */
  readonly suspensions?: readonly Interval[];
  /** When the order ceased to cover it. */
  readonly freedAt?: Instant;
  /** When it was gone, by `effectAt` of the confirmations (DSA art. 9(1)) and what the court found over them. */
  readonly gone: readonly Interval[];
  /** What of the time in which it was not gone the court found to be a breach. */
  readonly breaches?: readonly FoundBreach[];
}

/** A breach that the court found, by the id of its finding: one finding may be of several items. */
export interface FoundBreach extends Interval {
  readonly finding: string;
}

/** `from` is the date from which the judge finds compliance impossible; `itemIds` when only of these items. */
export type Moderation =
  | { readonly effect: "LIFTED"; readonly from: Instant; readonly until?: never; readonly itemIds?: readonly ItemId[] }
  | (Interval & { readonly effect: "SUSPENDED"; readonly itemIds?: readonly ItemId[] })
  | Reduction;

export interface Reduction extends Interval {
  readonly effect: "REDUCED";
  readonly amountCents: number;
  /** Of what is added while violations last; absent where that stays as it was. */
  readonly whileLastingCents?: number;
  readonly maximumCents?: number;
}

export interface Insolvency extends Interval {
  readonly kind: "BANKRUPTCY" | "DEBT_RESCHEDULING";
  /** The rescheduling does not bear on this duty, so that penalties are forfeited all the same (Rv 611e(3)). */
  readonly forfeitsAllTheSame?: boolean;
}

export interface Interruption {
  readonly at: Instant;
  /** A claim or other act of legal pursuit (BW 3:316), or an unambiguous written reservation (BW 3:317). */
  readonly by: "CLAIM" | "RESERVATION";
}

export interface OrderEnd {
  readonly at: Instant;
  readonly how: "LIFTED" | "LAPSED";
  /** The judge who lifts the order says whether what was forfeited falls away. */
  readonly forfeited: "STAYS" | "FALLS_AWAY";
}

/** Refuses a judge's moderation that is none: it makes the penalty no heavier. */
export function checkModeration(moderation: Moderation, terms: PenaltyTerms, field: string): void {
  if (moderation.effect === "SUSPENDED" && moderation.until === undefined) {
    throw refuse(
      "MODERATION_INVALID",
      `${field}.until is missing: a penalty is suspended for a term (Rv art. 611d(1)); lift it for good instead.`,
      { field: `${field}.until` },
    );
  }
  if (moderation.effect === "REDUCED") {
    const { amountCents, whileLastingCents, maximumCents } = moderation;
    checkReduced(amountCents, terms.amountCents, `${field}.amountCents`);
    if (whileLastingCents !== undefined)
      checkReducedWhileLasting(whileLastingCents, terms, `${field}.whileLastingCents`);
    const smallest = Math.min(amountCents, whileLastingCents ?? terms.whileLasting?.amountCents ?? Infinity);
    if (maximumCents !== undefined) checkReduced(maximumCents, terms.maximumCents ?? Infinity, `${field}.maximumCents`);
    if ((maximumCents ?? terms.maximumCents ?? 0) > smallest * UNITS_MAX) {
      throw refuse(
        "MODERATION_INVALID",
        `${field}.maximumCents must be at most ${UNITS_MAX} units of ${field}.amountCents; reduce it as well.`,
        { field: `${field}.maximumCents` },
      );
    }
  }
  if (moderation.until !== undefined && moderation.until <= moderation.from) {
    throw refuse("MODERATION_INVALID", `${field}.until must lie after ${field}.from.`, { field: `${field}.until` });
  }
}

function checkReducedWhileLasting(cents: number, { whileLasting }: PenaltyTerms, field: string): void {
  if (whileLasting === undefined) {
    throw refuse("MODERATION_INVALID", `${field}: the penalty adds nothing while violations last; leave it out.`, {
      field,
    });
  }
  checkReduced(cents, whileLasting.amountCents, field);
}

function checkReduced(cents: number, before: number, field: string): void {
  if (Number.isSafeInteger(cents) && cents > 0 && cents <= before) return;
  throw refuse(
    "MODERATION_INVALID",
    `${field} must be whole cents above zero${before === Infinity ? "" : ` and at most ${before}`}; lift it instead.`,
    {
      field,
    },
  );
}

/** Refuses a version in another currency than those before it: what is forfeited under them adds up to one sum. */
export function checkCurrency(last: PenaltyTerms | undefined, next: PenaltyTerms | undefined, field: string): void {
  if (last === undefined || next === undefined || last.currency === next.currency) return;
  throw refuse(
    "PENALTY_CURRENCY_MIXED",
    `${field} is ${next.currency}, but the order has had its penalty in ${last.currency}; give the new version in ${last.currency}.`,
    { field, currencies: [last.currency, next.currency] },
  );
}

/** Refuses to account for a moment before the last known event, and for versions in several currencies. */
export function checkHistory(history: PenaltyHistory, now: Instant): void {
  if (now < history.recordedUntil) {
    throw refuse(
      "PENALTY_BEFORE_HISTORY",
      `The penalty is known up to ${history.recordedUntil} and cannot be given as of ${now}; ask for a later moment.`,
      { recordedUntil: history.recordedUntil },
    );
  }
  const currencies = [...new Set(history.versions.flatMap(({ terms }) => (terms ? [terms.currency] : [])))];
  if (currencies.length > 1) {
    throw refuse(
      "PENALTY_CURRENCY_MIXED",
      `The versions of the order set its penalty in ${currencies.join(" and ")}.`,
      {
        currencies,
      },
    );
  }
}
