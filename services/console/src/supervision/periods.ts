import { TIME_ZONE } from "@exparte/dutch-time";

/** Half-years, as in what is published: so a supervisor's figures and the public's are of the same periods. */
export interface Period {
  readonly from: string;
  /** Exclusive. */
  readonly until: string;
}

export interface HalfYear {
  /** Such as 2026-H1. */
  readonly id: string;
  readonly half: "H1" | "H2";
  readonly year: string;
  readonly period: Period;
  /** It has not ended: counts are up to now. */
  readonly isRunning: boolean;
  /** The half-year before it. */
  readonly before: { readonly half: "H1" | "H2"; readonly year: string; readonly period: Period };
  /** Of its months those that have begun, the first first. */
  readonly months: readonly Period[];
}

const OFFERED = 6;
const MONTHS = 6;

/** The half-years that a supervisor may choose from, the running one first. */
export function halfYearsUntil(now: Date): HalfYear[] {
  const today = Temporal.Instant.from(now.toISOString()).toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  const running = today.with({ month: today.month <= MONTHS ? 1 : 7 }).toPlainYearMonth();
  return Array.from({ length: OFFERED }, (_, ago) => halfYear(running.subtract({ months: ago * MONTHS }), now));
}

function halfYear(start: Temporal.PlainYearMonth, now: Date): HalfYear {
  const months = Array.from({ length: MONTHS }, (_, month) => stretch(start.add({ months: month }), 1));
  const period = stretch(start, MONTHS);
  const earlier = start.subtract({ months: MONTHS });
  const { half, year } = nameOf(start);
  return {
    id: `${year}-${half}`,
    half,
    year,
    period,
    isRunning: new Date(period.until) > now,
    before: { ...nameOf(earlier), period: stretch(earlier, MONTHS) },
    months: months.filter(({ from }) => new Date(from) <= now),
  };
}

function nameOf({ year, month }: Temporal.PlainYearMonth): { readonly half: "H1" | "H2"; readonly year: string } {
  return { half: month === 1 ? "H1" : "H2", year: String(year) };
}

function stretch(start: Temporal.PlainYearMonth, months: number): Period {
  return { from: beginOf(start), until: beginOf(start.add({ months })) };
}

function beginOf(month: Temporal.PlainYearMonth): string {
  return new Date(month.toPlainDate({ day: 1 }).toZonedDateTime(TIME_ZONE).epochMilliseconds).toISOString();
}
