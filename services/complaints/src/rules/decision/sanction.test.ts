import { instant, TIME_ZONE } from "@exparte/dutch-time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeOf, days, NOW } from "../../../test/fixtures.js";
import {
  accruedCents,
  checkSanctions,
  HIGHEST_FINE_CENTS,
  type PeriodicPenalty,
  type SanctionTerms,
} from "./sanction.js";

const PENALTY: PeriodicPenalty = {
  kind: "PERIODIC_PENALTY",
  amountCents: 100_000,
  currency: "EUR",
  maximumCents: 1_000_000,
  from: instant("2026-06-18T09:00:00Z"),
};

describe("a periodic penalty", () => {
  it.each<[string, string, number]>([
    ["before its beginning", "2026-06-18T08:59:59Z", 0],
    ["at its beginning", "2026-06-18T09:00:00Z", 0],
    ["a moment later: a begun day counts", "2026-06-18T09:00:00.001Z", 100_000],
    ["when the first day is full", "2026-06-19T09:00:00Z", 100_000],
    ["a moment into the second", "2026-06-19T09:00:00.001Z", 200_000],
    ["when it is full", "2026-06-28T09:00:00Z", 1_000_000],
    ["years later", "2031-01-01T00:00:00Z", 1_000_000],
  ])("forfeits the expected amount %s", (_, until, cents) => {
    expect(accruedCents(PENALTY, instant(until))).toBe(cents);
  });

  it("counts a day of 25 hours, and one of 23, as one", () => {
    const autumn = { ...PENALTY, from: instant("2026-10-24T10:00:00Z") };
    expect(accruedCents(autumn, instant("2026-10-25T11:00:00Z"))).toBe(100_000);
    const spring = { ...PENALTY, from: instant("2026-03-28T11:00:00Z") };
    expect(accruedCents(spring, instant("2026-03-29T10:00:00.001Z"))).toBe(200_000);
  });

  it("cuts the last amount at its maximum, and does not overflow", () => {
    const uneven = { ...PENALTY, amountCents: 300_000 };
    expect(accruedCents(uneven, days(60))).toBe(1_000_000);
    const most = Number.MAX_SAFE_INTEGER;
    expect(accruedCents({ ...PENALTY, amountCents: most, maximumCents: most }, days(4_000))).toBe(most);
  });

  it("equals a count day by day, never falls, and never exceeds its maximum", () => {
    const moment = fc.date({ min: new Date("2024-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
    const amounts = fc.record({
      amountCents: fc.integer({ min: 1, max: 5_000 }),
      more: fc.integer({ min: 0, max: 99_999 }),
    });
    fc.assert(
      fc.property(moment, moment, amounts, (from, until, { amountCents, more }) => {
        const penalty = { ...PENALTY, amountCents, maximumCents: amountCents + more, from: instant(from) };
        let counted = 0;
        const begins = Temporal.Instant.from(penalty.from).toZonedDateTimeISO(TIME_ZONE);
        for (let day = 0; begins.add({ days: day }).epochMilliseconds < until.getTime(); day += 1)
          counted += amountCents;
        const cents = accruedCents(penalty, instant(until));
        expect(cents).toBe(Math.min(counted, penalty.maximumCents));
        expect(accruedCents(penalty, instant(until.getTime() + 3_600_000))).toBeGreaterThanOrEqual(cents);
      }),
    );
  });
});

describe("sanctions", () => {
  const BAN: SanctionTerms = { kind: "PROCESSING_BAN", processing: "Publishing the address.", from: NOW };
  const DAILY: SanctionTerms = { kind: "PERIODIC_PENALTY", amountCents: 1, maximumCents: 2, from: NOW };

  it("keep all their parts, and amounts are in euros unless stated otherwise", () => {
    expect(checkSanctions([{ kind: "FINE", amountCents: 1 }, DAILY, BAN], "s", NOW)).toEqual([
      { kind: "FINE", amountCents: 1, currency: "EUR" },
      { ...DAILY, currency: "EUR" },
      BAN,
    ]);
  });

  it("may include a fine of 20 million euros, or 4% of the stated worldwide turnover if that is more", () => {
    const fined = (amountCents: number, turnoverCents?: number) => {
      const fine: SanctionTerms = { kind: "FINE", amountCents };
      return codeOf(() => checkSanctions([turnoverCents === undefined ? fine : { ...fine, turnoverCents }], "s", NOW));
    };
    const ABOVE = "FINE_ABOVE_CEILING s[0].amountCents";
    expect([fined(HIGHEST_FINE_CENTS), fined(HIGHEST_FINE_CENTS + 1)]).toEqual(["done", ABOVE]);
    // 4% of 400 million euros is less than 20 million; of 600 million it is 24 million.
    expect([fined(HIGHEST_FINE_CENTS, 400_000_000_00), fined(HIGHEST_FINE_CENTS + 1, 400_000_000_00)]).toEqual([
      "done",
      ABOVE,
    ]);
    expect([fined(24_000_000_00, 600_000_000_00), fined(24_000_000_01, 600_000_000_00)]).toEqual(["done", ABOVE]);
    expect(fined(1, 0)).toBe("SANCTION_INVALID s[0].turnoverCents");
    expect(fined(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)).toBe(ABOVE);
    expect(checkSanctions([{ kind: "FINE", amountCents: 1, turnoverCents: 5 }], "s", NOW)).toEqual([
      { kind: "FINE", amountCents: 1, currency: "EUR", turnoverCents: 5 },
    ]);
  });

  it.each<[string, string, SanctionTerms[]]>([
    ["a fine of nothing", "SANCTION_INVALID s[0].amountCents", [{ kind: "FINE", amountCents: 0 }]],
    ["a fine of half a cent", "SANCTION_INVALID s[0].amountCents", [{ kind: "FINE", amountCents: 0.5 }]],
    ["a fine without an amount", "SANCTION_INVALID s[0].amountCents", [{ kind: "FINE" }]],
    ["a fine in dollars", "SANCTION_INVALID s[0].currency", [{ kind: "FINE", amountCents: 1, currency: "USD" }]],
    ["a fine in no currency", "SANCTION_INVALID s[0].currency", [{ kind: "FINE", amountCents: 1, currency: "euro" }]],
    [
      "a fine with a maximum",
      "SANCTION_INVALID s[0].maximumCents",
      [{ kind: "FINE", amountCents: 1, maximumCents: 2 }],
    ],
    [
      "two fines",
      "SANCTION_INVALID s[1].kind",
      [
        { kind: "FINE", amountCents: 1 },
        { kind: "FINE", amountCents: 2 },
      ],
    ],
    [
      "a penalty without a maximum",
      "SANCTION_INVALID s[0].maximumCents",
      [{ kind: "PERIODIC_PENALTY", amountCents: 1, from: NOW }],
    ],
    ["a penalty of more than its maximum", "SANCTION_INVALID s[0].maximumCents", [{ ...DAILY, amountCents: 3 }]],
    [
      "a penalty without a beginning",
      "SANCTION_INVALID s[0].from",
      [{ kind: "PERIODIC_PENALTY", amountCents: 1, maximumCents: 2 }],
    ],
    ["a penalty from before the decision", "SANCTION_INVALID s[0].from", [{ ...DAILY, from: days(-1) }]],
    ["a ban of nothing in particular", "FIELD_INVALID s[0].processing", [{ kind: "PROCESSING_BAN", from: NOW }]],
    ["a ban that ends before it begins", "SANCTION_INVALID s[0].until", [{ ...BAN, until: NOW }]],
    ["a ban with an amount", "SANCTION_INVALID s[0].amountCents", [{ ...BAN, amountCents: 1 }]],
  ])("refuse %s", (_, refused, asked) => {
    expect(codeOf(() => checkSanctions(asked, "s", NOW))).toBe(refused);
  });
});
