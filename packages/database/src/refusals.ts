import { type RefusalTable, refusals } from "@exparte/refusal";

export const DATABASE_REFUSALS = {
  PAGE_INVALID:
    "A page has 1 to 100 entries unless its field says otherwise, and `after` is a cursor of an earlier page.",
} as const satisfies RefusalTable;

export const refuse = refusals(DATABASE_REFUSALS);
