import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { between, item, nl, PER_DAY, penaltyCase } from "../../../test/penalty-case.js";
import type { ItemId } from "../ids.js";
import { checkPenaltyTerms, type PenaltyTerms } from "./penalty.js";
import { nextAmountsMoment } from "./penalty-account-next.js";
import { nextPenaltyMoment } from "./penalty-next.js";
import { penaltyStatement, UNITS_SHOWN } from "./penalty-statement.js";

const { maximumCents: _, ...DAILY } = PER_DAY;
const HOURLY: PenaltyTerms = { ...DAILY, unit: "HOUR" };
/** The term of `penaltyCase` has passed on 4 March 2026 at 10:00. */
const under = (terms: PenaltyTerms, change: Parameters<typeof penaltyCase>[0] = {}) =>
  penaltyCase({ versions: [{ from: nl("2026-03-02"), terms }], ...change });

describe("a penalty without a maximum (Rv 611b)", () => {
  it("may be set for every unit, of no more than can be counted in a century", () => {
    const check = (terms: PenaltyTerms, ...itemsOf: readonly number[]) => checkPenaltyTerms(terms, itemsOf, "penalty");
    for (const unit of ["HOUR", "DAY", "VIOLATION", "ONCE"] as const)
      expect(() => check({ ...DAILY, unit, per: "ITEM" }, 1_000)).not.toThrow();
    const most = Math.floor(Number.MAX_SAFE_INTEGER / (100 * 366 * 24));
    const tooMuch = expect.objectContaining({ code: "PENALTY_INVALID", facts: { field: "penalty.amountCents" } });
    expect(() => check({ ...HOURLY, amountCents: most }, 3)).not.toThrow();
    expect(() => check({ ...HOURLY, amountCents: most + 1 }, 3)).toThrow(tooMuch);
    expect(() => check({ ...HOURLY, amountCents: most, per: "ITEM" }, 2)).toThrow(tooMuch);
    expect(() => check({ ...HOURLY, amountCents: most }, 3, 3)).toThrow(tooMuch);
    expect(() => check({ ...DAILY, amountCents: most * 24 }, 3)).not.toThrow();
    expect(() => check({ ...DAILY, amountCents: most * 25 }, 3)).toThrow(tooMuch);
    const violation = { ...DAILY, unit: "VIOLATION" } as const;
    expect(() => check({ ...violation, amountCents: Math.floor(Number.MAX_SAFE_INTEGER / 10_000) }, 1)).not.toThrow();
    expect(() => check({ ...violation, amountCents: Math.ceil(Number.MAX_SAFE_INTEGER / 9_999) }, 1)).toThrow(tooMuch);
  });

  it("runs on, is never full, and prescribes unit by unit", () => {
    const statement = penaltyStatement(under(DAILY), nl("2027-03-04 10:00"));
    // By the calendar: 365 days have begun; those of 4 March to 3 September 2026 are six months old.
    expect(statement).toMatchObject({
      unitCount: 365,
      running: true,
      since: nl("2026-03-04 10:00"),
      maximumReached: false,
    });
    expect(statement.runs).toEqual([
      {
        unit: "DAY",
        count: 184,
        amountCents: 100_000,
        firstForfeitedAt: nl("2026-03-04 10:00"),
        lastForfeitedAt: nl("2026-09-03 10:00"),
        standing: "PRESCRIBED",
      },
      {
        unit: "DAY",
        count: 181,
        amountCents: 100_000,
        firstForfeitedAt: nl("2026-09-04 10:00"),
        lastForfeitedAt: nl("2027-03-03 10:00"),
        standing: "COLLECTIBLE",
      },
    ]);
    expect(statement.prescribedCents).toBe(184 * 100_000);
    expect(statement.prescribesNextAt).toBe(nl("2027-03-05"));
    expect(nextPenaltyMoment(under(DAILY), nl("2027-03-04 10:00"))).toBeUndefined();
  });

  it("is reckoned over ten years of hours of a thousand items without going through them", () => {
    const items = Array.from({ length: 1_000 }, (_, index) => item(idOf<ItemId>(`item-${index}`)));
    const history = under({ ...HOURLY, per: "ITEM" }, { items });
    const now = nl("2036-03-04 10:00");
    const statement = penaltyStatement(history, now);
    // Ten years with the leap days of 2028, 2032 and 2036, and as many hours lost in spring as won in autumn.
    expect(statement.unitCount).toBe(1_000 * 24 * 3_653);
    expect(statement.forfeitedCents).toBe(1_000 * 24 * 3_653 * 100_000);
    expect(statement.units).toHaveLength(UNITS_SHOWN);
    expect(statement.runs).toHaveLength(2_000);
    const later = penaltyStatement(history, now, nl("2036-03-04 09:00")).units;
    expect(later).toHaveLength(1_000);
    expect(later[0]).toMatchObject({ itemId: "item-0", forfeitedAt: nl("2036-03-04 09:00"), standing: "COLLECTIBLE" });
    expect(nextAmountsMoment(history, statement, now)).toBe(now);
    expect(nextPenaltyMoment(history, now)).toBeUndefined();
  });

  it("goes over into one with a maximum and back, and what is forfeited counts under it", () => {
    const versions = [
      { from: nl("2026-03-02"), terms: DAILY },
      { from: nl("2026-03-07"), terms: { ...DAILY, maximumCents: 450_000 } },
      { from: nl("2026-03-20"), terms: DAILY },
    ];
    const history = penaltyCase({ versions });
    // 4, 5 and 6 March; 7 March and half of the 8th; then from the day that begins on the 20th, the 20th and 21st.
    const statement = penaltyStatement(history, nl("2026-03-21 12:00"));
    expect(statement.units.map(({ amountCents }) => amountCents / 1000)).toEqual([100, 100, 100, 100, 50, 100, 100]);
    expect(statement.forfeitedCents).toBe(650_000);
    expect(penaltyStatement(history, nl("2026-03-10"))).toMatchObject({ maximumReached: true, running: false });
    expect(nextPenaltyMoment(history, nl("2026-03-06"))).toEqual({
      kind: "MAXIMUM_REACHED",
      at: nl("2026-03-08 10:00"),
    });
    expect(nextPenaltyMoment(history, nl("2026-03-10"))).toEqual({ kind: "ACCRUAL_STARTS", at: nl("2026-03-20") });
  });

  it("has a run for each item, and a new one where the amount changes or it stood still", () => {
    const items = [item(idOf<ItemId>("a")), item(idOf<ItemId>("b"), between("2026-03-05 12:00"))];
    const reduced = { effect: "REDUCED", from: nl("2026-03-06 10:00"), amountCents: 1_000 } as const;
    const history = under({ ...DAILY, per: "ITEM" }, { items, moderations: [reduced] });
    expect(
      penaltyStatement(history, nl("2026-03-08 12:00")).runs.map(
        ({ itemId, count, amountCents }) => `${itemId} ${count} x ${amountCents}`,
      ),
    ).toEqual(["a 2 x 100000", "b 2 x 100000", "a 3 x 1000"]);
  });

  it.each([
    ["within a day", between("2026-03-06 12:00", "2026-03-07 15:00")],
    ["from the end of one day to the beginning of another", between("2026-03-06 10:00", "2026-03-08 10:00")],
  ])("of whole days alone is forfeited at the end of each that was not interrupted: gone %s", (_, gone) => {
    const items = [item(idOf<ItemId>("a"), gone)];
    const history = under({ ...DAILY, startedUnits: false }, { items });
    const { runs, units } = penaltyStatement(history, nl("2026-03-10 12:00"));
    const [first, last] = [nl("2026-03-05 10:00"), nl("2026-03-10 10:00")];
    expect(runs).toMatchObject([{ count: 4, firstForfeitedAt: first, lastForfeitedAt: last }]);
    const days = ["2026-03-05 10:00", "2026-03-06 10:00", "2026-03-09 10:00", "2026-03-10 10:00"];
    expect(units.map(({ forfeitedAt }) => forfeitedAt)).toEqual(days.map(nl));
    const daysBy = (clock: string) => penaltyStatement(history, nl(clock)).unitCount;
    expect(["2026-03-05 09:59", ...days].map(daysBy)).toEqual([0, 1, 2, 3, 4]);
    expect(["2026-03-08 12:00", "2026-03-09 09:59"].map(daysBy)).toEqual([2, 2]);
  });

  it("counts a day once in which content goes and comes back", () => {
    const items = [item(idOf<ItemId>("a"), between("2026-03-05 12:00", "2026-03-05 13:00"))];
    expect(penaltyStatement(under(DAILY, { items }), nl("2026-03-07 09:00"))).toMatchObject({
      unitCount: 3,
      forfeitedCents: 300_000,
    });
  });
});
