import { isWorkingDayOfTerms, knowsEquatedDays } from "@exparte/dutch-time/working-day";
import { COURT_TIME_ZONE, type Instant, instant } from "../instant.js";
import { refuse } from "../refusals.js";
import { endOfTerm } from "./term.js";

/**
 * Main proceedings (bodemprocedure, after Rv art. 1019i): the term within which the main claim is to be brought.
 * As the order sets it; otherwise the longer of 20 working days and 31 calendar days from the day of the order, and
 * where that ends on a Saturday, a Sunday, a holiday or a day equated with one, the next day that is none (Algemene
 * termijnenwet arts. 1(1), 3). A term that the judge sets is moved for none of these.
 *
 * An order keeps the end that it was given with. One whose event has none was given when `isWorking` took equated days
 * for working days.
 */
export function mainTermEnd(
  issuedAt: Instant,
  within: string | undefined,
  wholeDays?: true,
  isWorking: IsWorking = isWorkingDayOfTerms,
): Instant {
  if (within !== undefined) return endOfTerm({ within, ...(wholeDays ? { wholeDays } : {}) }, issuedAt);
  const last = lastDay(issuedAt, isWorking);
  // The whole of the last day counts.
  return instant(last.add({ days: 1 }).toZonedDateTime(COURT_TIME_ZONE).epochMilliseconds - 1);
}

/**
 * As `mainTermEnd`, for a term that is about to be given. Refuses one that runs into a year whose equated days nobody
 * has told the hub: it might end later than it says, and an order would lapse too early.
 */
export function newMainTermEnd(issuedAt: Instant, within: string | undefined, wholeDays?: true): Instant {
  if (within === undefined) {
    const last = lastDay(issuedAt, isWorkingDayOfTerms);
    if (!knowsEquatedDays(last)) {
      throw refuse(
        "MAIN_TERM_UNKNOWN",
        `The term for the main claim would end in ${last.year}, and this hub does not know which days of ${last.year} are equated with holidays (Algemene termijnenwet art. 3(3)). Set the term in order.mainProceedingsWithin, such as P31D, or have the operator install a version that knows them.`,
        { field: "order.mainProceedingsWithin", year: last.year },
      );
    }
  }
  return mainTermEnd(issuedAt, within, wholeDays);
}

type IsWorking = (day: Temporal.PlainDate) => boolean;

function lastDay(issuedAt: Instant, isWorking: IsWorking): Temporal.PlainDate {
  const day = Temporal.Instant.from(issuedAt).toZonedDateTimeISO(COURT_TIME_ZONE).toPlainDate();
  const byCalendar = day.add({ days: DEFAULT_CALENDAR_DAYS });
  const byWork = afterWorkingDays(day, DEFAULT_WORKING_DAYS, isWorking);
  const last = Temporal.PlainDate.compare(byCalendar, byWork) > 0 ? byCalendar : byWork;
  return isWorking(last) ? last : afterWorkingDays(last, 1, isWorking);
}

const DEFAULT_CALENDAR_DAYS = 31;
const DEFAULT_WORKING_DAYS = 20;

function afterWorkingDays(start: Temporal.PlainDate, count: number, isWorking: IsWorking): Temporal.PlainDate {
  let day = start;
  for (let counted = 0; counted < count; ) {
    day = day.add({ days: 1 });
    if (isWorking(day)) counted += 1;
  }
  return day;
}
