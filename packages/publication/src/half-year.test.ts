import { describe, expect, it } from "vitest";
import { dueHalves, isPublished, type MonthRange, publishedHalf, publishedHalves } from "./half-year.js";

const NOW = new Date("2026-11-24T09:00:00Z");
const halves = (from: string, until: string, now = NOW) => publishedHalves({ from, until }, now, "Europe/Amsterdam");

describe("the half-years of a period", () => {
  it("are whole, one after another, from midnight to midnight where the courts are", () => {
    expect(halves("2025-07", "2026-07")).toEqual([
      {
        id: "2025-H2",
        reportingPeriod: "2025-07-01/2025-12-31",
        from: new Date("2025-06-30T22:00:00Z"),
        until: new Date("2025-12-31T23:00:00Z"),
        knownUntil: new Date("2026-01-31T23:00:00Z"),
      },
      {
        id: "2026-H1",
        reportingPeriod: "2026-01-01/2026-06-30",
        from: new Date("2025-12-31T23:00:00Z"),
        until: new Date("2026-06-30T22:00:00Z"),
        knownUntil: new Date("2026-07-31T22:00:00Z"),
      },
    ]);
  });

  it("do not overlap and leave nothing out, so that subtracting periods never gives part of a half-year", () => {
    const all = halves("2016-07", "2026-07");
    expect(all).toHaveLength(20);
    for (const [index, half] of all.entries()) expect(half.from).toEqual(all[index - 1]?.until ?? half.from);
  });

  it.each([
    ["reversed", { from: "2026-07", until: "2026-01" }, "PERIOD_INVALID"],
    ["empty", { from: "2026-01", until: "2026-01" }, "PERIOD_INVALID"],
    ["in the future", { from: "2027-01", until: "2027-07" }, "PERIOD_INVALID"],
    ["over ten years", { from: "2016-01", until: "2026-07" }, "PERIOD_INVALID"],
    ["no months", { from: "2026", until: "2026-07-01" }, "PERIOD_INVALID"],
    ["a month that is none", { from: "2026-13", until: "2027-01" }, "PERIOD_INVALID"],
    ["part of a half-year", { from: "2026-01", until: "2026-06" }, "PERIOD_NOT_WHOLE"],
    ["a half-year from the wrong month", { from: "2025-10", until: "2026-04" }, "PERIOD_NOT_WHOLE"],
    ["before all hubs", { from: "2015-07", until: "2016-07" }, "PERIOD_NOT_PUBLISHED"],
    ["not over", { from: "2026-01", until: "2027-01" }, "PERIOD_NOT_PUBLISHED"],
  ] as [string, MonthRange, string][])("refuses a period that is %s", (_how, { from, until }, code) => {
    expect(() => halves(from, until)).toThrow(expect.objectContaining({ code }));
  });

  it("are published a month after their end, and the refusal before it says when", () => {
    const before = new Date("2026-07-31T21:59:59.999Z");
    expect(() => halves("2026-01", "2026-07", before)).toThrow(
      expect.objectContaining({
        message: "2026-H1 is published on 2026-08-01; end the period before it.",
        facts: expect.objectContaining({ publishedFrom: "2026-07-31T22:00:00.000Z" }),
      }),
    );
    expect(halves("2026-01", "2026-07", new Date("2026-07-31T22:00:00Z"))).toHaveLength(1);
  });

  it("are found by their id, and refused alike when they are not published", () => {
    expect(publishedHalf("2026-H1", NOW, "Europe/Amsterdam")).toEqual(halves("2026-01", "2026-07")[0]);
    expect(() => publishedHalf("2026-H2", NOW, "Europe/Amsterdam")).toThrow(
      expect.objectContaining({ code: "PERIOD_NOT_PUBLISHED" }),
    );
    expect(() => publishedHalf("2026-Q1", NOW, "Europe/Amsterdam")).toThrow(
      expect.objectContaining({ code: "PERIOD_INVALID" }),
    );
  });

  it.each([
    ["one", "2025-12-31T23:00:00Z", "2026-06-30T22:00:00Z", true],
    ["several", "2024-12-31T23:00:00Z", "2026-06-30T22:00:00Z", true],
    ["one that is not published yet", "2026-06-30T22:00:00Z", "2026-12-31T23:00:00Z", false],
    ["less than one", "2025-12-31T23:00:00Z", "2026-06-30T21:59:59Z", false],
    ["a moment more than one", "2025-12-31T22:59:59Z", "2026-06-30T22:00:00Z", false],
    ["the wrong way round", "2026-06-30T22:00:00Z", "2025-12-31T23:00:00Z", false],
  ])("are told from any other stretch of time: %s", (_, from, until, whole) => {
    expect(isPublished({ from: new Date(from), until: new Date(until) }, NOW, "Europe/Amsterdam")).toBe(whole);
  });

  it("become due one after another from 2016 on, each at its publication", () => {
    const { due, next } = dueHalves(NOW, "Europe/Amsterdam");
    expect([due.at(0)?.id, due.at(-1)?.id, due.length]).toEqual(["2016-H1", "2026-H1", 21]);
    expect(next).toEqual(new Date("2027-01-31T23:00:00Z"));
    expect(dueHalves(next, "Europe/Amsterdam").due.at(-1)?.id).toBe("2026-H2");
    expect(dueHalves(new Date(next.getTime() - 1), "Europe/Amsterdam").next).toEqual(next);
  });
});
