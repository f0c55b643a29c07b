import { Refusal, type RefusalTable, refusals } from "@exparte/refusal";

/** The refusals of a penalty's account, with the way out. */
export const PENALTY_REFUSALS = {
  PENALTY_BEFORE_HISTORY: "There was no account yet at the moment asked for; ask for a later one.",
  PENALTY_CURRENCY_MIXED: "All versions of an order set its penalty in one currency; give the new version in that one.",
  PENALTY_TOO_FAR: "An account is given for at most ten years ahead; ask for an earlier moment.",
  PENALTY_TOO_LARGE: "The penalties of this order add up to more cents than can be counted exactly; set a maximum.",
  MODERATION_INVALID: "A judge lifts, suspends for a term, or reduces a penalty to whole cents below what it was.",
} as const satisfies RefusalTable;

export const refuse = refusals(PENALTY_REFUSALS);

/** When no account can be given, platforms must still be able to confirm, and courts to decide. */
export function isPenaltyRefusal(error: unknown): boolean {
  return error instanceof Refusal && error.code in PENALTY_REFUSALS;
}
