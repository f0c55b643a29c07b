import { personsIn } from "./groups.js";

/**
 * The median of a whole group, in which what has not happened yet (`null`) counts as longer than anything: `null` when
 * it has not happened to half of them. So nothing tells how many of the group it has happened to, as a median over
 * those alone would by its absence.
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

/** Twice the smallest group: the middle of five is one person's own time, and that half of five had none says much of each. */
const MEDIAN_OF_AT_LEAST = 10;

/**
 * The median of a published group, if it has at least ten persons; else `null`, as where it has not happened to half of
 * them, and it is not said which. Of ten or more a median is still one member's value, or lies between two: round it, so
 * that it is no fingerprint. Whose it is, nothing tells; that half of so many lie below is about no few of them.
 */
export function publishedMedian<Member>(
  members: readonly Member[],
  personOf: (member: Member) => string,
  figureOf: (member: Member) => number | null,
): number | null {
  return personsIn(members, personOf) < MEDIAN_OF_AT_LEAST ? null : medianOf(members.map(figureOf));
}
