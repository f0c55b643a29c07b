import { type Instant, instant, TIME_ZONE } from "@exparte/dutch-time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOfTerm, isCertainEnd, isInTime, PROGRESS_WITHIN, REMEDY_WITHIN } from "./term.js";

describe("the six weeks for objection and appeal", () => {
  it.each<[string, string, string]>([
    ["a Thursday, to the end of a Thursday", "2026-06-04T09:00:00Z", "2026-07-16T22:00:00.000Z"],
    ["the last minute of that day, in Amsterdam", "2026-06-04T21:59:59Z", "2026-07-16T22:00:00.000Z"],
    ["the first of the next", "2026-06-04T22:00:00Z", "2026-07-17T22:00:00.000Z"],
    ["a Saturday: Monday instead", "2026-06-06T10:00:00Z", "2026-07-20T22:00:00.000Z"],
    ["a Sunday: Monday instead", "2026-06-07T10:00:00Z", "2026-07-20T22:00:00.000Z"],
    ["Christmas on Friday, with Boxing Day and Sunday after it", "2026-11-13T10:00:00Z", "2026-12-28T23:00:00.000Z"],
    ["Good Friday: Tuesday after Easter", "2026-02-20T10:00:00Z", "2026-04-07T22:00:00.000Z"],
    ["King's Day on Monday", "2026-03-16T10:00:00Z", "2026-04-28T22:00:00.000Z"],
    ["5 May, which not all employers give", "2026-03-24T10:00:00Z", "2026-05-06T22:00:00.000Z"],
    ["Ascension Day on Thursday: Monday, as Friday is equated", "2026-04-02T10:00:00Z", "2026-05-18T22:00:00.000Z"],
    ["Friday 10 May 2024, equated", "2024-03-29T10:00:00Z", "2024-05-13T22:00:00.000Z"],
    ["Christmas on Wednesday 2024, with Friday equated", "2024-11-13T10:00:00Z", "2024-12-30T23:00:00.000Z"],
    ["Ascension Day 2029, as its equated days are not known", "2029-03-29T10:00:00Z", "2029-05-11T22:00:00.000Z"],
    ["Whit Sunday: Tuesday after it", "2026-04-12T10:00:00Z", "2026-05-26T22:00:00.000Z"],
    ["across the change to winter time", "2026-09-24T10:00:00Z", "2026-11-05T23:00:00.000Z"],
  ])("run from the day after %s", (_, madeKnown, end) => {
    expect(endOfTerm(instant(madeKnown), REMEDY_WITHIN)).toBe(end);
  });

  it("are not extended by 31 December, 5 December or 4 May, which are not holidays under the Act", () => {
    expect(endOfTerm(instant("2026-11-19T10:00:00Z"), REMEDY_WITHIN)).toBe("2026-12-31T23:00:00.000Z");
    expect(endOfTerm(instant("2026-03-23T10:00:00Z"), REMEDY_WITHIN)).toBe("2026-05-04T22:00:00.000Z");
  });
});

it("the GDPR's three months end on a day that only the Algemene termijnenwet equates with a holiday", () => {
  expect(endOfTerm(instant("2026-02-15T10:00:00Z"), PROGRESS_WITHIN)).toBe("2026-05-15T22:00:00.000Z");
});

it.each([
  ["a working day of a known year", "2026-07-16T22:00:00Z", true],
  ["a day that was found to be equated later", "2026-05-15T22:00:00Z", false],
  ["the last day of the last known year", "2028-12-29T23:00:00Z", true],
  ["a day of the year after it", "2029-01-02T23:00:00Z", false],
])("whether a term surely ends with %s", (_, end, certain) => {
  expect(isCertainEnd(instant(end))).toBe(certain);
});

describe("any term", () => {
  const moment = fc
    .date({ min: new Date("2015-01-01"), max: new Date("2045-01-01"), noInvalidDate: true })
    .map((date) => instant(date));
  const local = (at: Instant) => Temporal.Instant.from(at).toZonedDateTimeISO(TIME_ZONE);

  it("ends with a working day, at midnight, and never before its weeks or months are complete", () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(REMEDY_WITHIN, PROGRESS_WITHIN), (start, term) => {
        const end = local(endOfTerm(start, term));
        const lastDay = end.toPlainDate().subtract({ days: 1 });
        const named = local(start).toPlainDate().add(term);
        expect(end.toPlainTime().toString()).toBe("00:00:00");
        expect(lastDay.dayOfWeek).toBeLessThanOrEqual(5);
        expect(Temporal.PlainDate.compare(lastDay, named)).toBeGreaterThanOrEqual(0);
        // No run of days off is longer than Christmas on a Wednesday with the Friday after it equated.
        expect(named.until(lastDay).days).toBeLessThanOrEqual(5);
      }),
    );
  });

  it("does not end earlier when it starts later", () => {
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        expect(endOfTerm(first, REMEDY_WITHIN) <= endOfTerm(second, REMEDY_WITHIN)).toBe(true);
      }),
    );
  });
});

describe("an objection or appeal by post", () => {
  const end = instant("2026-07-16T22:00:00Z");

  it.each<[string, string, string | undefined, boolean]>([
    ["arrived in time", "2026-07-16T21:59:59Z", undefined, true],
    ["arrived at the end", "2026-07-16T22:00:00Z", undefined, false],
    ["was posted in time and arrived within a week", "2026-07-23T21:59:59Z", "2026-07-16T12:00:00Z", true],
    ["was posted in time and arrived after a week", "2026-07-23T22:00:00Z", "2026-07-16T12:00:00Z", false],
    ["was posted at the end", "2026-07-17T10:00:00Z", "2026-07-16T22:00:00Z", false],
  ])("is judged by both moments: %s", (_, received, posted, inTime) => {
    expect(isInTime(end, instant(received), posted === undefined ? undefined : instant(posted))).toBe(inTime);
  });
});
