import { personsIn } from "./groups.js";

/**
 * The median of a whole group. A member to whom it has not happened yet (`null`) counts as longer than anything, so the
 * median is `null` when it has not happened to half of them. So nothing reveals to how many of the group it has
 * happened, as the absence of a median over those alone would.
 */
export function medianOf(values: readonly (number | null)[]): number | null {
  const ascending = values.map((value) => value ?? Number.POSITIVE_INFINITY).toSorted((a, b) => a - b);
  const middle = ascending.length / 2;
  const lower = ascending[Math.ceil(middle) - 1];
  const upper = ascending[Math.floor(middle)];
  if (lower === undefined || upper === undefined) return null;
  const median = (lower + upper) / 2;
  return Number.isFinite(median) ? median : null;
}

/**
 * Twice the smallest group: the median of five is one person's own time, and "none for half of five" says much about
 * each.
 */
const MEDIAN_OF_AT_LEAST = 10;

/**
 * The median of a published group of at least ten persons. `null` for a smaller group and when it has not happened to
 * half, without saying which. Even of ten or more, a median is one member's value or lies between two: round it, so
 * that it is no fingerprint. Nothing reveals whose it is, and "half of this many lie below" says little about each.
 */
export function publishedMedian<Member>(
  members: readonly Member[],
  personOf: (member: Member) => string,
  figureOf: (member: Member) => number | null,
): number | null {
  return personsIn(members, personOf) < MEDIAN_OF_AT_LEAST ? null : medianOf(members.map(figureOf));
}
