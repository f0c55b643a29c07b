import { dueHalves } from "@exparte/publication/half-year";

const TIME_ZONE = "Europe/Amsterdam";
/** More would not be found in a list; the download has every one. */
const OFFERED = 10;
/** No hub has records of its own from before. */
const FIRST = "2026-H1";

export interface HalfYearChoice {
  /** Such as 2026-H1. */
  readonly id: string;
  readonly half: "H1" | "H2";
  readonly year: string;
  /** Months, as the report is asked for: until is exclusive. */
  readonly period: { readonly from: string; readonly until: string };
}

/** The published half-years that a visitor may choose from, the newest first. */
export function halfYearsAt(now: Date): HalfYearChoice[] {
  return dueHalves(now, TIME_ZONE)
    .due.map(({ id }) => id)
    .filter((id) => id >= FIRST)
    .slice(-OFFERED)
    .reverse()
    .map(choiceOf);
}

function choiceOf(id: string): HalfYearChoice {
  const [year = "", half] = id.split("-");
  return half === "H1"
    ? { id, half, year, period: { from: `${year}-01`, until: `${year}-07` } }
    : { id, half: "H2", year, period: { from: `${year}-07`, until: `${Number(year) + 1}-01` } };
}
