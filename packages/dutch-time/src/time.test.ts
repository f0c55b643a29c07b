import { describe, expect, it } from "vitest";
import { checkPeriod, dateOrNull, instant, isInstant, termEnd, termStart } from "./index.js";

describe("an instant", () => {
  it("is written in one length, in UTC, whatever it was made from", () => {
    expect(instant("2026-03-29T02:00:00+02:00")).toBe("2026-03-29T00:00:00.000Z");
    expect(instant(0)).toBe("1970-01-01T00:00:00.000Z");
    expect(() => instant("soon")).toThrow(RangeError);
  });

  it.each(["2026-02-28T12:00:00.000Z", "1900-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"])(
    "is recognised: %s",
    (text) => {
      expect(isInstant(text)).toBe(true);
    },
  );

  it.each([
    "2026-02-30T12:00:00.000Z",
    "2026-02-28T24:00:00.000Z",
    "2026-02-28T12:00:00Z",
    "2026-02-28T12:00:00.000+00:00",
    "2026-02-28 (a comment) 12:00:00.000Z",
    "0000-01-01T00:00:00.000Z",
    "+010000-01-01T00:00:00.000Z",
    "-000001-01-01T00:00:00.000Z",
    "soon",
    "",
  ])("is not taken for one, though it may resemble one: %j", (text) => {
    expect(isInstant(text)).toBe(false);
  });
});

describe("a term", () => {
  it.each([
    ["2026-03-28T12:00:00.000Z", "P1D", "2026-03-29T11:00:00.000Z"],
    ["2026-03-28T12:00:00.000Z", "PT24H", "2026-03-29T12:00:00.000Z"],
    ["2026-10-24T12:00:00.000Z", "P1D", "2026-10-25T13:00:00.000Z"],
    ["2026-01-31T12:00:00.000Z", "P1M", "2026-02-28T12:00:00.000Z"],
  ])("from %s of %s ends at %s: days and months by the calendar, hours by the clock", (start, duration, end) => {
    expect(termEnd(instant(start), duration)).toBe(end);
    if (duration !== "P1M") expect(termStart(instant(end), duration)).toBe(start);
  });

  it("is none without an ISO 8601 duration", () => {
    expect(() => termEnd(instant(0), "soon")).toThrow(RangeError);
  });
});

describe("a period", () => {
  const now = instant("2026-06-01");
  const check = (from: string, until: string) => () =>
    checkPeriod({ from: new Date(from), until: new Date(until) }, "filter.issued", now);

  it.each([
    ["2026-01-01", "2027-01-01"],
    [now, "2027-01-01"],
    ["2016-06-01", "2026-06-01"],
  ])("may end in the future, begin now and span ten years: %s to %s", (from, until) => {
    expect(check(from, until)).not.toThrow();
  });

  it.each([
    ["2026-01-01", "2026-01-01", "must lie before"],
    ["2026-02-01", "2026-01-01", "must lie before"],
    ["2026-06-02", "2026-07-01", "lies in the future"],
    ["2010-01-01", "2026-01-01", "at most ten years"],
  ])("is refused from %s to %s, as it %s", (from, until, says) => {
    const field = "filter.issued";
    expect(check(from, until)).toThrow(
      expect.objectContaining({ code: "PERIOD_INVALID", message: expect.stringContaining(says), facts: { field } }),
    );
  });
});

it("a moment that has not come is null as a date", () => {
  expect(dateOrNull(undefined)).toBeNull();
  expect(dateOrNull(instant("2026-06-01"))).toEqual(new Date("2026-06-01"));
});
