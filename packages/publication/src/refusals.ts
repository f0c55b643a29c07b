import { type RefusalTable, refusals } from "@exparte/refusal";

export const PUBLICATION_REFUSALS = {
  PERIOD_INVALID:
    "A public period is two months such as 2026-01 and 2026-07, in order, past, and at most ten years apart.",
  PERIOD_NOT_WHOLE:
    "Figures are published for whole half-years only, so that no two periods can be subtracted; begin and end in January or July.",
  PERIOD_NOT_PUBLISHED:
    "A half-year is published a month after its end, and none before 2016; the message says when. Ask for others.",
  REPORT_BEING_MADE: "The half-year's report is due and is being made, once for all; ask again in a minute.",
} as const satisfies RefusalTable;

export const refuse = refusals(PUBLICATION_REFUSALS);
