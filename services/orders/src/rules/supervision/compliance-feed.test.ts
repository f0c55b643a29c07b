import { Refusal } from "@exparte/refusal";
import { idOf } from "@exparte/testing/id-of";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import { randomRuns } from "../../../test/random-runs.js";
import {
  acknowledged,
  claims,
  clarifies,
  confirmation,
  confirms,
  contestsFinding,
  decidesFinding,
  ending,
  findsBreach,
  findsCompliance,
  itemsResume,
  itemsSuspend,
  lifts,
  lodges,
  modifies,
  reinstatement,
  reinstates,
  rejects,
  removes,
  resumes,
  type Step,
  story,
  suspends,
  VIDSHARE,
  versionOf,
  videos,
} from "../../../test/story.js";
import { underPenalty } from "../../../test/under-penalty.js";
import { isOverdue, isReinstatementOverdue } from "../addressee/addressee-status.js";
import { deadlinesOf } from "../addressee/deadline.js";
import { EVENT_MEANINGS as OF_ADDRESSEE } from "../addressee/event-meanings.js";
import { EVENT_MEANINGS as OF_APPEAL } from "../appeal/event-meanings.js";
import type { FindingId, ItemId, OrderId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { EVENT_MEANINGS as OF_OPPOSITION } from "../opposition/event-meanings.js";
import { EVENT_MEANINGS as OF_ORDER } from "../order/event-meanings.js";
import { evolveOrder } from "../order/evolve-order.js";
import { issueOrder } from "../order/issue-order.js";
import { addresseeOf, type Order } from "../order/order.js";
import type { OrderCommand } from "../order/order-commands.js";
import { decideOrder } from "../order/order-decisions.js";
import type { OrderEvent } from "../order/order-events.js";
import { EVENT_MEANINGS as OF_PENALTY } from "../penalty/event-meanings.js";
import { penaltyStatement } from "../penalty/penalty-statement.js";
import { turnPenalty } from "../penalty-of-order/penalty-decisions.js";
import { type ComplianceNotice, complianceNotices } from "./compliance-feed.js";

/** What the feed says of a course of events; the term for removal is two hours, from minute 10 to 130. */
function told(...steps: readonly Step[]): ComplianceNotice[] {
  return toldOf(issuedOrder(), ...steps);
}

function toldOf(issued: Order, ...steps: readonly Step[]): ComplianceNotice[] {
  let order = issued;
  return steps.flatMap(([minute, command]) => decideOrder(order, command, minutes(minute)).flatMap(take));

  function take(event: OrderEvent): ComplianceNotice[] {
    const before = order;
    order = evolveOrder(order, event);
    return complianceNotices(before, order, event);
  }
}

const ORDER_EVENT_KINDS = [OF_ORDER, OF_ADDRESSEE, OF_OPPOSITION, OF_APPEAL, OF_PENALTY].flatMap(Object.keys);
const platform = idOf<PlatformId>("vidshare");
const lawyerList = {
  addressees: [{ platform: idOf<PlatformId>("lawyer-list"), items: [{ url: "https://lawyer-list.example/" }] }],
};
const deadline = minutes(130);
const passes: OrderCommand = { type: "passDeadline", platform, deadline };
const lateBack: OrderCommand = { type: "passReinstatementDeadline", platform, deadline: minutes(200 + 24 * 60) };
const overdue: readonly Step[] = [
  [10, acknowledged(10)],
  [131, passes],
];
const late = { platform, kind: "DEADLINE_PASSED", details: { deadline } };

describe("the compliance feed", () => {
  it("tells of items that are suspended: nobody is late with them, unless they are not put back in time", () => {
    const [one, two] = [idOf<ItemId>("item-1"), idOf<ItemId>("item-2")];
    const suspended = told(...overdue, [140, itemsSuspend([one, two])]);
    expect(suspended).toEqual([
      late,
      { platform, kind: "OVERDUE_ENDED", details: { deadline, because: "ITEMS_SUSPENDED" } },
    ]);
    expect(told(...overdue, [140, itemsSuspend([one, two])], [150, itemsResume([one, two])]).slice(2)).toEqual([late]);
    const back: readonly Step[] = [
      [10, acknowledged(10)],
      [20, removes(20, one, two)],
      [200, itemsSuspend([one])],
      [200 + 24 * 60 + 1, lateBack],
    ];
    const isLate = { platform, kind: "REINSTATEMENT_LATE", details: { reinstateBy: minutes(200 + 24 * 60) } };
    expect(told(...back)).toEqual([isLate]);
    expect(told(...back, [2_000, itemsResume([one])]).slice(1)).toEqual([{ ...isLate, kind: "REINSTATED" }]);
  });

  it("is silent about a platform that does as it is told", () => {
    expect(told([10, acknowledged(10)], [20, removes(20, idOf("item-1"), idOf("item-2"))], [131, passes])).toEqual([]);
    expect(told(...overdue.slice(0, 1), [150, lodges()])).toEqual([]);
  });

  it("is silent about an order that is only given", () => {
    const ids = { orderId: idOf<OrderId>("order-1"), itemId: () => idOf<ItemId>("item") };
    const given = issueOrder(ids, idOf("application-1"), orderDocument(), idOf("seal"), () => true, minutes(0));
    expect(complianceNotices(undefined, evolveOrder(undefined, given), given)).toEqual([]);
  });

  it.each<[string, Step, string]>([
    ["it is served", [400, acknowledged(400)], "SERVED"],
    ["the order is lifted", [400, lifts()], "ORDER_LIFTED"],
    ["a version leaves nothing to be served", [400, modifies(versionOf(issuedOrder(), lawyerList))], "ORDER_MODIFIED"],
  ])("says that nobody served the order in time, and that this is over when %s", (_, end, because) => {
    const order = issuedOrder(orderDocument({ serveWithin: "PT5H" }));
    const serveBy = minutes(300);
    const passesServeBy: OrderCommand = { type: "passServeBy", platform, deadline: serveBy };
    expect(toldOf(order, [301, passesServeBy], [302, passesServeBy], [310, lodges()], end)).toEqual([
      { platform, kind: "UNSERVED", details: { serveBy } },
      { platform, kind: "UNSERVED_ENDED", details: { serveBy, because } },
    ]);
  });

  it("says that a deadline has passed, and that the platform has complied since", () => {
    expect(told(...overdue)).toEqual([late]);
    expect(told(...overdue, [140, removes(120, idOf("item-1"))], [150, removes(145, idOf("item-2"))])).toEqual([
      late,
      { platform, kind: "COMPLIED", details: { deadline, compliedAt: minutes(145) } },
    ]);
  });

  it.each<[string, string, readonly Step[]]>([
    ["the order is suspended", "SUSPENSION", [[140, suspends()]]],
    [
      "the court clarified, and the term is a new one",
      "TERM_RENEWED",
      [
        [140, claims(140, idOf("item-1"))],
        [145, removes(145, idOf("item-2"))],
        [150, clarifies()],
      ],
    ],
    [
      "the order is lifted",
      "ORDER_LIFTED",
      [
        [135, lodges()],
        [140, lifts()],
      ],
    ],
    [
      "the order is modified",
      "ORDER_MODIFIED",
      [
        [135, lodges()],
        [140, modifies(versionOf(issuedOrder(), { removeWithin: "PT4H" }))],
      ],
    ],
    [
      "the order lapses for want of a main claim",
      "ORDER_LAPSED",
      [[100_000, { type: "applyForLapse", by: VIDSHARE, terms: ending() }]],
    ],
  ])("says that overdue ended otherwise: %s", (_, because, steps) => {
    expect(told(...overdue, ...steps)).toEqual([
      late,
      { platform, kind: "OVERDUE_ENDED", details: { deadline, because } },
    ]);
  });

  it("says that overdue ended when what was late is gone, and the term of the rest has not passed", () => {
    const added: readonly Step[] = [
      [135, lodges()],
      [140, modifies(versionOf(issuedOrder(), videos(1, 2, 3)))],
      [150, removes(150, idOf("item-1"), idOf("item-2"))],
    ];
    expect(told(...overdue, ...added)).toEqual([
      late,
      { platform, kind: "OVERDUE_ENDED", details: { deadline, because: "LATE_ITEMS_GONE" } },
    ]);
  });

  it("says that a platform is overdue once more, after a suspension or a correction", () => {
    const suspended: readonly Step[] = [
      [140, suspends()],
      [200, resumes()],
    ];
    expect(told(...overdue, ...suspended).map(({ kind }) => kind)).toEqual([
      "DEADLINE_PASSED",
      "OVERDUE_ENDED",
      "DEADLINE_PASSED",
    ]);
    const corrected: readonly Step[] = [
      [140, removes(140, idOf("item-1"), idOf("item-2"))],
      [150, confirms({ ...confirmation(idOf("item-2"), 150, "IMPOSSIBLE"), impossibleReason: "DE_FACTO_IMPOSSIBLE" })],
    ];
    expect(told(...overdue, ...corrected).map(({ kind }) => kind)).toEqual([
      "DEADLINE_PASSED",
      "COMPLIED",
      "DEADLINE_PASSED",
    ]);
  });

  it("says that what was taken down is not back in time, and when all that was late is", () => {
    const lifted: readonly Step[] = [
      [10, acknowledged(10)],
      [20, removes(20, idOf("item-1"), idOf("item-2"))],
      [150, lodges()],
      [200, lifts()],
    ];
    const reinstateBy = minutes(200 + 24 * 60);
    const notBack = { platform, kind: "REINSTATEMENT_LATE", details: { reinstateBy } };
    const after = 201 + 24 * 60;
    expect(told(...lifted, [250, reinstates(250, idOf("item-1"), idOf("item-2"))], [after, lateBack])).toEqual([]);
    expect(told(...lifted, [after, lateBack], [after + 1, reinstates(after, idOf("item-1"))])).toEqual([notBack]);
    const kept = {
      itemId: idOf<ItemId>("item-2"),
      outcome: "KEPT_DOWN" as const,
      effectAt: minutes(after),
      explanation: "House rules.",
    };
    const ended: readonly Step[] = [
      [after, lateBack],
      [after + 1, reinstates(after, idOf("item-1"))],
      [after + 2, reinstatement(kept)],
    ];
    expect(told(...lifted, ...ended)).toEqual([notBack, { platform, kind: "REINSTATED", details: { reinstateBy } }]);
  });

  it("says that a platform is late no more when another order comes to keep down the last of what was", () => {
    const after = 201 + 24 * 60;
    const reinstateBy = minutes(200 + 24 * 60);
    const holds = (...itemIds: ItemId[]): OrderCommand => ({
      type: "hold",
      platform,
      held: itemIds.map((itemId) => ({ itemId, heldBy: idOf<OrderId>("order-2") })),
    });
    const notBack: readonly Step[] = [
      [10, acknowledged(10)],
      [20, removes(20, idOf("item-1"), idOf("item-2"))],
      [150, lodges()],
      [200, lifts()],
      [after, lateBack],
    ];
    const late = { platform, kind: "REINSTATEMENT_LATE", details: { reinstateBy } };
    const back = { platform, kind: "REINSTATED", details: { reinstateBy } };
    expect(told(...notBack, [after + 1, holds(idOf("item-1"))])).toEqual([late]);
    expect(told(...notBack, [after + 1, holds(idOf("item-1"))], [after + 2, holds(idOf("item-2"))])).toEqual([
      late,
      back,
    ]);
    // When that one ends, they have a term anew, and may be late again.
    const released: OrderCommand = {
      type: "releaseHeld",
      platform,
      itemIds: [idOf("item-1"), idOf("item-2")],
    };
    const anew = minutes(after + 3 + 24 * 60);
    const passesAnew: OrderCommand = { type: "passReinstatementDeadline", platform, deadline: anew };
    expect(
      told(
        ...notBack,
        [after + 1, holds(idOf("item-1"), idOf("item-2"))],
        [after + 3, released],
        [after + 4 + 24 * 60, passesAnew],
      ),
    ).toEqual([late, back, { ...late, details: { reinstateBy: anew } }]);
  });

  it("says that a penalty runs, that it no longer does, and that its maximum is reached", () => {
    const penalty = { amountCents: 100_000, currency: "EUR", unit: "DAY" as const, maximumCents: 500_000 };
    const order = issuedOrder(orderDocument({ penalty }));
    const say = (event: OrderEvent) => complianceNotices(order, evolveOrder(order, event), event);
    const at = minutes(200);
    expect(say({ kind: "PenaltyAccrualStarted", platform, since: deadline, at })).toEqual([
      { platform, kind: "PENALTY_RUNNING", details: { since: deadline } },
    ]);
    const stopped = { because: "COMPLIED", forfeitedCents: 200_000 };
    expect(say({ kind: "PenaltyAccrualStopped", platform, ...stopped, at })).toEqual([
      { platform, kind: "PENALTY_STOPPED", details: { ...stopped, currency: "EUR" } },
    ]);
    expect(say({ kind: "PenaltyMaximumReached", platform, forfeitedCents: 500_000, at })).toEqual([
      { platform, kind: "PENALTY_MAXIMUM_REACHED", details: { forfeitedCents: 500_000, currency: "EUR" } },
    ]);
  });

  it("says of what is forfeited in which currency it is", () => {
    const penalty = { amountCents: 100_000, currency: "USD", unit: "DAY" as const, maximumCents: 500_000 };
    const order = issuedOrder(orderDocument({ penalty }));
    const stopped = { because: "COMPLIED", forfeitedCents: 200_000 };
    const event = { kind: "PenaltyAccrualStopped", platform, ...stopped, at: minutes(200) } as const;
    expect(complianceNotices(order, evolveOrder(order, event), event)).toMatchObject([
      { details: { ...stopped, currency: "USD" } },
    ]);
  });

  it("says of a penalty that one duty has of its own which duty that is", () => {
    const terms = { amountCents: 100_000, currency: "EUR", unit: "DAY", maximumCents: 500_000 } as const;
    const duties = [1, 2].map((number) => ({
      number,
      kind: "REMOVE" as const,
      targets: [{ url: `https://vidshare.example/v/${number}` }],
      ...(number === 2 ? { penalty: terms } : {}),
    }));
    const order = issuedOrder(orderDocument({ addressees: [{ platform, duties }] }));
    const of = { platform, duty: 2, at: minutes(200) };
    const [stopped, full] = [200_000, 500_000];
    const events: readonly OrderEvent[] = [
      { kind: "PenaltyAccrualStarted", ...of, since: deadline },
      { kind: "PenaltyAccrualStopped", ...of, because: "COMPLIED", forfeitedCents: stopped },
      { kind: "PenaltyMaximumReached", ...of, forfeitedCents: full },
    ];
    expect(events.flatMap((event) => complianceNotices(order, evolveOrder(order, event), event))).toEqual([
      { platform, kind: "PENALTY_RUNNING", details: { since: deadline, duty: 2 } },
      {
        platform,
        kind: "PENALTY_STOPPED",
        details: { because: "COMPLIED", forfeitedCents: stopped, currency: "EUR", duty: 2 },
      },
      { platform, kind: "PENALTY_MAXIMUM_REACHED", details: { forfeitedCents: full, currency: "EUR", duty: 2 } },
    ]);
  });

  it("is silent about what the court decides and what is asked of a penalty: its course is told when it changes", () => {
    const terms = { amountCents: 100_000, currency: "EUR", unit: "DAY", maximumCents: 500_000 } as const;
    const order = issuedOrder(orderDocument({ penalty: terms }));
    const of = { platform, at: minutes(200) };
    const events: readonly OrderEvent[] = [
      { kind: "ModerationRequested", ...of, from: deadline, reasons: "It burned." },
      { kind: "ModerationRefused", ...of, reasons: "It did not." },
      { kind: "PenaltyModerated", ...of, moderation: { effect: "LIFTED", from: deadline }, reasons: "It did." },
      { kind: "PrescriptionInterrupted", ...of, interruption: { at: deadline, by: "CLAIM" } },
      { kind: "PenaltyBarred", ...of, bar: { because: "DEATH", from: deadline } },
      { kind: "PenaltyContinued", ...of, reasons: "The heirs keep it up." },
    ];
    expect(events.flatMap((event) => complianceNotices(order, evolveOrder(order, event), event))).toEqual([]);
  });

  it.each<[string, { until?: Instant }]>([
    ["that has ended", { until: minutes(40) }],
    ["that lasts", {}],
  ])("says that the court found a breach %s, and that it took that back, of that platform alone", (_, until) => {
    const one = idOf<ItemId>("item-1");
    const steps: readonly Step[] = [
      [10, acknowledged(10)],
      [20, removes(20, one, idOf("item-2"))],
      [50, findsBreach(30, one, until)],
      [60, contestsFinding()],
      [70, decidesFinding("WITHDRAWN")],
    ];
    const found = { findingId: "finding-1", from: minutes(30), ...until };
    expect(told(...steps)).toEqual([
      { platform, kind: "BREACH_FOUND", details: found },
      { platform, kind: "BREACH_WITHDRAWN", details: { findingId: "finding-1" } },
    ]);
  });

  it("says of compliance that the court found what it ends, and nothing of the finding, also when it is taken back", () => {
    const [one, two] = [idOf<ItemId>("item-1"), idOf<ItemId>("item-2")];
    const found: readonly Step[] = [
      [140, removes(140, two)],
      [200, findsCompliance(150, one)],
    ];
    const gone = { platform, kind: "COMPLIED", details: { deadline, compliedAt: minutes(150) } };
    expect(told(...overdue, ...found)).toEqual([late, gone]);
    const withdrawn: readonly Step[] = [
      [210, contestsFinding()],
      [220, decidesFinding("WITHDRAWN")],
    ];
    const again = told(...overdue, ...found, ...withdrawn).slice(2);
    expect(again.map(({ kind }) => kind)).toEqual(["DEADLINE_PASSED"]);
  });

  it("says that overdue ended by what the court found of the late items, while others are not yet due", () => {
    const [one, two] = [idOf<ItemId>("item-1"), idOf<ItemId>("item-2")];
    const added: readonly Step[] = [
      ...overdue,
      [135, lodges()],
      [140, modifies(versionOf(issuedOrder(), videos(1, 2, 3)))],
    ];
    const ended = { platform, kind: "OVERDUE_ENDED", details: { deadline, because: "LATE_ITEMS_GONE" } };
    expect(told(...added, [160, findsCompliance(150, one, { itemIds: [one, two] })])).toEqual([late, ended]);
    const upAgain = told(
      ...added,
      [145, removes(145, one, two)],
      [160, findsBreach(150, one)],
      [170, contestsFinding()],
      [180, decidesFinding("WITHDRAWN")],
    );
    expect(upAgain).toMatchObject([
      late,
      ended,
      late,
      { kind: "BREACH_FOUND" },
      { kind: "OVERDUE_ENDED", details: { because: "LATE_ITEMS_GONE" } },
      { kind: "BREACH_WITHDRAWN" },
    ]);
  });

  it("says of the finding that was taken back what it was, whatever was found before", () => {
    const one = idOf<ItemId>("item-1");
    const second = idOf<FindingId>("finding-2");
    const steps: readonly Step[] = [
      [10, acknowledged(10)],
      [30, findsCompliance(20, one)],
      [50, findsBreach(40, one, { findingId: second })],
      [60, contestsFinding("finding-2")],
      [70, decidesFinding("WITHDRAWN", "finding-2")],
    ];
    expect(told(...steps)).toMatchObject([
      { kind: "BREACH_FOUND", details: { findingId: second } },
      { kind: "BREACH_WITHDRAWN", details: { findingId: second } },
    ]);
  });

  it("is silent about a claim that is rejected within the term, and about a finding that is upheld", () => {
    const one = idOf<ItemId>("item-1");
    expect(told([10, acknowledged(10)], [20, claims(20, one)], [30, rejects()])).toEqual([]);
    const found: readonly Step[] = [
      [10, acknowledged(10)],
      [50, findsBreach(30, one)],
      [60, contestsFinding()],
    ];
    expect(told(...found, [70, decidesFinding("UPHELD")])).toEqual(told(...found));
  });

  it("says that overdue ended also by an event of which nobody expected that, as if its term were renewed", () => {
    const withReasonOfTheirOwn: readonly string[] = [
      "DeadlineStopped",
      "OrderLifted",
      "OrderLapsed",
      "OrderModified",
      "ItemsSuspended",
      "ConfirmationRecorded",
      "ConfirmationCorrected",
      "ComplianceFound",
      "FindingWithdrawn",
    ];
    const before = story(...overdue);
    const after = story(...overdue.slice(0, 1));
    const others = ORDER_EVENT_KINDS.filter((kind) => !withReasonOfTheirOwn.includes(kind));
    for (const kind of others) {
      const event = { kind, at: minutes(140) } as OrderEvent;
      expect(complianceNotices(before, after, event), kind).toEqual([
        { platform, kind: "OVERDUE_ENDED", details: { deadline, because: "TERM_RENEWED" } },
      ]);
    }
  });

  it("is silent about every other event that leaves a platform as it was", () => {
    const telling = new Set(["PenaltyAccrualStarted", "PenaltyAccrualStopped", "PenaltyMaximumReached", "BreachFound"]);
    const order = story(...overdue);
    for (const kind of [OF_ADDRESSEE, OF_PENALTY].flatMap(Object.keys).filter((one) => !telling.has(one))) {
      const event = { kind, platform, at: minutes(140) } as OrderEvent;
      expect(complianceNotices(order, order, event), kind).toEqual([]);
    }
  });

  it("says, whatever happens, of a platform that it fails while it does, and that it has ended when it has", () => {
    const step = fc.constantFrom<(minute: number) => OrderCommand>(
      (minute) => acknowledged(minute),
      (minute) => removes(minute, idOf("item-1")),
      (minute) => removes(minute, idOf("item-2")),
      (minute) => claims(minute, idOf("item-1")),
      () => clarifies(),
      () => suspends(),
      () => resumes(),
      () => lodges(),
      () => lifts(),
      () => passes,
      (minute) => reinstates(minute, idOf("item-1"), idOf("item-2")),
    );
    const course = fc.array(fc.tuple(fc.integer({ min: 1, max: 2_000 }), step), {
      minLength: 5,
      maxLength: 40,
      size: "max",
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(course, (steps) => {
        let order = issuedOrder();
        let minute = 0;
        const standing = new Map<string, boolean>();
        const take = (command: OrderCommand): void => {
          for (const event of attempt(order, command, minute)) {
            const before = order;
            order = evolveOrder(order, event);
            for (const { kind } of complianceNotices(before, order, event)) {
              seen.add(kind);
              const failing = kind === "DEADLINE_PASSED" || kind === "REINSTATEMENT_LATE";
              const what = kind.startsWith("REINSTATE") ? "back" : "gone";
              // What is said is news: never the same twice in a row.
              expect(standing.get(what) ?? false).toBe(!failing);
              standing.set(what, failing);
            }
          }
        };
        for (const [pause, command] of steps) {
          minute += pause;
          timersFire();
          take(command(minute));
          timersFire();
          const addressee = addresseeOf(order, platform);
          expect(standing.get("gone") ?? false).toBe(isOverdue(addressee, minutes(minute)));
          expect(standing.get("back") ?? false).toBe(isReinstatementOverdue(addressee, minutes(minute)));
        }

        function timersFire(): void {
          const { reinstateBy } = addresseeOf(order, platform);
          for (const deadline of deadlinesOf(addresseeOf(order, platform)))
            take({ type: "passDeadline", platform, deadline });
          if (reinstateBy !== undefined) {
            take({ type: "passReinstatementDeadline", platform, deadline: reinstateBy });
          }
        }
      }),
      randomRuns(400),
    );
    expect([...seen].sort()).toEqual([
      "COMPLIED",
      "DEADLINE_PASSED",
      "OVERDUE_ENDED",
      "REINSTATED",
      "REINSTATEMENT_LATE",
    ]);
  });

  it("says in which currency a penalty was forfeited, also when a version has taken it away", () => {
    const penalty = { amountCents: 100_000, currency: "USD", unit: "HOUR", maximumCents: 1_000_000 } as const;
    const one = underPenalty(orderDocument({ penalty }));
    one.serve();
    const turn = (minute: number) =>
      turnPenalty(
        one.order(),
        { platform: idOf("vidshare") },
        penaltyStatement(one.history(), minutes(minute)),
        minutes(minute),
      );
    one.record(turn(200));
    const { penalty: _, ...without } = one.order().document;
    one.act(lodges(), minutes(240));
    const version = versionOf(one.order(), {});
    one.act(modifies({ ...version, document: { ...without, version: 2 } }), minutes(240));
    const before = one.order();
    const [stopped] = turn(241);
    if (stopped === undefined) throw new Error("The penalty runs on");
    expect(complianceNotices(before, evolveOrder(before, stopped), stopped)).toMatchObject([
      { kind: "PENALTY_STOPPED", details: { because: "NO_PENALTY", forfeitedCents: 200_000, currency: "USD" } },
    ]);
  });
});

function attempt(order: Order, command: OrderCommand, minute: number): OrderEvent[] {
  try {
    return decideOrder(order, command, minutes(minute));
  } catch (refusal) {
    if (refusal instanceof Refusal) return [];
    throw refusal;
  }
}
