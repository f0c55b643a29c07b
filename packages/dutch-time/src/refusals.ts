import { type RefusalTable, refusals } from "@exparte/refusal";

export const DUTCH_TIME_REFUSALS = {
  PERIOD_INVALID: "A period starts before it ends, is not in the future and spans at most ten years.",
} as const satisfies RefusalTable;

export const refuse = refusals(DUTCH_TIME_REFUSALS);
