/** A moment in UTC, always `YYYY-MM-DDTHH:mm:ss.sssZ`: of one length, so that text order is time order. */
export type Instant = string & { readonly __brand: "Instant" };

export function instant(moment: Date | string | number): Instant {
  return new Date(moment).toISOString() as Instant;
}

/** Terms of days run by the calendar of this place, also across a change of summer time. */
export const TIME_ZONE = "Europe/Amsterdam";

/** The end of a term given as an ISO 8601 duration, counted from `start`; throws RangeError when it is none. */
export function termEnd(start: Instant, duration: string): Instant {
  const begin = Temporal.Instant.from(start).toZonedDateTimeISO(TIME_ZONE);
  return instant(begin.add(Temporal.Duration.from(duration)).epochMilliseconds);
}
