import type { Instant } from "./instant.js";
import { refuse } from "./refusals.js";

/** A stretch of time over which something is counted. */
export interface Period {
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
}

const TEN_YEARS_MS = 10 * 366 * 24 * 3600 * 1000;

/** Refuses a period over which nothing can be counted, naming the field that gave it. */
export function checkPeriod({ from, until }: Period, field: string, now: Instant): void {
  if (from >= until) throw invalid(`${field}.from must lie before ${field}.until.`, field);
  if (from > new Date(now)) throw invalid(`${field}.from lies in the future; there is nothing yet.`, field);
  if (until.getTime() - from.getTime() > TEN_YEARS_MS)
    throw invalid(`${field} spans at most ten years; ask for several.`, field);
}

function invalid(message: string, field: string): Error {
  return refuse("PERIOD_INVALID", message, { field });
}
