import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes } from "../../../test/fixtures.js";
import {
  acknowledged,
  appeals,
  decided,
  decidesAppeal,
  goOn,
  liftsFor,
  lodges,
  modifiesOnAppeal,
  type Step,
  story,
  upholds,
  versionOf,
  videos,
  WITHDRAWN,
} from "../../../test/story.js";
import { appealsOf } from "../order/appealed-decision.js";
import type { Order } from "../order/order.js";
import type { OrderCommand } from "../order/order-commands.js";
import { type AppealedDecision, isAppealDecidedSo, sameDecision } from "./appeal.js";

const appealed = (...steps: readonly Step[]) =>
  goOn(story([10, acknowledged(10)], [20, lodges()], [24, upholds()], [26, appeals()]), ...steps);
const withdraws: OrderCommand = { type: "withdrawOrderAppeal", appealId: idOf("appeal-1"), reasons: "Settled." };
const narrows = (change: { enforceableDespiteAppeal?: boolean } = {}) =>
  modifiesOnAppeal(versionOf(appealed(), videos(1)), change);

describe("the decision that is appealed against", () => {
  const decisions: Readonly<Record<string, AppealedDecision>> = {
    "on an opposition": { decision: "OPPOSITION", oppositionId: idOf("opposition-1") },
    "on another opposition": { decision: "OPPOSITION", oppositionId: idOf("opposition-2") },
    "the main judgment": { decision: "MAIN_JUDGMENT" },
    "on an appeal": { decision: "APPEAL", appealId: idOf("appeal-1") },
    "on another appeal": { decision: "APPEAL", appealId: idOf("appeal-2") },
  };
  it.each(Object.keys(decisions))("%s: is the same as itself, and as no other", (name) => {
    const one = decisions[name];
    const same = Object.keys(decisions).filter(
      (other) => one && decisions[other] && sameDecision(one, decisions[other]),
    );
    expect(same).toEqual([name]);
  });
});

describe("an appeal", () => {
  it.each<[string, Parameters<typeof appeals>[0]]>([
    ["at another court", { heardBy: idOf("gh-den-haag") }],
    ["in another case", { caseNumber: idOf("200.9/01") }],
    ["at another moment", { lodgedAt: minutes(24) }],
  ])("lodged anew %s is another, and not a retry", (_, change) => {
    expect(() => decided(appealed(), 27, appeals(change))).toThrowError(
      expect.objectContaining({ code: "APPEAL_PENDING" }),
    );
  });

  const DECIDED = "against a decision on appeal a further one is lodged, at the court that hears it.";
  const ANEW = "who asks after all lodges it anew, as long as its term runs.";
  const MOOT =
    "nothing about the order is left to decide on it. What the parties still dispute otherwise, such as costs, is not recorded here.";
  it.each<[string, Step, string]>([
    ["CONFIRMED", [30, decidesAppeal("CONFIRMED")], DECIDED],
    ["MODIFIED", [30, narrows()], DECIDED],
    ["ANNULLED", [30, decidesAppeal("ANNULLED")], DECIDED],
    ["WITHDRAWN", [30, withdraws], ANEW],
    ["MOOT", [30, liftsFor(WITHDRAWN)], MOOT],
  ])("that is %s is not decided again, and the refusal names what is left", (status, step, wayOut) => {
    expect(() => decided(appealed(step), 31, { ...withdraws, reasons: "Other." })).toThrowError(
      expect.objectContaining({
        code: "APPEAL_DECIDED",
        message: `Appeal appeal-1 is ${status} since ${minutes(30)}; ${wayOut}`,
        facts: { appealId: "appeal-1", status },
      }),
    );
  });
});

describe("a decision on appeal", () => {
  const [reasons, reinstateWithin] = ["The court below was right.", "PT6H"];
  const decidedOn = (order: Order) => {
    const [appeal] = appealsOf(order);
    if (appeal === undefined) throw new Error("Nothing was lodged");
    return appeal;
  };

  it.each<[string, OrderCommand, object | undefined]>([
    ["nothing else", decidesAppeal("CONFIRMED"), undefined],
    ["a term for putting back", decidesAppeal("ANNULLED", { reinstateWithin }), { reinstateWithin }],
    [
      "that it is enforceable",
      decidesAppeal("CONFIRMED", { enforceableDespiteAppeal: true }),
      { enforceableDespiteAppeal: true },
    ],
    ["that it is not enforceable", narrows({ enforceableDespiteAppeal: false }), { enforceableDespiteAppeal: false }],
  ])("is kept with its reasons and with %s", (_, command, terms) => {
    const { reasons: kept, decidedAt, terms: said, ...appeal } = decidedOn(appealed([30, command]));
    expect([kept, decidedAt, said]).toEqual([expect.any(String), minutes(30), terms]);
    expect("terms" in decidedOn(appealed([30, command]))).toBe(terms !== undefined);
    expect(appeal).toMatchObject({ id: "appeal-1", lodgedAt: minutes(25) });
  });

  const annulled = () => decidedOn(appealed([30, decidesAppeal("ANNULLED", { reinstateWithin })]));
  const confirmed = () => decidedOn(appealed([30, decidesAppeal("CONFIRMED")]));
  it("in the same way again is a retry", () => {
    expect(isAppealDecidedSo(annulled(), { outcome: "ANNULLED", reasons, reinstateWithin })).toBe(true);
    expect(isAppealDecidedSo(confirmed(), { outcome: "CONFIRMED", reasons })).toBe(true);
  });

  it.each<[string, Parameters<typeof isAppealDecidedSo>[1]]>([
    ["another outcome", { outcome: "CONFIRMED", reasons, reinstateWithin }],
    ["other reasons", { outcome: "ANNULLED", reasons: "It is lawful.", reinstateWithin }],
    ["another term", { outcome: "ANNULLED", reasons, reinstateWithin: "PT7H" }],
    ["no term", { outcome: "ANNULLED", reasons }],
    ["what is enforceable", { outcome: "ANNULLED", reasons, reinstateWithin, enforceableDespiteAppeal: true }],
  ])("with %s is another", (_, decision) => {
    expect(isAppealDecidedSo(annulled(), decision)).toBe(false);
  });

  it("that lets go is not enforceable despite appeal, nor the opposite: what it lets go goes back", () => {
    for (const enforceableDespiteAppeal of [true, false])
      expect(() => decided(appealed(), 30, decidesAppeal("ANNULLED", { enforceableDespiteAppeal }))).toThrowError(
        expect.objectContaining({
          code: "FIELD_INVALID",
          message:
            "decision.enforceableDespiteAppeal is for a decision that keeps the order; what a decision lets go goes back whatever is lodged against it. Leave it out.",
          facts: { field: "decision.enforceableDespiteAppeal" },
        }),
      );
  });
});
