import { describe, expect, it } from "vitest";
import { HOPS, nameOf, PARTS, type Scheduling, schedules } from "./schedule.js";

const SCHEDULING: Scheduling = { seed: 5, schedules: 12, platforms: 4, scheduleMs: 60_000 };
const faultsOf = (scheduling: Scheduling) =>
  schedules(scheduling).flatMap(({ moments }) => moments.flatMap(({ faults }) => faults));

describe("the schedules of a seed", () => {
  it("are the same each time, and others of another seed", () => {
    expect(schedules(SCHEDULING)).toEqual(schedules(SCHEDULING));
    expect(schedules({ ...SCHEDULING, seed: 6 })).not.toEqual(schedules(SCHEDULING));
  });

  it("let every fault come up before any comes up twice", () => {
    const names = faultsOf(SCHEDULING).map(nameOf);
    const kinds = 2 * PARTS.length + (PARTS.length - 1) + 2 * HOPS.length + 3;
    expect(new Set(names).size).toBe(kinds);
    expect(new Set(names.slice(0, kinds)).size).toBe(kinds);
  });

  it("end before the schedule does, and in the order of their moments", () => {
    for (const { moments } of schedules(SCHEDULING)) {
      expect(moments.length).toBeGreaterThan(1);
      const ends = moments.map(({ atMs, faults }) =>
        Math.max(...faults.map((fault) => atMs + ("forMs" in fault ? fault.forMs : 0))),
      );
      for (const [place, { atMs }] of moments.entries()) expect(atMs).toBeGreaterThan(ends[place - 1] ?? 0);
      expect(ends.at(-1)).toBeLessThanOrEqual(SCHEDULING.scheduleMs);
    }
  });

  it("sometimes let several things go wrong at once, each in another place", () => {
    const moments = schedules(SCHEDULING).flatMap((schedule) => schedule.moments);
    expect(moments.some(({ faults }) => faults.length > 1)).toBe(true);
    for (const { faults } of moments) {
      expect(faults.length).toBeGreaterThan(0);
      const parts = faults.flatMap((fault) =>
        "part" in fault ? [fault.part] : fault.kind === "kill-session" ? ["database"] : [],
      );
      expect(new Set(parts).size).toBe(parts.length);
    }
  });

  it("fit every fault in, however short they are", () => {
    const names = faultsOf({ ...SCHEDULING, schedules: 40, scheduleMs: 15_000 }).map(nameOf);
    expect(new Set(names).size).toBe(new Set(faultsOf({ ...SCHEDULING, schedules: 20 }).map(nameOf)).size);
  });

  it("name only platforms that are there", () => {
    for (const fault of faultsOf({ ...SCHEDULING, platforms: 1 })) {
      if (fault.kind === "stop-reading") expect(fault.platform).toBe(0);
    }
  });
});
