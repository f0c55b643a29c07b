import { type Instant, TIME_ZONE } from "@exparte/dutch-time";
import { checkText } from "../field.js";
import { refuse } from "../refusals.js";

/**
 * Sanction: what the Autoriteit Persoonsgegevens attaches to a finding of infringement.
 *
 * FINE              boete (GDPR art. 58(2)(i), UAVG art. 14(3)). Its effect is suspended while objection or appeal is
 *                   open or pending (UAVG art. 38): sanction-effect.ts.
 * PERIODIC_PENALTY  last onder dwangsom (UAVG art. 16, Awb art. 5:31d–5:39): forfeited per day or part of a day that
 *                   the infringement goes on after `from`, the end of the time given to end it (Awb art. 5:32a(2)).
 *                   Objection does not suspend it (Awb art. 6:16).
 * PROCESSING_BAN    stopzetten van de verwerking (GDPR art. 58(2)(f)); without `until` for good.
 *
 * Amounts are whole cents.
 *
 * Two things are left out. The lower ceiling of GDPR art. 83(4): whether it applies depends on the provision that the
 * reasons name. And collection (invordering): a periodic penalty prescribes a year after the day it fell due (Awb art.
 * 5:35) unless a payment demand or claim interrupts that (Awb art. 4:105 and 4:106). The hub records none of these
 * acts, so it never says that an amount has prescribed.
 */
export const SANCTION_KINDS = ["FINE", "PERIODIC_PENALTY", "PROCESSING_BAN"] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

export interface PeriodicPenalty {
  readonly kind: "PERIODIC_PENALTY";
  /** Per day. */
  readonly amountCents: number;
  readonly currency: string;
  readonly maximumCents: number;
  /** Nothing is forfeited before this moment. */
  readonly from: Instant;
}

export type Sanction =
  | {
      readonly kind: "FINE";
      readonly amountCents: number;
      readonly currency: string;
      /** Required where the fine exceeds the fixed maximum. */
      readonly turnoverCents?: number;
    }
  | PeriodicPenalty
  | {
      readonly kind: "PROCESSING_BAN";
      /** Which processing is to stop. */
      readonly processing: string;
      readonly from: Instant;
      readonly until?: Instant;
    };

/** A requested sanction, not yet checked for completeness. */
export interface SanctionTerms {
  readonly kind: SanctionKind;
  readonly amountCents?: number;
  readonly currency?: string;
  readonly maximumCents?: number;
  /** The undertaking's worldwide turnover of the year before, which the hub cannot know. */
  readonly turnoverCents?: number;
  readonly processing?: string;
  readonly from?: Instant;
  readonly until?: Instant;
}

const TERMS_OF: Readonly<Record<SanctionKind, readonly (keyof SanctionTerms)[]>> = {
  FINE: ["amountCents", "currency", "turnoverCents"],
  PERIODIC_PENALTY: ["amountCents", "currency", "maximumCents", "from"],
  PROCESSING_BAN: ["processing", "from", "until"],
};

/**
 * Returns the sanctions, each complete and with the fields of its kind only. Refuses with SANCTION_INVALID, naming the
 * field.
 */
export function checkSanctions(asked: readonly SanctionTerms[], field: string, knownSince: Instant): Sanction[] {
  const kinds = asked.map(({ kind }) => kind);
  const again = kinds.findIndex((kind, index) => kinds.indexOf(kind) !== index);
  if (again >= 0) {
    throw invalid(`${field}[${again}].kind`, `repeats ${kinds[again]}: a decision has one sanction of each kind`);
  }
  return asked.map((terms, index) => checkSanction(terms, `${field}[${index}]`, knownSince));
}

function checkSanction(terms: SanctionTerms, field: string, knownSince: Instant): Sanction {
  const { kind, amountCents, currency = "EUR", maximumCents, turnoverCents, processing, from, until } = terms;
  for (const name of Object.keys(terms) as (keyof SanctionTerms)[]) {
    if (name !== "kind" && terms[name] !== undefined && !TERMS_OF[kind].includes(name)) {
      throw invalid(`${field}.${name}`, `is no term of a ${kind}; leave it out`);
    }
  }
  switch (kind) {
    case "FINE":
      return checkFine(cents(amountCents, `${field}.amountCents`), money(currency, field), turnoverCents, field);
    case "PERIODIC_PENALTY": {
      const perDay = cents(amountCents, `${field}.amountCents`);
      const most = cents(maximumCents, `${field}.maximumCents`);
      if (most < perDay) throw invalid(`${field}.maximumCents`, "must be at least the amount of one day");
      const begins = begin(from, `${field}.from`, knownSince);
      return { kind, amountCents: perDay, currency: money(currency, field), maximumCents: most, from: begins };
    }
    case "PROCESSING_BAN": {
      checkText(processing ?? "", `${field}.processing`, 2_000);
      const begins = begin(from, `${field}.from`, knownSince);
      if (until !== undefined && until <= begins) throw invalid(`${field}.until`, "must lie after from");
      return { kind, processing: processing ?? "", from: begins, ...(until === undefined ? {} : { until }) };
    }
    default:
      return kind satisfies never;
  }
}

/** GDPR art. 83(5) and (6): the highest fine, or 4% of the undertaking's worldwide turnover if that is more. */
export const HIGHEST_FINE_CENTS = 20_000_000_00;
const TURNOVER_TO_FINE = 25;

function checkFine(
  amountCents: number,
  currency: string,
  turnoverCents: number | undefined,
  field: string,
): Sanction & { readonly kind: "FINE" } {
  if (currency !== "EUR") throw invalid(`${field}.currency`, "must be EUR: GDPR art. 83 sets fines in euros");
  if (turnoverCents === undefined && amountCents <= HIGHEST_FINE_CENTS) return { kind: "FINE", amountCents, currency };
  const turnover = turnoverCents === undefined ? 0 : cents(turnoverCents, `${field}.turnoverCents`);
  const most = Math.max(HIGHEST_FINE_CENTS, Math.floor(turnover / TURNOVER_TO_FINE));
  if (amountCents > most) {
    const wayOut = turnoverCents === undefined ? `, or give ${field}.turnoverCents` : "";
    throw refuse(
      "FINE_ABOVE_CEILING",
      `${field}.amountCents is above ${most}, the most of GDPR art. 83(5): 20 million euros, or 4% of the worldwide turnover of the year before if that is more. Lower it${wayOut}.`,
      { field: `${field}.amountCents`, mostCents: most },
    );
  }
  return { kind: "FINE", amountCents, currency, turnoverCents: turnover };
}

function cents(amount: number | undefined, field: string): number {
  if (amount !== undefined && Number.isSafeInteger(amount) && amount > 0) return amount;
  throw invalid(field, "must be whole cents above zero");
}

function money(currency: string, field: string): string {
  if (/^[A-Z]{3}$/.test(currency)) return currency;
  throw invalid(`${field}.currency`, "must be an ISO 4217 code such as EUR");
}

function begin(from: Instant | undefined, field: string, knownSince: Instant): Instant {
  if (from !== undefined && from >= knownSince) return from;
  throw invalid(field, `must be given, and not before the decision was made known, on ${knownSince}`);
}

function invalid(field: string, what: string): Error {
  return refuse("SANCTION_INVALID", `${field} ${what}.`, { field });
}

/**
 * How much of a periodic penalty is forfeited when the infringement has lasted until `until`, in cents. A day lasts
 * until the same time by the clock in the Netherlands, so one day a year has 23 hours and one has 25. A started day
 * counts.
 */
export function accruedCents({ amountCents, maximumCents, from }: PeriodicPenalty, until: Instant): number {
  if (until <= from) return 0;
  const begins = Temporal.Instant.from(from).toZonedDateTimeISO(TIME_ZONE);
  const ends = Temporal.Instant.from(until).toZonedDateTimeISO(TIME_ZONE);
  const wholeDays = begins.until(ends, { largestUnit: "day" }).days;
  const begun = Temporal.ZonedDateTime.compare(begins.add({ days: wholeDays }), ends) < 0;
  return Math.min((wholeDays + (begun ? 1 : 0)) * amountCents, maximumCents);
}
