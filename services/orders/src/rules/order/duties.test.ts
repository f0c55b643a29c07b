import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, NOW, orderDocument, PLATFORMS } from "../../../test/fixtures.js";
import type { Confirmation, ConfirmationOutcome } from "../addressee/addressee.js";
import { addresseeStatus } from "../addressee/addressee-status.js";
import { dutiesOwed, partOfDuty } from "../addressee/duties-owed.js";
import type { ItemId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { checkOrderDocument } from "../order-document/check-order-document.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { penaltyStatement } from "../penalty/penalty-statement.js";
import { decidePenalty, turnPenalty } from "../penalty-of-order/penalty-decisions.js";
import { penaltyHistoryOf } from "../penalty-of-order/penalty-of-order.js";
import { evolveOrder } from "./evolve-order.js";
import { issueOrder } from "./issue-order.js";
import { addresseeOf, type Order } from "./order.js";
import type { OrderCommand } from "./order-commands.js";
import { decideOrder } from "./order-decisions.js";
import type { OrderEvent } from "./order-events.js";
import { accountsOf } from "./penalties-of-order.js";

const VIDSHARE = idOf<PlatformId>("vidshare");
const video = (n: number) => ({ url: `https://vidshare.example/v/${n}` });
const perDay = { amountCents: 50_000, currency: "EUR", unit: "DAY", maximumCents: 500_000 } as const;
const perHour = { amountCents: 1_000, currency: "EUR", unit: "HOUR", maximumCents: 10_000 } as const;

const remove: DutyDocument = { number: 1, kind: "REMOVE", targets: [video(1), video(2)] };
const disable: DutyDocument = { number: 2, kind: "DISABLE_ACCESS", within: "P2D", targets: [video(3)] };
const keepDown: DutyDocument = {
  number: 3,
  kind: "KEEP_DOWN",
  within: "P1D",
  until: "Until the main judgment.",
  penalty: perHour,
  targets: [
    { kind: "ITEM", url: video(1).url },
    { kind: "EQUIVALENT", words: "the same video, cut or mirrored" },
  ],
};

function owes(...duties: DutyDocument[]): OrderDocument["addressees"] {
  return [{ platform: VIDSHARE, duties }];
}

/** An order whose events are kept, so that the account of its penalties can be told. */
function played(change: Partial<OrderDocument>, { fromBefore = false } = {}) {
  const document = orderDocument({ addressees: owes(remove, disable, keepDown), ...change });
  checkOrderDocument(document, PLATFORMS, NOW, undefined, fromBefore ? document : undefined);
  let items = 0;
  const itemId = () => idOf<ItemId>(`item-${++items}`);
  const issued = issueOrder(
    { orderId: idOf("order-1"), itemId },
    idOf("application-1"),
    document,
    idOf("seal"),
    () => true,
    NOW,
  );
  const events: OrderEvent[] = [issued];
  const order = () => events.reduce<Order | undefined>(evolveOrder, undefined) as Order;
  return {
    events,
    order,
    itemId,
    does(minute: number, command: OrderCommand) {
      const decided = decideOrder(order(), command, minutes(minute));
      events.push(...decided);
      return decided;
    },
    serve(minute: number) {
      return this.does(minute, { type: "serve", platform: VIDSHARE, means: "BAILIFF", servedAt: minutes(minute) });
    },
    confirm(minute: number, ...said: [number, ConfirmationOutcome, Partial<Confirmation>?][]) {
      const confirmations = said.map(
        ([n, outcome, more]): Confirmation => ({
          itemId: idOf(`item-${n}`),
          outcome,
          effectAt: minutes(minute),
          ...more,
        }),
      );
      return this.does(minute, { type: "confirm", platform: VIDSHARE, confirmations });
    },
    version(minute: number, next: Partial<OrderDocument>, reasons = "Narrowed.") {
      const { document: last } = order();
      const changed = { ...last, version: last.version + 1, issuedAt: minutes(minute), ...next };
      return this.does(minute, {
        type: "modify",
        ground: { cause: "SETTLEMENT" },
        reasons,
        asked: { urls: [] },
        version: {
          document: changed,
          seal: idOf(`seal-${minute}`),
          context: { itemId, isConnected: () => true, coveredBy: () => undefined },
        },
      });
    },
    owed: () => addresseeOf(order(), VIDSHARE),
    account: (minute: number, duty?: number) =>
      penaltyStatement(penaltyHistoryOf(events, VIDSHARE, duty), minutes(minute)),
  };
}

const until = (one: ReturnType<typeof played>, n: number): Instant | undefined =>
  one.owed().items.find(({ id }) => id === `item-${n}`)?.term?.until;

describe("an order's duties", () => {
  it("are each within a term of its own, all from the one service (Rv art. 611a(4))", () => {
    const one = played({ removeWithin: "PT2H" });
    const [served] = one.serve(60);
    expect(until(one, 1)).toBe(minutes(180));
    // Terms in days last to the end of the last day in Amsterdam.
    expect(until(one, 3)).toBe("2026-03-04T22:59:59.999Z");
    expect(until(one, 4)).toBe("2026-03-03T22:59:59.999Z");
    expect(served).toMatchObject({
      deadline: minutes(180),
      itemIds: ["item-1", "item-2", "item-3", "item-4", "item-5"],
    });
    expect(one.owed().items.map(({ duty }) => duty)).toEqual([1, 1, 2, 3, 3]);
  });

  it("begin anew by the length of its own when the court clarifies, each item by its duty (TERREG art. 3(8))", () => {
    const one = played({});
    one.serve(0);
    one.confirm(
      10,
      [1, "IMPOSSIBLE", { impossibleReason: "INSUFFICIENT_INFORMATION" }],
      [3, "IMPOSSIBLE", { impossibleReason: "INSUFFICIENT_INFORMATION" }],
    );
    one.does(60, { type: "clarify", platform: VIDSHARE, text: "The one of Monday." });
    expect(until(one, 1)).toBe(minutes(180));
    expect(until(one, 3)).toBe("2026-03-04T22:59:59.999Z");
    expect(until(one, 2)).toBe(minutes(120));
  });

  it("are lengthened one by one by a version, and leave the terms of others running", () => {
    const one = played({});
    one.serve(0);
    one.version(30, { addressees: owes({ ...remove, within: "PT6H" }, disable, keepDown) });
    expect(until(one, 1)).toBe(minutes(360));
    expect(until(one, 3)).toBe("2026-03-04T22:59:59.999Z");
  });

  it("have a status each, and the platform complies when all are met", () => {
    const one = played({});
    const status = (duty: number) => addresseeStatus(partOfDuty(one.owed(), duty));
    one.serve(0);
    one.confirm(10, [1, "REMOVED"], [2, "REMOVED"]);
    expect([1, 2, 3].map(status)).toEqual(["COMPLIED", "SERVED", "SERVED"]);
    expect(addresseeStatus(one.owed())).toBe("PARTLY_COMPLIED");
    one.confirm(20, [3, "ACCESS_DISABLED", { where: "NL" }], [4, "MEASURE_IN_PLACE"], [5, "MEASURE_IN_PLACE"]);
    expect([1, 2, 3].map(status)).toEqual(["COMPLIED", "COMPLIED", "COMPLIED"]);
    expect(addresseeStatus(one.owed())).toBe("COMPLIED");
  });

  it("of an order that has none written out are one, to remove its items, and nothing in its state says so", () => {
    const addressee = addresseeOf(issuedOrder(), VIDSHARE);
    expect(dutiesOwed(addressee)).toEqual([{ number: 1, kind: "REMOVE", within: "PT2H" }]);
    expect(addressee).not.toHaveProperty("duties");
    expect(addressee.items[0]).toEqual({ id: "item-1", ...video(1) });
  });
});

describe("a confirmation of a duty", () => {
  it.each<[string, number, ConfirmationOutcome]>([
    ["to disable access is not met by dereferencing", 3, "DEREFERENCED"],
    ["to keep down is not met by removing once", 4, "REMOVED"],
    ["to keep down is not met by finding nothing", 4, "NOT_FOUND"],
    ["to remove is not met by a measure", 1, "MEASURE_IN_PLACE"],
  ])("%s", (_, item, outcome) => {
    const one = played({});
    one.serve(0);
    expect(() => one.confirm(10, [item, outcome])).toThrowError(
      expect.objectContaining({ code: "OUTCOME_NOT_OF_DUTY" }),
    );
  });

  it("to remove everywhere is not met by disabling access", () => {
    const one = played({ addressees: owes({ ...remove, everywhere: true }) });
    one.serve(0);
    expect(() => one.confirm(10, [1, "ACCESS_DISABLED", { where: "WORLDWIDE" }])).toThrowError(
      expect.objectContaining({ code: "OUTCOME_NOT_OF_DUTY" }),
    );
  });

  it.each<[OrderDocument["territorialScope"]["extent"], string, boolean]>([
    ["NL", "NL", true],
    ["NL", "EU", true],
    ["NL", "BE, DE", false],
    ["EU", "NL", false],
    ["EU", "EU", true],
    ["EU", "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK", true],
    ["EU", "WORLDWIDE", true],
    ["WORLDWIDE", "EU", false],
  ])("that access is disabled counts where it covers the territorial scope: %s by %s", (extent, where, counts) => {
    const one = played({ addressees: owes(disable), territorialScope: { extent, reasons: "So far." } });
    one.serve(0);
    one.confirm(10, [1, "ACCESS_DISABLED", { where }]);
    expect(addresseeStatus(one.owed())).toBe(counts ? "COMPLIED" : "PARTLY_COMPLIED");
    expect(one.owed().items[0]?.term?.metAt).toBe(counts ? minutes(10) : undefined);
    // The same again is a retry.
    expect(one.confirm(10, [1, "ACCESS_DISABLED", { where }])).toEqual([]);
  });

  it("that falls short leaves the penalty running, and is undone when the order is lifted", () => {
    const one = played({ addressees: owes({ ...disable, within: "PT2H", penalty: perHour }) });
    one.serve(0);
    one.confirm(10, [1, "ACCESS_DISABLED", { where: "BE" }]);
    expect(one.account(150, 2)).toMatchObject({ forfeitedCents: 1_000, running: true });
    one.does(160, {
      type: "lift",
      ground: { cause: "SETTLEMENT", penaltiesFallAway: false },
      reasons: "Settled.",
      coveredBy: () => undefined,
    });
    expect(one.owed().items[0]?.freed?.duty).toBe("DUE");
  });

  it("refuses, of a duty, a place where access is disabled that cannot be compared with the territorial scope", () => {
    const one = played({});
    one.serve(0);
    expect(() => one.confirm(10, [3, "ACCESS_DISABLED", { where: "the Netherlands" }])).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "input.items[0].where" } }),
    );
  });
});

describe("the penalty of a platform with several duties", () => {
  const one = () => {
    const order = played({ removeWithin: "PT2H", penalty: perDay });
    order.serve(0);
    return order;
  };

  it("is one of the order's over the duties that have none of their own, and one of each that has", () => {
    const order = one();
    expect(accountsOf(order.owed())).toEqual([undefined, 3]);
    // From the end of the first term four days have begun. On two of them duty 2 is late as well, and adds nothing.
    const fourDays = 4 * 1440;
    expect(order.account(fourDays).forfeitedCents).toBe(4 * 50_000);
    expect(order.account(fourDays, 3).forfeitedCents).toBe(10_000);
  });

  it("stops for the one when its duties are met, and not for the other", () => {
    const order = one();
    order.confirm(100, [1, "REMOVED"], [2, "REMOVED"], [3, "ACCESS_DISABLED", { where: "NL" }]);
    expect(order.account(5 * 1440).forfeitedCents).toBe(0);
    expect(order.account(5 * 1440, 3)).toMatchObject({ forfeitedCents: 10_000, maximumReached: true });
  });

  it("is moderated, barred and interrupted by itself (Rv art. 611d)", () => {
    const order = one();
    const moderation = { effect: "LIFTED", from: minutes(0) } as const;
    const late = 5 * 1440;
    const events = decidePenalty(
      order.order(),
      { platform: VIDSHARE, duty: 3 },
      { type: "moderatePenalty", moderation, reasons: "It could not." },
      minutes(late),
    );
    order.events.push(...events);
    expect(events).toMatchObject([{ duty: 3 }]);
    expect(order.account(late, 3).forfeitedCents).toBe(0);
    expect(order.account(late).forfeitedCents).toBeGreaterThan(0);
  });

  it("that a duty does not have is refused, with the duties that have one", () => {
    const order = one();
    const interruption = { at: minutes(10), by: "CLAIM" } as const;
    expect(() =>
      decidePenalty(
        order.order(),
        { platform: VIDSHARE, duty: 2 },
        { type: "interruptPrescription", interruption },
        minutes(20),
      ),
    ).toThrowError(expect.objectContaining({ code: "PENALTY_NONE", facts: { field: "input.duty", duties: ["3"] } }));
  });

  it("begins and ceases account by account", () => {
    const order = one();
    const turn = (minute: number, duty?: number) => {
      const of = { platform: VIDSHARE, ...(duty === undefined ? {} : { duty }) };
      const events = turnPenalty(order.order(), of, order.account(minute, duty), minutes(minute));
      order.events.push(...events);
      return events.map((event) => [event.kind, event.duty]);
    };
    expect(turn(150)).toEqual([["PenaltyAccrualStarted", undefined]]);
    expect(turn(150, 3)).toEqual([]);
    // The first day after service has passed at 2,280 minutes.
    expect(turn(2_290, 3)).toEqual([["PenaltyAccrualStarted", 3]]);
    expect(order.owed().duties?.map(({ penaltyRunningSince }) => penaltyRunningSince !== undefined)).toEqual([
      false,
      false,
      true,
    ]);
    expect(turn(2_290 + 11 * 60, 3)).toEqual([["PenaltyMaximumReached", 3]]);
    expect(order.owed().penaltyRunningSince).toBeDefined();
  });
});

describe("a version", () => {
  it("keeps the kind of a duty and whose penalty it is under", () => {
    const other = played({ penalty: perDay });
    const { penalty: _, ...without } = keepDown;
    const another = "give it a number that no duty of this addressee has had.";
    const under = (field: string, duty: number, account: string) => ({
      message: `${field}: duty ${duty} of vidshare stands under ${account} and keeps to that; for another penalty, ${another}`,
      facts: { field },
    });
    const [second, third] = ["order.addressees[0].duties[1]", "order.addressees[0].duties[2]"];
    for (const [duties, refusal] of [
      [
        [remove, { ...disable, kind: "REMOVE" }, keepDown],
        {
          message: `${second}: duty 2 of vidshare is DISABLE_ACCESS, and REMOVE here; ${another}`,
          facts: { field: second, kind: "DISABLE_ACCESS" },
        },
      ],
      [[remove, { ...disable, penalty: perHour }, keepDown], under(`${second}.penalty`, 2, "the order's penalty")],
      [[remove, disable, without], under(`${third}.penalty`, 3, "a penalty of its own")],
    ] as const satisfies readonly (readonly [readonly DutyDocument[], object])[])
      expect(() => other.version(10, { addressees: owes(...duties) })).toThrowError(
        expect.objectContaining({ code: "DUTY_NUMBER", ...refusal }),
      );
  });

  it("that leaves a duty out frees what is owed under it alone, and what another duty still asks stays down", () => {
    // One that was given when both could still be asked of one place.
    const addressees = owes(remove, { ...disable, targets: [video(1), video(3)] });
    const order = played({ addressees }, { fromBefore: true });
    order.serve(0);
    order.confirm(
      10,
      [1, "REMOVED"],
      [2, "REMOVED"],
      [3, "ACCESS_DISABLED", { where: "NL" }],
      [4, "ACCESS_DISABLED", { where: "NL" }],
    );
    order.version(20, { addressees: owes(remove) });
    expect(order.owed().items.map(({ freed }) => freed && [freed.duty, freed.heldBy])).toEqual([
      undefined,
      undefined,
      ["HELD", "order-1"],
      ["DUE", undefined],
    ]);
    // When the other duty lets it go as well, it goes back once, by either.
    order.version(30, { addressees: owes({ ...remove, targets: [video(2)] }) });
    expect(order.owed().items.map(({ freed }) => freed?.duty)).toEqual(["DUE", undefined, "DUE", "DUE"]);
  });

  it("of the new form goes on with the items of the old one as its first duty", () => {
    const order = played({ addressees: [{ platform: VIDSHARE, items: [video(1), video(2)] }] });
    order.serve(0);
    order.confirm(10, [1, "REMOVED"]);
    order.version(20, { addressees: owes(remove) });
    expect(order.owed().items.map(({ id, freed, confirmation }) => [id, freed, confirmation?.outcome])).toEqual([
      ["item-1", undefined, "REMOVED"],
      ["item-2", undefined, undefined],
    ]);
  });
});

describe("rule: a duty that has ended", () => {
  const ended = () => {
    const one = played({});
    one.serve(0);
    one.version(10, { addressees: owes(remove, disable) });
    return one;
  };

  it("is set no penalty by a later version, which gives what is owed anew another number", () => {
    expect(() => ended().version(20, { addressees: owes(remove, disable, keepDown) })).toThrowError(
      expect.objectContaining({
        code: "DUTY_ENDED",
        message:
          "order.addressees[0].duties[2].penalty: duty 3 of vidshare has ended, because the order let go of all its items; give what is owed anew, with its penalty, a number that no duty of this addressee has had.",
        facts: { field: "order.addressees[0].duties[2].penalty", duty: 3 },
      }),
    );
    const anew = ended();
    anew.version(20, { addressees: owes(remove, disable, { ...keepDown, number: 4 }) });
    expect(dutiesOwed(anew.owed()).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  it("may be owed anew under its number where it stands under the order's penalty", () => {
    const one = played({});
    one.serve(0);
    one.version(10, { addressees: owes(remove, keepDown) });
    one.version(20, { addressees: owes(remove, disable, keepDown) });
    expect(partOfDuty(one.owed(), 2).items.filter(({ freed }) => freed === undefined)).toHaveLength(1);
  });

  it("has not ended while one of its items is owed", () => {
    const one = played({});
    one.serve(0);
    const [item] = keepDown.targets;
    if (item === undefined) throw new Error("There is a target");
    one.version(10, { addressees: owes(remove, disable, { ...keepDown, targets: [item] }) });
    expect(() => one.version(20, { addressees: owes(remove, disable, keepDown) })).not.toThrow();
  });
});
