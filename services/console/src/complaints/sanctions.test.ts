import { describe, expect, it } from "vitest";
import { typedIn } from "../court/fields.js";
import { sanctionField, sanctionsIn } from "./sanctions.js";

const sanctionsOf = (fields: Readonly<Record<string, string>>) =>
  sanctionsIn(typedIn(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]))));

describe("the sanctions of a decision", () => {
  it("are those that are ticked", () => {
    expect(sanctionsOf({ fine: "yes", fineAmount: "75.000" })).toEqual({
      sanctions: [{ kind: "FINE", amountCents: 7_500_000 }],
      wrong: [],
    });
    expect(sanctionsOf({ fineAmount: " ", banFrom: "" })).toEqual({ sanctions: [], wrong: [] });
  });

  it("are in euros, and a periodic penalty in another currency where one is given", () => {
    const penalty = {
      penalty: "yes",
      penaltyAmount: "1000",
      penaltyMaximum: "20.000",
      penaltyFrom: "2026-12-01T09:00",
    };
    const [euros] = sanctionsOf(penalty).sanctions;
    expect(euros).not.toHaveProperty("currency");
    const { sanctions, wrong } = sanctionsOf({ ...penalty, penaltyCurrency: "usd" });
    expect([sanctions[0]?.currency, wrong]).toEqual(["USD", []]);
    expect(sanctionField("input.sanctions[0].currency", sanctions)).toBe("penaltyCurrency");
  });

  it.each([
    ["fine", "fineAmount", "75.000"],
    ["fine", "turnover", "30.000.000"],
    ["penalty", "penaltyMaximum", "20.000"],
    ["penalty", "penaltyCurrency", "USD"],
    ["ban", "processing", "Publishing the address."],
    ["ban", "banUntil", "2027-01-01T00:00"],
  ])("are not left out where %s is not ticked and %s is filled in", (ticked, name, value) => {
    expect(sanctionsOf({ [name]: value }).wrong).toEqual([{ at: ticked, problem: { kind: "unticked" } }]);
  });

  it("begin at one of two moments where the clock goes back in between, once it is said which", () => {
    const ban = { ban: "yes", processing: "Publishing the address." };
    expect(sanctionsOf({ ...ban, banFrom: "2026-10-25T02:30" }).wrong).toEqual([
      { at: "banFrom", problem: { kind: "twice" } },
    ]);
    expect(sanctionsOf({ ...ban, banFrom: "2026-10-25T02:30+01:00" })).toMatchObject({
      sanctions: [{ from: "2026-10-25T01:30:00.000Z" }],
      wrong: [],
    });
  });
});
