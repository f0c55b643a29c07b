/** Rates and shares to a hundredth of a per cent, seconds to a tenth of a millisecond: binary noise lies far below. */
const DECIMALS = 4;
const PARTS = 10 ** DECIMALS;

/** A figure as it is told: whole numbers as they are, others rounded to four decimals. */
export function rounded(figure: number): number {
  return Number.isInteger(figure) ? figure : Math.round(figure * PARTS) / PARTS;
}

/** The same row with each of its numbers rounded. */
export function roundedFigures<Row extends object>(row: Row): Row {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === "number" ? rounded(value) : value,
  ]);
  return Object.fromEntries(entries) as Row;
}
