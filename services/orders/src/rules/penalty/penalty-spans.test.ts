import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutes } from "../../../test/fixtures.js";
import { randomRuns } from "../../../test/random-runs.js";
import { clip, contains, covers, cut, firstIn, join, meet, type Span, span } from "./penalty-spans.js";

/** Moments here are 0 to 30. A stretch may be empty, and may have no end. */
const MOMENTS = Array.from({ length: 32 }, (_, moment) => moment);
const anySpan: fc.Arbitrary<Span> = fc
  .tuple(fc.nat(20), fc.oneof({ weight: 8, arbitrary: fc.nat(8) }, { weight: 1, arbitrary: fc.constant(Infinity) }))
  .map(([start, length]) => ({ start, end: start + length }));
const anySpans = fc.array(anySpan, { maxLength: 6 });

const holds = (spans: readonly Span[], moment: number) => spans.some((one) => contains(one, moment));
const momentsOf = (spans: readonly Span[]) => MOMENTS.filter((moment) => holds(spans, moment));
const check = (property: (spans: readonly Span[], others: readonly Span[], bounds: Span) => void) =>
  fc.assert(fc.property(anySpans, anySpans, anySpan, property), randomRuns(2_000));

/** Sorted, none empty, and none adjacent to the next. */
function expectInOrder(spans: readonly Span[]): void {
  let last = -Infinity;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThan(last);
    expect(end).toBeGreaterThan(start);
    last = end;
  }
}

describe("stretches of time", () => {
  it("contain the moments of any, of all but the holes, of both, or of those within the bounds", () => {
    check((spans, others, bounds) => {
      const results: [readonly Span[], (moment: number) => boolean][] = [
        [join([...spans, ...others]), (moment) => holds(spans, moment) || holds(others, moment)],
        [cut(spans, others), (moment) => holds(spans, moment) && !holds(others, moment)],
        [meet(spans, others), (moment) => holds(spans, moment) && holds(others, moment)],
        [clip(spans, bounds), (moment) => holds(spans, moment) && contains(bounds, moment)],
      ];
      for (const [result, isIn] of results) {
        expectInOrder(result);
        expect(momentsOf(result)).toEqual(MOMENTS.filter(isIn));
      }
    });
  });

  it("have a first moment within bounds, or none", () => {
    check((spans, _, bounds) => {
      fc.pre(bounds.start < bounds.end);
      const within = MOMENTS.filter((moment) => holds(spans, moment) && contains(bounds, moment));
      expect(firstIn(join(spans), bounds)).toBe(within[0]);
    });
  });

  it("cover bounds when one stretch has every moment of these", () => {
    check((spans, _, bounds) => {
      fc.pre(bounds.start < bounds.end);
      const joined = join(spans);
      const inOne = joined.some(({ start, end }) => start <= bounds.start && bounds.end <= end);
      expect(covers(joined, bounds)).toBe(inOne);
    });
  });

  it("without an end last for ever, and without a beginning have always been there", () => {
    const from = Date.parse(minutes(1));
    expect(span({ from: minutes(1) })).toEqual({ start: from, end: Infinity });
    expect(span({ from: minutes(1), until: minutes(2) })).toEqual({ start: from, end: from + 60_000 });
    expect(span({ until: minutes(1) })).toEqual({ start: -Infinity, end: from });
  });
});
