import { type Instant, type Period, problemOfPeriod } from "@exparte/dutch-time";
import { refuse } from "../rules/refusals.js";

export function checkPeriod(period: Period, field: string, now: Instant): void {
  const problem = problemOfPeriod(period, field, now);
  if (problem !== undefined) throw refuse("PERIOD_INVALID", problem, { field });
}
