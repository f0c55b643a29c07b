import { describe, expect, it } from "vitest";
import { halfYearsAt } from "./half-years.js";
import { mediansOf, type Report, tablesOf } from "./overview.js";

const REPORT: Report = {
  halfYear: "2026-H1",
  knownUntil: "2026-07-31T22:00:00.000Z",
  smallestGroup: 5,
  applications: [
    { court: "TOTAL", category: "TOTAL", count: 40, medianHours: 3.5 },
    { court: "TOTAL", category: "REST", count: 9, medianHours: null },
    { court: "TOTAL", category: "REFUSED", count: 6, medianHours: null },
    { court: "TOTAL", category: "GRANTED", count: 25, medianHours: 2 },
    { court: "rb-amsterdam", category: "GRANTED", count: 12, medianHours: 2 },
  ],
  orders: [
    {
      platform: "TOTAL",
      category: "TOTAL",
      count: 30,
      items: 90,
      medianHoursToInform: 0.2,
      medianHoursToGiveEffect: null,
    },
  ],
  removals: [],
  outcomes: [{ platform: "vidshare", category: "LIFTED", count: 5 }],
  disclosures: null,
  notices: [{ platform: "TOTAL", category: "REMOVED", count: 8 }],
  complaints: [],
};

describe("the figures of a half-year", () => {
  it("are those over all courts and platforms, the largest first, what is not named last", () => {
    expect(tablesOf(REPORT)).toEqual([
      {
        name: "applications",
        rows: [
          { category: "GRANTED", count: 25 },
          { category: "REFUSED", count: 6 },
          { category: "REST", count: 9 },
        ],
        total: 40,
      },
      { name: "orders", rows: [], total: 30 },
      { name: "notices", rows: [{ category: "REMOVED", count: 8 }] },
    ]);
  });

  it("have the medians that are published, and no others", () => {
    expect(mediansOf(REPORT)).toEqual([
      { name: "decision", hours: 3.5 },
      { name: "inform", hours: 0.2 },
    ]);
  });
});

describe("the half-years to choose from", () => {
  it("are the published ones, from a month after their end, the newest first", () => {
    expect(halfYearsAt(new Date("2026-07-31T21:59:59Z"))).toEqual([]);
    expect(halfYearsAt(new Date("2027-02-01T00:00:00Z"))).toEqual([
      { id: "2026-H2", half: "H2", year: "2026", period: { from: "2026-07", until: "2027-01" } },
      { id: "2026-H1", half: "H1", year: "2026", period: { from: "2026-01", until: "2026-07" } },
    ]);
  });
});
