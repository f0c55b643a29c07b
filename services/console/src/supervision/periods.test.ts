import { describe, expect, it } from "vitest";
import { halfYearsUntil } from "./periods.js";

describe("the half-years of a supervisor", () => {
  it("begin with the running one, in the time of the Netherlands, each with the one before it", () => {
    const [running, last] = halfYearsUntil(new Date("2026-11-28T12:00:00Z"));
    expect(running).toMatchObject({
      id: "2026-H2",
      isRunning: true,
      period: { from: "2026-06-30T22:00:00.000Z", until: "2026-12-31T23:00:00.000Z" },
      before: {
        half: "H1",
        year: "2026",
        period: { from: "2025-12-31T23:00:00.000Z", until: "2026-06-30T22:00:00.000Z" },
      },
    });
    expect(last).toMatchObject({ id: "2026-H1", isRunning: false });
    expect(last?.months.length).toBe(6);
  });

  it("have only those months that have begun, as the graph counts nothing of the future", () => {
    const [running] = halfYearsUntil(new Date("2026-11-28T12:00:00Z"));
    expect(running?.months.length).toBe(5);
    const [newYear] = halfYearsUntil(new Date("2026-12-31T23:00:00Z"));
    expect(newYear).toMatchObject({ id: "2027-H1" });
    expect(newYear?.months.length).toBe(1);
  });
});
