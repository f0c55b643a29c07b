import type { Instant } from "./instant.js";

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
  return join(holes).reduce(
    (left, hole) => [
      ...clip(left, { start: -Infinity, end: hole.start }),
      ...clip(left, { start: hole.end, end: Infinity }),
    ],
    join(spans),
  );
}

export function contains({ start, end }: Span, moment: number): boolean {
  return start <= moment && moment < end;
}

/** The first moment of the spans within the bounds; the spans are in order of time. */
export function firstIn(spans: readonly Span[], bounds: Span): number | undefined {
  const first = spans.find(({ end }) => end > bounds.start);
  if (first === undefined || first.start >= bounds.end) return undefined;
  return Math.max(first.start, bounds.start);
}

/** Whether the bounds lie within one of the spans from end to end. */
export function covers(spans: readonly Span[], bounds: Span): boolean {
  return spans.some(({ start, end }) => start <= bounds.start && bounds.end <= end);
}
