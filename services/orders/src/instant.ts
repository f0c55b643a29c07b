/** A moment in UTC, always `YYYY-MM-DDTHH:mm:ss.sssZ`: of one length, so that text order is time order. */
export type Instant = string & { readonly __brand: "Instant" };

export function instant(moment: Date | string | number): Instant {
  return new Date(moment).toISOString() as Instant;
}

/** Terms of days run by the calendar of the court's place, also across a change of summer time. */
export const COURT_TIME_ZONE = "Europe/Amsterdam";

/** The end of a term given as an ISO 8601 duration, counted from `start` in the court's time zone. */
export function termEnd(start: Instant, duration: string): Instant {
  const begin = Temporal.Instant.from(start).toZonedDateTimeISO(COURT_TIME_ZONE);
  return instant(begin.add(Temporal.Duration.from(duration)).epochMilliseconds);
}

/** The moment from which a term that ends at `end` was counted. */
export function termStart(end: Instant, duration: string): Instant {
  const last = Temporal.Instant.from(end).toZonedDateTimeISO(COURT_TIME_ZONE);
  return instant(last.subtract(Temporal.Duration.from(duration)).epochMilliseconds);
}
