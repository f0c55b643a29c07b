import { type Instant, instant } from "@exparte/dutch-time";
import { Refusal } from "@exparte/refusal";
import { idOf } from "@exparte/testing/id-of";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decideNotice,
  evolveNotice,
  NOTICE_OUTCOMES,
  type Notice,
  type NoticeContent,
  type NoticeDecision,
  type NoticeOutcome,
  type NoticeStatus,
  recordNotice,
} from "./notice.js";

const MONDAY = instant("2026-06-01T09:00:00Z");
const TUESDAY = instant("2026-06-02T09:00:00Z");
const WEDNESDAY = instant("2026-06-03T09:00:00Z");
const NOW = instant("2026-06-04T09:00:00Z");
const CONTENT: NoticeContent = {
  reference: "dossier 12",
  source: "VICTIM",
  platform: idOf("vidshare"),
  urls: ["https://vidshare.example/v/1"],
  noticedAt: MONDAY,
  respondBy: TUESDAY,
};
const recorder = { type: "court", id: "rb-amsterdam" };

/** With the ground that it needs. */
function decisionOf(outcome: NoticeOutcome, decidedAt: Instant): NoticeDecision {
  return { outcome, ...(outcome === "REMOVED" ? { ground: "UNLAWFUL" as const } : {}), decidedAt };
}

function noticeIn(status: NoticeStatus): Notice {
  const recorded = evolveNotice(undefined, recordNotice(idOf("n1"), recorder, CONTENT, undefined, NOW));
  if (status === "OPEN") return recorded;
  return evolveNotice(recorded, { kind: "NoticeDecided", decision: decisionOf(status, TUESDAY), at: NOW });
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${error.facts.field}`;
    throw error;
  }
}

describe("recording a notice", () => {
  it("opens it, with each URL once and in canonical form", () => {
    const urls = ["https://VIDSHARE.example/v/1", "https://vidshare.example/v/1", "https://vidshare.example/v/ 2"];
    const event = recordNotice(idOf("n1"), recorder, { ...CONTENT, urls }, undefined, NOW);
    expect(evolveNotice(undefined, event)).toEqual({
      id: "n1",
      recorder,
      content: { ...CONTENT, urls: ["https://vidshare.example/v/1", "https://vidshare.example/v/%202"] },
      respondBy: TUESDAY,
      status: "OPEN",
      decisions: [],
      recordedAt: NOW,
    });
  });

  it("gives the platform the code's term when none is requested, and never a shorter one", () => {
    const respondBy = (asked: Instant | undefined, codeDue: Instant | undefined) => {
      const { respondBy: _, ...open } = CONTENT;
      const content = asked === undefined ? open : { ...open, respondBy: asked };
      return evolveNotice(undefined, recordNotice(idOf("n1"), recorder, content, codeDue, NOW)).respondBy;
    };
    expect([respondBy(undefined, WEDNESDAY), respondBy(WEDNESDAY, TUESDAY)]).toEqual([WEDNESDAY, WEDNESDAY]);
    expect(respondBy(undefined, undefined)).toBeUndefined();
    expect(codeOf(() => respondBy(TUESDAY, WEDNESDAY))).toBe("FIELD_INVALID input.respondBy");
  });

  it.each<[string, string, Partial<NoticeContent>]>([
    ["an empty reference", "input.reference", { reference: " " }],
    ["a reference that is a name", "input.reference", { reference: "J. Jansen" }],
    ["a reference that is an e-mail address", "input.reference", { reference: "jansen1@example.org" }],
    ["a reference that cannot be stored", "input.reference", { reference: "a\0" }],
    ["a platform that is no id", "input.platform", { platform: idOf("Vid Share") }],
    ["a moment to come", "input.noticedAt", { noticedAt: instant("2026-06-05") }],
    ["a year that is a slip", "input.noticedAt", { noticedAt: instant("2006-06-01") }],
    ["a term that ends before it begins", "input.respondBy", { respondBy: MONDAY }],
    ["no URL", "input.urls", { urls: [] }],
    ["a URL that is not http", "input.urls[0]", { urls: ["javascript:alert(1)"] }],
    ["a URL with credentials", "input.urls[1]", { urls: ["https://a.example", "https://u:p@a.example"] }],
    ["a hotline without a name", "input.sourceName", { source: "HOTLINE" }],
    ["a trusted flagger without a name", "input.sourceName", { source: "TRUSTED_FLAGGER" }],
    ["a victim with a name", "input.sourceName", { source: "VICTIM", sourceName: "Somebody" }],
  ])("refuses %s", (_, field, part) => {
    expect(codeOf(() => recordNotice(idOf("n1"), recorder, { ...CONTENT, ...part }, undefined, NOW))).toBe(
      `FIELD_INVALID ${field}`,
    );
  });
});

describe("the platform's decision on a notice", () => {
  /** What each outcome gives in each status: from the prose above the rules, not from their table. */
  const ANSWERS: Record<NoticeStatus, Record<NoticeOutcome, "follows" | "NOTICE_DECIDED">> = {
    OPEN: {
      REMOVED: "follows",
      REFUSED_LAWFUL: "follows",
      REFUSED_OVERRIDING_PUBLIC_INTEREST: "follows",
      NO_RESPONSE: "follows",
    },
    NO_RESPONSE: {
      REMOVED: "follows",
      REFUSED_LAWFUL: "follows",
      REFUSED_OVERRIDING_PUBLIC_INTEREST: "follows",
      NO_RESPONSE: "NOTICE_DECIDED",
    },
    REFUSED_LAWFUL: {
      REMOVED: "follows",
      REFUSED_LAWFUL: "NOTICE_DECIDED",
      REFUSED_OVERRIDING_PUBLIC_INTEREST: "NOTICE_DECIDED",
      NO_RESPONSE: "NOTICE_DECIDED",
    },
    REFUSED_OVERRIDING_PUBLIC_INTEREST: {
      REMOVED: "follows",
      REFUSED_LAWFUL: "NOTICE_DECIDED",
      REFUSED_OVERRIDING_PUBLIC_INTEREST: "NOTICE_DECIDED",
      NO_RESPONSE: "NOTICE_DECIDED",
    },
    REMOVED: {
      REMOVED: "NOTICE_DECIDED",
      REFUSED_LAWFUL: "NOTICE_DECIDED",
      REFUSED_OVERRIDING_PUBLIC_INTEREST: "NOTICE_DECIDED",
      NO_RESPONSE: "NOTICE_DECIDED",
    },
  };
  const pairs = (Object.keys(ANSWERS) as NoticeStatus[]).flatMap((status) =>
    NOTICE_OUTCOMES.map((outcome) => ({ status, outcome })),
  );

  it.each(pairs)("in $status, $outcome has the outcome that the state machine gives", ({ status, outcome }) => {
    const decision = decisionOf(outcome, WEDNESDAY);
    if (ANSWERS[status][outcome] === "NOTICE_DECIDED") {
      expect(codeOf(() => decideNotice(noticeIn(status), decision, undefined, NOW))).toBe(
        "NOTICE_DECIDED input.outcome",
      );
      return;
    }
    const next = decideNotice(noticeIn(status), decision, undefined, NOW).reduce(evolveNotice, noticeIn(status));
    expect(next.status).toBe(outcome);
    expect(next.decisions).toEqual([...noticeIn(status).decisions, decision]);
  });

  it.each(NOTICE_OUTCOMES)("repeated, %s changes nothing", (outcome) => {
    expect(decideNotice(noticeIn(outcome), decisionOf(outcome, TUESDAY), undefined, NOW)).toEqual([]);
  });

  it("states for a removal, and for nothing else, whether its ground was the law or the house rules", () => {
    const decide = (decision: NoticeDecision) => codeOf(() => decideNotice(noticeIn("OPEN"), decision, undefined, NOW));
    expect(decide({ outcome: "REMOVED", ground: "HOUSE_RULES", decidedAt: TUESDAY })).toBe("done");
    expect(decide({ outcome: "REMOVED", decidedAt: TUESDAY })).toBe("GROUND_MISPLACED input.ground");
    expect(decide({ outcome: "NO_RESPONSE", ground: "UNLAWFUL", decidedAt: TUESDAY })).toBe(
      "GROUND_MISPLACED input.ground",
    );
  });

  describe("is missing", () => {
    const { respondBy: _, ...untimed } = CONTENT;
    const noticeOf = (content: NoticeContent, codeDue?: Instant) =>
      evolveNotice(undefined, recordNotice(idOf("n1"), recorder, content, codeDue, NOW));
    const missing = (notice: Notice, decision: Partial<NoticeDecision> = {}, codeDue?: Instant) =>
      codeOf(() => decideNotice(notice, { outcome: "NO_RESPONSE", decidedAt: TUESDAY, ...decision }, codeDue, NOW));
    const JUST_BEFORE = instant("2026-06-02T08:59:59Z");

    it("when the given time has passed, and not before", () => {
      expect(missing(noticeOf(CONTENT), { decidedAt: JUST_BEFORE })).toBe("RESPONSE_TERM_RUNNING input.decidedAt");
      expect(missing(noticeOf(CONTENT))).toBe("done");
    });

    it("when the code's term has passed, even if the term became known after the notice was recorded", () => {
      expect(missing(noticeOf(untimed, WEDNESDAY))).toBe("RESPONSE_TERM_RUNNING input.decidedAt");
      expect(missing(noticeOf(untimed), {}, WEDNESDAY)).toBe("RESPONSE_TERM_RUNNING input.decidedAt");
      expect(missing(noticeOf(CONTENT), {}, WEDNESDAY)).toBe("RESPONSE_TERM_RUNNING input.decidedAt");
      expect(missing(noticeOf(untimed), { decidedAt: WEDNESDAY }, WEDNESDAY)).toBe("done");
    });

    it("outside the code only under a term that somebody gave", () => {
      expect(missing(noticeOf(untimed))).toBe("RESPONSE_TERM_UNKNOWN input.respondBy");
      expect(missing(noticeOf(untimed), { respondBy: WEDNESDAY })).toBe("RESPONSE_TERM_RUNNING input.decidedAt");
      expect(missing(noticeOf(untimed), { respondBy: MONDAY })).toBe("FIELD_INVALID input.respondBy");
      expect(missing(noticeOf(untimed), { respondBy: TUESDAY })).toBe("done");
      expect(missing(noticeOf(CONTENT), { respondBy: JUST_BEFORE })).toBe("FIELD_INVALID input.respondBy");
      expect(missing(noticeOf(untimed), { outcome: "REFUSED_LAWFUL", respondBy: TUESDAY })).toBe(
        "FIELD_INVALID input.respondBy",
      );
      const decision = { outcome: "NO_RESPONSE", decidedAt: TUESDAY, respondBy: TUESDAY } as const;
      const [event] = decideNotice(noticeOf(untimed), decision, undefined, NOW);
      if (event === undefined) throw new Error("Nothing was decided");
      const decided = evolveNotice(noticeOf(untimed), event);
      expect(decided).toMatchObject({ status: "NO_RESPONSE", respondBy: TUESDAY });
      expect(decideNotice(decided, decision, undefined, NOW)).toEqual([]);
    });
  });

  it("cannot be in the future or before the act that it follows", () => {
    const at = (decidedAt: string) =>
      codeOf(() => decideNotice(noticeIn("NO_RESPONSE"), decisionOf("REMOVED", instant(decidedAt)), undefined, NOW));
    expect(at("2026-06-05")).toBe("FIELD_INVALID input.decidedAt");
    expect(at("2026-06-01T10:00:00Z")).toBe("FIELD_INVALID input.decidedAt");
    expect(
      codeOf(() => decideNotice(noticeIn("OPEN"), decisionOf("REMOVED", instant("2026-05-31")), undefined, NOW)),
    ).toBe("FIELD_INVALID input.decidedAt");
  });

  it("keeps every decision in order of time, whatever is tried; the last one is the status", () => {
    const decision = fc
      .tuple(fc.constantFrom(...NOTICE_OUTCOMES), fc.integer({ min: 0, max: 72 }))
      .map(([outcome, hours]) => decisionOf(outcome, instant(Date.parse(MONDAY) + hours * 3_600_000)));
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 12 }), (tried) => {
        let notice = noticeIn("OPEN");
        for (const next of tried) {
          const before = notice;
          if (codeOf(() => decideNotice(before, next, undefined, NOW)) !== "done") continue;
          notice = decideNotice(before, next, undefined, NOW).reduce(evolveNotice, before);
          expect(notice.decisions.slice(0, before.decisions.length)).toEqual(before.decisions);
          expect(decideNotice(notice, next, undefined, NOW)).toEqual([]);
        }
        const moments = notice.decisions.map(({ decidedAt }) => decidedAt);
        expect(moments).toEqual(moments.toSorted());
        expect(notice.status).toBe(notice.decisions.at(-1)?.outcome ?? "OPEN");
      }),
    );
  });
});
