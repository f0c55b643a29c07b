import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { between, item, nl, penaltyCase } from "../../../test/penalty-case.js";
import { nextAmountsMoment } from "./penalty-account-next.js";
import type { PenaltyHistory } from "./penalty-history.js";
import { penaltyStatement } from "./penalty-statement.js";

const next = (history: PenaltyHistory, clock: string) =>
  nextAmountsMoment(history, penaltyStatement(history, nl(clock)), nl(clock));

describe("the next moment at which the amounts of an account change by themselves", () => {
  it("is when the next unit is forfeited, and after the last unit when the first prescribes", () => {
    expect(next(penaltyCase(), "2026-03-03")).toBe(nl("2026-03-04 10:00"));
    expect(next(penaltyCase(), "2026-03-04 11:00")).toBe(nl("2026-03-05 10:00"));
    expect(next(penaltyCase(), "2026-03-13 11:00")).toBe(nl("2026-09-05"));
    expect(next(penaltyCase(), "2026-09-05")).toBe(nl("2026-09-06"));
    expect(next(penaltyCase(), "2026-09-14")).toBeUndefined();
  });

  it("is the present moment when a unit is forfeited at it, because only a later account contains that unit", () => {
    expect(next(penaltyCase(), "2026-03-04 10:00")).toBe(nl("2026-03-04 10:00"));
  });

  it("is when the next unit is forfeited, even while none of them prescribes", () => {
    const history = penaltyCase({ notKnowable: [between("2026-03-01")] });
    expect(next(history, "2026-03-04 11:00")).toBe(nl("2026-03-05 10:00"));
    expect(next(history, "2026-03-14")).toBeUndefined();
  });

  it("is always later than what the account has counted", () => {
    let clock = nl("2026-03-02 11:00");
    const amounts: number[] = [];
    for (let moment = nextAt(clock); moment !== undefined; moment = nextAt(clock)) {
      expect(moment >= clock).toBe(true);
      // As the timer does: whatever happens at a moment is in the account of any later moment.
      clock = new Date(Date.parse(moment) + 1).toISOString() as typeof clock;
      const { forfeitedCents, prescribedCents } = penaltyStatement(penaltyCase(), clock);
      amounts.push(forfeitedCents - prescribedCents);
    }
    const up = Array.from({ length: 10 }, (_, index) => (index + 1) * 100_000);
    expect(amounts).toEqual([...up, ...up.slice(0, -1).reverse(), 0]);
  });

  it("does not exist when nothing was forfeited and nothing can be, or when all of it was cancelled", () => {
    expect(next(penaltyCase({ items: [item(idOf("a"), between("2026-03-03"))] }), "2026-03-03")).toBeUndefined();
    const ended = { at: nl("2026-03-06"), how: "LIFTED", forfeited: "FALLS_AWAY" } as const;
    expect(next(penaltyCase({ ended }), "2026-03-07")).toBeUndefined();
  });
});

function nextAt(moment: ReturnType<typeof nl>) {
  return nextAmountsMoment(penaltyCase(), penaltyStatement(penaltyCase(), moment), moment);
}
