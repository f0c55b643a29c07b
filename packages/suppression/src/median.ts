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
