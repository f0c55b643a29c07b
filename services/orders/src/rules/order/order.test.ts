import { idOf } from "@exparte/testing/id-of";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { randomRuns } from "../../../test/random-runs.js";
import { endOf, told, videos } from "../../../test/story.js";
import type { Addressee, Confirmation } from "../addressee/addressee.js";
import { type AddresseeStatus, addresseeStatus, isOverdue } from "../addressee/addressee-status.js";
import { deadlineOf } from "../addressee/deadline.js";
import type { ItemId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { evolveOrder } from "./evolve-order.js";
import { issueOrder } from "./issue-order.js";
import { addresseeOf, type Order, type OrderStatus } from "./order.js";
import type { OrderCommand } from "./order-commands.js";
import { decideOrder } from "./order-decisions.js";

const platform = idOf<PlatformId>("vidshare");

function run(state: Order, command: OrderCommand, now: Instant): Order {
  return decideOrder(state, command, now).reduce<Order>(evolveOrder, state);
}

function runAll(...steps: readonly (readonly [OrderCommand, Instant])[]): Order {
  return steps.reduce((state, [command, now]) => run(state, command, now), issuedOrder());
}

const served: OrderCommand = { type: "serve", platform, means: "ELECTRONIC", servedAt: minutes(10) };
const removed = (itemId: ItemId, effectAt = minutes(20)): Confirmation => ({ itemId, outcome: "REMOVED", effectAt });
const confirmBy = (...confirmations: Confirmation[]): OrderCommand => ({ type: "confirm", platform, confirmations });
const impossible = (reason: "DE_FACTO_IMPOSSIBLE" | "MANIFEST_ERROR" | "INSUFFICIENT_INFORMATION"): Confirmation => ({
  itemId: idOf("item-1"),
  outcome: "IMPOSSIBLE",
  effectAt: minutes(20),
  impossibleReason: reason,
});

/** The states before anything is to be put back; those of reinstatement stand in reinstatement.test.ts. */
type TakedownStatus = Exclude<AddresseeStatus, "REINSTATEMENT_DUE" | "REINSTATED">;

/** One way into each state. */
const IN: Readonly<Record<TakedownStatus, () => Order>> = {
  PENDING: () => issuedOrder(),
  SERVED: () => runAll([served, minutes(10)]),
  PARTLY_COMPLIED: () => runAll([served, minutes(10)], [confirmBy(removed(idOf("item-1"))), minutes(20)]),
  COMPLIED: () =>
    runAll([served, minutes(10)], [confirmBy(removed(idOf("item-1")), removed(idOf("item-2"))), minutes(20)]),
  IMPOSSIBLE_CLAIMED: () => runAll([served, minutes(10)], [confirmBy(impossible("MANIFEST_ERROR")), minutes(20)]),
};

const COMMANDS = {
  "serve by acknowledgement": { type: "serve", platform, means: "ELECTRONIC", servedAt: minutes(30) },
  "serve by bailiff": { type: "serve", platform, means: "BAILIFF", servedAt: minutes(30) },
  "confirm one item": confirmBy(removed(idOf("item-1"))),
  "confirm all items": confirmBy(removed(idOf("item-1")), removed(idOf("item-2"))),
  "claim an item impossible": confirmBy(impossible("DE_FACTO_IMPOSSIBLE")),
  "pass the deadline": { type: "passDeadline", platform, deadline: minutes(130) },
} as const satisfies Record<string, OrderCommand>;
type CommandName = keyof typeof COMMANDS;

/** Where each command leads from each state, or the code it is refused with. */
const TABLE: Readonly<Record<TakedownStatus, Readonly<Record<CommandName, AddresseeStatus | "NOT_SERVED_YET">>>> = {
  PENDING: {
    "serve by acknowledgement": "SERVED",
    "serve by bailiff": "SERVED",
    "confirm one item": "NOT_SERVED_YET",
    "confirm all items": "NOT_SERVED_YET",
    "claim an item impossible": "NOT_SERVED_YET",
    "pass the deadline": "PENDING",
  },
  SERVED: {
    "serve by acknowledgement": "SERVED",
    "serve by bailiff": "SERVED",
    "confirm one item": "PARTLY_COMPLIED",
    "confirm all items": "COMPLIED",
    "claim an item impossible": "IMPOSSIBLE_CLAIMED",
    "pass the deadline": "SERVED",
  },
  PARTLY_COMPLIED: {
    "serve by acknowledgement": "PARTLY_COMPLIED",
    "serve by bailiff": "PARTLY_COMPLIED",
    "confirm one item": "PARTLY_COMPLIED",
    "confirm all items": "COMPLIED",
    "claim an item impossible": "IMPOSSIBLE_CLAIMED",
    "pass the deadline": "PARTLY_COMPLIED",
  },
  COMPLIED: {
    "serve by acknowledgement": "COMPLIED",
    "serve by bailiff": "COMPLIED",
    "confirm one item": "COMPLIED",
    "confirm all items": "COMPLIED",
    "claim an item impossible": "IMPOSSIBLE_CLAIMED",
    "pass the deadline": "COMPLIED",
  },
  IMPOSSIBLE_CLAIMED: {
    "serve by acknowledgement": "IMPOSSIBLE_CLAIMED",
    "serve by bailiff": "IMPOSSIBLE_CLAIMED",
    "confirm one item": "PARTLY_COMPLIED",
    "confirm all items": "COMPLIED",
    "claim an item impossible": "IMPOSSIBLE_CLAIMED",
    "pass the deadline": "IMPOSSIBLE_CLAIMED",
  },
};

describe("an addressee of an order in force", () => {
  const cells = (Object.keys(TABLE) as TakedownStatus[]).flatMap((from) =>
    (Object.keys(COMMANDS) as CommandName[]).map((command) => ({ from, command, to: TABLE[from][command] })),
  );
  it.each(cells)("that is $from, at '$command': $to", ({ from, command, to }) => {
    const attempt = () => addresseeStatus(addresseeOf(run(IN[from](), COMMANDS[command], minutes(200)), platform));
    if (to === "NOT_SERVED_YET") expect(attempt).toThrowError(expect.objectContaining({ code: to }));
    else expect(attempt()).toBe(to);
  });
});

describe("an order that has ended", () => {
  const cells = (["LIFTED", "LAPSED"] satisfies OrderStatus[]).flatMap((status) =>
    (Object.keys(COMMANDS) as CommandName[]).map((command) => ({ status, command })),
  );
  it.each(cells)("$status: '$command' changes nothing or is refused naming the state", ({ command, status }) => {
    const silent = command === "serve by acknowledgement" || command === "pass the deadline";
    const attempt = () => decideOrder({ ...IN.SERVED(), status }, COMMANDS[command], minutes(200));
    if (silent) expect(attempt()).toEqual([]);
    else
      expect(attempt).toThrowError(
        expect.objectContaining({ code: "ORDER_STATE", facts: { orderId: "order-1", status } }),
      );
  });
});

describe("service (betekening)", () => {
  it("is the acknowledgement or the bailiff's, whichever is first, and both moments are kept", () => {
    const order = runAll(
      [served, minutes(10)],
      [{ type: "serve", platform, means: "BAILIFF", servedAt: minutes(5) }, minutes(40)],
    );
    expect(told(order, platform)).toMatchObject({
      electronicServiceAt: minutes(10),
      bailiffServiceAt: minutes(5),
      servedAt: minutes(5),
      deadline: minutes(125),
    });
  });

  it("by bailiff after the acknowledgement does not lengthen the term", () => {
    const order = runAll(
      [served, minutes(10)],
      [{ type: "serve", platform, means: "BAILIFF", servedAt: minutes(60) }, minutes(60)],
    );
    expect(told(order, platform)).toMatchObject({ servedAt: minutes(10), deadline: minutes(130) });
  });

  it("cannot lie in the future", () => {
    const tomorrow: OrderCommand = { type: "serve", platform, means: "BAILIFF", servedAt: minutes(1440) };
    expect(() => decideOrder(issuedOrder(), tomorrow, NOW)).toThrowError(
      expect.objectContaining({ code: "EFFECT_IN_FUTURE" }),
    );
  });

  it("starts nothing for another addressee", () => {
    expect(addresseeStatus(addresseeOf(IN.COMPLIED(), idOf("lawyer-list")))).toBe("PENDING");
  });
});

describe("a term of days", () => {
  it("ends with its last day in Amsterdam, also across the change to winter time", () => {
    const order = issuedOrder();
    const [addressee] = order.addressees;
    const days: Order = { ...order, addressees: [{ ...(addressee as Addressee), removeWithin: "P1D" }] };
    const servedAt = "2026-10-24T10:00:00.000Z" as Instant;
    const after = run(days, { type: "serve", platform, means: "ELECTRONIC", servedAt }, servedAt);
    expect(told(after, platform).deadline).toBe("2026-10-25T22:59:59.999Z");
  });

  it("ends at the hour at which it began where the order was given before that was so", () => {
    const { wholeDays: _, ...before } = issueOrder(
      { orderId: idOf("order-1"), itemId: () => idOf("item-1") },
      idOf("application-1"),
      orderDocument({ ...videos(1), removeWithin: "P1D" }),
      idOf("seal"),
      () => true,
      NOW,
    );
    const order = run(evolveOrder(undefined, before), served, minutes(10));
    expect(told(order, platform).deadline).toBe(minutes(10 + 24 * 60));
  });
});

describe("a confirmation", () => {
  it("of one item of several is recorded, and decides nothing else", () => {
    expect(decideOrder(IN.SERVED(), confirmBy(removed(idOf("item-1"))), minutes(30)).map(({ kind }) => kind)).toEqual([
      "ConfirmationRecorded",
    ]);
  });

  it("that is repeated after the deadline leaves it to the timer to say that it has passed", () => {
    expect(decideOrder(IN.PARTLY_COMPLIED(), confirmBy(removed(idOf("item-1"))), minutes(200))).toEqual([]);
    const more = decideOrder(IN.SERVED(), confirmBy(removed(idOf("item-1"))), minutes(200));
    expect(more.map(({ kind }) => kind)).toEqual(["ConfirmationRecorded", "DeadlinePassed"]);
  });

  it.each<[string, Confirmation, Partial<Confirmation>]>([
    ["outcome", removed(idOf("item-1")), { outcome: "ALREADY_GONE" }],
    ["moment", removed(idOf("item-1")), { effectAt: minutes(19) }],
    ["place", { ...removed(idOf("item-1")), outcome: "ACCESS_DISABLED", where: "NL" }, { where: "EU" }],
    ["reason", impossible("MANIFEST_ERROR"), { impossibleReason: "INSUFFICIENT_INFORMATION" }],
    ["explanation", { ...removed(idOf("item-1")), explanation: "By hand." }, { explanation: "By the filter." }],
  ])("with another %s is a correction, and the same again is none", (_, first, change) => {
    const order = run(IN.SERVED(), confirmBy(first), minutes(30));
    expect(decideOrder(order, confirmBy(first), minutes(40))).toEqual([]);
    const corrected = { ...first, ...change };
    expect(decideOrder(order, confirmBy(corrected), minutes(40))).toEqual([
      { kind: "ConfirmationCorrected", platform, confirmation: corrected, corrected: first, at: minutes(40) },
    ]);
  });

  it("is corrected a hundred times, and not again", () => {
    let order = run(IN.SERVED(), confirmBy(removed(idOf("item-1")), removed(idOf("item-2"))), minutes(30));
    const explained = (n: number, itemId = idOf<ItemId>("item-2")) =>
      confirmBy({ ...removed(itemId), explanation: `Said ${n} times.` });
    for (let n = 1; n <= 100; n += 1) order = run(order, explained(n), minutes(30));
    expect(decideOrder(order, explained(100), minutes(30))).toEqual([]);
    expect(() => decideOrder(order, explained(101), minutes(30))).toThrowError(
      expect.objectContaining({
        code: "CORRECTIONS_SPENT",
        message: expect.stringMatching(/item item-2 was corrected 100 times.*Tell the court/),
        facts: { field: "input.items[0].itemId" },
      }),
    );
    expect(decideOrder(order, explained(101, idOf("item-1")), minutes(30))).toMatchObject([
      { kind: "ConfirmationCorrected" },
    ]);
  });

  it("says of nothing that it was taken down before the order was given, only that it had gone by then", () => {
    for (const outcome of ["REMOVED", "ACCESS_DISABLED"] as const) {
      const where = outcome === "ACCESS_DISABLED" ? { where: "NL" } : {};
      const said = (minute: number) =>
        confirmBy({ itemId: idOf("item-1"), outcome, effectAt: minutes(minute), ...where });
      expect(() => decideOrder(IN.SERVED(), said(-6), minutes(30))).toThrowError(
        expect.objectContaining({
          code: "EFFECT_BEFORE_ORDER",
          message: expect.stringContaining("ALREADY_GONE"),
          facts: { field: "input.items[0].effectAt" },
        }),
      );
      // A seal may precede what the hub knows by five minutes.
      expect(decideOrder(IN.SERVED(), said(-5), minutes(30))).toHaveLength(1);
    }
    for (const outcome of ["ALREADY_GONE", "NOT_FOUND"] as const)
      expect(
        decideOrder(IN.SERVED(), confirmBy({ itemId: idOf("item-1"), outcome, effectAt: minutes(-999) }), minutes(30)),
      ).toHaveLength(1);
  });

  it("before service is refused, naming the state", () => {
    expect(() => decideOrder(issuedOrder(), confirmBy(removed(idOf("item-1"))), minutes(30))).toThrowError(
      expect.objectContaining({ code: "NOT_SERVED_YET", facts: { platform, status: "PENDING" } }),
    );
  });

  it("that is repeated changes nothing", () => {
    expect(decideOrder(IN.COMPLIED(), COMMANDS["confirm all items"], minutes(90))).toEqual([]);
  });

  it("that contradicts an earlier one is recorded as a correction that keeps the earlier", () => {
    const events = decideOrder(
      IN.COMPLIED(),
      confirmBy({ itemId: idOf("item-1"), outcome: "NOT_FOUND", effectAt: minutes(15) }),
      minutes(90),
    );
    expect(events).toMatchObject([
      { kind: "ConfirmationCorrected", corrected: { outcome: "REMOVED" }, confirmation: { outcome: "NOT_FOUND" } },
    ]);
  });

  it("that corrects when the content went moves the moment of compliance", () => {
    const order = run(IN.COMPLIED(), confirmBy(removed(idOf("item-1"), minutes(50))), minutes(90));
    expect(addresseeOf(order, platform).compliedAt).toBe(minutes(50));
  });

  it("of content that went before service never makes the time to removal negative", () => {
    const order = runAll(
      [served, minutes(10)],
      [
        confirmBy(
          { ...removed(idOf("item-1"), minutes(-600)), outcome: "ALREADY_GONE" },
          removed(idOf("item-2"), minutes(1)),
        ),
        minutes(11),
      ],
    );
    expect(addresseeOf(order, platform).compliedAt).toBe(minutes(10));
  });

  it.each([
    ["of an item that is not yours", { ...removed(idOf("item-3")) }, "UNKNOWN_ITEM", "input.items[0].itemId"],
    [
      "that took effect in the future",
      removed(idOf("item-1"), minutes(99)),
      "EFFECT_IN_FUTURE",
      "input.items[0].effectAt",
    ],
    [
      "IMPOSSIBLE without a reason",
      { ...removed(idOf("item-1")), outcome: "IMPOSSIBLE" as const },
      "FIELD_INVALID",
      "input.items[0].impossibleReason",
    ],
    [
      "REMOVED with a reason why it is impossible",
      { ...removed(idOf("item-1")), impossibleReason: "MANIFEST_ERROR" as const },
      "FIELD_INVALID",
      "input.items[0].impossibleReason",
    ],
    [
      "ACCESS_DISABLED without saying where",
      { ...removed(idOf("item-1")), outcome: "ACCESS_DISABLED" as const },
      "FIELD_INVALID",
      "input.items[0].where",
    ],
  ])("%s is refused", (_, confirmation, code, field) => {
    expect(() => decideOrder(IN.SERVED(), confirmBy(confirmation), minutes(30))).toThrowError(
      expect.objectContaining({
        code,
        message: expect.stringContaining(field),
        facts: expect.objectContaining({ field }),
      }),
    );
  });

  it("of nothing is refused, and one of a platform that is no addressee too", () => {
    expect(() => decideOrder(IN.SERVED(), confirmBy(), minutes(30))).toThrowError(
      expect.objectContaining({
        code: "FIELD_INVALID",
        message: "input.items must confirm at least one item.",
        facts: { field: "input.items" },
      }),
    );
    const stranger: OrderCommand = {
      type: "confirm",
      platform: idOf("chirper"),
      confirmations: [removed(idOf("item-1"))],
    };
    expect(() => decideOrder(IN.SERVED(), stranger, minutes(30))).toThrowError(
      expect.objectContaining({ code: "UNKNOWN_ADDRESSEE" }),
    );
  });
});

describe("IMPOSSIBLE", () => {
  it.each(["MANIFEST_ERROR", "INSUFFICIENT_INFORMATION"] as const)(
    "for %s stops the deadline (after TERREG art. 3(7)–(8))",
    (reason) => {
      const order = runAll([served, minutes(10)], [confirmBy(impossible(reason)), minutes(20)]);
      expect(decideOrder(order, COMMANDS["pass the deadline"], minutes(999))).toMatchObject([{ itemIds: ["item-2"] }]);
      const alone = run(order, confirmBy(removed(idOf("item-2"))), minutes(30));
      expect(isOverdue(addresseeOf(alone, platform), minutes(999))).toBe(false);
    },
  );

  it("for them stops a deadline at its very moment, and no longer after it", () => {
    const claim = confirmBy(impossible("MANIFEST_ERROR"));
    const stops = (minute: number) => decideOrder(IN.SERVED(), claim, minutes(minute)).map(({ kind }) => kind);
    expect(stops(130)).toEqual(["ConfirmationRecorded", "DeadlineStopped"]);
    expect(stops(131)).toEqual(["ConfirmationRecorded", "DeadlinePassed"]);
  });

  it("is not clarified without a text", () => {
    expect(() =>
      decideOrder(IN.IMPOSSIBLE_CLAIMED(), { type: "clarify", platform, text: " " }, minutes(30)),
    ).toThrowError(expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "input.text" } }));
  });

  it("for factual impossibility does not: the judge decides on it (Rv art. 611d)", () => {
    const order = runAll([served, minutes(10)], [confirmBy(impossible("DE_FACTO_IMPOSSIBLE")), minutes(20)]);
    expect(isOverdue(addresseeOf(order, platform), minutes(999))).toBe(true);
  });

  it("taken back by the platform has ended, so that the term runs anew, in full (after TERREG art. 3(7))", () => {
    const order = run(IN.IMPOSSIBLE_CLAIMED(), confirmBy(impossible("DE_FACTO_IMPOSSIBLE")), minutes(60));
    expect(endOf(order, "item-1")).toBe(minutes(60 + 120));
    expect(endOf(order, "item-2")).toBe(minutes(130));
  });
});

describe("the events of an order", () => {
  it("begin with the one by which it is given", () => {
    const event = { kind: "OrderSuspended", reasons: "Why.", at: NOW } as const;
    expect(() => evolveOrder(undefined, event)).toThrowError("OrderSuspended before OrderIssued");
  });

  it("are recorded until the last moment of any, in whatever order they come", () => {
    const order = IN.COMPLIED();
    expect(evolveOrder(order, { kind: "OrderSuspended", reasons: "Why.", at: NOW }).recordedUntil).toBe(minutes(20));
    expect(evolveOrder(order, { kind: "OrderSuspended", reasons: "Why.", at: minutes(21) }).recordedUntil).toBe(
      minutes(21),
    );
  });
});

describe("a deadline", () => {
  it("that has passed is no longer overdue once everything is gone, however late", () => {
    const late = run(
      IN.SERVED(),
      confirmBy(removed(idOf("item-1"), minutes(140)), removed(idOf("item-2"))),
      minutes(150),
    );
    expect(isOverdue(addresseeOf(late, platform), minutes(151))).toBe(false);
    expect(addresseeOf(late, platform).compliedAt).toBe(minutes(140));
  });

  it("passes once", () => {
    const after = run(IN.SERVED(), COMMANDS["pass the deadline"], minutes(131));
    expect(told(after, platform).deadlinePassedAt).toBe(minutes(131));
    expect(decideOrder(after, COMMANDS["pass the deadline"], minutes(132))).toEqual([]);
  });

  it("that was moved is not passed by its old timer", () => {
    expect(decideOrder(IN.SERVED(), { type: "passDeadline", platform, deadline: minutes(120) }, minutes(200))).toEqual(
      [],
    );
  });

  it("is not yet passed at its very moment", () => {
    expect(isOverdue(addresseeOf(IN.SERVED(), platform), minutes(130))).toBe(false);
    expect(isOverdue(addresseeOf(IN.SERVED(), platform), minutes(131))).toBe(true);
  });
});

describe("whatever commands come in whatever order", () => {
  const confirmation = fc.record({
    itemId: fc.constantFrom("item-1", "item-2"),
    outcome: fc.constantFrom("REMOVED", "ALREADY_GONE", "NOT_FOUND", "IMPOSSIBLE"),
  });
  const command: fc.Arbitrary<OrderCommand> = fc.oneof(
    fc
      .constantFrom("ELECTRONIC" as const, "BAILIFF" as const)
      .map((means): OrderCommand => ({ type: "serve", platform, means, servedAt: NOW })),
    fc.array(confirmation, { minLength: 1, maxLength: 3 }).map((items) =>
      confirmBy(
        ...items.map(
          (one): Confirmation =>
            ({
              ...one,
              effectAt: NOW,
              ...(one.outcome === "IMPOSSIBLE" ? { impossibleReason: "MANIFEST_ERROR" } : {}),
            }) as Confirmation,
        ),
      ),
    ),
    fc.constant<OrderCommand>({ type: "passDeadline", platform, deadline: minutes(120) }),
  );

  it("an addressee complies exactly when it is served and every item is confirmed as gone", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        let order = issuedOrder();
        commands.forEach((one, index) => {
          try {
            order = run(order, one, minutes(index * 20));
          } catch (error) {
            expect(error).toMatchObject({ name: "Refusal" });
          }
        });
        const addressee = addresseeOf(order, platform);
        const gone = addressee.items.every((item) => item.confirmation && item.confirmation.outcome !== "IMPOSSIBLE");
        expect(addressee.compliedAt !== undefined).toBe(addressee.servedAt !== undefined && gone);
        expect(addressee.servedAt === undefined).toBe(deadlineOf(addressee) === undefined);
      }),
      randomRuns(1000),
    );
  });
});
