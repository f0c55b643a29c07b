import { isWorkingDay } from "@exparte/dutch-time/working-day";
import { COURT_TIME_ZONE, type Instant, instant } from "../instant.js";
import { endOfTerm } from "./term.js";

/**
 * Main proceedings (bodemprocedure, after Rv art. 1019i): the term within which the main claim is to be brought.
 * As the order sets it; otherwise the longer of 20 working days and 31 calendar days from the day of the order, and
 * where that ends on a Saturday, a Sunday or a holiday, the next day that is none (Algemene termijnenwet art. 1(1)).
 */
export function mainTermEnd(issuedAt: Instant, within: string | undefined, wholeDays?: true): Instant {
  if (within !== undefined) return endOfTerm({ within, ...(wholeDays ? { wholeDays } : {}) }, issuedAt);
  const day = Temporal.Instant.from(issuedAt).toZonedDateTimeISO(COURT_TIME_ZONE).toPlainDate();
  const byCalendar = day.add({ days: DEFAULT_CALENDAR_DAYS });
  const byWork = afterWorkingDays(day, DEFAULT_WORKING_DAYS);
  const last = orNextWorkingDay(Temporal.PlainDate.compare(byCalendar, byWork) > 0 ? byCalendar : byWork);
  // The whole of the last day counts.
  return instant(last.add({ days: 1 }).toZonedDateTime(COURT_TIME_ZONE).epochMilliseconds - 1);
}

const DEFAULT_CALENDAR_DAYS = 31;
const DEFAULT_WORKING_DAYS = 20;

function afterWorkingDays(start: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let day = start;
  for (let counted = 0; counted < count; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day)) counted += 1;
  }
  return day;
}

function orNextWorkingDay(day: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(day) ? day : afterWorkingDays(day, 1);
}
