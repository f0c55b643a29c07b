import { expect, it } from "vitest";
import { accountChart, pointsOf, type Run } from "./account-chart.js";

const run = (standing: string, count: number, first: string, last: string): Run => ({
  count,
  amountCents: 100_000,
  firstForfeitedAt: first,
  lastForfeitedAt: last,
  standing,
});
const RUNS = [
  run("COLLECTIBLE", 3, "2026-11-28T10:00:00Z", "2026-11-28T12:00:00Z"),
  run("PENDING", 2, "2026-11-28T13:00:00Z", "2026-11-28T14:00:00Z"),
  run("FALLEN_AWAY", 9, "2026-11-28T15:00:00Z", "2026-11-28T20:00:00Z"),
];

it("a penalty grows with each unit at its moment; what is pending grows apart, and what fell away does not count", () => {
  expect(pointsOf(RUNS, false)).toEqual([
    { at: new Date("2026-11-28T10:00:00Z"), cents: 100_000 },
    { at: new Date("2026-11-28T11:00:00Z"), cents: 200_000 },
    { at: new Date("2026-11-28T12:00:00Z"), cents: 300_000 },
  ]);
  expect(pointsOf(RUNS, true).at(-1)).toEqual({ at: new Date("2026-11-28T14:00:00Z"), cents: 500_000 });
});

it("very many units are drawn in few steps, and their sum is the same", () => {
  const points = pointsOf([run("COLLECTIBLE", 10_000, "2026-01-01T00:00:00Z", "2026-11-28T00:00:00Z")], false);
  expect(points.length).toBeLessThan(100);
  expect(points.at(-1)).toEqual({ at: new Date("2026-11-28T00:00:00Z"), cents: 1_000_000_000 });
});

it("is drawn as elements without style of their own, with the moments and amounts in words", () => {
  const drawn = accountChart({
    runs: RUNS,
    maximumCents: 1_000_000,
    asOf: "2026-11-29T00:00:00Z",
    dayText: (moment) => `day ${moment.getUTCDate()}`,
    eurosText: (cents) => `€ ${cents / 100}`,
  });
  const text = JSON.stringify(drawn);
  expect(drawn.tag).toBe("svg");
  expect(text).toContain("€ ");
  expect(text).toContain("day 28");
  expect(text).not.toContain('"style"');
});
