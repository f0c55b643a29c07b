import type { Settings } from "./arguments.js";
import { ASSUMPTION_NAMES, ASSUMPTIONS, type AssumptionName, applicationsAYear, flagOf } from "./assumptions.js";
import type { Figures, Spread } from "./figures.js";
import type { PlayedScenario } from "./play-scenario.js";

/** Lists the assumptions, each with the number of its source, and the sources below. */
export function assumptionsReport({ scenarios }: Settings): string {
  const sources = [...new Set(ASSUMPTION_NAMES.map((name) => ASSUMPTIONS[name].source))];
  const rows = ASSUMPTION_NAMES.map((name) => [
    `--${flagOf(name)}`,
    valueIn(name, scenarios),
    `${ASSUMPTIONS[name].meaning} [${sources.indexOf(ASSUMPTIONS[name].source) + 1}]`,
  ]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(
    ([flag = "", value = "", meaning = ""]) =>
      `  ${flag.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${meaning}`,
  );
  return [...lines, "", ...sources.map((source, index) => `  [${index + 1}] ${source}`)].join("\n");
}

/** One value, or one per scenario when they differ. */
function valueIn(name: AssumptionName, scenarios: Settings["scenarios"]): string {
  const values = scenarios.map(({ assumptions }) => assumptions[name]);
  return new Set(values).size === 1 ? `${values[0]}` : values.join(" | ");
}

type Write = (value: number) => string;

const plain =
  (digits: number): Write =>
  (value) =>
    value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const percent: Write = (value) => plain(1)(value * 100);
const euros: Write = (cents) => plain(0)(cents / 100);
const thousands: Write = (cents) => plain(0)(cents / 100_000);

const ROWS: readonly (readonly [string, keyof Figures, Write])[] = [
  ["applications a day", "applicationsADay", plain(1)],
  ["orders a day", "ordersADay", plain(1)],
  ["judge hours a week", "judgeHoursAWeek", plain(1)],
  ["  of the hours on duty, %", "busyShare", percent],
  ["queue time, median, hours", "queueMedianHours", plain(1)],
  ["queue time, p95, hours", "queueP95Hours", plain(1)],
  ["decided within the target, %", "withinTargetShare", percent],
  ["still queued at the end", "stillQueued", plain(0)],
  ["cost per case, median, €", "costMedianCents", euros],
  ["cost per case, p5, €", "costP5Cents", euros],
  ["cost per case, p95, €", "costP95Cents", euros],
  ["cost per case, mean, €", "costMeanCents", euros],
  ["cost a year, € thousand", "costAYearCents", thousands],
  ["court fees a year, € thousand", "feesAYearCents", thousands],
  ["opposed, of the orders, %", "opposedShare", percent],
  ["  narrowed or lifted, of those, %", "reversedShare", percent],
  ["lapsed, of the orders, %", "lapsedShare", percent],
  ["terms missed, of those served, %", "missedShare", percent],
  ["on paper, of the addressees, %", "onPaperShare", percent],
  ["posters told in time, %", "postersToldShare", percent],
  ["disclosures in time, %", "disclosedShare", percent],
  ["appealed, of the decisions on those, %", "appealedShare", percent],
  ["  annulled, of the appeals, %", "annulledShare", percent],
  ["entries in the compliance feed a day", "noticesADay", plain(1)],
];

/** One column per scenario: the mean of its runs, and the largest deviation from it. */
export function figuresTable(scenarios: readonly PlayedScenario[], { scenarios: assumed, judges }: Settings): string {
  const applied = assumed.map(({ assumptions }) => plain(0)(applicationsAYear(assumptions)));
  return aligned([
    ["", ...scenarios.map(({ name }) => name)],
    ["applications a year, assumed", ...applied],
    [judges === undefined ? "judges needed for the target" : "judges", ...scenarios.map((one) => `${one.judges}`)],
    ...ROWS.map(([title, name, write]) => [title, ...scenarios.map(({ spreads }) => spread(spreads[name], write))]),
  ]);
}

function spread({ mean, min, max }: Spread, write: Write): string {
  return Number.isNaN(mean) ? "–" : `${write(mean)} ±${write(Math.max(max - mean, mean - min))}`;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => `  ${row.map(pad).join("   ")}`.trimEnd()).join("\n");
}
