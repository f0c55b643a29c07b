import { type Instant, instant, isInDays, termEnd } from "../instant.js";

/**
 * Compares terms that have no moment to begin at yet. A month has 28 to 31 days, and a day of the clock's change 23 or 25
 * hours, so that of P1M and P30D now the one is the longer and now the other.
 */

/** The first and the middle of each month of a year and of a leap year; what a month can be lies among these. */
const STARTS: readonly Instant[] = [2027, 2028].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => [1, 15].map((day) => instant(Date.UTC(year, month, day, 12)))).flat(),
);

/** Whether a term ends later than another, whenever both begin. */
export function isAlwaysLonger(term: string, than: string): boolean {
  return STARTS.every((start) => termEnd(start, term) > termEnd(start, than));
}

/** How a term stands to the one before it: it can be longer at one time and shorter at another. */
export interface ComparedTerms {
  readonly canBeShorter: boolean;
  readonly canBeLonger: boolean;
}

/** A term in whole days lasts to the end of its last day, so that it is up to a day longer than as many hours. */
export function comparedTerms(before: string, after: string, wholeDays: boolean): ComparedTerms {
  const [was, is] = [lengthsOf(before), lengthsOf(after)];
  if (!wholeDays || isInDays(before) === isInDays(after)) {
    const differences = is.map((length, index) => length - (was[index] ?? length));
    return { canBeShorter: Math.min(...differences) < 0, canBeLonger: Math.max(...differences) > 0 };
  }
  return isInDays(before)
    ? {
        canBeShorter: Math.min(...is) < Math.max(...was) + LONGEST_DAY_MS,
        canBeLonger: Math.max(...is) > Math.min(...was),
      }
    : { canBeShorter: Math.min(...is) < Math.max(...was), canBeLonger: Math.max(...is) >= Math.min(...was) };
}

const LONGEST_DAY_MS = 25 * 3_600_000;

function lengthsOf(term: string): number[] {
  return STARTS.map((start) => Date.parse(termEnd(start, term)) - Date.parse(start));
}
