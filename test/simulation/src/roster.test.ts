import { describe, expect, it } from "vitest";
import { DEFAULTS } from "./assumptions.js";
import { rosterOf } from "./roster.js";

const at = (text: string) => Date.parse(text);
const roster = rosterOf(4, DEFAULTS);

describe("the roster", () => {
  it.each([
    ["before office hours", "2026-01-05T08:59:59+01:00", 0],
    ["from nine on a working day", "2026-01-05T09:00:00+01:00", 4],
    ["until five", "2026-01-05T16:59:59+01:00", 4],
    ["after five", "2026-01-05T17:00:00+01:00", 0],
    ["on Saturday at nine", "2026-01-10T09:00:00+01:00", 0],
    ["on Saturday at ten", "2026-01-10T10:00:00+01:00", 2],
    ["on King's Day, a Monday", "2026-04-27T12:00:00+02:00", 2],
    ["on King's Day in the afternoon", "2026-04-27T14:00:00+02:00", 0],
    ["at nine in summer time", "2026-07-01T09:00:00+02:00", 4],
  ])("knows who is on duty %s", (_, moment, judges) => {
    expect(roster.onDuty(at(moment))).toBe(judges);
  });

  it("opens again in the morning, even after a weekend or a clock change", () => {
    expect(roster.nextOpening(at("2026-01-05T09:00:00+01:00"))).toBe(at("2026-01-06T09:00:00+01:00"));
    expect(roster.nextOpening(at("2026-01-09T18:00:00+01:00"))).toBe(at("2026-01-10T10:00:00+01:00"));
    expect(roster.nextOpening(at("2026-03-28T20:00:00+01:00"))).toBe(at("2026-03-29T10:00:00+02:00"));
  });

  it("has at least one judge on duty at weekends, however small their share", () => {
    expect(rosterOf(1, { ...DEFAULTS, weekendShare: 0 }).onDuty(at("2026-01-10T11:00:00+01:00"))).toBe(1);
  });

  it("counts the hours on duty of a week, and of a part of a day", () => {
    expect(roster.dutyHours(at("2026-01-05T00:00:00+01:00"), at("2026-01-12T00:00:00+01:00"))).toBe(4 * 40 + 2 * 8);
    expect(roster.dutyHours(at("2026-01-05T16:00:00+01:00"), at("2026-01-06T10:00:00+01:00"))).toBe(4 * 2);
  });

  it("has hearings on working days only", () => {
    expect(roster.hearingDay(at("2026-01-10T11:00:00+01:00"))).toBe(at("2026-01-12T09:00:00+01:00"));
    expect(roster.hearingDay(at("2026-01-12T09:00:00+01:00"))).toBe(at("2026-01-12T09:00:00+01:00"));
  });
});
