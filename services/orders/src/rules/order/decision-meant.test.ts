import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes } from "../../../test/fixtures.js";
import {
  acknowledged,
  appeals,
  decidesAppeal,
  goOn,
  lodges,
  POSTER,
  story,
  upholds,
  VIDSHARE,
} from "../../../test/story.js";
import type { Appellant } from "../appeal/appellant.js";
import type { OppositionId } from "../ids.js";
import { decisionMeant, type NamedDecision } from "./decision-meant.js";
import type { OrderCommand } from "./order-commands.js";

const APPLICANT: Appellant = { role: "APPLICANT" };
const THIRD: Appellant = { role: "THIRD_PARTY", reference: "reader-2026-3" };
const upheld = () => story([10, acknowledged(10)], [20, lodges()], [24, upholds()]);
const own = issuedOrder().document;
const inCase = (court: string, caseNumber: string): NamedDecision => ({
  appealOf: { court: idOf(court), caseNumber: idOf(caseNumber) },
});
const ofOrder: NamedDecision = { appealOf: { court: own.court, caseNumber: own.caseNumber } };
const firstAppeal = inCase("gh-amsterdam", "200.123.456/01");

/** The applicant's appeal, and vidshare's at the same court in that case or another. */
const both = (change: Parameters<typeof appeals>[0] = {}) =>
  goOn(upheld(), [26, appeals()], [27, appeals({ appealId: idOf("appeal-2"), appellant: VIDSHARE, ...change })]);
const confirms = (appealId: string): OrderCommand => decidesAppeal("CONFIRMED", { appealId });
const withdraws: OrderCommand = { type: "withdrawOrderAppeal", appealId: idOf("appeal-1"), reasons: "Settled." };

const NONE = {
  code: "DECISION_NOT_GIVEN",
  message: "Order order-1 has no such decision to appeal against; have the court that decided record it first.",
  facts: { orderId: "order-1", field: "input.appealOf" },
};

describe("rule: the decision that an appeal is against is named by its court and case number", () => {
  it.each<[string, NamedDecision]>([
    ["another court", inCase("gh-den-haag", own.caseNumber)],
    ["another case of the court that gave the order", inCase(own.court, "C/13/9")],
    ["the court of an appeal, and another case", inCase("gh-amsterdam", "200.9/01")],
    ["the case of an appeal, and another court", inCase("gh-den-haag", "200.123.456/01")],
  ])("none is meant by %s", (_, named) => {
    const order = goOn(upheld(), [26, appeals()], [30, decidesAppeal("CONFIRMED")]);
    expect(() => decisionMeant(order, named, APPLICANT)).toThrowError(expect.objectContaining(NONE));
  });

  it.each<[string, Parameters<typeof appeals>[0], NamedDecision]>([
    ["its case", { caseNumber: idOf("200.9/01") }, inCase("gh-amsterdam", "200.9/01")],
    ["its court", { heardBy: idOf("gh-den-haag") }, inCase("gh-den-haag", "200.123.456/01")],
  ])("of two on appeal, the one of %s", (_, change, named) => {
    const order = goOn(both(change), [30, confirms("appeal-1")], [31, confirms("appeal-2")]);
    expect(decisionMeant(order, named, APPLICANT)).toEqual({ decision: "APPEAL", appealId: "appeal-2" });
    expect(decisionMeant(order, firstAppeal, VIDSHARE)).toEqual({ decision: "APPEAL", appealId: "appeal-1" });
  });

  it("of two appeals in one case, the one that was decided", () => {
    const order = goOn(both(), [30, withdraws], [31, confirms("appeal-2")]);
    expect(decisionMeant(order, firstAppeal, APPLICANT)).toEqual({ decision: "APPEAL", appealId: "appeal-2" });
    const pending = goOn(both(), [31, confirms("appeal-2")]);
    expect(decisionMeant(pending, firstAppeal, APPLICANT)).toEqual({ decision: "APPEAL", appealId: "appeal-2" });
  });

  it("and where none was decided yet, the one that is pending, so that the refusal can say so", () => {
    const order = goOn(upheld(), [26, appeals()]);
    expect(decisionMeant(order, firstAppeal, APPLICANT)).toEqual({ decision: "APPEAL", appealId: "appeal-1" });
  });

  it("of two decided in one case, the one of the same party, or the one that is named", () => {
    const order = goOn(both(), [30, confirms("appeal-1")], [31, confirms("appeal-2")]);
    expect(decisionMeant(order, firstAppeal, VIDSHARE)).toMatchObject({ appealId: "appeal-2" });
    expect(decisionMeant(order, { ...firstAppeal, appealId: idOf("appeal-1") }, THIRD)).toMatchObject({
      appealId: "appeal-1",
    });
    expect(() => decisionMeant(order, firstAppeal, THIRD)).toThrowError(
      expect.objectContaining({
        code: "DECISION_AMBIGUOUS",
        message:
          "More than one such decision was given in that case: appeal-1, appeal-2. Name the one that is meant in input.appealId.",
        facts: { orderId: "order-1", field: "input.appealId" },
      }),
    );
  });

  it("and a party on whose oppositions two decisions were given has to name one", () => {
    const twice = goOn(upheld(), [25, lodges(VIDSHARE, "opposition-2", "New grounds.")], [26, upholds("opposition-2")]);
    const named = { ...ofOrder, against: "OPPOSITION" } as const;
    expect(() => decisionMeant(twice, named, VIDSHARE)).toThrowError(
      expect.objectContaining({
        code: "DECISION_AMBIGUOUS",
        message: expect.stringContaining(
          "opposition-1, opposition-2. Name the one that is meant in input.oppositionId.",
        ),
      }),
    );
    expect(() => decisionMeant(twice, named, POSTER)).toThrowError(
      expect.objectContaining({ code: "DECISION_AMBIGUOUS" }),
    );
  });

  it("is refused where it says neither which decision, nor one that was given", () => {
    expect(() => decisionMeant(upheld(), ofOrder, APPLICANT)).toThrowError(
      expect.objectContaining({
        code: "FIELD_INVALID",
        message: "input.against says which decision in that case is appealed against: OPPOSITION or MAIN_JUDGMENT.",
        facts: { field: "input.against" },
      }),
    );
    const unknown: NamedDecision = {
      ...ofOrder,
      against: "OPPOSITION",
      oppositionId: idOf<OppositionId>("opposition-9"),
    };
    expect(() => decisionMeant(upheld(), unknown, APPLICANT)).toThrowError(
      expect.objectContaining({
        code: "DECISION_NOT_GIVEN",
        message: 'input.oppositionId: nothing was decided on "opposition-9" in that case; leave it out.',
        facts: { field: "input.oppositionId" },
      }),
    );
  });

  it.each<[NamedDecision, string, string]>([
    [{ ...firstAppeal, against: "OPPOSITION" }, "against", "the case of the court that gave the order"],
    [
      { ...firstAppeal, oppositionId: idOf("opposition-1") },
      "oppositionId",
      "the case of the court that gave the order",
    ],
    [{ ...ofOrder, appealId: idOf("appeal-1") }, "appealId", "a case of the court that heard that appeal"],
    [
      { ...ofOrder, against: "MAIN_JUDGMENT", oppositionId: idOf("opposition-1") },
      "oppositionId",
      "an appeal against OPPOSITION",
    ],
  ])("%o is refused what belongs to another decision: %s", (named, name, whose) => {
    const order = goOn(upheld(), [26, appeals()]);
    expect(() => decisionMeant(order, named, APPLICANT)).toThrowError(
      expect.objectContaining({
        code: "FIELD_INVALID",
        message: `input.${name} is of ${whose}; leave it out.`,
        facts: { field: `input.${name}` },
      }),
    );
  });

  it("is not one of an opposition that nobody has decided yet", () => {
    const pending = story([10, acknowledged(10)], [20, lodges()]);
    expect(pending.oppositions[0]?.lodgedAt).toBe(minutes(20));
    expect(() => decisionMeant(pending, { ...ofOrder, against: "OPPOSITION" }, VIDSHARE)).toThrowError(
      expect.objectContaining(NONE),
    );
  });
});
