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

/** A term in days, weeks, months or years, without hours: the whole of its last day counts. */
export function isInDays(duration: string): boolean {
  const { hours, minutes, seconds, milliseconds, microseconds, nanoseconds } = Temporal.Duration.from(duration);
  return [hours, minutes, seconds, milliseconds, microseconds, nanoseconds].every((part) => part === 0);
}

/** The last moment of the day on which a moment lies. */
export function endOfDay(moment: Instant): Instant {
  const day = Temporal.Instant.from(moment).toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  return instant(day.add({ days: 1 }).toZonedDateTime(TIME_ZONE).epochMilliseconds - 1);
}

/** As `termEnd`, but a term in days ends with its last day, whatever the hour at which it began. */
export function termEndWithDay(start: Instant, duration: string): Instant {
  const end = termEnd(start, duration);
  return isInDays(duration) ? endOfDay(end) : end;
}
