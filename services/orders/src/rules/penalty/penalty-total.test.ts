import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { between, item, nl, penaltyCase } from "../../../test/penalty-case.js";
import { penaltyStatement } from "./penalty-statement.js";
import { penaltyTotal } from "./penalty-total.js";

const AT = nl("2026-03-06 11:00");
const idle = () => penaltyStatement(penaltyCase(), AT);
const obedient = () => penaltyStatement(penaltyCase({ items: [item(idOf("a"), between("2026-03-04 09:00"))] }), AT);

describe("what all addressees of an order have forfeited together", () => {
  it("is the sum of their accounts, and runs while one of them runs", () => {
    expect(idle()).toMatchObject({ forfeitedCents: 300_000, running: true });
    expect(penaltyTotal([obedient(), idle(), idle()], AT)).toEqual({
      asOf: AT,
      currency: "EUR",
      forfeitedCents: 600_000,
      prescribedCents: 0,
      collectibleCents: 600_000,
      fallenAwayCents: 0,
      notAdmittedCents: 0,
      pendingCents: 0,
      running: true,
    });
    expect(penaltyTotal([obedient()], AT)).toMatchObject({ forfeitedCents: 0, running: false });
  });

  it("has no currency where the order has no penalty", () => {
    expect(penaltyTotal([], AT)).not.toHaveProperty("currency");
    const { currency: _, ...none } = idle();
    expect(penaltyTotal([none, idle()], AT).currency).toBe("EUR");
  });

  it("refuses a sum beyond the safe integer range, and does not round it", () => {
    const huge = { ...idle(), forfeitedCents: Number.MAX_SAFE_INTEGER };
    expect(() => penaltyTotal([huge, huge], AT)).toThrow(
      expect.objectContaining({
        code: "PENALTY_TOO_LARGE",
        message: expect.stringContaining("ask for each on its own"),
        facts: { field: "TakedownOrder.penalty" },
      }),
    );
  });
});
