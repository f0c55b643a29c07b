import { idOf } from "@exparte/testing/id-of";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { between, item, nl, penaltyCase } from "../../../test/penalty-case.js";
import { randomRuns } from "../../../test/random-runs.js";
import type { PenaltyHistory } from "./penalty-history.js";
import { prescriptionOf } from "./penalty-prescription.js";
import { penaltyStatement } from "./penalty-statement.js";

const prescribes = (forfeited: string, change: Partial<PenaltyHistory> = {}) =>
  prescriptionOf(penaltyCase(change))(Date.parse(nl(forfeited)));
const interrupted = (...clocks: readonly string[]) => ({
  interruptions: clocks.map((clock) => ({ at: nl(clock), by: "RESERVATION" as const })),
});
const bankrupt = (from: string, until?: string) => ({
  insolvencies: [{ kind: "BANKRUPTCY" as const, ...between(from, until) }],
});

describe("prescription", () => {
  it("is complete six calendar months after the day of forfeiture, at midnight in the Netherlands (Rv 611g(1))", () => {
    expect(prescribes("2026-03-04 10:00")).toBe(nl("2026-09-05"));
    expect(prescribes("2026-03-04 23:59")).toBe(nl("2026-09-05"));
    expect(prescribes("2026-03-05 00:00")).toBe(nl("2026-09-06"));
    // 23:30 in UTC is already the next day in the Netherlands.
    expect(prescriptionOf(penaltyCase())(Date.parse("2026-03-04T23:30:00Z"))).toBe(nl("2026-09-06"));
    expect(["2025-08-29", "2025-08-30", "2025-08-31"].map((day) => prescribes(day))).toEqual(
      Array(3).fill(nl("2026-03-01")),
    );
    expect(prescribes("2027-08-31")).toBe(nl("2028-03-01"));
    expect(prescribes("2026-02-28")).toBe(nl("2026-08-29"));
  });

  it("runs separately for each unit (Rv 611g(1))", () => {
    const history = penaltyCase({ items: [item(idOf("a"), between("2026-03-06 12:00"))] });
    const at = (clock: string) => penaltyStatement(history, nl(clock)).units.map((unit) => unit.standing);
    expect(at("2026-09-04 23:59")).toEqual(["COLLECTIBLE", "COLLECTIBLE", "COLLECTIBLE"]);
    expect(at("2026-09-05 00:00")).toEqual(["PRESCRIBED", "COLLECTIBLE", "COLLECTIBLE"]);
    expect(penaltyStatement(history, nl("2026-09-06"))).toMatchObject({
      forfeitedCents: 300_000,
      prescribedCents: 200_000,
      collectibleCents: 100_000,
    });
  });

  it("stands still in bankruptcy, debt rescheduling and under another legal bar, then continues (Rv 611g(2))", () => {
    const ten = between("2026-04-01 00:00", "2026-04-11 00:00");
    const histories: Partial<PenaltyHistory>[] = [
      { insolvencies: [{ kind: "BANKRUPTCY", ...ten }] },
      { insolvencies: [{ kind: "DEBT_RESCHEDULING", forfeitsAllTheSame: true, ...ten }] },
      { otherLegalBars: [ten] },
      { suspensions: [ten] },
    ];
    for (const history of histories) expect(prescribes("2026-03-04", history)).toBe(nl("2026-09-15"));
    expect(prescribes("2026-03-04", bankrupt("2026-04-01"))).toBeUndefined();
    // A suspension before forfeiture or after the end changes nothing.
    expect(prescribes("2026-03-04", bankrupt("2026-01-01", "2026-02-01"))).toBe(nl("2026-09-05"));
    expect(prescribes("2026-03-04", bankrupt("2026-09-05 09:00"))).toBe(nl("2026-09-05"));
  });

  it("leaves out each day of suspension once, even a part of a day, and even under two grounds", () => {
    expect(prescribes("2026-03-04", bankrupt("2026-04-01 15:00", "2026-04-01 16:00"))).toBe(nl("2026-09-06"));
    const twice = {
      ...bankrupt("2026-04-01", "2026-04-05"),
      otherLegalBars: [between("2026-04-03", "2026-04-07"), between("2026-04-02", "2026-04-03")],
    };
    expect(prescribes("2026-03-04", twice)).toBe(nl("2026-09-11"));
    // The extended term may itself run into the next suspension.
    const chained = { otherLegalBars: [between("2026-09-01", "2026-09-04"), between("2026-09-06", "2026-09-08")] };
    expect(prescribes("2026-03-04", chained)).toBe(nl("2026-09-10"));
  });

  it("stands still while the applicant could not reasonably know of the forfeiture (Rv 611g(3))", () => {
    const history = { notKnowable: [between("2026-03-01", "2026-03-20 14:00")] };
    expect(prescribes("2026-03-04", history)).toBe(nl("2026-09-21"));
  });

  it("begins again the day after a claim or an unambiguous written reservation (art. 3:316, 3:317 and 3:319(1) BW)", () => {
    expect(prescribes("2026-03-04", interrupted("2026-06-10 09:00"))).toBe(nl("2026-12-11"));
    expect(prescribes("2026-03-04", { interruptions: [{ at: nl("2026-06-10"), by: "CLAIM" }] })).toBe(nl("2026-12-11"));
    expect(prescribes("2026-03-04", interrupted("2026-06-10", "2026-12-10 23:59"))).toBe(nl("2027-06-11"));
  });

  it("never comes, as things stand, when a renewed term runs into a bankruptcy without an end", () => {
    const history = { ...interrupted("2026-06-10"), ...bankrupt("2026-10-01") };
    expect(prescribes("2026-03-04", history)).toBeUndefined();
    expect(prescribes("2026-03-04", bankrupt("2026-10-01"))).toBe(nl("2026-09-05"));
  });

  it("is not delayed by a bar that was over when it began", () => {
    expect(prescribes("2026-03-04", bankrupt("2026-04-01 15:00", "2026-04-01 15:00"))).toBe(nl("2026-09-05"));
  });

  it("of each unit depends on its own day, in whatever order units are asked for", () => {
    const prescription = prescriptionOf(penaltyCase());
    const asked = ["2026-03-10", "2026-03-04 10:00", "2026-03-05 00:00", "2026-03-04 23:59"];
    expect(asked.map((clock) => prescription(Date.parse(nl(clock))))).toEqual(
      ["2026-09-11", "2026-09-05", "2026-09-06", "2026-09-05"].map((clock) => nl(clock)),
    );
  });

  it("is neither revived by a reservation that came too late, nor affected by one before forfeiture", () => {
    expect(prescribes("2026-03-04", interrupted("2026-09-05 00:00"))).toBe(nl("2026-09-05"));
    expect(prescribes("2026-03-04", interrupted("2026-09-04 23:59"))).toBe(nl("2027-03-05"));
    expect(prescribes("2026-03-04", interrupted("2026-03-03"))).toBe(nl("2026-09-05"));
  });

  it("is never complete earlier because of an interruption (art. 3:319(2) BW)", () => {
    // 179 suspended days after 4 September is 2 March; six months after 30 August is 28 February.
    const history = { ...bankrupt("2026-03-05", "2026-08-31"), ...interrupted("2026-08-30") };
    const without = prescribes("2026-03-04", bankrupt("2026-03-05", "2026-08-31"));
    expect(without).toBe(nl("2027-03-03"));
    expect(prescribes("2026-03-04", history)).toBe(without);
  });

  it("equals a count of calendar days one by one, for 2,000 random histories", () => {
    const day = fc.integer({ min: 0, max: 900 });
    const stretch = fc.tuple(day, fc.option(fc.integer({ min: 0, max: 120 }), { freq: 8 }));
    fc.assert(
      fc.property(
        day,
        fc.array(stretch, { maxLength: 5 }),
        fc.array(day, { maxLength: 4 }),
        (forfeited, stretches, interruptions) => {
          const history = penaltyCase({
            otherLegalBars: stretches.map(([from, length]) =>
              between(clock(from, "11:00"), length === null ? undefined : clock(from + length, "13:00")),
            ),
            ...interrupted(...interruptions.map((on) => clock(on, "12:00"))),
          });
          const last = countedOut(forfeited, stretches, interruptions);
          const expected = last === undefined ? undefined : nl(clock(last + 1, "00:00"));
          expect(prescriptionOf(history)(Date.parse(nl(clock(forfeited, "12:00"))))).toBe(expected);
        },
      ),
      randomRuns(2_000),
    );
  });
});

/** Days are numbered from 1 January 2025. */
function clock(day: number, time: string): string {
  return `${new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)} ${time}`;
}

/** Finds the last day of prescription by crossing off days. */
function countedOut(
  forfeited: number,
  stretches: readonly (readonly [number, number | null])[],
  interruptions: readonly number[],
): number | undefined {
  const suspended = (day: number) =>
    stretches.some(([from, length]) => from <= day && (length === null || day <= from + length));
  const crossOff = (from: number): number => {
    let left = daysInSixMonths(from);
    for (let day = from + 1; day < from + 5_000; day += 1) {
      if (!suspended(day)) left -= 1;
      if (left === 0) return day;
    }
    return Infinity;
  };
  let last = crossOff(forfeited);
  for (const on of [...interruptions].sort((a, b) => a - b)) {
    if (on >= forfeited && on <= last) last = Math.max(last, crossOff(on));
  }
  return last === Infinity ? undefined : last;
}

function daysInSixMonths(from: number): number {
  const start = new Date(Date.UTC(2025, 0, 1 + from));
  const lastOfMonth = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 7, 0)).getUTCDate();
  const end = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 6, Math.min(start.getUTCDate(), lastOfMonth));
  return (end - start.getTime()) / 86_400_000;
}
