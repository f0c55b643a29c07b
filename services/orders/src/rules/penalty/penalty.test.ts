import { describe, expect, it } from "vitest";
import { PER_DAY } from "../../../test/penalty-case.js";
import { checkPenaltyTerms, type PenaltyTerms } from "./penalty.js";

const once = (amountCents: number, per?: PenaltyTerms["per"]): PenaltyTerms => ({
  amountCents,
  currency: "EUR",
  unit: "ONCE",
  ...(per === undefined ? {} : { per }),
});

describe("the terms of a penalty", () => {
  it.each(["EURO", "xEUR", "eur", "€", ""])("cannot be in the currency '%s'", (currency) => {
    expect(() => checkPenaltyTerms({ ...PER_DAY, currency }, [1], "order.penalty")).toThrow(
      expect.objectContaining({
        code: "PENALTY_INVALID",
        message: expect.stringContaining("an ISO 4217 code such as EUR"),
        facts: { field: "order.penalty.currency" },
      }),
    );
  });

  it("have an amount while violations last only beside one for each violation, in whole cents", () => {
    const lasting = (amountCents: number, change: Partial<PenaltyTerms> = {}) => ({
      ...PER_DAY,
      unit: "VIOLATION" as const,
      whileLasting: { amountCents, unit: "DAY" as const },
      ...change,
    });
    const check = (terms: PenaltyTerms) => () => checkPenaltyTerms(terms, [1], "penalty");
    const refusedAt = (field: string, says = "") =>
      expect.objectContaining({ code: "PENALTY_INVALID", message: expect.stringContaining(says), facts: { field } });
    expect(check(lasting(50_000))).not.toThrow();
    expect(check(lasting(50_000, { unit: "DAY" }))).toThrow(
      refusedAt(
        "penalty.whileLasting",
        "penalty.whileLasting is added to an amount for each VIOLATION, and the unit is DAY; leave it out.",
      ),
    );
    expect(check(lasting(0))).toThrow(
      refusedAt("penalty.whileLasting.amountCents", "penalty.whileLasting.amountCents must be whole cents above zero."),
    );
    expect(check(lasting(0.5))).toThrow(refusedAt("penalty.whileLasting.amountCents"));
    // One maximum for both: at least one unit of either, and at most 10,000 of the smaller.
    expect(check(lasting(1_000_001))).toThrow(refusedAt("penalty.maximumCents"));
    expect(check(lasting(99))).toThrow(refusedAt("penalty.maximumCents"));
    const { maximumCents: _, ...unlimited } = lasting(Number.MAX_SAFE_INTEGER);
    expect(check(unlimited)).toThrow(refusedAt("penalty.amountCents"));
  });

  it("are for once for all items together, unless each counts on its own, and within what can be counted", () => {
    const most = Number.MAX_SAFE_INTEGER;
    const check = (terms: PenaltyTerms, ...itemsOf: readonly number[]) => checkPenaltyTerms(terms, itemsOf, "penalty");
    expect(() => check(once(most), 3)).not.toThrow();
    expect(() => check(once(most, "ITEM"), 1)).not.toThrow();
    const tooMuch = expect.objectContaining({ code: "PENALTY_INVALID", facts: { field: "penalty.amountCents" } });
    expect(() => check(once(most, "ITEM"), 3)).toThrow(tooMuch);
    expect(() => check(once(most), 3, 1)).toThrow(tooMuch);
  });
});
