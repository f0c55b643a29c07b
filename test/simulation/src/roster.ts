import { isWorkingDay } from "@exparte/dutch-time/working-day";
import { COURT_TIME_ZONE } from "@exparte/orders/rules/instant";
import type { Assumptions } from "./assumptions.js";

interface Opening {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly judges: number;
}

/** When judges begin work, and how many: all in office hours, some at weekends and on holidays. */
export interface Roster {
  /** How many judges may begin a task at this moment. */
  onDuty(nowMs: number): number;
  /** The next moment after this one at which judges begin. */
  nextOpening(nowMs: number): number;
  /** The judges' hours on duty between two moments. */
  dutyHours(fromMs: number, untilMs: number): number;
  /** The first moment of a hearing day: this day, or the next working day. */
  hearingDay(fromMs: number): number;
}

const HOUR_MS = 3_600_000;

export function rosterOf(judges: number, a: Assumptions): Roster {
  const weekend = judges === 0 ? 0 : Math.max(1, Math.round(judges * a.weekendShare));
  const openings = new Map<string, Opening & { readonly working: boolean }>();

  function openingOf(day: Temporal.PlainDate) {
    const key = day.toString();
    const known = openings.get(key);
    if (known !== undefined) return known;
    const working = isWorkingDay(day);
    const [from, until] = working ? [a.officeFrom, a.officeUntil] : [a.weekendFrom, a.weekendUntil];
    const opening = {
      working,
      fromMs: hourOf(day, from),
      untilMs: hourOf(day, until),
      judges: working ? judges : weekend,
    };
    openings.set(key, opening);
    return opening;
  }

  return {
    onDuty(nowMs) {
      const { fromMs, untilMs, judges: present } = openingOf(dayOf(nowMs));
      return fromMs <= nowMs && nowMs < untilMs ? present : 0;
    },
    nextOpening(nowMs) {
      for (let day = dayOf(nowMs); ; day = day.add({ days: 1 })) {
        const { fromMs, judges: present } = openingOf(day);
        if (fromMs > nowMs && present > 0) return fromMs;
      }
    },
    dutyHours(fromMs, untilMs) {
      let hours = 0;
      for (let day = dayOf(fromMs); hourOf(day, 0) < untilMs; day = day.add({ days: 1 })) {
        const opening = openingOf(day);
        const present = Math.min(opening.untilMs, untilMs) - Math.max(opening.fromMs, fromMs);
        hours += (Math.max(0, present) * opening.judges) / HOUR_MS;
      }
      return hours;
    },
    hearingDay(fromMs) {
      for (let day = dayOf(fromMs); ; day = day.add({ days: 1 })) {
        const opening = openingOf(day);
        if (opening.working && opening.fromMs >= fromMs) return opening.fromMs;
      }
    },
  };
}

function dayOf(ms: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(COURT_TIME_ZONE).toPlainDate();
}

function hourOf(day: Temporal.PlainDate, hour: number): number {
  const at = hour === 24 ? day.add({ days: 1 }) : day;
  return at.toZonedDateTime({ timeZone: COURT_TIME_ZONE, plainTime: { hour: hour % 24 } }).epochMilliseconds;
}
