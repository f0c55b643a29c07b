import { type Instant, instant, TIME_ZONE } from "@exparte/dutch-time";
import { isWorkingDay } from "@exparte/dutch-time/working-day";

/** Objection and appeal: six weeks from the day after the decision was made known (Awb art. 6:7 and 6:8). */
export const REMEDY_WITHIN = { weeks: 6 } as const;

/** The AP decides on an objection within this term, without an advisory committee (Awb art. 7:10(1)). */
export const OBJECTION_WITHIN = { weeks: 6 } as const;

/** The complainant hears of the progress or outcome within this term (GDPR art. 78(2)). */
export const PROGRESS_WITHIN = { months: 3 } as const;

/**
 * The end of a term in whole weeks or months: the end of its last day, which is the first moment of the day after.
 * The day of `start` does not count; a month without that date ends on its last. A last day that is a Saturday, Sunday
 * or holiday gives way to the next working day (Algemene termijnenwet art. 1; for the GDPR's terms Regulation 1182/71
 * art. 3(4)).
 */
export function endOfTerm(start: Instant, term: { readonly weeks: number } | { readonly months: number }): Instant {
  let lastDay = dayOf(start).add(term);
  while (!isWorkingDay(lastDay)) lastDay = lastDay.add({ days: 1 });
  return beginOf(lastDay.add({ days: 1 }));
}

/**
 * Whether a remedy received at `receivedAt` was lodged before the term ended. One that was posted before the end is in
 * time if it arrives within a week after it (Awb art. 6:9(2)).
 */
export function isInTime(endsAt: Instant, receivedAt: Instant, postedAt: Instant | undefined): boolean {
  if (receivedAt < endsAt) return true;
  return postedAt !== undefined && postedAt < endsAt && receivedAt < beginOf(dayOf(endsAt).add({ weeks: 1 }));
}

function dayOf(moment: Instant): Temporal.PlainDate {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(TIME_ZONE).toPlainDate();
}

function beginOf(day: Temporal.PlainDate): Instant {
  return instant(day.toZonedDateTime(TIME_ZONE).epochMilliseconds);
}
