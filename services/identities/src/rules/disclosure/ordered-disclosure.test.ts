import { type Instant, instant } from "@exparte/dutch-time";
import { Refusal } from "@exparte/refusal";
import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { FINDINGS_HELD } from "../../../test/disclosure-terms.js";
import type { DisclosureCommand } from "./disclosure-commands.js";
import { decideDisclosure } from "./disclosure-decisions.js";
import { disclosureNotice } from "./disclosure-inbox.js";
import { type DisclosureRequest, evolveDisclosure, REFUSAL_REASONS } from "./disclosure-request.js";
import { type DutyToDisclose, orderDisclosure, renewDisclosure } from "./ordered-disclosure.js";

const AT = instant("2026-06-01T12:00:00.000Z");
const days = (count: number, ms = 0): Instant => instant(Date.parse(AT) + count * 86_400_000 + ms);
const NOTICE_FROM = days(30);

const DUTY: DutyToDisclose = {
  orderId: idOf("order-1"),
  court: idOf("rb-amsterdam"),
  platform: idOf("chirper"),
  duty: 2,
  reference: "C/13/1",
  findings: FINDINGS_HELD,
  categories: ["NAME", "EMAIL"],
  recipient: { kid: idOf("court-enc"), jwk: {} },
  seal: idOf("a.b.c~d~"),
  objectionWindow: "P7D",
};
const DISPENSED: DutyToDisclose = {
  ...DUTY,
  dispensation: { reasons: "The evidence would go.", noticeFrom: NOTICE_FROM },
};

const asked = (duty = DUTY) => evolveDisclosure(undefined, orderDisclosure(duty, idOf("request-1"), AT));
type Step = readonly [now: Instant, command: DisclosureCommand];
function after(state: DisclosureRequest, ...steps: readonly Step[]): DisclosureRequest {
  return steps.reduce(
    (request, [now, command]) => decideDisclosure(request, command, now).reduce(evolveDisclosure, request),
    state,
  );
}
function outcome(state: DisclosureRequest, command: DisclosureCommand, now: Instant): string {
  try {
    return decideDisclosure(state, command, now)
      .map(({ kind }) => kind)
      .join(" ");
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const discloses = (digest = "one"): DisclosureCommand => ({
  type: "disclose",
  kid: idOf("court-enc"),
  digest: idOf(digest),
  seal: idOf("x.y.z"),
});
const rejects = (findingId: string): DisclosureCommand => ({ type: "rejectAnswer", findingId: idOf(findingId) });
const takesBack = (findingId: string): DisclosureCommand => ({
  type: "takeBackFinding",
  findingId: idOf(findingId),
});
const accepts = (findingId: string): DisclosureCommand => ({ type: "acceptAsMet", findingId: idOf(findingId) });
const notHeld: DisclosureCommand = { type: "refuse", reason: "DATA_NOT_HELD" };
const notify: DisclosureCommand = { type: "notifyPoster" };
const collect: DisclosureCommand = {
  type: "collect",
  content: "DISCLOSURE",
  court: idOf("rb-amsterdam"),
  subject: "clerk",
};
const objects: DisclosureCommand = {
  type: "forwardObjection",
  kid: idOf("court-enc"),
  digest: idOf("objection"),
  seal: idOf("a.b.c"),
};
const unreadable: DisclosureCommand = { type: "reportBreach", categories: [], unreadable: true };

describe("a request that a duty of an order makes", () => {
  it("has no term here, does not expire, and tells the platform its duty and window", () => {
    const request = asked();
    expect(request).toMatchObject({ basis: "ORDER", duty: 2, status: "REQUESTED", outsideCode: false });
    expect(request.expiresAt).toBeUndefined();
    expect(outcome(request, { type: "expire", expiresAt: days(1) }, days(400))).toBe("");
    expect(disclosureNotice(request, orderDisclosure(DUTY, idOf("request-1"), AT))).toEqual({
      kind: "DISCLOSURE_REQUESTED",
      seal: "a.b.c~d~",
      details: { basis: "ORDER", duty: 2, objectionWindow: "P7D", noticeDispensed: false },
    });
    const told = after(request, [days(300), notify]);
    expect(told).toMatchObject({ status: "POSTER_NOTIFIED", notice: { windowEndsAt: days(307) } });
    expect(told.expiresAt).toBeUndefined();
    expect(outcome(told, discloses(), days(307, -1))).toBe("OBJECTION_WINDOW_OPEN");
    expect(outcome(told, discloses(), days(900))).toBe("IdentityDisclosed");
  });

  it("rule: is refused only because the data are not held or a provision of law stands in the way", () => {
    const allowed = REFUSAL_REASONS.filter((reason) => {
      const provision = reason === "LEGAL_OBSTACLE" ? { provision: "art. 7 Tw" } : {};
      return outcome(asked(), { type: "refuse", reason, ...provision }, days(1)) === "DisclosureRefused";
    });
    expect(allowed).toEqual(["DATA_NOT_HELD", "LEGAL_OBSTACLE"]);
    expect(outcome(asked(), { type: "refuse", reason: "NOT_BOUND" }, days(1))).toBe("REASON_NOT_UNDER_ORDER");
  });

  it("can still be answered after such a refusal, and is open again when the court answers the claim", () => {
    const refused = after(asked(DISPENSED), [days(1), notHeld]);
    expect(outcome(refused, discloses(), days(2))).toBe("IdentityDisclosed");
    expect(after(refused, [days(2), discloses()])).not.toHaveProperty("refusal");
    const reopened = after(refused, [days(2), { type: "answerClaim", because: "CLAIM_REJECTED" }]);
    expect(reopened).toMatchObject({ status: "REQUESTED" });
    expect(reopened).not.toHaveProperty("refusal");
    expect(outcome(reopened, { type: "answerClaim", because: "CLAIM_REJECTED" }, days(3))).toBe("");
    expect(outcome(reopened, notHeld, days(3))).toBe("DisclosureRefused");
    const told = after(
      asked(),
      [days(1), notify],
      [days(2), notHeld],
      [days(3), { type: "answerClaim", because: "CLARIFIED" }],
    );
    expect(told.status).toBe("POSTER_NOTIFIED");
  });

  it("rule: is answered all the same after a refusal of which the poster was not told: told now, who may object first", () => {
    const refused = after(asked(), [days(1), notHeld]);
    expect(outcome(refused, discloses(), days(2))).toBe("POSTER_NOT_NOTIFIED");
    const told = after(refused, [days(2), notify]);
    expect(told).toMatchObject({ status: "REFUSED", notice: { at: days(2), windowEndsAt: days(9) } });
    expect(outcome(told, notify, days(3))).toBe("");
    expect(outcome(told, objects, days(3))).toBe("ObjectionForwarded");
    expect(outcome(told, discloses(), days(9, -1))).toBe("OBJECTION_WINDOW_OPEN");
    expect(outcome(told, { type: "closeWindow", windowEndsAt: days(9) }, days(9))).toBe("ObjectionWindowClosed");
    expect(after(told, [days(9), discloses()])).toMatchObject({ status: "DISCLOSED" });
    const reopened = after(told, [days(3), { type: "answerClaim", because: "CLAIM_REJECTED" }]);
    expect(reopened).toMatchObject({ status: "POSTER_NOTIFIED", notice: { windowEndsAt: days(9) } });
    // Where the court wants silence, a refusal does not end it.
    expect(outcome(after(asked(DISPENSED), [days(1), notHeld]), notify, days(2))).toBe("NOTICE_DISPENSED");
  });

  it("rule: leaves the poster its whole window, though a clock runs backwards", () => {
    const told = after(asked(), [days(-3), notify]);
    expect(told.notice).toEqual({ at: days(-3), windowEndsAt: days(7) });
  });

  it("is neither withdrawn nor dispensed with by itself, but with its order", () => {
    expect(outcome(asked(), { type: "withdraw", reasons: "Settled." }, days(1))).toBe("OWED_UNDER_ORDER");
    const dispense: DisclosureCommand = { type: "dispense", reasons: "The evidence would go.", seal: idOf("x") };
    expect(outcome(asked(), dispense, days(1))).toBe("OWED_UNDER_ORDER");
    for (const state of [asked(), after(asked(), [days(1), notHeld])]) {
      const ended = after(state, [days(2), { type: "endOrder", because: "ORDER_LIFTED" }]);
      expect(ended).toMatchObject({ status: "WITHDRAWN", withdrawal: { because: "ORDER_LIFTED" } });
      expect(outcome(ended, discloses(), days(3))).toBe("DISCLOSURE_STATE");
    }
  });

  it("is answered anew when the recipient cannot open the answer, whose bytes are destroyed", () => {
    const collected = after(asked(DISPENSED), [days(1), discloses()], [days(2), collect]);
    expect(outcome(collected, unreadable, days(3))).toBe("BreachReported ContentDestroyed DisclosureReopened");
    const reopened = after(collected, [days(3), unreadable]);
    expect(reopened).toMatchObject({ status: "REQUESTED", breach: { unreadable: true } });
    expect(outcome(reopened, unreadable, days(4))).toBe("");
    const second = after(reopened, [days(4), discloses("two")]);
    expect(second).toMatchObject({ status: "DISCLOSED", breach: { unreadable: false } });
    expect(second.disclosure?.destroyed).toBeUndefined();
    expect(outcome(after(second, [days(5), collect]), unreadable, days(6))).toMatch(/^BreachReported ContentDestroyed/);
  });

  it("is answered anew when the court finds that the answer does not meet the order", () => {
    const disclosed = after(asked(DISPENSED), [days(1), discloses()]);
    expect(outcome(disclosed, rejects("f1"), days(2))).toBe("ContentDestroyed DisclosureReopened");
    const reopened = after(disclosed, [days(2), rejects("f1")]);
    expect(outcome(reopened, rejects("f1"), days(3))).toBe("");
    expect(after(reopened, [days(3), discloses("two")])).toMatchObject({
      status: "DISCLOSED",
      disclosure: { digest: "two" },
    });
  });

  it("is closed again when the court takes back what it found against the answer, and told to the platform", () => {
    const rejected = after(asked(DISPENSED), [days(1), discloses()], [days(2), rejects("f1")]);
    expect(outcome(rejected, takesBack("f2"), days(3))).toBe("");
    const closed = after(rejected, [days(3), takesBack("f1")]);
    expect(closed).toMatchObject({ status: "DISCLOSED", disclosure: { digest: "one" } });
    expect(closed).not.toHaveProperty("rejectedBy");
    const [event] = decideDisclosure(rejected, takesBack("f1"), days(3));
    expect(event && disclosureNotice(closed, event)).toEqual({ kind: "ANSWER_STANDS", details: {} });
    expect(outcome(closed, takesBack("f1"), days(4))).toBe("");
    expect(outcome(closed, rejects("f3"), days(4))).toBe("DisclosureReopened");
  });

  describe("rule: when the court finds that the duty is met", () => {
    const disclosed = () => after(asked(DISPENSED), [days(1), discloses()]);
    const rejected = () => after(disclosed(), [days(2), rejects("f1")]);
    const unopened = () => after(disclosed(), [days(2), collect], [days(3), unreadable]);

    it("is closed where it was open again, and told so to the platform", () => {
      for (const open of [rejected(), unopened(), asked(DISPENSED)]) {
        const met = after(open, [days(4), accepts("f2")]);
        expect(met.status).toBe("DISCLOSED");
        expect(outcome(met, accepts("f2"), days(5))).toBe("");
        expect(outcome(met, discloses("two"), days(5))).toBe("DISCLOSURE_ANSWERED");
        const [event] = decideDisclosure(open, accepts("f2"), days(4));
        expect(event && disclosureNotice(met, event)).toEqual({
          kind: "ANSWER_STANDS",
          details: { because: "COMPLIANCE_FOUND" },
        });
        const again = after(met, [days(5), takesBack("f2")]);
        expect(again.status).toBe("REQUESTED");
        const [taken] = decideDisclosure(met, takesBack("f2"), days(5));
        expect(taken && disclosureNotice(again, taken)).toEqual({
          kind: "DISCLOSURE_REOPENED",
          details: { because: "COMPLIANCE_TAKEN_BACK" },
        });
        expect(outcome(again, discloses("two"), days(6))).toBe("IdentityDisclosed");
      }
    });

    it("stays so where what the finding overrode is taken back, and after that too", () => {
      const met = after(rejected(), [days(3), accepts("f2")], [days(4), takesBack("f1")]);
      expect(met.status).toBe("DISCLOSED");
      expect(after(met, [days(5), takesBack("f2")])).toMatchObject({ status: "DISCLOSED" });
      const takenBack = after(rejected(), [days(3), accepts("f2")], [days(4), takesBack("f2")]);
      expect(after(takenBack, [days(5), takesBack("f1")]).status).toBe("DISCLOSED");
    });

    it("is open again with a breach found later, and closed when that is taken back", () => {
      const breached = after(rejected(), [days(3), accepts("f2")], [days(4), rejects("f3")]);
      expect(breached.status).toBe("REQUESTED");
      expect(after(breached, [days(5), takesBack("f3")]).status).toBe("DISCLOSED");
      expect(after(breached, [days(5), takesBack("f2")]).status).toBe("REQUESTED");
      expect(after(breached, [days(5), accepts("f4")], [days(6), takesBack("f4")]).status).toBe("REQUESTED");
    });

    it("changes nothing of an answer that stands, a claim that waits for the court, or a request of the code", () => {
      expect(outcome(disclosed(), accepts("f2"), days(2))).toBe("");
      expect(outcome(after(asked(), [days(1), notHeld]), accepts("f2"), days(2))).toBe("");
      const { basis: _, ...ofCode } = asked();
      expect(outcome(ofCode, accepts("f2"), days(2))).toBe("");
    });
  });

  it("stays open as long as another finding says that the answer does not meet the order", () => {
    const rejected = after(
      asked(DISPENSED),
      [days(1), discloses()],
      [days(2), rejects("f1")],
      [days(3), rejects("f2")],
    );
    const [event] = decideDisclosure(rejected, takesBack("f1"), days(4));
    const open = after(rejected, [days(4), takesBack("f1")]);
    expect(open).toMatchObject({ status: "REQUESTED", rejectedBy: ["f2"] });
    expect(event && disclosureNotice(open, event)).toBeUndefined();
    expect(after(open, [days(5), takesBack("f2")])).toMatchObject({ status: "DISCLOSED" });
  });

  it("goes by the platform's last word when a finding is taken back after that: another answer, or a claim", () => {
    const rejected = after(asked(DISPENSED), [days(1), discloses()], [days(2), rejects("f1")]);
    for (const said of [discloses("two"), notHeld])
      expect(outcome(after(rejected, [days(3), said]), takesBack("f1"), days(4))).toBe("");
    const claimed = after(rejected, [days(3), notHeld], [days(4), { type: "answerClaim", because: "CLAIM_REJECTED" }]);
    expect(outcome(claimed, takesBack("f1"), days(5))).toBe("");
  });

  it("goes by the seal and the key of the order's newest version, as long as it is not answered", () => {
    const newer: Pick<DutyToDisclose, "recipient" | "seal"> = {
      seal: idOf("e.f.g~h~"),
      recipient: { kid: idOf("new-enc"), jwk: {} },
    };
    const [event] = renewDisclosure(asked(), newer, days(1));
    expect(event).toMatchObject({ kind: "DisclosureRenewed", ...newer });
    const renewed = event === undefined ? asked() : evolveDisclosure(asked(), event);
    expect(renewed).toMatchObject(newer);
    expect(renewDisclosure(renewed, newer, days(2))).toEqual([]);
    expect(renewDisclosure(after(asked(DISPENSED), [days(1), discloses()]), newer, days(2))).toEqual([]);
  });
});

describe("a notice that an order puts off", () => {
  const ask: Step = [NOTICE_FROM, { type: "askLateNotice", noticeFrom: NOTICE_FROM }];
  const pass: DisclosureCommand = { type: "passLateNotice", dueBy: days(31) };

  it("rule: comes when the reason for silence has passed, and is overdue a day later", () => {
    const open = asked(DISPENSED);
    expect(outcome(open, notify, days(29))).toBe("NOTICE_DISPENSED");
    expect(outcome(open, ask[1], days(30, -1))).toBe("");
    const due = after(open, [days(1), discloses()], ask);
    expect(due.lateNotice).toEqual({ dueBy: days(31) });
    expect(outcome(due, ask[1], days(30))).toBe("");
    expect(outcome(due, pass, days(31))).toBe("");
    expect(outcome(due, pass, days(31, 1))).toBe("LateNoticeOverdue");
    const overdue = after(due, [days(31, 1), pass]);
    expect(outcome(overdue, pass, days(32))).toBe("");
    const told = after(overdue, [days(33), notify]);
    expect(told.lateNotice).toEqual({ dueBy: days(31), overdueAt: days(31, 1), toldAt: days(33) });
    expect(told.status).toBe("DISCLOSED");
    expect(outcome(told, notify, days(34))).toBe("");
  });

  it("is not overdue once the platform has told the poster, even before its timer fires", () => {
    const told = after(asked(DISPENSED), [days(30), notify]);
    expect(told).toMatchObject({ status: "REQUESTED", lateNotice: { toldAt: days(30) } });
    expect(outcome(told, ask[1], days(30))).toBe("");
    expect(outcome(told, discloses(), days(30))).toBe("IdentityDisclosed");
    expect(outcome(after(asked(DISPENSED), ask, [days(30), notify]), pass, days(40))).toBe("");
  });

  it("is not due where the order ended before anything was disclosed", () => {
    const withdrawn = after(asked(DISPENSED), [days(1), { type: "endOrder", because: "ORDER_LAPSED" }]);
    expect(outcome(withdrawn, ask[1], days(30))).toBe("");
    const ended = after(
      asked(DISPENSED),
      [days(1), discloses()],
      [days(2), { type: "endOrder", because: "ORDER_LAPSED" }],
    );
    expect(outcome(ended, ask[1], days(30))).toBe("LateNoticeDue");
  });
});
