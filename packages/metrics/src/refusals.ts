import { type RefusalTable, refusals } from "@exparte/refusal";

export const METRICS_REFUSALS = {
  METRICS_NOT_ALLOWED:
    "This address may not read the metrics, or a proxy that the hub does not trust passed the request on; ask the operator of the hub to name it in `METRICS_FROM`.",
} as const satisfies RefusalTable;

export const refuse = refusals(METRICS_REFUSALS);
