import { type RefusalTable, refusals } from "@exparte/refusal";

/** What the account of a penalty refuses, and the way out. */
export const PENALTY_REFUSALS = {
  PENALTY_BEFORE_HISTORY: "The account is asked for a moment before the last event it knows; ask for a later one.",
  PENALTY_CURRENCY_MIXED: "All versions of an order set its penalty in one currency; give the new version in that one.",
  PENALTY_TOO_LARGE: "The penalties of this order add up to more cents than can be counted exactly; set a maximum.",
  MODERATION_INVALID: "A judge lifts, suspends for a term, or reduces a penalty to whole cents below what it was.",
} as const satisfies RefusalTable;

export const refuse = refusals(PENALTY_REFUSALS);
