import type { Instant } from "../instant.js";

/** A stretch of time in a history: from a moment up to, but not including, another. Without an end, it continues. */
export interface Interval {
  readonly from: Instant;
  readonly until?: Instant;
}

/** The same in milliseconds since the epoch, for calculation: it includes `start` but not `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const ALWAYS: Span = { start: -Infinity, end: Infinity };

export function ms(moment: Instant): number {
  return Date.parse(moment);
}

export function span({ from, until }: Partial<Interval>): Span {
  return { start: from === undefined ? -Infinity : ms(from), end: until === undefined ? Infinity : ms(until) };
}

/** Sorts stretches, merges those that touch or overlap, and drops empty ones. */
export function join(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const next of spans.filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || next.start > last.end) joined.push(next);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
  }
  return joined;
}

/** The parts within the bounds. */
export function clip(spans: readonly Span[], bounds: Span): Span[] {
  return join(
    spans.map(({ start, end }) => ({ start: Math.max(start, bounds.start), end: Math.min(end, bounds.end) })),
  );
}

/** The parts outside the holes. */
export function cut(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const out = join(holes);
  const left: Span[] = [];
  let first = 0;
  for (const { start, end } of join(spans)) {
    while ((out[first]?.end ?? Infinity) <= start) first += 1;
    let from = start;
    for (let next = first; from < end; next += 1) {
      const hole = out[next];
      const until = Math.min(end, hole?.start ?? Infinity);
      if (from < until) left.push({ start: from, end: until });
      from = hole === undefined ? end : Math.max(from, hole.end);
    }
  }
  return left;
}

/** The parts that both have in common. */
export function meet(spans: readonly Span[], others: readonly Span[]): Span[] {
  const [rest, wanted] = [join(others), join(spans)];
  const both: Span[] = [];
  let first = 0;
  for (const { start, end } of wanted) {
    while ((rest[first]?.end ?? Infinity) <= start) first += 1;
    for (let next = first; ; next += 1) {
      const other = rest[next];
      if (other === undefined || other.start >= end) break;
      both.push({ start: Math.max(start, other.start), end: Math.min(end, other.end) });
    }
  }
  return both;
}

export function contains({ start, end }: Span, moment: number): boolean {
  return start <= moment && moment < end;
}

/** The first moment of the spans within the bounds. The spans must be sorted and without overlap. */
export function firstIn(spans: readonly Span[], bounds: Span): number | undefined {
  const first = spans[firstAfter(spans, bounds.start)];
  if (first === undefined || first.start >= bounds.end) return undefined;
  return Math.max(first.start, bounds.start);
}

/** Whether one of the spans contains the bounds completely. The spans must be sorted and without overlap. */
export function covers(spans: readonly Span[], bounds: Span): boolean {
  const one = spans[firstAfter(spans, bounds.start)];
  return one !== undefined && one.start <= bounds.start && bounds.end <= one.end;
}

/** The index of the first span that ends after a moment, by binary search. */
function firstAfter(spans: readonly Span[], moment: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? Infinity) > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}
