import { COURT_TIME_ZONE, type Instant, instant } from "../instant.js";
import type { PenaltyHistory } from "./penalty-history.js";
import { type Interval, ms } from "./penalty-spans.js";

/**
 * Prescription (verjaring): until when a forfeited penalty can be collected.
 *
 * It is complete six calendar months after the day of forfeiture (Rv 611g(1)): for a penalty forfeited on 31 August,
 * the last day is 28 or 29 February, until midnight in the Netherlands. Each unit has its own term.
 *
 * While the term is suspended (611g(2)–(3)), it stands still; afterwards the rest of it runs. A day with any suspension
 * does not count.
 *
 * An interruption (BW 3:316–317) starts a new term of six months the next day (3:319(1)), for everything that was
 * forfeited and not yet prescribed at that moment. It never makes prescription complete earlier (3:319(2)).
 */
export type Prescription = (forfeitedAt: number) => Instant | undefined;

/** Returns the moment from which a unit is prescribed; undefined while a suspension without an end prevents it. */
export function prescriptionOf(history: PenaltyHistory): Prescription {
  const suspensions = suspensionsOf(history);
  const interruptions = history.interruptions.map(({ at }) => at).toSorted();
  const days = daysInOrder();
  const known = new Map<string, Instant | undefined>();
  return (forfeitedAt) => {
    // Units of one day prescribe together: their term begins the next day, whatever the time of day.
    const day = days(forfeitedAt);
    const key = day.toString();
    if (!known.has(key)) known.set(key, prescribesAt(day, suspensions, interruptions));
    return known.get(key);
  };
}

/** Whole days. Without `last`, the stretch has not ended. */
interface Days {
  readonly first: Temporal.PlainDate;
  readonly last?: Temporal.PlainDate;
}

function prescribesAt(day: Temporal.PlainDate, suspensions: readonly Days[], interruptions: readonly Instant[]) {
  let end = endOfTerm(day, suspensions);
  for (const at of interruptions) {
    if (end === undefined) return undefined;
    if (at >= end || isBefore(dayOf(at), day)) continue;
    const renewed = endOfTerm(dayOf(at), suspensions);
    end = renewed === undefined || renewed > end ? renewed : end;
  }
  return end;
}

const MONTHS = 6;

/** The end of a term that begins the day after `day`. */
function endOfTerm(day: Temporal.PlainDate, suspensions: readonly Days[]): Instant | undefined {
  const first = day.add({ days: 1 });
  let last = day.add({ months: MONTHS });
  for (const suspension of suspensions) {
    if (isBefore(last, suspension.first)) break;
    if (suspension.last === undefined) return undefined;
    const from = isBefore(suspension.first, first) ? first : suspension.first;
    last = last.add({ days: Math.max(0, from.until(suspension.last).days + 1) });
  }
  return instant(last.add({ days: 1 }).toZonedDateTime(COURT_TIME_ZONE).epochMilliseconds);
}

/** In whole days, sorted and without overlap, so that no day is left out twice. */
function suspensionsOf({ insolvencies, otherLegalBars, suspensions, notKnowable }: PenaltyHistory): Days[] {
  const days: Days[] = [];
  for (const next of [...insolvencies, ...otherLegalBars, ...suspensions, ...notKnowable].toSorted(byStart)) {
    if (next.until !== undefined && next.until <= next.from) continue;
    const previous = days.at(-1)?.last;
    const free = previous?.add({ days: 1 });
    const first = dayOf(next.from);
    const begin = free !== undefined && isBefore(first, free) ? free : first;
    if (next.until === undefined) days.push({ first: begin });
    else {
      // Excludes the moment of the end itself: if it ended at midnight, the new day counts.
      const last = dayOf(instant(Date.parse(next.until) - 1));
      if (!isBefore(last, begin)) days.push({ first: begin, last });
    }
  }
  return days;
}

function byStart(a: Interval, b: Interval): number {
  return ms(a.from) - ms(b.from);
}

function dayOf(moment: Instant): Temporal.PlainDate {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(COURT_TIME_ZONE).toPlainDate();
}

/** The same as `dayOf`, but fast for many moments on one day. */
function daysInOrder(): (moment: number) => Temporal.PlainDate {
  let day: { date: Temporal.PlainDate; start: number; end: number } | undefined;
  return (moment) => {
    if (day === undefined || moment < day.start || moment >= day.end) {
      const start = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(COURT_TIME_ZONE).startOfDay();
      const end = start.add({ days: 1 });
      day = { date: start.toPlainDate(), start: start.epochMilliseconds, end: end.epochMilliseconds };
    }
    return day.date;
  };
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
