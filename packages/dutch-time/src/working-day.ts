import Holidays from "date-holidays";
import { isEquatedDay } from "./equated-days.js";

export { knowsEquatedDays } from "./equated-days.js";

const dutchHolidays = new Holidays("NL");
const holidaysByYear = new Map<number, ReadonlySet<string>>();

/** No Saturday, no Sunday, and no holiday that the Algemene termijnenwet names (art. 3(1) and (2)). */
export function isWorkingDay(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5 && !isHoliday(day);
}

/**
 * A day on which a term under the Algemene termijnenwet can end: a working day that no decree equates with a holiday
 * (art. 3(3)). In a year for which `knowsEquatedDays` is false, such a day may be missed.
 */
export function isWorkingDayOfTerms(day: Temporal.PlainDate): boolean {
  return isWorkingDay(day) && !isEquatedDay(day);
}

/**
 * A day that counts as a holiday under the Algemene termijnenwet (art. 3). The calendar calls Good Friday and
 * 5 May "school" days off, since employers need not give them; this Act counts both (art. 3(1) and (2)).
 */
function isHoliday(day: Temporal.PlainDate): boolean {
  let days = holidaysByYear.get(day.year);
  if (days === undefined) {
    const holidays = dutchHolidays.getHolidays(day.year).filter(({ type }) => type === "public" || type === "school");
    days = new Set(holidays.map(({ date }) => date.slice(0, 10)));
    holidaysByYear.set(day.year, days);
  }
  return days.has(day.toString());
}
