import { COURT_TIME_ZONE } from "../instant.js";
import type { Accrual } from "./penalty-breach.js";
import type { Span } from "./penalty-spans.js";

const HOUR_MS = 3_600_000;

/** A division of time: where unit `index` begins, and the unit in which a moment lies. */
export interface Division {
  begin(index: number): number;
  indexAt(moment: number): number;
}

export function divisionOf({ terms, bounds }: Accrual): Division {
  return terms.unit === "DAY" ? daysFrom(bounds.start) : hoursFrom(bounds.start);
}

function hoursFrom(start: number): Division {
  return {
    begin: (index) => start + index * HOUR_MS,
    indexAt: (moment) => Math.floor((moment - start) / HOUR_MS),
  };
}

function daysFrom(start: number): Division {
  const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(COURT_TIME_ZONE);
  // Always from the start, so that a night without 02:30 shifts that one day only.
  const begin = (index: number) => local.add({ days: index }).epochMilliseconds;
  return {
    begin,
    indexAt: (moment) => {
      const date = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(COURT_TIME_ZONE).toPlainDate();
      const days = local.toPlainDate().until(date).days;
      return begin(days) <= moment ? days : days - 1;
    },
  };
}

/** The units in which there is any breach, each once. */
export function* slots({ begin, indexAt }: Division, breach: readonly Span[]): Generator<Span> {
  let next = 0;
  for (const { start, end } of breach) {
    for (let index = Math.max(next, indexAt(start)); begin(index) < end; index += 1) {
      yield { start: begin(index), end: begin(index + 1) };
      next = index + 1;
    }
  }
}
