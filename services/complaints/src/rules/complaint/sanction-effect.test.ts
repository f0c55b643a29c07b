import type { Instant } from "@exparte/dutch-time";
import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { after, days, filed, INFRINGEMENT, remedy } from "../../../test/fixtures.js";
import type { RemedyContent } from "../decision/remedy.js";
import type { Complaint } from "./complaint.js";
import type { ComplaintCommand } from "./complaint-decisions.js";
import { forfeitedCents, isInEffect } from "./sanction-effect.js";

const TOO_LATE_TO_OBJECT = days(42 + 1);
const BAN = { kind: "PROCESSING_BAN", processing: "Keeping it up.", from: days(2), until: days(9) } as const;
const SANCTIONS = [...INFRINGEMENT.sanctions, BAN];

const found = after(after(filed(), { type: "takeUnderReview" }), {
  type: "decide",
  decisionId: idOf("d1"),
  decision: { ...INFRINGEMENT, sanctions: SANCTIONS },
});
const lodged = (state: Complaint, remedyId: string, change: Partial<RemedyContent>, at: Instant): Complaint =>
  after(state, { type: "lodge", remedyId: idOf(remedyId), remedy: remedy({ ...change, receivedAt: at }) }, at);
const upheld = (state: Complaint, remedyId: string, decisionId: string, at: Instant): Complaint => {
  const command: ComplaintCommand = {
    type: "decideRemedy",
    remedyId: idOf(remedyId),
    decisionId: idOf(decisionId),
    ruling: { result: "UPHELD", reasons: "As before." },
  };
  return after(state, command, at);
};
/** Whether the sanction of each kind works, of the decision that stands or of the first. */
function works(state: Complaint, kind: string, now: Instant, of = state.decisions.at(-1)): boolean {
  const sanction = of?.sanctions.find((one) => one.kind === kind);
  if (of === undefined || sanction === undefined) throw new Error(`There is no ${kind}`);
  return isInEffect(sanction, of, state, now);
}
const fineWorks = (state: Complaint, now: Instant) => works(state, "FINE", now);

describe("a fine", () => {
  const objected = lodged(found, "o1", {}, days(1));
  const onObjection = upheld(objected, "o1", "d2", days(50));
  const appealed = lodged(onObjection, "a1", { kind: "APPEAL" }, days(60));
  const bothAppealed = lodged(appealed, "a2", { kind: "APPEAL", side: "COMPLAINANT" }, days(61));

  it("waits for the end of the term for objection", () => {
    expect([fineWorks(found, days(42)), fineWorks(found, TOO_LATE_TO_OBJECT)]).toEqual([false, true]);
  });

  it("waits for the objection, and then for the term for appeal", () => {
    expect(fineWorks(objected, TOO_LATE_TO_OBJECT)).toBe(false);
    expect([fineWorks(onObjection, days(91)), fineWorks(onObjection, days(93))]).toEqual([false, true]);
  });

  it("waits for the other side's objection too, even though one is decided and its term is over", () => {
    const both = lodged(objected, "o2", { side: "COMPLAINANT" }, days(2));
    expect(fineWorks(upheld(both, "o1", "d2", days(50)), days(200))).toBe(false);
  });

  it("waits for every appeal, even though the court has ruled on one", () => {
    const one = upheld(bothAppealed, "a2", "d3", days(70));
    expect([fineWorks(one, days(71)), fineWorks(one, days(200))]).toEqual([false, false]);
    const all = upheld(one, "a1", "d4", days(100));
    expect(fineWorks(all, days(101))).toBe(true);
  });

  it("waits, even though the court has ruled, while the other side may still appeal", () => {
    const ruled = upheld(appealed, "a1", "d3", days(62));
    expect([fineWorks(ruled, days(63)), fineWorks(ruled, days(93))]).toEqual([false, true]);
  });

  it("does not wait for higher appeal", () => {
    const ruled = upheld(appealed, "a1", "d3", days(93));
    expect(fineWorks(lodged(ruled, "h1", { kind: "HIGHER_APPEAL" }, days(94)), days(95))).toBe(true);
  });
});

describe("a processing ban", () => {
  it("has effect from its beginning until its end", () => {
    const moments = [days(0), days(1), days(2), days(8), days(9), days(10)];
    expect(moments.map((now) => works(found, "PROCESSING_BAN", now))).toEqual([false, false, true, true, false, false]);
  });

  it("without an end has effect for ever, whatever is lodged against it", () => {
    const forGood = { kind: "PROCESSING_BAN", processing: "Keeping it up.", from: days(0) } as const;
    const [first] = found.decisions;
    if (first === undefined) throw new Error("Nothing was decided");
    const banned = { ...found, decisions: [{ ...first, sanctions: [forGood] }] };
    expect(works(lodged(banned, "o1", {}, days(1)), "PROCESSING_BAN", days(4_000))).toBe(true);
  });
});

describe("a periodic penalty", () => {
  it("has effect from the end of the given time, whatever is lodged against it", () => {
    const objected = lodged(found, "o1", {}, days(1));
    expect([works(objected, "PERIODIC_PENALTY", days(13)), works(objected, "PERIODIC_PENALTY", days(14))]).toEqual([
      false,
      true,
    ]);
  });

  it("is forfeited until the infringement ended, and not at all under a decision that has given way", () => {
    const [first] = found.decisions;
    const penalty = first?.sanctions.find((one) => one.kind === "PERIODIC_PENALTY");
    if (first === undefined || penalty === undefined) throw new Error("There is no penalty");
    expect(forfeitedCents(penalty, first, found, days(17))).toBe(300_000);
    const ended = after(found, { type: "recordInfringementEnd", endedAt: days(16) }, days(17));
    expect(forfeitedCents(penalty, first, ended, days(40))).toBe(200_000);
    const decided = upheld(lodged(found, "o1", {}, days(1)), "o1", "d2", days(2));
    expect(forfeitedCents(penalty, first, decided, days(17))).toBe(0);
    expect(works(decided, "PERIODIC_PENALTY", days(17), first)).toBe(false);
  });
});
