import type { Instant } from "./instant.js";

/** A stretch of time over which something is counted. */
export interface Period {
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
}

const TEN_YEARS_MS = 10 * 366 * 24 * 3600 * 1000;

/** What is wrong with a period, as a sentence that names the field; undefined when nothing is. */
export function problemOfPeriod({ from, until }: Period, field: string, now: Instant): string | undefined {
  if (from >= until) return `${field}.from must lie before ${field}.until.`;
  if (from > new Date(now)) return `${field}.from lies in the future; there is nothing yet.`;
  if (until.getTime() - from.getTime() > TEN_YEARS_MS) return `${field} spans at most ten years; ask for several.`;
  return undefined;
}
