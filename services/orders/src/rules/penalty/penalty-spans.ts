import type { Instant } from "../instant.js";

/** A stretch of time in a history: from a moment up to, not including, another; without an end, it still lasts. */
export interface Interval {
  readonly from: Instant;
  readonly until?: Instant;
}

/** The same in milliseconds since the epoch, to reckon with: `start` belongs to it, `end` does not. */
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

/** In order of time, those that touch or overlap made one, empty ones left out. */
export function join(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const next of spans.filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || next.start > last.end) joined.push(next);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
  }
  return joined;
}

/** What lies within the bounds. */
export function clip(spans: readonly Span[], bounds: Span): Span[] {
  return join(
    spans.map(({ start, end }) => ({ start: Math.max(start, bounds.start), end: Math.min(end, bounds.end) })),
  );
}

/** What is left when the holes are taken out. */
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

/** What lies in both. */
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

/** The first moment of the spans within the bounds; the spans are in order of time, without overlap. */
export function firstIn(spans: readonly Span[], bounds: Span): number | undefined {
  const first = spans[firstAfter(spans, bounds.start)];
  if (first === undefined || first.start >= bounds.end) return undefined;
  return Math.max(first.start, bounds.start);
}

/** Whether the bounds lie within one of the spans from end to end; the spans are in order of time, without overlap. */
export function covers(spans: readonly Span[], bounds: Span): boolean {
  const one = spans[firstAfter(spans, bounds.start)];
  return one !== undefined && one.start <= bounds.start && bounds.end <= one.end;
}

/** The index of the first span that ends after a moment, by halving. */
function firstAfter(spans: readonly Span[], moment: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? Infinity) > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}
