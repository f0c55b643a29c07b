import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  claims,
  clarifies,
  confirmation,
  confirms,
  contestsFinding,
  decided,
  decidesFinding,
  findsBreach,
  findsCompliance,
  goOn,
  itemsResume,
  itemsSuspend,
  lifts,
  lodges,
  modified,
  removes,
  resumes,
  servedByBailiff,
  story,
  suspends,
  videos,
  vidshare,
} from "../../../test/story.js";
import { underPenalty } from "../../../test/under-penalty.js";
import type { FindingId, ItemId, PlatformId } from "../ids.js";
import { inboxNotices } from "../order/inbox.js";
import type { Order } from "../order/order.js";
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

  it("a breach may be found to the moment at which another begins, and that one from the end of the first", () => {
    const known = goOn(removed(), [140, findsBreach(40, first, { until: minutes(50) })]);
    const other = (from: number, until: number) =>
      findsBreach(from, first, { findingId: last, reasons: "Seen then too.", until: minutes(until) });
    for (const [from, until] of [
      [30, 40],
      [22, 30],
      [50, 60],
    ] as const)
      expect(decided(known, 150, other(from, until))[0]).toMatchObject({ kind: "BreachFound", from: minutes(from) });
    for (const [from, until] of [
      [30, 41],
      [49, 60],
    ] as const)
      expect(() => decided(known, 150, other(from, until))).toThrowError(
        expect.objectContaining({ code: "FINDING_OVERLAPS" }),
      );
  });

  it("of what the order let go, also where a claim about it was never answered", () => {
    const claimed = story([10, acknowledged(10)], [20, claims(20, first)]);
    expect(() => decided(claimed, 140, findsBreach(12, first))).toThrowError(
      expect.objectContaining({ code: "CLAIM_UNANSWERED" }),
    );
    const freed = modified(claimed, 100, videos(2));
    const found = decided(freed, 140, findsBreach(12, first, { until: minutes(15) }));
    expect(found[0]).toMatchObject({ kind: "BreachFound", itemIds: [first] });
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
    // The term of what was let go is over, met or not, and stays as it was.
    expect(vidshare(found).items[0]?.term).toEqual(vidshare(ended).items[0]?.term);
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

  it("rule: is not found once more by a retry in the same words after it was withdrawn, which says so", () => {
    const withdrawn = goOn(removed(), [140, findsBreach(15, first)], [150, decidesFinding("WITHDRAWN")]);
    expect(() => decided(withdrawn, 160, findsBreach(15, first, { findingId: last }))).toThrowError(
      expect.objectContaining({
        code: "FINDING_STATE",
        message:
          "input.reasons: finding finding-1 says the same in the same words, and was WITHDRAWN; say why it is found so after all.",
        facts: { field: "input.reasons", status: "WITHDRAWN", findingId: "finding-1" },
      }),
    );
    const anew = goOn(withdrawn, [
      160,
      findsBreach(15, first, { findingId: last, reasons: "A second page shows it." }),
    ]);
    expect(statusOf(anew)).toEqual(["WITHDRAWN", "FOUND"]);
    expect(decided(anew, 170, findsBreach(15, first, { reasons: "A second page shows it." }))).toEqual([]);
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
    expect([upheld, withdrawn].flatMap((one) => (one ? inboxNotices(after, one) : []))).toMatchObject([
      { kind: "FINDING_DECIDED", details: { outcome: "UPHELD" } },
      { kind: "FINDING_DECIDED", details: { outcome: "WITHDRAWN" } },
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

describe("rule: only the same finding again is a retry", () => {
  const both = { itemIds: [first, second] };
  const compliance = () => story([10, acknowledged(10)], [200, findsCompliance(100, first, both)]);
  const breach = () => goOn(removed(), [140, findsBreach(30, first, { ...both, until: minutes(40) })]);
  const kindsOf = (order: Order, command: OrderCommand) =>
    decided(order, 300, command).flatMap(({ kind }) => (kind.endsWith("Found") ? [kind] : []));

  it("also where it names its items in another sequence", () => {
    const turned = { itemIds: [second, first], findingId: last };
    expect(decided(breach(), 300, findsBreach(30, first, { ...turned, until: minutes(40) }))).toEqual([]);
    expect(decided(compliance(), 300, findsCompliance(100, first, turned))).toEqual([]);
    const found = goOn(removed(), [140, findsBreach(30, first, { ...turned, until: minutes(40) })]);
    expect(decided(found, 300, findsBreach(30, first, { ...both, until: minutes(40) }))).toEqual([]);
  });

  it.each<[string, () => Order, OrderCommand, string]>([
    [
      "from another moment",
      breach,
      findsBreach(45, first, { ...both, findingId: last, until: minutes(50) }),
      "BreachFound",
    ],
    [
      "of the other kind",
      () =>
        goOn(story([10, acknowledged(10)]), [140, findsBreach(30, first, { until: minutes(40), reasons: "Seen." })]),
      findsCompliance(50, first, { findingId: last, reasons: "Seen." }),
      "ComplianceFound",
    ],
  ])("and not one %s in the same words", (_, from, command, kind) => {
    expect(kindsOf(from(), command)).toEqual([kind]);
  });

  it("and not one until another moment, or of other items, which overlaps it", () => {
    for (const change of [
      { ...both, until: minutes(50) },
      { itemIds: [first], until: minutes(40) },
    ])
      expect(() => decided(breach(), 300, findsBreach(30, first, { findingId: last, ...change }))).toThrowError(
        expect.objectContaining({ code: "FINDING_OVERLAPS" }),
      );
    expect(() => decided(compliance(), 300, findsCompliance(90, first, { ...both, findingId: last }))).toThrowError(
      expect.objectContaining({ code: "FINDING_OVERLAPS" }),
    );
  });

  it("nor a breach in the words of what was found to be compliance before it", () => {
    const found = story([10, acknowledged(10)], [100, findsCompliance(90, first, { reasons: "Seen." })]);
    expect(kindsOf(found, findsBreach(120, first, { findingId: last, reasons: "Seen." }))).toEqual(["BreachFound"]);
    const later = story(
      [10, acknowledged(10)],
      [100, findsBreach(20, first, { reasons: "Seen.", until: minutes(30) })],
    );
    expect(kindsOf(later, findsCompliance(30, first, { findingId: last, reasons: "Seen." }))).toEqual([
      "ComplianceFound",
    ]);
  });

  it("of several findings each is contested and decided by itself", () => {
    const two = goOn(breach(), [150, findsBreach(50, first, { findingId: last, until: minutes(60) })]);
    const contested = goOn(two, [160, contestsFinding(last)]);
    expect(vidshare(contested).findings?.map(({ status, contested: on }) => [status, on?.grounds])).toEqual([
      ["FOUND", undefined],
      ["CONTESTED", "Another page was looked at."],
    ]);
    const withdrawn = goOn(contested, [170, decidesFinding("WITHDRAWN", last)]);
    expect(vidshare(withdrawn).findings?.map(({ status, decided: by }) => [status, by])).toEqual([
      ["FOUND", undefined],
      ["WITHDRAWN", { reasons: "The page was looked at again.", at: minutes(170) }],
    ]);
    expect(() => decided(withdrawn, 180, findsBreach(30, second, { findingId: last }))).toThrowError(
      expect.objectContaining({ code: "FINDING_OVERLAPS" }),
    );
    expect(decided(withdrawn, 180, findsBreach(50, first, { findingId: last, reasons: "Anew." }))[0]?.kind).toBe(
      "BreachFound",
    );
  });

  it("and decided in the same words, it is the same decision; in others it was decided already", () => {
    const upheld = goOn(breach(), [150, contestsFinding()], [160, decidesFinding("UPHELD")]);
    expect(decided(upheld, 170, decidesFinding("UPHELD"))).toEqual([]);
    expect(() => decided(upheld, 170, decidesFinding("UPHELD", "finding-1", "Still."))).toThrowError(
      expect.objectContaining({ code: "FINDING_STATE" }),
    );
  });

  it("of what was owed from service on, and of what lay between suspensions or beyond them", () => {
    expect(kindsOf(removed(), findsBreach(10, first, { until: minutes(15) }))).toEqual(["BreachFound"]);
    const suspendedSince = goOn(removed(), [30, itemsSuspend([first])]);
    expect(kindsOf(suspendedSince, findsBreach(20, first, { until: minutes(30) }))).toEqual(["BreachFound"]);
  });
});

describe("rule: a breach is found of what was owed, from the service of the version that named it", () => {
  const added = videos(1, 2, 3);
  const newest = idOf<ItemId>("v2-1");
  /** The first version was served at 10; the third item was added at 60, and served at 100. */
  const servedLater = () => goOn(modified(story([10, acknowledged(10)]), 60, added), [100, acknowledged(100, 2)]);
  const beforeService = expect.objectContaining({
    code: "FINDING_BEFORE_SERVICE",
    facts: expect.objectContaining({ field: "input.from", itemId: newest }),
  });

  it.each<[string, () => Order]>([
    ["as the term that it gave runs", servedLater],
    ["after a suspension", () => goOn(servedLater(), [110, suspends()], [120, resumes()])],
    ["after a clarification", () => goOn(servedLater(), [110, claims(110, newest)], [120, clarifies()])],
    ["under a later version with more", () => modified(servedLater(), 110, videos(1, 2, 3, 4))],
    ["also of what was let go since", () => modified(servedLater(), 300, videos(1, 2))],
  ])("%s", (_, from) => {
    const until = minutes(105);
    expect(() => decided(from(), 310, findsBreach(99, newest, { until }))).toThrowError(beforeService);
    expect(decided(from(), 310, findsBreach(100, newest, { until }))[0]?.kind).toBe("BreachFound");
    expect(decided(from(), 310, findsBreach(11, first, { until: minutes(12) }))[0]?.kind).toBe("BreachFound");
  });

  it("and never of what was let go before anybody served it", () => {
    const freed = modified(modified(story([10, acknowledged(10)]), 60, added), 80, videos(1, 2));
    const until = minutes(75);
    expect(() => decided(freed, 310, findsBreach(70, newest, { until }))).toThrowError(beforeService);
    const stale = goOn(freed, [320, acknowledged(320, 1)]);
    expect(() => decided(stale, 330, findsBreach(70, newest, { until }))).toThrowError(beforeService);
  });

  it("be that service by the writ, which became known later", () => {
    const document = { ...added, issuedAt: minutes(60) };
    const order = goOn(
      modified(story([10, acknowledged(10)]), 60, document),
      [100, acknowledged(100, 2)],
      [110, servedByBailiff(70)],
    );
    const until = minutes(95);
    expect(decided(order, 310, findsBreach(70, newest, { until }))[0]?.kind).toBe("BreachFound");
    expect(() => decided(order, 310, findsBreach(69, newest, { until }))).toThrowError(beforeService);
  });

  it("and by that of the addressee, in a row from before each item had its own", () => {
    const order = servedLater();
    const addressees = order.addressees.map((one) => ({
      ...one,
      items: one.items.map(({ servedAt: _, ...item }) => item),
    }));
    const until = minutes(12);
    expect(decided({ ...order, addressees }, 310, findsBreach(10, first, { until }))[0]?.kind).toBe("BreachFound");
    expect(() => decided({ ...order, addressees }, 310, findsBreach(9, first, { until }))).toThrowError(
      expect.objectContaining({ code: "FINDING_BEFORE_SERVICE" }),
    );
  });

  it("and not by a writ of an older version", () => {
    const document = { ...added, issuedAt: minutes(60) };
    const order = goOn(modified(story([10, acknowledged(10)]), 60, document), [110, servedByBailiff(50)]);
    expect(() => decided(order, 310, findsBreach(70, newest))).toThrowError(beforeService);
  });
});

describe("a finding is refused", () => {
  const added = () => modified(story([10, acknowledged(10)]), 60, videos(1, 2, 3));
  const freed = () => modified(removed(), 60, videos(2));
  const found = () => goOn(removed(), [140, findsBreach(30, first, { until: minutes(40) })]);
  const open = () => goOn(removed(), [140, findsBreach(30, first)]);
  const gone = () => story([10, acknowledged(10)], [100, findsCompliance(20, first)]);
  const suspended = () =>
    goOn(removed(), [30, itemsSuspend([first])], [40, itemsResume([first], "It is the right one.")]);
  const unserved = (field: string, item = "item-1") =>
    `${field} lies before the service of item ${item} on vidshare, when nothing was owed; find what came after it, or record the service first.`;
  const future = (field: string) => `${field} lies in the future; find what has happened.`;
  const freedAt = (field: string, minute: number) =>
    `${field} is ${minutes(minute)}, and the order let item item-1 go at ${minutes(60)}; find what lay before that.`;
  const known = (field: string) =>
    `${field}: finding finding-1 says already whether item item-1 was up then; withdraw it with decideFinding, or find another time.`;
  const text = (field: string) => `${field} must be a text`;
  type From = () => ReturnType<typeof story>;
  const cases: readonly (readonly [string, From, OrderCommand, string, string, string])[] = [
    [
      "without reasons",
      removed,
      findsBreach(30, first, { reasons: " " }),
      "FIELD_INVALID",
      "input.reasons",
      text("input.reasons"),
    ],
    [
      "of compliance, without reasons",
      removed,
      findsCompliance(10, first, { reasons: " " }),
      "FIELD_INVALID",
      "input.reasons",
      text("input.reasons"),
    ],
    [
      "of no item",
      removed,
      findsBreach(30, first, { itemIds: [] }),
      "FIELD_INVALID",
      "input.itemIds",
      "input.itemIds must name at least one item.",
    ],
    [
      "of an unknown item",
      removed,
      findsBreach(30, idOf("x")),
      "UNKNOWN_ITEM",
      "input.itemIds[0]",
      'input.itemIds[0] "x" is not an item addressed to vidshare.',
    ],
    ["of what is to come", removed, findsBreach(201, first), "EFFECT_IN_FUTURE", "input.from", future("input.from")],
    [
      "until what is to come",
      removed,
      findsBreach(30, first, { until: minutes(201) }),
      "EFFECT_IN_FUTURE",
      "input.until",
      future("input.until"),
    ],
    [
      "of compliance that is to come",
      () => story([10, acknowledged(10)]),
      findsCompliance(201, first),
      "EFFECT_IN_FUTURE",
      "input.effectAt",
      future("input.effectAt"),
    ],
    [
      "until before it began",
      removed,
      findsBreach(30, first, { until: minutes(30) }),
      "FIELD_INVALID",
      "input.until",
      "input.until must lie after input.from.",
    ],
    [
      "of before service",
      removed,
      findsBreach(9, first),
      "FINDING_BEFORE_SERVICE",
      "input.from",
      unserved("input.from"),
    ],
    [
      "of what nobody served",
      story,
      findsBreach(30, first),
      "FINDING_BEFORE_SERVICE",
      "input.from",
      unserved("input.from"),
    ],
    [
      "of a version that nobody served",
      added,
      findsBreach(70, idOf("v2-1")),
      "FINDING_BEFORE_SERVICE",
      "input.from",
      unserved("input.from", "v2-1"),
    ],
    [
      "of compliance before service",
      story,
      findsCompliance(30, first),
      "FINDING_BEFORE_SERVICE",
      "input.effectAt",
      unserved("input.effectAt"),
    ],
    [
      "of what the order let go",
      freed,
      findsBreach(60, first),
      "FINDING_AFTER_END",
      "input.from",
      freedAt("input.from", 60),
    ],
    [
      "beyond that",
      freed,
      findsBreach(50, first, { until: minutes(61) }),
      "FINDING_AFTER_END",
      "input.until",
      freedAt("input.until", 61),
    ],
    [
      "of compliance after that",
      freed,
      findsCompliance(60, first),
      "FINDING_AFTER_END",
      "input.effectAt",
      freedAt("input.effectAt", 60),
    ],
    [
      "of what the court had suspended",
      suspended,
      findsBreach(31, first, { until: minutes(40) }),
      "FINDING_WHILE_SUSPENDED",
      "input.from",
      `input.from: the court had suspended item item-1 from ${minutes(30)} until ${minutes(40)}, when nothing was owed of it; find what lay before or after that.`,
    ],
    [
      "a second time",
      found,
      findsBreach(39, first, { until: minutes(50) }),
      "FINDING_OVERLAPS",
      "input.from",
      known("input.from"),
    ],
    ["within one that lasts", open, findsBreach(150, first), "FINDING_OVERLAPS", "input.from", known("input.from")],
    [
      "of compliance in a breach",
      open,
      findsCompliance(139, first),
      "FINDING_OVERLAPS",
      "input.effectAt",
      known("input.effectAt"),
    ],
    ["of a breach in compliance", gone, findsBreach(50, first), "FINDING_OVERLAPS", "input.from", known("input.from")],
    [
      "of what is confirmed",
      removed,
      findsCompliance(20, first),
      "FINDING_SAYS_NOTHING",
      "input.effectAt",
      `input.effectAt: item item-1 counts as gone since ${minutes(20)} already; leave it out, or find an earlier moment.`,
    ],
    [
      "while a claim is unanswered",
      () => story([10, acknowledged(10)], [20, claims(20, first)]),
      findsCompliance(30, first),
      "CLAIM_UNANSWERED",
      "input.itemIds",
      "input.itemIds: the platform claims that item item-1 cannot be removed",
    ],
    [
      "and contested, where unknown",
      found,
      contestsFinding("finding-9"),
      "UNKNOWN_FINDING",
      "input.findingId",
      'There is no finding "finding-9" about vidshare that you may see.',
    ],
    [
      "and contested, where there is none",
      removed,
      contestsFinding(),
      "UNKNOWN_FINDING",
      "input.findingId",
      'There is no finding "finding-1" about vidshare that you may see.',
    ],
    [
      "and contested, without grounds",
      found,
      contestsFinding("finding-1", ""),
      "FIELD_INVALID",
      "input.grounds",
      text("input.grounds"),
    ],
    [
      "and contested twice",
      () => goOn(found(), [150, contestsFinding()]),
      contestsFinding("finding-1", "And on other grounds."),
      "FINDING_STATE",
      "input.findingId",
      "Finding finding-1 is CONTESTED. A finding is contested once, before the court decides on it.",
    ],
    [
      "and upheld uncontested",
      found,
      decidesFinding("UPHELD"),
      "FINDING_STATE",
      "input.findingId",
      "Finding finding-1 is FOUND. Only a finding that the platform contests is upheld.",
    ],
    [
      "and decided twice",
      () => goOn(found(), [150, contestsFinding()], [151, decidesFinding("UPHELD")]),
      decidesFinding("WITHDRAWN"),
      "FINDING_STATE",
      "input.findingId",
      "Finding finding-1 is UPHELD. It has been decided on; find anew.",
    ],
    [
      "and decided without reasons",
      found,
      decidesFinding("UPHELD", "finding-1", ""),
      "FIELD_INVALID",
      "input.reasons",
      text("input.reasons"),
    ],
  ];

  it.each(cases)("%s", (_, from, command, code, field, message) => {
    expect(() => decided(from(), 200, command)).toThrowError(
      expect.objectContaining({
        code,
        message: expect.stringContaining(message),
        facts: expect.objectContaining({ field }),
      }),
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
