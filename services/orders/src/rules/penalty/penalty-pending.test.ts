import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { between, item, nl, PER_DAY, penaltyCase } from "../../../test/penalty-case.js";
import type { PenaltyHistory, PenaltyItem } from "./penalty-history.js";
import { penaltyStatement, UNITS_SHOWN } from "./penalty-statement.js";

const { maximumCents: _, ...DAILY } = PER_DAY;
const HOURLY = { ...DAILY, unit: "HOUR", per: "ITEM" } as const;
/** The terms of the others have passed on 4 March 2026 at 10:00; of these only once their claims are rejected. */
const claimed = (change: Partial<PenaltyItem> = {}): Partial<PenaltyItem> => ({
  complianceTerms: [],
  termsIfRejected: [{ endsAt: nl("2026-03-04 10:00") }],
  ...change,
});
const under = (terms: object, items: PenaltyHistory["items"]) =>
  penaltyCase({ versions: [{ from: nl("2026-03-02"), terms: { ...HOURLY, ...terms } }], items });

describe("what is pending under a maximum", () => {
  it("is the first of what a rejection adds, and of its last unit only what there is room for", () => {
    const claim = { ...item(idOf("2")), ...claimed() };
    const history = under({ unit: "DAY", maximumCents: 350_000 }, [claim, item(idOf("1"))]);
    const { units, forfeitedCents, pendingCents } = penaltyStatement(history, nl("2026-03-05 12:00"));
    expect([forfeitedCents, pendingCents]).toEqual([200_000, 150_000]);
    const pending = units.filter(({ standing }) => standing === "PENDING");
    expect(pending.map(({ forfeitedAt, itemId, amountCents }) => [forfeitedAt, itemId, amountCents])).toEqual([
      [nl("2026-03-04 10:00"), "2", 100_000],
      [nl("2026-03-05 10:00"), "2", 50_000],
    ]);
    // What is forfeited leaves no room on the next day but one.
    expect(penaltyStatement(history, nl("2026-03-07 12:00"))).toMatchObject({
      forfeitedCents: 350_000,
      pendingCents: 0,
    });
  });
});

describe("what is pending of several claims under a maximum", () => {
  it("is the first in time, whichever item it is of, and each is counted", () => {
    const items = [
      { ...item(idOf("2")), ...claimed() },
      { ...item(idOf("3")), ...claimed({ termsIfRejected: [{ endsAt: nl("2026-03-05 09:00") }] }) },
    ];
    const history = under({ unit: "DAY", maximumCents: 350_000 }, items);
    const { units, runs, pendingCents } = penaltyStatement(history, nl("2026-03-08 12:00"));
    expect(pendingCents).toBe(350_000);
    expect(units.map(({ forfeitedAt, itemId, amountCents }) => [forfeitedAt, itemId, amountCents])).toEqual([
      [nl("2026-03-04 10:00"), "2", 100_000],
      [nl("2026-03-05 09:00"), "3", 100_000],
      [nl("2026-03-05 10:00"), "2", 100_000],
      [nl("2026-03-06 09:00"), "3", 50_000],
    ]);
    expect(runs.every(({ count }) => count > 0)).toBe(true);
    expect(runs.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  });
});

describe("what is pending while a claim is unanswered (Rv 611d), without a maximum", () => {
  it("is reckoned for years of hours, as one run, and listed from any moment on", () => {
    const history = under({}, [item(idOf("1")), { ...item(idOf("2")), ...claimed() }]);
    const statement = penaltyStatement(history, nl("2036-03-04 10:00"));
    const { unitCount, runs, pendingCents, forfeitedCents, units } = statement;
    const pending = runs.filter(({ standing }) => standing === "PENDING");
    expect(pending).toMatchObject([{ itemId: "2", count: unitCount / 2 }]);
    expect(pendingCents).toBe(forfeitedCents);
    expect(units).toHaveLength(UNITS_SHOWN);
    expect(units.slice(0, 2)).toMatchObject([
      { itemId: "1", forfeitedAt: nl("2026-03-04 10:00") },
      { itemId: "2", forfeitedAt: nl("2026-03-04 10:00"), standing: "PENDING" },
    ]);
    const later = penaltyStatement(history, nl("2036-03-04 10:00"), nl("2036-03-04 08:00"));
    expect(later.units.map(({ itemId, forfeitedAt }) => [itemId, forfeitedAt])).toEqual([
      ["1", nl("2036-03-04 08:00")],
      ["2", nl("2036-03-04 08:00")],
      ["1", nl("2036-03-04 09:00")],
      ["2", nl("2036-03-04 09:00")],
    ]);
  });

  it("of the order as a whole is only what is not forfeited already, also where the rejection moves its hours", () => {
    const late = { complianceTerms: [{ endsAt: nl("2026-03-05 10:30") }] };
    const history = under({ per: "ORDER" }, [
      { ...item(idOf("1")), ...late },
      { ...item(idOf("2")), ...claimed() },
    ]);
    // 24 hours and a half before the others begin; then each of them stands for the one that it would be.
    expect(penaltyStatement(history, nl("2026-03-06 10:30"))).toMatchObject({
      forfeitedCents: 24 * DAILY.amountCents,
      pendingCents: 25 * DAILY.amountCents,
      unitCount: 49,
    });
  });

  it("of the order as a whole begins where those that are forfeited end, though the rejection moves these", () => {
    const late = { complianceTerms: [{ endsAt: nl("2026-03-04 10:30") }] };
    const first = { ...item(idOf("1"), between("2026-03-04 14:30")), ...late };
    const history = under({ per: "ORDER" }, [first, { ...item(idOf("2")), ...claimed() }]);
    const { units } = penaltyStatement(history, nl("2026-03-04 18:00"));
    expect(units.map(({ forfeitedAt, standing }) => [forfeitedAt, standing])).toEqual([
      ...["10:30", "11:30", "12:30", "13:30"].map((time) => [nl(`2026-03-04 ${time}`), "COLLECTIBLE"]),
      ...["14:00", "15:00", "16:00", "17:00"].map((time) => [nl(`2026-03-04 ${time}`), "PENDING"]),
    ]);
  });

  it("costs as much as what happened, and not as the time that went by", () => {
    const items = Array.from({ length: 2_000 }, (_, index) => ({ ...item(idOf(`${index}`)), ...claimed() }));
    expect(penaltyStatement(under({}, items), nl("2036-03-04 10:00")).runs).toHaveLength(2_000);
  });
});
