import { refuse } from "../refusals.js";

/**
 * Dwangsom (Rv art. 611a–611i): money forfeited when an order is not obeyed after its service. This file has its terms,
 * as the judge sets them in the order. What comes of them:
 *
 * penalty-history.ts       what of an order's history bears on it;
 * penalty-breach.ts        when an omission counts;
 * penalty-division.ts      how time is divided into hours and days;
 * penalty-counted.ts       into which hours, days or violations an omission falls, in order of time;
 * penalty-units.ts         which of these are forfeited, up to the maximum if there is one;
 * penalty-prescription.ts  until when each of them can be collected;
 * penalty-statement.ts     the account at a moment, and the next moment at which it changes its course.
 *
 * Amounts are whole cents.
 */
export interface PenaltyTerms {
  readonly amountCents: number;
  readonly currency: string;
  readonly unit: PenaltyUnit;
  /** "Per dag of gedeelte van een dag": a unit that has begun counts. Absent means true, the usual formula. */
  readonly startedUnits?: boolean;
  /** ITEM: a penalty for each item that is not gone. ORDER, or absent: one for the order, as long as any is not. */
  readonly per?: PenaltyScope;
  /** Beside the amount for each VIOLATION: "en per dag dat zij voortduurt". Absent for other units, and where it is not added. */
  readonly whileLasting?: { readonly amountCents: number; readonly unit: TimeUnit };
  /** Of all that is forfeited under the order; absent where the judge set none (art. 611b). */
  readonly maximumCents?: number;
}

export const PENALTY_UNITS = ["HOUR", "DAY", "VIOLATION", "ONCE"] as const;
export type PenaltyUnit = (typeof PENALTY_UNITS)[number];

export const TIME_UNITS = ["HOUR", "DAY"] as const satisfies readonly PenaltyUnit[];
export type TimeUnit = (typeof TIME_UNITS)[number];

export const PENALTY_SCOPES = ["ORDER", "ITEM"] as const;
export type PenaltyScope = (typeof PENALTY_SCOPES)[number];

/** Units up to a maximum: more hours than in a year. Whoever needs more sets a higher amount, or no maximum. */
export const UNITS_MAX = 10_000;

/** Units that a penalty without a maximum is sure to stay below: in a century, or as often as content comes back. */
const UNITS_WITHOUT_MAXIMUM: Readonly<Record<PenaltyUnit, number>> = {
  HOUR: 100 * 366 * 24,
  DAY: 100 * 366,
  VIOLATION: UNITS_MAX,
  ONCE: 1,
};

/**
 * Refuses terms that could not be computed or would never end. `itemsOf` has for each addressee how many items it is to
 * take down: together what they can forfeit must be a number that can be counted exactly.
 */
export function checkPenaltyTerms(terms: PenaltyTerms, itemsOf: readonly number[], field: string): void {
  if (!Number.isSafeInteger(terms.amountCents) || terms.amountCents <= 0) {
    throw refuse("PENALTY_INVALID", `${field}.amountCents must be whole cents above zero.`, {
      field: `${field}.amountCents`,
    });
  }
  if (!/^[A-Z]{3}$/.test(terms.currency)) {
    throw refuse("PENALTY_INVALID", `${field}.currency must be an ISO 4217 code such as EUR.`, {
      field: `${field}.currency`,
    });
  }
  checkWhileLasting(terms, field);
  const { whileLasting } = terms;
  if (terms.maximumCents === undefined) {
    const most =
      terms.amountCents * UNITS_WITHOUT_MAXIMUM[terms.unit] +
      (whileLasting === undefined ? 0 : whileLasting.amountCents * UNITS_WITHOUT_MAXIMUM[whileLasting.unit]);
    checkCountable(itemsOf, terms.per === "ITEM" ? most : 0, most, `${field}.amountCents`);
    return;
  }
  const amounts = [terms.amountCents, ...(whileLasting === undefined ? [] : [whileLasting.amountCents])];
  if (!Number.isSafeInteger(terms.maximumCents) || terms.maximumCents < Math.max(...amounts)) {
    throw refuse("PENALTY_INVALID", `${field}.maximumCents must be whole cents, at least the amount of one unit.`, {
      field: `${field}.maximumCents`,
    });
  }
  if (terms.maximumCents > Math.min(...amounts) * UNITS_MAX) {
    throw refuse(
      "PENALTY_INVALID",
      `${field}.maximumCents is more than ${UNITS_MAX} units; set a higher amount, a lower maximum or none.`,
      { field: `${field}.maximumCents` },
    );
  }
  checkCountable(itemsOf, 0, terms.maximumCents, `${field}.maximumCents`);
}

function checkWhileLasting({ unit, whileLasting }: PenaltyTerms, field: string): void {
  if (whileLasting === undefined) return;
  if (unit !== "VIOLATION") {
    throw refuse(
      "PENALTY_INVALID",
      `${field}.whileLasting is added to an amount for each VIOLATION, and the unit is ${unit}; leave it out.`,
      { field: `${field}.whileLasting` },
    );
  }
  if (Number.isSafeInteger(whileLasting.amountCents) && whileLasting.amountCents > 0) return;
  throw refuse("PENALTY_INVALID", `${field}.whileLasting.amountCents must be whole cents above zero.`, {
    field: `${field}.whileLasting.amountCents`,
  });
}

function checkCountable(itemsOf: readonly number[], perItem: number, perAddressee: number, field: string): void {
  const most = itemsOf.reduce((sum, items) => sum + Math.max(perAddressee, perItem * items), 0);
  if (Number.isSafeInteger(most)) return;
  throw refuse("PENALTY_INVALID", `With ${field} the addressees can forfeit more cents than can be counted exactly.`, {
    field,
  });
}
