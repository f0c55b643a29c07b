import { expect, it } from "vitest";
import { inventedCases } from "./invented-cases.js";

const NOW = new Date("2026-11-28T12:00:00.000Z");
const acts = inventedCases({ years: 2, now: NOW, seed: 1 });

it("invented notices and complaints are in the order of time, and of no later than now", () => {
  const times = acts.map(({ at }) => at);
  expect(times).toEqual(times.toSorted());
  expect(times.filter((at) => new Date(at) > NOW || new Date(at) < new Date("2024-11-27"))).toEqual([]);
  expect(acts.length).toBeGreaterThan(800);
});

it("invented notices and complaints are the same for the same seed, and say that they are invented", () => {
  expect(inventedCases({ years: 2, now: NOW, seed: 1 })).toEqual(acts);
  const contents = acts.filter((act) => "notice" in act || "complaint" in act);
  for (const act of contents) expect(JSON.stringify(act)).toMatch(/VERZONNEN \d+/);
});
