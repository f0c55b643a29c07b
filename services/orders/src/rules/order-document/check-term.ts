import { type Instant, instant, termEnd } from "../instant.js";
import { refuse } from "../refusals.js";

/** Refuses anything but an ISO 8601 duration longer than zero and at most one year. */
export function checkTerm(duration: string, field: string): void {
  const start = instant(0);
  let end: Instant;
  try {
    end = termEnd(start, duration);
  } catch (cause) {
    throw refuse("TERM_INVALID", `${field} must be an ISO 8601 duration such as PT2H or P5D.`, { field }, { cause });
  }
  if (end <= start || end > termEnd(start, "P1Y")) {
    throw refuse("TERM_INVALID", `${field} must be longer than zero and at most one year.`, { field });
  }
}
