import { type Instant, instant } from "./instant.js";

/** Terms in days, weeks and months run by the calendar of this place, also across a change of summer time. */
export const TIME_ZONE = "Europe/Amsterdam";

/** The end of a term given as an ISO 8601 duration, counted from `start`; throws RangeError when it is none. */
export function termEnd(start: Instant, duration: string): Instant {
  const begin = Temporal.Instant.from(start).toZonedDateTimeISO(TIME_ZONE);
  return instant(begin.add(Temporal.Duration.from(duration)).epochMilliseconds);
}

/** The moment from which a term that ends at `end` was counted. */
export function termStart(end: Instant, duration: string): Instant {
  const last = Temporal.Instant.from(end).toZonedDateTimeISO(TIME_ZONE);
  return instant(last.subtract(Temporal.Duration.from(duration)).epochMilliseconds);
}
