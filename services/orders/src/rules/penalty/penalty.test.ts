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
