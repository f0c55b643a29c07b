import { refuse } from "./refusals.js";

/**
 * Figures are published only for calendar half-years, one by one: the reporting periods of the largest platforms under
 * DSA art. 42(1), and halves of everybody else's calendar year. A longer period is the list of its half-years; no
 * figure ever covers two of them, or a part of one. No record belongs to two half-years, so nobody can subtract figures
 * of different ones from each other: there is no figure for a year to subtract eleven months from. So each half-year is
 * as safe as it is by itself.
 */
export interface HalfYear {
  /** Such as `2026-H1`. */
  readonly id: string;
  /** The first and the last day, as reports under the DSA write them: `2026-01-01/2026-06-30`. */
  readonly reportingPeriod: string;
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
  /** Figures leave out what happened later than this. From this moment on the half-year is published. */
  readonly knownUntil: Date;
}

/** A stretch of time over which something is counted. */
export interface Stretch {
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
}

/** Months as `2026-07`. */
export interface MonthRange {
  readonly from: string;
  /** Exclusive. */
  readonly until: string;
}

/** Leaves time for records of the last days to reach an outcome. */
const KNOWN_AFTER_MONTHS = 1;
const MOST_YEARS = 10;
const MONTHS_IN_HALF = 6;
/** No hub has records of its own before 2026; ten earlier years leave room for records that it takes over. */
const FIRST_MONTH = Temporal.PlainYearMonth.from("2016-01");

/** The half-years of a period. Refuses with PERIOD_* a period that is malformed, not whole, or not yet published. */
export function publishedHalves(range: MonthRange, now: Date, timeZone: string): HalfYear[] {
  const from = monthOf(range.from, "from");
  const until = monthOf(range.until, "until");
  if (Temporal.PlainYearMonth.compare(from, until) >= 0) {
    throw refuse("PERIOD_INVALID", `period.from (${range.from}) must lie before period.until (${range.until}).`, {
      field: "period.from",
    });
  }
  if (startOf(from, timeZone) > now) {
    throw refuse("PERIOD_INVALID", `period.from (${range.from}) lies in the future; there are no figures yet.`, {
      field: "period.from",
    });
  }
  if (until.since(from, { largestUnit: "months" }).months > MOST_YEARS * 12) {
    throw refuse("PERIOD_INVALID", `A period spans at most ${MOST_YEARS} years; ask for several.`, { field: "period" });
  }
  requireWhole(from, "from");
  requireWhole(until, "until");
  const halves: HalfYear[] = [];
  for (
    let start = from;
    Temporal.PlainYearMonth.compare(start, until) < 0;
    start = start.add({ months: MONTHS_IN_HALF })
  ) {
    halves.push(published(halfYear(start, timeZone), now, timeZone));
  }
  return halves;
}

/** The half-year of this id, as another service names it. Refuses like `publishedHalves`. */
export function publishedHalf(id: string, now: Date, timeZone: string): HalfYear {
  const [, year, half] = /^(\d{4})-H([12])$/.exec(id) ?? [];
  if (year === undefined) {
    throw refuse("PERIOD_INVALID", `${id} is no half-year such as 2026-H1.`, { field: "halfYear" });
  }
  const start = Temporal.PlainYearMonth.from({ year: Number(year), month: half === "1" ? 1 : 7 });
  return published(halfYear(start, timeZone), now, timeZone);
}

/** Every half-year that is published by this moment, the first one first; and when the next one is. */
export function dueHalves(now: Date, timeZone: string): { readonly due: readonly HalfYear[]; readonly next: Date } {
  const due: HalfYear[] = [];
  for (let start = FIRST_MONTH; ; start = start.add({ months: MONTHS_IN_HALF })) {
    const half = halfYear(start, timeZone);
    if (half.knownUntil > now) return { due, next: half.knownUntil };
    due.push(half);
  }
}

/** Whether a stretch of time is one or more whole half-years that are published by this moment. */
export function isPublished({ from, until }: Stretch, now: Date, timeZone: string): boolean {
  const { due } = dueHalves(now, timeZone);
  const begins = due.some((half) => half.from.getTime() === from.getTime());
  return begins && from < until && due.some((half) => half.until.getTime() === until.getTime());
}

function published(half: HalfYear, now: Date, timeZone: string): HalfYear {
  if (half.from < startOf(FIRST_MONTH, timeZone)) {
    throw refuse("PERIOD_NOT_PUBLISHED", `Half-years are published from ${FIRST_MONTH} on; begin the period there.`, {
      field: "period.from",
      halfYear: half.id,
    });
  }
  if (half.knownUntil <= now) return half;
  const from = Temporal.Instant.from(half.knownUntil.toISOString()).toZonedDateTimeISO(timeZone).toPlainDate();
  throw refuse("PERIOD_NOT_PUBLISHED", `${half.id} is published on ${from}; end the period before it.`, {
    field: "period.until",
    halfYear: half.id,
    publishedFrom: half.knownUntil.toISOString(),
  });
}

function halfYear(start: Temporal.PlainYearMonth, timeZone: string): HalfYear {
  const next = start.add({ months: MONTHS_IN_HALF });
  const lastDay = next.toPlainDate({ day: 1 }).subtract({ days: 1 });
  return {
    id: `${start.toString().slice(0, 4)}-H${start.month === 1 ? 1 : 2}`,
    reportingPeriod: `${start.toPlainDate({ day: 1 })}/${lastDay}`,
    from: startOf(start, timeZone),
    until: startOf(next, timeZone),
    knownUntil: startOf(next.add({ months: KNOWN_AFTER_MONTHS }), timeZone),
  };
}

function startOf(month: Temporal.PlainYearMonth, timeZone: string): Date {
  return new Date(month.toPlainDate({ day: 1 }).toZonedDateTime(timeZone).epochMilliseconds);
}

function monthOf(text: string, name: "from" | "until"): Temporal.PlainYearMonth {
  const field = `period.${name}`;
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return Temporal.PlainYearMonth.from(text);
  throw refuse("PERIOD_INVALID", `${field} must be a month such as 2026-01.`, { field });
}

function requireWhole(month: Temporal.PlainYearMonth, name: "from" | "until"): void {
  if (month.month % MONTHS_IN_HALF === 1) return;
  const field = `period.${name}`;
  throw refuse(
    "PERIOD_NOT_WHOLE",
    `${field} is ${month}: figures are published for whole half-years. Give a January or a July (until is exclusive).`,
    { field },
  );
}
