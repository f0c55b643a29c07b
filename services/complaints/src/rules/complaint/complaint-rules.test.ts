import { type Instant, instant } from "@exparte/dutch-time";
import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import {
  after,
  CONTENT,
  codeOf,
  DISMISSAL,
  days,
  filed,
  INFRINGEMENT,
  JOURNALISM,
  remedy,
} from "../../../test/fixtures.js";
import type { DecisionTerms } from "../decision/decision.js";
import type { RemedyContent, RemedySide } from "../decision/remedy.js";
import { type Complaint, orderOf, standingDecision } from "./complaint.js";
import { type ComplaintCommand, decideComplaint } from "./complaint-decisions.js";

/** One test for each rule of the domain reference, §6, in its own words; the others go through every case. */

/** Six weeks after NOW, a Thursday, the last day is Thursday 16 July; the first moment too late is its midnight. */
const LAST_DAY = instant("2026-07-16T21:59:59Z");
const TOO_LATE = instant("2026-07-16T22:00:00Z");

const decide = (decision: DecisionTerms): ComplaintCommand => ({ type: "decide", decisionId: idOf("d1"), decision });
const lodge = (remedyId: string, change: Partial<RemedyContent>): ComplaintCommand => ({
  type: "lodge",
  remedyId: idOf(remedyId),
  remedy: remedy(change),
});
const revise = (remedyId: string, decisionId: string, decision: DecisionTerms): ComplaintCommand => ({
  type: "decideRemedy",
  remedyId: idOf(remedyId),
  decisionId: idOf(decisionId),
  ruling: { result: "REVISED", decision },
});
const uphold = (remedyId: string, decisionId: string): ComplaintCommand => ({
  type: "decideRemedy",
  remedyId: idOf(remedyId),
  decisionId: idOf(decisionId),
  ruling: { result: "UPHELD", reasons: "As before." },
});
const refusal = (state: Complaint, command: ComplaintCommand, now: Instant) =>
  codeOf(() => decideComplaint(state, command, now));

const underReview = after(filed(), { type: "takeUnderReview" });
const found = after(underReview, decide(INFRINGEMENT));

describe("a complaint", () => {
  it("has the controller, the content, and whether the platform refused removal; it may name an order", () => {
    expect(filed()).toMatchObject({
      status: "RECEIVED",
      content: { controller: "vidshare", urls: CONTENT.urls },
      platformRefused: true,
    });
    expect(orderOf(filed())).toBeUndefined();
    expect(orderOf(filed({ ...CONTENT, orderId: idOf("order-1") }))).toBe("order-1");
  });

  it.each<[string, DecisionTerms, string]>([
    ["NOT_COMPETENT for the journalistic exception", JOURNALISM, "NOT_COMPETENT"],
    ["NOT_COMPETENT for another ground", { ...JOURNALISM, ground: "OTHER" }, "NOT_COMPETENT"],
    ["DISMISSED", DISMISSAL, "DISMISSED"],
    ["INFRINGEMENT_FOUND", INFRINGEMENT, "INFRINGEMENT_FOUND"],
  ])("goes from RECEIVED to UNDER_REVIEW and then to %s, without skipping a state", (_, decision, status) => {
    expect(refusal(filed(), decide(decision), days(0))).toBe("COMPLAINT_STATE");
    expect(underReview.status).toBe("UNDER_REVIEW");
    expect(after(underReview, decide(decision)).status).toBe(status);
  });

  it("about journalism is referred to the civil court, because the AP is not competent", () => {
    const { referrals } = after(underReview, decide(JOURNALISM));
    expect(referrals).toMatchObject([{ because: "JOURNALISTIC_EXCEPTION" }]);
  });

  it("obliges the AP to inform its complainant of progress within three months", () => {
    // Received on 4 June: the last day is 4 September, a Friday.
    expect(filed().progressDueAt).toBe("2026-09-04T22:00:00.000Z");
  });

  it("may carry sanctions when the infringement is found: fine, periodic penalty, processing ban", () => {
    const ban = { kind: "PROCESSING_BAN", processing: "Keeping the address up.", from: days(1) } as const;
    const sanctions = [...INFRINGEMENT.sanctions, ban];
    const [decision] = after(underReview, decide({ ...INFRINGEMENT, sanctions })).decisions;
    expect(decision?.sanctions.map(({ kind }) => kind)).toEqual(["FINE", "PERIODIC_PENALTY", "PROCESSING_BAN"]);
  });

  it.each(["DISMISSED", "NOT_COMPETENT"] as const)("refuses a sanction without a finding: %s", (outcome) => {
    const ground = outcome === "NOT_COMPETENT" ? { ground: "OTHER" as const } : {};
    const decision = { ...INFRINGEMENT, outcome, ...ground };
    expect(refusal(underReview, decide(decision), days(0))).toBe("SANCTION_WITHOUT_FINDING input.sanctions");
  });
});

describe.each<RemedySide>(["COMPLAINANT", "CONTROLLER"])("the %s", (side) => {
  const objected = after(found, lodge("o1", { side, receivedAt: LAST_DAY }), LAST_DAY);
  const upheld = after(objected, uphold("o1", "d2"), LAST_DAY);

  it("allows objection within six weeks, which may change the outcome", () => {
    expect(objected.remedies).toMatchObject([{ kind: "OBJECTION", side, status: "LODGED", late: false }]);
    const revised = after(objected, revise("o1", "d2", DISMISSAL), LAST_DAY);
    expect(revised.status).toBe("DISMISSED");
    expect(standingDecision(revised)).toMatchObject({ stage: "ON_OBJECTION", sanctions: [] });
  });

  it("allows objection after the term only with a recorded excuse", () => {
    const late = { side, receivedAt: TOO_LATE };
    expect(refusal(found, lodge("o1", late), TOO_LATE)).toBe("REMEDY_LATE input.lateBecause");
    const excused = after(found, lodge("o1", { ...late, lateBecause: "In hospital." }), TOO_LATE);
    expect(excused.remedies).toMatchObject([{ late: true, lateBecause: "In hospital." }]);
  });

  it("allows appeal within six weeks after the decision on objection, which may change the outcome", () => {
    expect(refusal(found, lodge("a1", { kind: "APPEAL", side }), LAST_DAY)).toMatch(/^REMEDY_/);
    const appealed = after(upheld, lodge("a1", { kind: "APPEAL", side, receivedAt: days(60) }), days(60));
    const revised = after(appealed, revise("a1", "d3", DISMISSAL), days(61));
    expect(revised.status).toBe("DISMISSED");
    expect(standingDecision(revised)?.stage).toBe("ON_APPEAL");
  });

  it("does not allow appeal after its term without a recorded excuse", () => {
    const late = { kind: "APPEAL", side, receivedAt: days(90) } as const;
    expect(refusal(upheld, lodge("a1", late), days(90))).toBe("REMEDY_LATE input.lateBecause");
    expect(refusal(upheld, lodge("a1", { ...late, lateBecause: "In hospital." }), days(90))).toBe("done");
  });
});
