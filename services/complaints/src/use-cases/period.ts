import type { Instant } from "../instant.js";
import { refuse } from "../refusals.js";

export interface Period {
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
}

const TEN_YEARS_MS = 10 * 366 * 24 * 3600 * 1000;

export function checkPeriod({ from, until }: Period, field: string, now: Instant): void {
  if (from >= until) throw refuse("PERIOD_INVALID", `${field}.from must lie before ${field}.until.`, { field });
  if (from > new Date(now))
    throw refuse("PERIOD_INVALID", `${field}.from lies in the future; there is nothing yet.`, { field });
  if (until.getTime() - from.getTime() > TEN_YEARS_MS) {
    throw refuse("PERIOD_INVALID", `${field} spans at most ten years; ask for several.`, { field });
  }
}
