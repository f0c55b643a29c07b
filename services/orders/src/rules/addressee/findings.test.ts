import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  claims,
  confirmation,
  confirms,
  contestsFinding,
  decided,
  decidesFinding,
  endOf,
  findsBreach,
  findsCompliance,
  goOn,
  lifts,
  lodges,
  modified,
  removes,
  story,
  suspends,
  videos,
  vidshare,
} from "../../../test/story.js";
import { underPenalty } from "../../../test/under-penalty.js";
import type { FindingId, ItemId, PlatformId } from "../ids.js";
import { inboxNotices } from "../order/inbox.js";
import type { OrderCommand } from "../order/order-commands.js";
import { complianceFactsOf } from "../supervision/compliance-facts.js";
import { complianceNotices } from "../supervision/compliance-feed.js";
import { addresseeStatus, goneSince, isOverdue } from "./addressee-status.js";

const [first, second] = [idOf<ItemId>("item-1"), idOf<ItemId>("item-2")];
const platform = idOf<PlatformId>("vidshare");
/** Served at 10, with a term of two hours, and both gone at 20. */
const removed = () => story([10, acknowledged(10)], [20, removes(20, first, second)]);
const last = idOf<FindingId>("finding-2");

describe("rule: the court may find otherwise than the platform says, and penalty, overdue and figures follow", () => {
  it("a breach that lasts makes the item open again, late once its term has passed, and complied with no more", () => {
    const found = goOn(removed(), [140, findsBreach(15, first)]);
    expect(vidshare(found)).toMatchObject({ deadline: minutes(130), deadlinePassedAt: minutes(140) });
    expect(vidshare(found).compliedAt).toBeUndefined();
    expect(addresseeStatus(vidshare(found))).toBe("PARTLY_COMPLIED");
    expect([131, 141].map((minute) => isOverdue(vidshare(found), minutes(minute)))).toEqual([true, true]);
    expect(complianceFactsOf(found, vidshare(found), [])).toMatchObject({
      secondsToRemoval: null,
      removedInTime: null,
      overdueAfter: minutes(130),
    });
  });

  it("a later confirmation ends it, from the moment at which the court found it up at the earliest", () => {
    const found = goOn(removed(), [140, findsBreach(15, first)]);
    const late = goOn(found, [150, removes(145, first)]);
    expect(vidshare(late)).toMatchObject({ compliedAt: minutes(145) });
    const backdated = goOn(found, [150, removes(100, first)]);
    expect(vidshare(backdated)).toMatchObject({ compliedAt: minutes(140) });
    expect(complianceFactsOf(late, vidshare(late), [])).toMatchObject({
      secondsToRemoval: 135 * 60,
      removedInTime: false,
    });
    // The same words as before the finding are a retry, and no new confirmation.
    expect(decided(found, 150, removes(20, first, second))).toEqual([]);
  });

  it("a breach with an end leaves the item gone after it, and complied with since then", () => {
    const found = goOn(removed(), [200, findsBreach(140, first, { until: minutes(160) })]);
    expect(vidshare(found)).toMatchObject({ compliedAt: minutes(160) });
    expect(addresseeStatus(vidshare(found))).toBe("COMPLIED");
    const again = goOn(found, [210, findsBreach(170, first, { until: minutes(180), findingId: last })]);
    expect(vidshare(again)).toMatchObject({ compliedAt: minutes(180) });
    expect(complianceFactsOf(again, vidshare(again), [])).toMatchObject({ removedInTime: false });
  });

  it("NOT_FOUND is a claim, and no compliance where the court finds the item", () => {
    const said = confirmation(first, 30, "NOT_FOUND");
    const claimed = story([10, acknowledged(10)], [30, confirms(said, confirmation(second, 30, "NOT_FOUND"))]);
    expect(addresseeStatus(vidshare(claimed))).toBe("COMPLIED");
    const found = goOn(claimed, [140, findsBreach(30, first)]);
    expect(isOverdue(vidshare(found), minutes(141))).toBe(true);
  });

  it("compliance that nobody confirmed meets the term, and the claim that it cannot be done is over", () => {
    const claimed = story(
      [10, acknowledged(10)],
      [20, removes(20, first)],
      [30, claims(30, second, "DE_FACTO_IMPOSSIBLE")],
    );
    expect(addresseeStatus(vidshare(claimed))).toBe("IMPOSSIBLE_CLAIMED");
    const found = goOn(claimed, [150, findsCompliance(100, second)]);
    expect(addresseeStatus(vidshare(found))).toBe("COMPLIED");
    expect(vidshare(found).compliedAt).toBe(minutes(100));
    expect(isOverdue(vidshare(found), minutes(200))).toBe(false);
    expect(complianceFactsOf(found, vidshare(found), [])).toMatchObject({
      removedInTime: true,
      impossibleClaimed: false,
    });
  });

  it("a claim of impossibility after it says that the item is up again, and a breach may be found after it", () => {
    const found = story([10, acknowledged(10)], [30, findsCompliance(20, first)]);
    const [item] = vidshare(found).items;
    expect(item && goneSince(item)).toBe(minutes(20));
    const later = goOn(found, [40, confirms({ ...confirmation(first, 35, "REMOVED") })]);
    expect(vidshare(later).items.map(goneSince)).toEqual([minutes(20), undefined]);
    const up = goOn(later, [50, claims(50, first, "DE_FACTO_IMPOSSIBLE")]);
    expect(vidshare(up).items.map(goneSince)).toEqual([undefined, undefined]);
  });

  it("what goes back when the order is lifted is what was taken down, also where the court alone found so", () => {
    const found = story([10, acknowledged(10)], [20, lodges()], [30, findsCompliance(25, first)], [40, lifts()]);
    expect(vidshare(found).items.map(({ freed }) => freed?.duty)).toEqual(["DUE", "NONE"]);
    const breach = goOn(removed(), [30, lodges()], [31, findsBreach(25, first)], [40, lifts()]);
    expect(vidshare(breach).items.map(({ freed }) => freed?.duty)).toEqual(["DUE", "DUE"]);
  });

  it("after the order has ended, what lay before is still found, and the moment of compliance follows", () => {
    const ended = goOn(removed(), [30, lodges()], [200, lifts()]);
    const found = goOn(ended, [300, findsBreach(140, first, { until: minutes(150) })]);
    expect(vidshare(found).compliedAt).toBe(minutes(150));
    expect(endOf(found, first)).toBe(endOf(ended, first));
    const lasted = goOn(ended, [300, findsBreach(140, first)]);
    expect(vidshare(lasted).compliedAt).toBeUndefined();
  });

  it("a version that comes after it keeps what was found", () => {
    const found = modified(goOn(removed(), [140, findsBreach(15, first)]), 150, videos(1, 2, 3));
    expect(vidshare(found).items.map(goneSince)).toEqual([undefined, minutes(20), undefined]);
  });
});

describe("the penalty of what the court found", () => {
  const served = (unit: "HOUR" | "VIOLATION") => {
    const penalty = { amountCents: 1_000, currency: "EUR", unit, maximumCents: 1_000_000 } as const;
    const one = underPenalty(orderDocument({ penalty }));
    one.act(acknowledged(10), minutes(10));
    one.act(removes(20, first, second), minutes(20));
    return one;
  };

  it("is forfeited for the breach, and while it lasts", () => {
    const one = served("HOUR");
    expect(one.forfeited(minutes(500))).toBe(0);
    one.act(findsBreach(15, first), minutes(500));
    // The term ended at 130: hours begin at 130, 190 and so on.
    expect(one.forfeited(minutes(501))).toBe(7_000);
    one.act(removes(520, first), minutes(520));
    expect(one.forfeited(minutes(900))).toBe(7_000);
  });

  it("is, by violation, one for each breach found, also of content that was up anyway", () => {
    const one = served("VIOLATION");
    one.act(findsBreach(200, first, { until: minutes(210) }), minutes(300));
    one.act(findsBreach(210, first, { until: minutes(220), findingId: last }), minutes(300));
    expect(one.forfeited(minutes(301))).toBe(2_000);
    one.act(findsBreach(230, second, { findingId: idOf("finding-3") }), minutes(300));
    one.act(findsBreach(240, first, { findingId: idOf("finding-4") }), minutes(300));
    expect(one.forfeited(minutes(301))).toBe(4_000);
  });

  it("is one where the finding begins with the omission, and is of several items", () => {
    const one = served("VIOLATION");
    one.act(findsBreach(140, first, { itemIds: [first, second] }), minutes(300));
    expect(one.forfeited(minutes(301))).toBe(1_000);
  });

  it("falls away where the court finds compliance, or takes the finding back", () => {
    const one = served("HOUR");
    one.act(findsBreach(15, first), minutes(300));
    one.act(contestsFinding(), minutes(310));
    expect(one.forfeited(minutes(311))).toBe(4_000);
    one.act(decidesFinding("WITHDRAWN"), minutes(320));
    expect(one.forfeited(minutes(900))).toBe(0);
    const late = underPenalty(orderDocument({ penalty: { amountCents: 1, currency: "EUR", unit: "HOUR" } }));
    late.act(acknowledged(10), minutes(10));
    expect(late.forfeited(minutes(300))).toBe(3);
    late.act(findsCompliance(100, first, { itemIds: [first, second] }), minutes(300));
    expect(late.forfeited(minutes(301))).toBe(0);
  });
});

describe("rule: the platform may contest a finding, which counts until the court takes it back", () => {
  const contested = () => goOn(removed(), [140, findsBreach(15, first)], [145, contestsFinding()]);
  const statusOf = (order: ReturnType<typeof contested>) => vidshare(order).findings?.map(({ status }) => status);

  it("counts while it is contested and once it is upheld, and not once it is withdrawn", () => {
    expect(statusOf(contested())).toEqual(["CONTESTED"]);
    expect(isOverdue(vidshare(contested()), minutes(146))).toBe(true);
    const upheld = goOn(contested(), [150, decidesFinding("UPHELD")]);
    expect(statusOf(upheld)).toEqual(["UPHELD"]);
    expect(isOverdue(vidshare(upheld), minutes(151))).toBe(true);
    const withdrawn = goOn(contested(), [150, decidesFinding("WITHDRAWN")]);
    expect(statusOf(withdrawn)).toEqual(["WITHDRAWN"]);
    expect(vidshare(withdrawn).compliedAt).toBe(minutes(20));
    const mistaken = goOn(removed(), [140, findsBreach(15, first)], [150, decidesFinding("WITHDRAWN")]);
    expect(vidshare(mistaken).compliedAt).toBe(minutes(20));
  });

  it("is told to the platform, and to supervisors without its reasons", () => {
    const order = removed();
    const [event] = decided(order, 140, findsBreach(15, first));
    if (event === undefined) throw new Error("A breach is found");
    const after = goOn(order, [140, findsBreach(15, first)]);
    expect(inboxNotices(after, event)).toMatchObject([
      {
        platform,
        kind: "BREACH_FOUND",
        details: { findingId: "finding-1", itemIds: [first], from: minutes(15), reasons: "It was seen there." },
      },
    ]);
    expect(complianceNotices(order, after, event)).toContainEqual({
      platform,
      kind: "BREACH_FOUND",
      details: { findingId: "finding-1", from: minutes(15) },
    });
    const [upheld] = decided(contested(), 150, decidesFinding("UPHELD"));
    const [withdrawn] = decided(contested(), 150, decidesFinding("WITHDRAWN"));
    expect([upheld, withdrawn].map((one) => one && inboxNotices(after, one)[0]?.details.outcome)).toEqual([
      "UPHELD",
      "WITHDRAWN",
    ]);
    expect(withdrawn && complianceNotices(contested(), after, withdrawn).map(({ kind }) => kind)).toContain(
      "BREACH_WITHDRAWN",
    );
    const [compliance] = decided(story([10, acknowledged(10)]), 30, findsCompliance(20, first));
    expect(compliance && inboxNotices(after, compliance)).toMatchObject([
      { kind: "COMPLIANCE_FOUND", details: { effectAt: minutes(20) } },
    ]);
  });

  it("changes nothing when it is repeated", () => {
    const steps: readonly [number, OrderCommand][] = [
      [140, findsBreach(15, first, { until: minutes(16) })],
      [145, contestsFinding()],
      [150, decidesFinding("UPHELD")],
    ];
    let order = removed();
    for (const [minute, command] of steps) {
      order = goOn(order, [minute, command]);
      const again = "itemIds" in command ? { ...command, findingId: last } : command;
      expect(decided(order, minute + 1, again as OrderCommand)).toEqual([]);
    }
    const compliance = findsCompliance(20, first);
    const found = story([10, acknowledged(10)], [30, compliance]);
    expect(decided(found, 31, compliance)).toEqual([]);
  });
});

describe("a finding is refused", () => {
  const added = () => modified(story([10, acknowledged(10)]), 60, videos(1, 2, 3));
  const freed = () => modified(removed(), 60, videos(2));
  const found = () => goOn(removed(), [140, findsBreach(30, first, { until: minutes(40) })]);
  const open = () => goOn(removed(), [140, findsBreach(30, first)]);
  const gone = () => story([10, acknowledged(10)], [100, findsCompliance(20, first)]);
  const cases: readonly (readonly [string, () => ReturnType<typeof story>, OrderCommand, string, string])[] = [
    ["without reasons", removed, findsBreach(30, first, { reasons: " " }), "FIELD_INVALID", "input.reasons"],
    ["of no item", removed, findsBreach(30, first, { itemIds: [] }), "FIELD_INVALID", "input.itemIds"],
    ["of an unknown item", removed, findsBreach(30, idOf("x")), "UNKNOWN_ITEM", "input.itemIds[0]"],
    ["of what is to come", removed, findsBreach(201, first), "EFFECT_IN_FUTURE", "input.from"],
    [
      "until what is to come",
      removed,
      findsBreach(30, first, { until: minutes(201) }),
      "EFFECT_IN_FUTURE",
      "input.until",
    ],
    ["until before it began", removed, findsBreach(30, first, { until: minutes(30) }), "FIELD_INVALID", "input.until"],
    ["of before service", removed, findsBreach(9, first), "FINDING_BEFORE_SERVICE", "input.from"],
    ["of what nobody served", story, findsBreach(30, first), "FINDING_BEFORE_SERVICE", "input.from"],
    ["of a version that nobody served", added, findsBreach(70, idOf("v2-1")), "FINDING_BEFORE_SERVICE", "input.from"],
    ["of compliance before service", story, findsCompliance(30, first), "FINDING_BEFORE_SERVICE", "input.effectAt"],
    ["of what the order let go", freed, findsBreach(60, first), "FINDING_AFTER_END", "input.from"],
    ["beyond that", freed, findsBreach(50, first, { until: minutes(61) }), "FINDING_AFTER_END", "input.until"],
    ["of compliance after that", freed, findsCompliance(60, first), "FINDING_AFTER_END", "input.effectAt"],
    ["a second time", found, findsBreach(39, first, { until: minutes(50) }), "FINDING_OVERLAPS", "input.from"],
    ["within one that lasts", open, findsBreach(150, first), "FINDING_OVERLAPS", "input.from"],
    ["of compliance in a breach", open, findsCompliance(139, first), "FINDING_OVERLAPS", "input.effectAt"],
    ["of a breach in compliance", gone, findsBreach(50, first), "FINDING_OVERLAPS", "input.from"],
    ["of what is confirmed", removed, findsCompliance(20, first), "FINDING_SAYS_NOTHING", "input.effectAt"],
    [
      "while a claim is unanswered",
      () => story([10, acknowledged(10)], [20, claims(20, first)]),
      findsCompliance(30, first),
      "CLAIM_UNANSWERED",
      "input.itemIds",
    ],
    ["and contested, where unknown", removed, contestsFinding(), "UNKNOWN_FINDING", "input.findingId"],
    ["and contested, without grounds", found, contestsFinding("finding-1", ""), "FIELD_INVALID", "input.grounds"],
    [
      "and contested twice",
      () => goOn(found(), [150, contestsFinding()]),
      contestsFinding("finding-1", "And on other grounds."),
      "FINDING_STATE",
      "input.findingId",
    ],
    ["and upheld uncontested", found, decidesFinding("UPHELD"), "FINDING_STATE", "input.findingId"],
    [
      "and decided twice",
      () => goOn(found(), [150, contestsFinding()], [151, decidesFinding("UPHELD")]),
      decidesFinding("WITHDRAWN"),
      "FINDING_STATE",
      "input.findingId",
    ],
    ["and decided without reasons", found, decidesFinding("UPHELD", "finding-1", ""), "FIELD_INVALID", "input.reasons"],
  ];

  it.each(cases)("%s", (_, from, command, code, field) => {
    expect(() => decided(from(), 200, command)).toThrowError(
      expect.objectContaining({ code, facts: expect.objectContaining({ field }) }),
    );
  });

  it("of compliance is possible where it ends a breach, and of a breach beside another one", () => {
    expect(decided(open(), 200, findsCompliance(140, first, { findingId: last }))).toHaveLength(2);
    expect(decided(found(), 200, findsBreach(40, first, { findingId: last }))[0]).toMatchObject({
      kind: "BreachFound",
    });
    expect(decided(freed(), 200, findsBreach(30, first, { until: minutes(60) }))).toHaveLength(1);
    const suspended = goOn(removed(), [30, suspends()]);
    expect(decided(suspended, 200, findsBreach(25, first)).map(({ kind }) => kind)).toEqual([
      "BreachFound",
      "ComplianceUndone",
    ]);
  });
});
