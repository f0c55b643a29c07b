import { type Instant, instant } from "@exparte/dutch-time";
import { idOf } from "@exparte/testing/id-of";
import fc from "fast-check";
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
  NOW,
  remedy,
} from "../../../test/fixtures.js";
import { DECISION_STAGES, type DecisionTerms } from "../decision/decision.js";
import { isOvertaken, isPending, objectionDueAt, type RemedyAsked, type RemedyKind } from "../decision/remedy.js";
import type { DecisionId, RemedyId } from "../ids.js";
import { type Complaint, evolveComplaint, standingDecision } from "./complaint.js";
import { type ComplaintCommand, decideComplaint } from "./complaint-decisions.js";

const decide = (decision: DecisionTerms, madeKnownAt?: Instant): ComplaintCommand => ({
  type: "decide",
  decisionId: idOf("d1"),
  decision,
  ...(madeKnownAt === undefined ? {} : { madeKnownAt }),
});
const lodge = (remedyId: string, kind: RemedyKind): ComplaintCommand => ({
  type: "lodge",
  remedyId: idOf(remedyId),
  remedy: remedy({ kind }),
});
const uphold = (remedyId: string, decisionId: string): ComplaintCommand => ({
  type: "decideRemedy",
  remedyId: idOf(remedyId),
  decisionId: idOf(decisionId),
  ruling: { result: "UPHELD", reasons: "As before." },
});
const passTermOf = (state: Complaint, decisionId: DecisionId): ComplaintCommand => {
  const decision = state.decisions.find(({ id }) => id === decisionId);
  return { type: "passRemedyTerm", decisionId, contestableUntil: decision?.contestableUntil ?? NOW };
};

const underReview = after(filed(), { type: "takeUnderReview" });
const found = after(underReview, decide(INFRINGEMENT));
const objected = after(found, lodge("o1", "OBJECTION"));
const onObjection = after(objected, uphold("o1", "d2"));
const appealed = after(onObjection, lodge("a1", "APPEAL"));
const onAppeal = after(appealed, uphold("a1", "d3"));
const higherAppealed = after(onAppeal, lodge("h1", "HIGHER_APPEAL"));
const onHigherAppeal = after(higherAppealed, uphold("h1", "d4"));
/** The complainant's objection is still with the AP when the court rules on the controller's appeal. */
const bothObjected = after(objected, {
  type: "lodge",
  remedyId: idOf("o2"),
  remedy: remedy({ side: "COMPLAINANT", grounds: "Too mild." }),
});
const appealedMeanwhile = after(after(bothObjected, uphold("o1", "d2")), lodge("a1", "APPEAL"));
const overtaken = after(appealedMeanwhile, uphold("a1", "d3"));
const irrevocable = after(found, passTermOf(found, idOf("d1")), days(60));

const STAGES = {
  RECEIVED: filed(),
  UNDER_REVIEW: underReview,
  "NOT_COMPETENT, contestable": after(underReview, decide(JOURNALISM)),
  "DISMISSED, contestable": after(underReview, decide(DISMISSAL)),
  "INFRINGEMENT_FOUND, contestable": found,
  "under objection": objected,
  "decided on objection": onObjection,
  "under appeal": appealed,
  "decided on appeal": onAppeal,
  "under higher appeal": higherAppealed,
  "decided on higher appeal": onHigherAppeal,
  "objection overtaken": overtaken,
  irrevocable,
} as const;
type Stage = keyof typeof STAGES;

/** Commands that repeat nothing that was carried out on the way to any stage. */
const COMMANDS: Readonly<Record<string, (state: Complaint) => ComplaintCommand>> = {
  takeUnderReview: () => ({ type: "takeUnderReview" }),
  informComplainant: () => ({ type: "informComplainant", informedAt: NOW }),
  extendProgressTerm: () => ({ type: "extendProgressTerm", until: days(120), reasons: "An inquiry abroad." }),
  passProgressTerm: ({ progressDueAt }) => ({ type: "passProgressTerm", progressDueAt }),
  decide: () => decide({ ...DISMISSAL, reasons: "Other reasons." }),
  referToCourt: () => ({ type: "referToCourt", reasons: "It spreads." }),
  linkOrder: () => ({ type: "linkOrder", orderId: idOf("order-1") }),
  recordInfringementEnd: () => ({ type: "recordInfringementEnd", endedAt: NOW }),
  object: () => ({
    type: "lodge",
    remedyId: idOf("o9"),
    remedy: remedy({ side: "COMPLAINANT", grounds: "Too little." }),
  }),
  appeal: () => ({
    type: "lodge",
    remedyId: idOf("a9"),
    remedy: remedy({ kind: "APPEAL", side: "COMPLAINANT", grounds: "Too little." }),
  }),
  appealHigher: () => ({
    type: "lodge",
    remedyId: idOf("h9"),
    remedy: remedy({ kind: "HIGHER_APPEAL", side: "AP", grounds: "Wrong." }),
  }),
  withdrawLast: ({ remedies }) => ({ type: "withdraw", remedyId: remedies.at(-1)?.id ?? idOf("o0") }),
  decideLast: ({ remedies }) => ({
    type: "decideRemedy",
    remedyId: remedies.at(-1)?.id ?? idOf("o0"),
    decisionId: idOf("d9"),
    ruling: { result: "REVISED", decision: { ...JOURNALISM, ground: "OTHER" } },
  }),
  passRemedyTerm: (state) => passTermOf(state, idOf("d1")),
};

const STATE = "COMPLAINT_STATE";
const NOT_OPEN = "REMEDY_NOT_OPEN";
const OVERTAKEN = "REMEDY_OVERTAKEN";
const UNKNOWN = "UNKNOWN_REMEDY id";
const REFERRED = "ComplaintReferred";
const LINKED = "OrderLinked";
const EXTENDED = "ProgressTermExtended";
const APPEALS = "AppealLodged";
const SETTLED = "RemedyTermPassed+DecisionMadeIrrevocable";
/** From the prose above the rules. Where a stage says nothing of a command, the command leads to nothing. */
const ANSWERS: Record<Stage, Readonly<Record<string, string>>> = {
  RECEIVED: {
    takeUnderReview: "ComplaintTakenUnderReview",
    informComplainant: "ComplainantInformed",
    extendProgressTerm: EXTENDED,
    passProgressTerm: "ProgressTermPassed",
    decide: STATE,
    recordInfringementEnd: STATE,
    ...{ object: NOT_OPEN, appeal: NOT_OPEN, appealHigher: NOT_OPEN, withdrawLast: UNKNOWN, decideLast: UNKNOWN },
  },
  UNDER_REVIEW: {
    informComplainant: "ComplainantInformed",
    extendProgressTerm: EXTENDED,
    passProgressTerm: "ProgressTermPassed",
    decide: "ComplaintDecided",
    recordInfringementEnd: STATE,
    ...{ object: NOT_OPEN, appeal: NOT_OPEN, appealHigher: NOT_OPEN, withdrawLast: UNKNOWN, decideLast: UNKNOWN },
  },
  "NOT_COMPETENT, contestable": {
    ...{ object: "ObjectionLodged", appeal: NOT_OPEN, appealHigher: NOT_OPEN },
    ...{ withdrawLast: UNKNOWN, decideLast: UNKNOWN, recordInfringementEnd: STATE, passRemedyTerm: SETTLED },
  },
  "DISMISSED, contestable": {
    ...{ object: "ObjectionLodged", appeal: NOT_OPEN, appealHigher: NOT_OPEN },
    ...{ withdrawLast: UNKNOWN, decideLast: UNKNOWN, recordInfringementEnd: STATE, passRemedyTerm: SETTLED },
  },
  "INFRINGEMENT_FOUND, contestable": {
    ...{ object: "ObjectionLodged", appeal: NOT_OPEN, appealHigher: NOT_OPEN },
    ...{ withdrawLast: UNKNOWN, decideLast: UNKNOWN, passRemedyTerm: SETTLED },
  },
  "under objection": {
    ...{ object: "ObjectionLodged", appeal: NOT_OPEN, appealHigher: NOT_OPEN },
    ...{ withdrawLast: "ObjectionWithdrawn", decideLast: "ObjectionDecided", passRemedyTerm: "RemedyTermPassed" },
  },
  "decided on objection": {
    ...{ object: "ObjectionLodged", appeal: APPEALS, appealHigher: NOT_OPEN },
    ...{ withdrawLast: "REMEDY_DECIDED", decideLast: "REMEDY_DECIDED", passRemedyTerm: "RemedyTermPassed" },
  },
  "under appeal": {
    ...{ object: "ObjectionLodged", appeal: APPEALS, appealHigher: NOT_OPEN },
    ...{ withdrawLast: "AppealWithdrawn", decideLast: "AppealDecided", passRemedyTerm: "RemedyTermPassed" },
  },
  "decided on appeal": {
    ...{ object: OVERTAKEN, appeal: APPEALS, appealHigher: APPEALS },
    ...{ withdrawLast: "REMEDY_DECIDED", decideLast: "REMEDY_DECIDED", passRemedyTerm: "RemedyTermPassed" },
  },
  "under higher appeal": {
    ...{ object: OVERTAKEN, appeal: APPEALS, appealHigher: APPEALS },
    ...{ withdrawLast: "AppealWithdrawn", decideLast: "AppealDecided", passRemedyTerm: "RemedyTermPassed" },
  },
  "decided on higher appeal": {
    ...{ object: OVERTAKEN, appeal: OVERTAKEN, appealHigher: APPEALS },
    ...{ withdrawLast: "REMEDY_DECIDED", decideLast: "REMEDY_DECIDED", passRemedyTerm: "RemedyTermPassed" },
  },
  "objection overtaken": {
    ...{ object: OVERTAKEN, appeal: APPEALS, appealHigher: APPEALS },
    ...{ withdrawLast: "REMEDY_DECIDED", decideLast: "REMEDY_DECIDED", passRemedyTerm: "RemedyTermPassed" },
  },
  // At NOW, which is within the term, so that only what the stage says stands in the way.
  irrevocable: {
    ...{
      object: "ObjectionLodged",
      appeal: NOT_OPEN,
      appealHigher: NOT_OPEN,
      withdrawLast: UNKNOWN,
      decideLast: UNKNOWN,
    },
  },
};
/** The same in every stage, or in every decided one. */
const ALWAYS: Readonly<Record<string, string>> = { referToCourt: REFERRED, linkOrder: LINKED };
const DECIDED: Readonly<Record<string, string>> = {
  informComplainant: STATE,
  extendProgressTerm: STATE,
  decide: "COMPLAINT_DECIDED",
  recordInfringementEnd: "InfringementEnded",
};

describe("every command in every stage", () => {
  const pairs = (Object.keys(STAGES) as Stage[]).flatMap((stage) =>
    Object.keys(COMMANDS).map((name) => ({ stage, name })),
  );

  it.each(pairs)("$stage: $name has the outcome that the state machine gives", ({ stage, name }) => {
    const state: Complaint = STAGES[stage];
    const command = COMMANDS[name]?.(state);
    if (command === undefined) throw new Error(`There is no command ${name}`);
    let answer = codeOf(() => decideComplaint(state, command, NOW));
    if (answer === "done")
      answer = decideComplaint(state, command, NOW)
        .map(({ kind }) => kind)
        .join("+");
    const always = { ...ALWAYS, ...(state.decisions.length > 0 ? DECIDED : {}) };
    expect(answer).toBe(ANSWERS[stage][name] ?? always[name] ?? "");
  });
});

describe("deciding on a complaint", () => {
  it("fixes the six weeks, and refers journalism to the civil court", () => {
    const decided = after(underReview, decide(JOURNALISM));
    expect(decided).toMatchObject({
      status: "NOT_COMPETENT",
      decisions: [
        { id: "d1", stage: "PRIMARY", ground: "JOURNALISTIC_EXCEPTION", contestableUntil: "2026-07-16T22:00:00.000Z" },
      ],
      referrals: [{ because: "JOURNALISTIC_EXCEPTION", reasons: JOURNALISM.reasons }],
    });
    expect(after(underReview, decide({ ...JOURNALISM, ground: "OTHER" })).referrals).toEqual([]);
  });

  it.each<[string, string, DecisionTerms]>([
    [
      "a sanction on a dismissal",
      "SANCTION_WITHOUT_FINDING input.sanctions",
      { ...INFRINGEMENT, outcome: "DISMISSED" },
    ],
    [
      "a sanction without competence",
      "SANCTION_WITHOUT_FINDING input.sanctions",
      { ...INFRINGEMENT, outcome: "NOT_COMPETENT", ground: "OTHER" },
    ],
    ["no competence without a ground", "GROUND_MISPLACED input.ground", { ...DISMISSAL, outcome: "NOT_COMPETENT" }],
    ["a ground without need", "GROUND_MISPLACED input.ground", { ...DISMISSAL, ground: "OTHER" }],
    ["no reasons", "FIELD_INVALID input.reasons", { ...DISMISSAL, reasons: " " }],
    [
      "half a sanction",
      "SANCTION_INVALID input.sanctions[0].amountCents",
      { ...INFRINGEMENT, sanctions: [{ kind: "FINE" }] },
    ],
  ])("refuses %s", (_, refused, decision) => {
    expect(codeOf(() => decideComplaint(underReview, decide(decision), NOW))).toBe(refused);
  });

  it("cannot be made known in the future or before the complaint was received", () => {
    expect(codeOf(() => decideComplaint(underReview, decide(DISMISSAL, days(1)), NOW))).toBe(
      "FIELD_INVALID input.madeKnownAt",
    );
    expect(codeOf(() => decideComplaint(underReview, decide(DISMISSAL, days(-1)), NOW))).toBe(
      "FIELD_INVALID input.madeKnownAt",
    );
  });

  it("repeated is the same decision, whatever has been decided since and in whatever order its sanctions come", () => {
    const again = decide({ ...INFRINGEMENT, sanctions: INFRINGEMENT.sanctions.toReversed() });
    expect(decideComplaint(found, again, days(3))).toEqual([]);
    expect(decideComplaint(onHigherAppeal, again, days(3))).toEqual([]);
    expect(codeOf(() => decideComplaint(found, decide({ ...INFRINGEMENT, reasons: "Others." }), NOW))).toBe(
      "COMPLAINT_DECIDED",
    );
    expect(codeOf(() => decideComplaint(found, decide({ ...INFRINGEMENT, sanctions: [] }), NOW))).toBe(
      "COMPLAINT_DECIDED",
    );
  });
});

describe("progress to the complainant", () => {
  it("is due again three months after each report", () => {
    const informed = after(filed(), { type: "informComplainant", informedAt: days(30) }, days(30));
    expect(informed).toMatchObject({ informedAt: days(30), progressDueAt: "2026-10-05T22:00:00.000Z" });
    expect(decideComplaint(informed, { type: "informComplainant", informedAt: days(30) }, days(31))).toEqual([]);
  });

  it("is not due earlier than an extension allows", () => {
    const extended = after(filed(), { type: "extendProgressTerm", until: days(150), reasons: "An inquiry." });
    const informed = after(extended, { type: "informComplainant", informedAt: days(1) }, days(1));
    expect(informed.progressDueAt).toBe(days(150));
  });

  it("is recorded as missed once, unless it was reported in time or the term was extended", () => {
    const { progressDueAt } = filed();
    const pass: ComplaintCommand = { type: "passProgressTerm", progressDueAt };
    const passed = after(filed(), pass, days(100));
    expect(passed.progressPassedAt).toBe(days(100));
    expect(decideComplaint(passed, pass, days(101))).toEqual([]);
    const extended = after(filed(), { type: "extendProgressTerm", until: days(120), reasons: "An inquiry." });
    expect(decideComplaint(extended, pass, days(100))).toEqual([]);
    expect(decideComplaint(found, pass, days(100))).toEqual([]);
    const informed = after(passed, { type: "informComplainant", informedAt: days(102) }, days(102));
    expect(informed.progressPassedAt).toBeUndefined();
  });

  it.each<[string, string, Instant, Instant, string]>([
    ["after it has passed", "PROGRESS_TERM_PASSED until", days(130), days(100), "An inquiry."],
    ["to before its end", "FIELD_INVALID until", days(30), NOW, "An inquiry."],
    ["by more than three months", "FIELD_INVALID until", days(200), NOW, "An inquiry."],
    ["without reasons", "FIELD_INVALID reasons", days(120), NOW, ""],
  ])("cannot be extended %s", (_, refused, until, now, reasons) => {
    expect(codeOf(() => decideComplaint(filed(), { type: "extendProgressTerm", until, reasons }, now))).toBe(refused);
  });

  it("cannot be reported for the future, nor for a time before the term began", () => {
    const report = (informedAt: Instant) =>
      codeOf(() => decideComplaint(filed(), { type: "informComplainant", informedAt }, NOW));
    expect([report(days(1)), report(days(-1))]).toEqual(["FIELD_INVALID informedAt", "FIELD_INVALID informedAt"]);
  });
});

describe("objection and appeal", () => {
  const lodging = (change: Parameters<typeof remedy>[0], state = found, now = days(90)) =>
    codeOf(() => decideComplaint(state, { type: "lodge", remedyId: idOf("o2"), remedy: remedy(change) }, now));
  const LAST_DAY = instant("2026-07-16T21:59:59Z");
  const TOO_LATE = instant("2026-07-16T22:00:00Z");

  it("are in time until the end of the last day, and afterwards only with an excuse on record", () => {
    expect(lodging({ receivedAt: LAST_DAY })).toBe("done");
    expect(lodging({ receivedAt: TOO_LATE })).toBe("REMEDY_LATE input.lateBecause");
    expect(lodging({ receivedAt: days(45), postedAt: LAST_DAY })).toBe("done");
    expect(lodging({ receivedAt: TOO_LATE, lateBecause: "In hospital." })).toBe("done");
    expect(lodging({ receivedAt: LAST_DAY, lateBecause: "In hospital." })).toBe("FIELD_INVALID input.lateBecause");
    expect(lodging({ receivedAt: TOO_LATE, lateBecause: "" })).toBe("FIELD_INVALID input.lateBecause");
  });

  it("are in time on the day after one that was found to be equated with a holiday after the decision", () => {
    // Decided on Friday 3 April 2026: the six weeks end on Friday 15 May, which is equated, and so on Monday 18 May.
    const madeKnownAt = instant("2026-04-03T09:00:00Z");
    const [decision] = found.decisions;
    const asRecorded = { ...decision, madeKnownAt, contestableUntil: instant("2026-05-15T22:00:00Z") };
    const before = { ...found, decisions: [asRecorded] } as Complaint;
    expect(lodging({ receivedAt: instant("2026-05-18T21:59:59Z") }, before)).toBe("done");
    expect(lodging({ receivedAt: instant("2026-05-18T22:00:00Z") }, before)).toBe("REMEDY_LATE input.lateBecause");
  });

  it("are told that the term may end later where the equated days of the year are not known", () => {
    const now = instant("2029-07-01T09:00:00Z");
    const late = remedy({ receivedAt: instant("2029-05-11T22:00:00Z") });
    const [decision] = found.decisions;
    const decided = {
      ...decision,
      madeKnownAt: instant("2029-03-29T09:00:00Z"),
      contestableUntil: instant("2029-05-11T22:00:00Z"),
    };
    const state = { ...found, decisions: [decided] } as Complaint;
    expect(() => decideComplaint(state, { type: "lodge", remedyId: idOf("o2"), remedy: late }, now)).toThrowError(
      expect.objectContaining({
        code: "REMEDY_LATE",
        message: expect.stringContaining("or later, as the equated days"),
      }),
    );
  });

  it("are lodged once by each side, with grounds, and neither ahead nor before the decision", () => {
    expect(lodging({ grounds: " " })).toBe("FIELD_INVALID input.grounds");
    expect(lodging({ receivedAt: days(91) })).toBe("FIELD_INVALID input.receivedAt");
    expect(lodging({ receivedAt: days(-1) })).toBe("FIELD_INVALID input.receivedAt");
    expect(lodging({ receivedAt: NOW, postedAt: days(1) })).toBe("FIELD_INVALID input.postedAt");
    expect(lodging({ grounds: "Others." }, objected)).toBe("REMEDY_LODGED");
    expect(lodging({ grounds: "Others.", side: "COMPLAINANT" }, objected)).toBe("done");
    expect(lodging({ side: "AP" })).toBe("REMEDY_NOT_YOURS input.side");
    expect(lodging({ side: "AP", kind: "APPEAL" }, onObjection)).toBe("REMEDY_NOT_YOURS input.side");
    expect(lodging({ side: "AP", kind: "HIGHER_APPEAL" }, onAppeal)).toBe("done");
  });

  it("are decided within six weeks from the end of the term for objecting, or from receipt when that is later", () => {
    const dueFor = (change: Parameters<typeof remedy>[0], now = NOW) => {
      const [lodged] = after(found, { type: "lodge", remedyId: idOf("o1"), remedy: remedy(change) }, now).remedies;
      const [contested] = found.decisions;
      return lodged && contested && objectionDueAt(lodged, contested);
    };
    // The last day for objecting is Thursday 16 July; six weeks on is Thursday 27 August.
    expect(dueFor({})).toBe("2026-08-27T22:00:00.000Z");
    expect(dueFor({ receivedAt: LAST_DAY }, days(90))).toBe("2026-08-27T22:00:00.000Z");
    const late = { receivedAt: instant("2026-07-20T10:00:00Z"), lateBecause: "In hospital." };
    expect(dueFor(late, days(90))).toBe("2026-08-31T22:00:00.000Z");
    const [, appeal] = appealed.remedies;
    const [, contested] = appealed.decisions;
    expect(appeal && contested && objectionDueAt(appeal, contested)).toBeUndefined();
  });

  it("when repeated lodge nothing; with different content they are refused, not ignored", () => {
    const { receivedAt: _, ...undated } = remedy();
    const again = (remedyAsked: RemedyAsked, state = objected) =>
      codeOf(() => {
        const command = { type: "lodge", remedyId: idOf<RemedyId>("o9"), remedy: remedyAsked } as const;
        expect(decideComplaint(state, command, days(3))).toEqual([]);
      });
    expect([again(remedy()), again(undated)]).toEqual(["done", "done"]);
    expect(again(remedy({ receivedAt: days(1) }))).toBe("REMEDY_LODGED");
    expect(again(remedy({ postedAt: NOW }))).toBe("REMEDY_LODGED");
    const appeal = { kind: "APPEAL", reference: "AMS 26/1" } as const;
    const numbered = after(onObjection, { type: "lodge", remedyId: idOf("a1"), remedy: remedy(appeal) });
    expect(again(remedy({ ...appeal, reference: "AMS 26/2" }), numbered)).toBe("REMEDY_LODGED");
    expect([again(remedy(appeal), numbered), again(remedy({ kind: "APPEAL" }), numbered)]).toEqual(["done", "done"]);
  });

  it("also contest a decision that replaces the contested one, and cannot be lodged against it again", () => {
    const replaced = after(appealedMeanwhile, {
      type: "decideRemedy",
      remedyId: idOf("o2"),
      decisionId: idOf("d3"),
      ruling: { result: "REVISED", decision: DISMISSAL },
    });
    expect(decideComplaint(replaced, lodge("a2", "APPEAL"), NOW)).toEqual([]);
    expect(lodging({ kind: "APPEAL", grounds: "Others." }, replaced)).toBe("REMEDY_LODGED");
    const ruled = after(replaced, uphold("a1", "d4"));
    expect(ruled).toMatchObject({ status: "DISMISSED", decisions: [{}, {}, {}, { id: "d4", stage: "ON_APPEAL" }] });
  });

  it("can be lodged again once withdrawn", () => {
    const withdrawn = after(objected, { type: "withdraw", remedyId: idOf("o1") });
    expect(decideComplaint(withdrawn, { type: "withdraw", remedyId: idOf("o1") }, NOW)).toEqual([]);
    const again = after(withdrawn, { type: "lodge", remedyId: idOf("o2"), remedy: remedy() });
    expect(again.remedies.map(({ id, status }) => [id, status])).toEqual([
      ["o1", "WITHDRAWN"],
      ["o2", "LODGED"],
    ]);
  });

  it("change the outcome when the decision is revised, but not when it is upheld", () => {
    expect(onObjection).toMatchObject({ status: "INFRINGEMENT_FOUND", remedies: [{ status: "UPHELD" }] });
    expect(standingDecision(onObjection)).toMatchObject({
      id: "d2",
      stage: "ON_OBJECTION",
      remedyId: "o1",
      reasons: "As before.",
    });
    expect(standingDecision(onObjection)?.sanctions).toEqual(found.decisions[0]?.sanctions);
    const revise = (decision: DecisionTerms): ComplaintCommand => ({
      type: "decideRemedy",
      remedyId: idOf("o1"),
      decisionId: idOf("d2"),
      ruling: { result: "REVISED", decision },
    });
    const revised = after(objected, revise(DISMISSAL));
    expect(revised).toMatchObject({ status: "DISMISSED", remedies: [{ status: "REVISED" }] });
    expect(standingDecision(revised)?.sanctions).toEqual([]);
    expect(after(objected, revise(JOURNALISM)).referrals).toMatchObject([{ because: "JOURNALISTIC_EXCEPTION" }]);
    expect(codeOf(() => decideComplaint(objected, revise(INFRINGEMENT), NOW))).toBe("REVISION_EMPTY input.outcome");
    expect(codeOf(() => decideComplaint(objected, revise({ ...INFRINGEMENT, outcome: "DISMISSED" }), NOW))).toBe(
      "SANCTION_WITHOUT_FINDING input.sanctions",
    );
    expect(decideComplaint(revised, revise(DISMISSAL), days(2))).toEqual([]);
    expect(codeOf(() => decideComplaint(revised, uphold("o1", "d3"), NOW))).toBe("REMEDY_DECIDED");
  });

  it("leave a decision irrevocable when the term passes with nothing pending, or the last is withdrawn after it", () => {
    expect(irrevocable.irrevocableAt).toBe(days(60));
    const waiting = after(objected, passTermOf(objected, idOf("d1")), days(60));
    expect(waiting.irrevocableAt).toBeUndefined();
    expect(after(waiting, { type: "withdraw", remedyId: idOf("o1") }, days(61)).irrevocableAt).toBe(days(61));
  });

  it("reopen an irrevocable decision when admitted late", () => {
    const late = remedy({ receivedAt: days(70), lateBecause: "In hospital." });
    const reopened = after(irrevocable, { type: "lodge", remedyId: idOf("o1"), remedy: late }, days(70));
    expect(reopened.irrevocableAt).toBeUndefined();
    const decided = after(reopened, uphold("o1", "d2"), days(71));
    expect(decided.irrevocableAt).toBeUndefined();
    expect(after(decided, passTermOf(decided, idOf("d2")), days(120)).irrevocableAt).toBe(days(120));
  });

  it("cannot be decided by the AP once a court has ruled: the ruling closes them, and is contested instead", () => {
    const revise = (remedyId: string): ComplaintCommand => ({
      type: "decideRemedy",
      remedyId: idOf(remedyId),
      decisionId: idOf("d9"),
      ruling: { result: "REVISED", decision: DISMISSAL },
    });
    expect(overtaken.remedies.map(({ id, status }) => [id, status])).toEqual([
      ["o1", "UPHELD"],
      ["o2", "OVERTAKEN"],
      ["a1", "UPHELD"],
    ]);
    expect(overtaken.remedies[1]?.closedAt).toBe(NOW);
    expect(codeOf(() => decideComplaint(overtaken, revise("o2"), NOW))).toBe("REMEDY_OVERTAKEN");
    expect(codeOf(() => decideComplaint(overtaken, { type: "withdraw", remedyId: idOf("o2") }, NOW))).toBe(
      "REMEDY_OVERTAKEN",
    );
    const instead = remedy({ kind: "HIGHER_APPEAL", side: "COMPLAINANT", grounds: "Too mild." });
    const taken = after(overtaken, { type: "lodge", remedyId: idOf("h1"), remedy: instead });
    expect(standingDecision(after(taken, revise("h1")))?.stage).toBe("ON_HIGHER_APPEAL");
  });

  it("are not admitted late, whatever the excuse, below a court that has ruled", () => {
    const late = { receivedAt: days(90), lateBecause: "In hospital.", side: "COMPLAINANT" } as const;
    expect(lodging(late, onObjection)).toBe("done");
    expect(lodging(late, onAppeal)).toBe("REMEDY_OVERTAKEN");
    expect(lodging({ ...late, kind: "APPEAL" }, onAppeal)).toBe("done");
    expect(lodging({ ...late, kind: "APPEAL" }, onHigherAppeal)).toBe("REMEDY_OVERTAKEN");
  });

  it("of both sides at one court do not close each other: the later ruling stands", () => {
    const both = after(appealed, {
      type: "lodge",
      remedyId: idOf("a2"),
      remedy: remedy({ kind: "APPEAL", side: "COMPLAINANT" }),
    });
    const first = after(both, uphold("a1", "d3"));
    expect(standingDecision(after(first, uphold("a2", "d4")))?.id).toBe("d4");
  });

  it("end with the Council of State, whose ruling cannot be contested", () => {
    expect(standingDecision(onHigherAppeal)?.contestableUntil).toBeUndefined();
    const settled = ["d1", "d2", "d3"].reduce(
      (state, id) => after(state, passTermOf(state, idOf(id)), days(60)),
      onHigherAppeal,
    );
    expect(settled.irrevocableAt).toBe(days(60));
  });
});

describe("the end of an infringement, a referral and an order", () => {
  it("are recorded once", () => {
    const ended = after(found, { type: "recordInfringementEnd", endedAt: NOW });
    expect(decideComplaint(ended, { type: "recordInfringementEnd", endedAt: NOW }, days(1))).toEqual([]);
    expect(codeOf(() => decideComplaint(ended, { type: "recordInfringementEnd", endedAt: days(-1) }, NOW))).toBe(
      "INFRINGEMENT_ENDED endedAt",
    );
    expect(codeOf(() => decideComplaint(found, { type: "recordInfringementEnd", endedAt: days(1) }, NOW))).toBe(
      "FIELD_INVALID endedAt",
    );
    const referred = after(filed(), { type: "referToCourt", reasons: "It spreads." });
    expect(decideComplaint(referred, { type: "referToCourt", reasons: "It spreads." }, NOW)).toEqual([]);
    expect(codeOf(() => decideComplaint(referred, { type: "referToCourt", reasons: "Others." }, NOW))).toBe(
      "COMPLAINT_REFERRED",
    );
    const linked = after(referred, { type: "linkOrder", orderId: idOf("order-1") });
    expect(decideComplaint(linked, { type: "linkOrder", orderId: idOf("order-1") }, NOW)).toEqual([]);
    expect(codeOf(() => decideComplaint(linked, { type: "linkOrder", orderId: idOf("order-2") }, NOW))).toBe(
      "ORDER_LINKED orderId",
    );
    const named = filed({ ...CONTENT, orderId: idOf("order-1") });
    expect(codeOf(() => decideComplaint(named, { type: "linkOrder", orderId: idOf("order-2") }, NOW))).toBe(
      "ORDER_LINKED orderId",
    );
  });
});

describe("any commands in any order", () => {
  const terms = fc.constantFrom(INFRINGEMENT, { ...INFRINGEMENT, sanctions: [] }, DISMISSAL, JOURNALISM);
  // Those further on too, which a walk from the beginning seldom reaches.
  const start = fc.constantFrom(filed(), bothObjected, appealedMeanwhile, higherAppealed);
  const step = fc.record({
    type: fc.constantFrom(
      "takeUnderReview",
      "decide",
      "lodge",
      "withdraw",
      "uphold",
      "revise",
      "pass",
      "inform",
      "extend",
      "end",
    ),
    kind: fc.constantFrom<RemedyKind>("OBJECTION", "APPEAL", "HIGHER_APPEAL"),
    side: fc.constantFrom<"COMPLAINANT" | "CONTROLLER" | "AP">("COMPLAINANT", "CONTROLLER", "AP"),
    terms,
    pick: fc.nat(7),
    laterByDays: fc.nat(25),
  });

  function commandOf(
    state: Complaint,
    one: typeof step extends fc.Arbitrary<infer Step> ? Step : never,
    count: number,
    now: Instant,
  ): ComplaintCommand {
    const remedyId = state.remedies[one.pick % Math.max(1, state.remedies.length)]?.id ?? idOf<RemedyId>("r0");
    const decision = state.decisions[one.pick % Math.max(1, state.decisions.length)];
    const decisionId = idOf<DecisionId>(`step-${count}`);
    switch (one.type) {
      case "decide":
        return { type: "decide", decisionId, decision: one.terms };
      case "lodge":
        return {
          type: "lodge",
          remedyId: idOf(`r${count}`),
          remedy: remedy({ kind: one.kind, side: one.side, grounds: `${one.pick}`, receivedAt: now }),
        };
      case "withdraw":
        return { type: "withdraw", remedyId };
      case "uphold":
        return { type: "decideRemedy", remedyId, decisionId, ruling: { result: "UPHELD", reasons: "As before." } };
      case "revise":
        return { type: "decideRemedy", remedyId, decisionId, ruling: { result: "REVISED", decision: one.terms } };
      case "pass":
        return {
          type: "passRemedyTerm",
          decisionId: decision?.id ?? idOf("d0"),
          contestableUntil: decision?.contestableUntil ?? now,
        };
      case "inform":
        return { type: "informComplainant", informedAt: now };
      case "extend":
        return {
          type: "extendProgressTerm",
          until: instant(Date.parse(state.progressDueAt) + 1_000),
          reasons: "More.",
        };
      case "end":
        return { type: "recordInfringementEnd", endedAt: now };
      default:
        return { type: "takeUnderReview" };
    }
  }

  it("keep these rules: the last decision stands, none gives way to a lower instance, irrevocable means settled, records never change, retries change nothing", () => {
    fc.assert(
      fc.property(start, fc.array(step, { maxLength: 40 }), (from, steps) => {
        let state = from;
        let now = NOW;
        for (const [count, one] of steps.entries()) {
          now = instant(Date.parse(now) + one.laterByDays * 86_400_000);
          const command = commandOf(state, one, count, now);
          // A timer fires when its term has passed, and not before.
          if (command.type === "passRemedyTerm" && now < command.contestableUntil) continue;
          const before = state;
          if (codeOf(() => decideComplaint(before, command, now)) !== "done") continue;
          state = decideComplaint(before, command, now).reduce<Complaint>(evolveComplaint, before);
          expect(decideComplaint(state, command, now)).toEqual([]);

          const standing = standingDecision(state);
          if (standing) expect(state.status).toBe(standing.outcome);
          if (state.status !== "INFRINGEMENT_FOUND") expect(standing?.sanctions ?? []).toEqual([]);
          const untimed = (decisions: Complaint["decisions"]) => decisions.map(({ termPassedAt: _, ...rest }) => rest);
          expect(untimed(state.decisions).slice(0, before.decisions.length)).toEqual(untimed(before.decisions));
          expect(state.remedies.map(({ id }) => id).slice(0, before.remedies.length)).toEqual(
            before.remedies.map(({ id }) => id),
          );
          const stages = state.decisions.map(({ stage }) => DECISION_STAGES.indexOf(stage));
          expect(stages).toEqual(stages.toSorted());
          if (standing)
            expect(state.remedies.filter((one) => isPending(one) && isOvertaken(one.kind, standing))).toEqual([]);
          const made = state.decisions.map(({ madeKnownAt }) => madeKnownAt);
          expect(made).toEqual(made.toSorted());
          for (const { id, status } of state.remedies) {
            expect(state.decisions.some(({ remedyId }) => remedyId === id)).toBe(
              status === "UPHELD" || status === "REVISED",
            );
          }
          if (state.irrevocableAt !== undefined) {
            expect(state.remedies.some(isPending)).toBe(false);
            expect(
              state.decisions.every(
                ({ contestableUntil }) => contestableUntil === undefined || contestableUntil <= now,
              ),
            ).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
