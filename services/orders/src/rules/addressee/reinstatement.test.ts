import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  claims,
  confirmation,
  confirms,
  decided,
  goOn,
  lifts,
  lodges,
  modified,
  reinstatement,
  reinstates,
  removes,
  servedByBailiff,
  story,
  VIDSHARE,
  videos,
  vidshare,
} from "../../../test/story.js";
import type { ItemId, OrderId, PlatformId } from "../ids.js";
import type { OrderCommand } from "../order/order-commands.js";
import type { ConfirmationOutcome } from "./addressee.js";
import { addresseeStatus, isReinstatementOverdue } from "./addressee-status.js";

const served = [10, acknowledged(10)] as const;
const contested = () => story(served, [15, lodges()]);
const removed = () => goOn(contested(), [20, removes(20, idOf("item-1"), idOf("item-2"))]);
const lifted = () => goOn(removed(), [60, lifts()]);
const heldBy = (order: string) => () => idOf<OrderId>(order);

describe("what a platform says of putting back", () => {
  it("rule: lies after what it says of taking down", () => {
    const back = (minute: number) => decided(lifted(), 200, reinstates(minute, idOf("item-1")));
    expect(() => back(19)).toThrowError(
      expect.objectContaining({
        code: "FIELD_INVALID",
        message: `input.items[0].effectAt is ${minutes(19)}, and by what you said item item-1 went at ${minutes(20)}: give the moment at which it was put back after that.`,
        facts: { field: "input.items[0].effectAt" },
      }),
    );
    expect(back(20)).toMatchObject([{ kind: "ReinstatementConfirmed" }]);
  });

  it("rule: is corrected a hundred times and no more", () => {
    let order = lifted();
    for (let minute = 0; minute <= 100; minute += 1)
      order = goOn(order, [200, reinstates(80 + minute, idOf("item-1"))]);
    expect(() => goOn(order, [300, reinstates(250, idOf("item-1"))])).toThrowError(
      expect.objectContaining({
        code: "CORRECTIONS_SPENT",
        message:
          "input.items[0].itemId: what you said of putting back item item-1 was corrected 100 times, and is not corrected again. Tell the court what holds.",
        facts: { field: "input.items[0].itemId" },
      }),
    );
    expect(decided(order, 300, reinstates(180, idOf("item-1")))).toEqual([]);
    expect(goOn(order, [300, reinstates(250, idOf("item-2"))]).status).toBe("LIFTED");
  });
});

describe("an order that is lifted", () => {
  it.each([
    ["REMOVED", "DUE"],
    ["ACCESS_DISABLED", "DUE"],
    ["ALREADY_GONE", "NONE"],
    ["NOT_FOUND", "NONE"],
    ["IMPOSSIBLE", "NONE"],
  ] as const satisfies (readonly [ConfirmationOutcome, string])[])("leaves an item that is %s: %s", (outcome, duty) => {
    const confirmed = goOn(contested(), [
      20,
      outcome === "IMPOSSIBLE" ? claims(20, idOf("item-1")) : confirms(confirmation(idOf("item-1"), 20, outcome)),
    ]);
    const [first, second] = vidshare(goOn(confirmed, [60, lifts()])).items;
    expect(first?.freed).toMatchObject({ itemId: "item-1", duty, at: minutes(60) });
    expect(second?.freed).toEqual({ itemId: "item-2", duty: "NONE", at: minutes(60) });
  });

  it("says why, and whether penalties fall away, and gives a term for putting back", () => {
    const falls = goOn(removed(), [60, lifts({ penaltiesFallAway: true, reinstateWithin: "PT6H" })]);
    expect(falls).toMatchObject({
      status: "LIFTED",
      ended: { at: minutes(60), reasons: "It is lawful.", penaltiesFallAway: true },
      oppositions: [{ status: "LIFTED", decidedAt: minutes(60) }],
    });
    expect(vidshare(falls).reinstateBy).toBe(minutes(60 + 360));
    expect(vidshare(lifted()).reinstateBy).toBe(minutes(60 + 1440));
    expect(addresseeStatus(vidshare(lifted()))).toBe("REINSTATEMENT_DUE");
  });

  it("lets go of every item of every addressee", () => {
    const other = { ...servedByBailiff(20), platform: "lawyer-list" } as OrderCommand;
    const gone = { ...removes(30, idOf("item-3")), platform: "lawyer-list" } as OrderCommand;
    const ended = goOn(goOn(removed(), [25, other], [30, gone]), [60, lifts()]);
    expect(ended.addressees.map(({ items }) => items.map(({ freed }) => freed?.duty))).toEqual([
      ["DUE", "DUE"],
      ["DUE"],
    ]);
    expect(ended.addressees.map(({ reinstateBy }) => reinstateBy)).toEqual([minutes(1500), minutes(1500)]);
  });

  it("sets no term for a platform that has nothing to put back", () => {
    const order = goOn(contested(), [60, lifts()]);
    expect(vidshare(order).reinstateBy).toBeUndefined();
    expect(addresseeStatus(vidshare(order))).toBe("SERVED");
  });

  it("withdraws every other opposition that was pending, and no decided one", () => {
    const order = goOn(
      removed(),
      [30, lodges({ role: "POSTER" }, "opposition-2")],
      [31, { type: "setHearing", oppositionId: idOf("opposition-2"), hearingAt: minutes(500) }],
      [60, lifts()],
    );
    expect(order.oppositions.map(({ status }) => status)).toEqual(["LIFTED", "MOOT"]);
    expect(order.oppositions[1]?.reasons).toBe("The order has ended.");
  });
});

describe("reinstatement", () => {
  it("is confirmed item by item, and complete when the last is back", () => {
    const one = goOn(lifted(), [70, reinstates(70, idOf("item-1"))]);
    expect(addresseeStatus(vidshare(one))).toBe("REINSTATEMENT_DUE");
    expect(vidshare(one).reinstatedAt).toBeUndefined();
    const all = goOn(one, [80, reinstates(80, idOf("item-2"))]);
    expect(addresseeStatus(vidshare(all))).toBe("REINSTATED");
    expect(vidshare(all).reinstatedAt).toBe(minutes(80));
  });

  it("that is repeated changes nothing, also within one message; a correction is recorded", () => {
    const one = goOn(lifted(), [70, reinstates(70, idOf("item-1"))]);
    expect(decided(one, 71, reinstates(70, idOf("item-1")))).toEqual([]);
    expect(decided(lifted(), 70, reinstates(70, idOf("item-1"), idOf("item-1")))).toHaveLength(1);
    const kept = {
      itemId: idOf<ItemId>("item-1"),
      outcome: "KEPT_DOWN",
      effectAt: minutes(75),
      explanation: "House rules.",
    } as const;
    expect(decided(one, 75, reinstatement(kept))).toEqual([
      { kind: "ReinstatementConfirmed", platform: idOf<PlatformId>("vidshare"), confirmation: kept, at: minutes(75) },
    ]);
    const all = goOn(one, [80, reinstates(80, idOf("item-2"))]);
    expect(decided(all, 90, reinstatement(kept))).toHaveLength(1);
  });

  it.each([
    ["another moment", { effectAt: minutes(61) }],
    ["another explanation", { explanation: "As asked." }],
  ])("with %s is a correction", (_, change) => {
    const one = goOn(lifted(), [70, reinstates(70, idOf("item-1"))]);
    const said = { itemId: idOf<ItemId>("item-1"), outcome: "REINSTATED", effectAt: minutes(70), ...change } as const;
    expect(decided(one, 75, reinstatement(said))).toHaveLength(1);
  });

  it("may be refused on a ground of the platform's own, which it states", () => {
    const kept = { itemId: idOf<ItemId>("item-1"), outcome: "KEPT_DOWN", effectAt: minutes(70) } as const;
    for (const explanation of [undefined, "  "]) {
      const said = explanation === undefined ? kept : { ...kept, explanation };
      expect(() => decided(lifted(), 70, reinstatement(said))).toThrowError(
        expect.objectContaining({
          code: "FIELD_INVALID",
          message: "input.items[0].explanation must say on what ground of your own the item stays down.",
          facts: { field: "input.items[0].explanation" },
        }),
      );
    }
    const order = goOn(
      lifted(),
      [70, reinstatement({ ...kept, explanation: "House rules." })],
      [71, reinstates(71, idOf("item-2"))],
    );
    expect(addresseeStatus(vidshare(order))).toBe("REINSTATED");
  });

  it.each([
    ["of nothing", [], "FIELD_INVALID", "input.items", "at least one"],
    [
      "of an item of another platform",
      [{ itemId: idOf<ItemId>("item-3") }],
      "UNKNOWN_ITEM",
      "input.items[0].itemId",
      "item-3",
    ],
    ["in the future", [{ effectAt: minutes(99) }], "EFFECT_IN_FUTURE", "input.items[0].effectAt", "is back"],
  ])("%s is refused", (_, changes, code, field, says) => {
    const confirmations = changes.map((change) => ({
      itemId: idOf<ItemId>("item-1"),
      outcome: "REINSTATED" as const,
      effectAt: minutes(65),
      ...change,
    }));
    expect(() => decided(lifted(), 70, reinstatement(...confirmations))).toThrowError(
      expect.objectContaining({ code, message: expect.stringContaining(says), facts: { field } }),
    );
  });

  it("of an item that the order still covers, never took down or holds for another order is refused saying why", () => {
    const refusal = (says: string) =>
      expect.objectContaining({
        code: "REINSTATEMENT_NOT_DUE",
        message: expect.stringContaining(says),
        facts: { field: "input.items[0].itemId" },
      });
    expect(() => decided(removed(), 70, reinstates(70, idOf("item-1")))).toThrowError(refusal("still covers it"));
    const never = goOn(contested(), [60, lifts()]);
    expect(() => decided(never, 70, reinstates(70, idOf("item-1")))).toThrowError(refusal("never taken down"));
    const held = goOn(removed(), [60, lifts({ coveredBy: heldBy("order-9") })]);
    expect(() => decided(held, 70, reinstates(70, idOf("item-1")))).toThrowError(
      refusal("order order-9 keeps it down"),
    );
  });

  it.each([
    ["blank", " "],
    ["longer than a text may be", "x".repeat(20_001)],
  ])("with an explanation that is %s is refused, naming the field", (_, explanation) => {
    const back = { itemId: idOf<ItemId>("item-1"), outcome: "REINSTATED", effectAt: minutes(65), explanation } as const;
    expect(() => decided(lifted(), 70, reinstatement(back))).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "input.items[0].explanation" } }),
    );
  });

  it("that is repeated changes nothing either when a new version has taken the rest back into the order", () => {
    const narrowed = modified(removed(), 60, videos(3));
    const one = goOn(narrowed, [70, reinstates(70, idOf("item-1"))]);
    const again = modified(one, 80, videos(2, 3));
    expect(vidshare(again).items.map(({ freed }) => freed?.duty)).toEqual(["DUE", "HELD", undefined, undefined]);
    expect(decided(again, 90, reinstates(70, idOf("item-1")))).toEqual([]);
  });

  it("names the item in a list that is wrong", () => {
    const order = modified(removed(), 60, videos(2));
    expect(() => decided(order, 70, reinstates(70, idOf("item-1"), idOf("item-2")))).toThrowError(
      expect.objectContaining({ facts: { field: "input.items[1].itemId" } }),
    );
  });

  it("is overdue after its deadline, not at it, until all is back", () => {
    const late = minutes(60 + 1440);
    const pass = { type: "passReinstatementDeadline", platform: idOf<PlatformId>("vidshare"), deadline: late } as const;
    expect(isReinstatementOverdue(vidshare(lifted()), late)).toBe(false);
    expect(decided(lifted(), 1500, pass)).toEqual([]);
    expect(decided(lifted(), 1501, { ...pass, deadline: minutes(99) })).toEqual([]);
    const passed = goOn(lifted(), [1501, pass]);
    expect(vidshare(passed).reinstatementPassedAt).toBe(minutes(1501));
    expect(decided(passed, 1502, pass)).toEqual([]);
    const back = goOn(lifted(), [70, reinstates(70, idOf("item-1"), idOf("item-2"))]);
    expect(decided(back, 1501, pass)).toEqual([]);
    expect(isReinstatementOverdue(vidshare(back), minutes(1501))).toBe(false);
  });
});

describe("an item that another order covers", () => {
  const held = () =>
    goOn(removed(), [60, lifts({ coveredBy: (_, url) => (url.endsWith("1") ? idOf("order-9") : undefined) })]);

  it("is held, and the order says by which", () => {
    const [first, second] = vidshare(held()).items;
    expect(first?.freed).toEqual({
      itemId: idOf<ItemId>("item-1"),
      duty: "HELD",
      heldBy: idOf<OrderId>("order-9"),
      at: minutes(60),
    });
    expect(second?.freed?.duty).toBe("DUE");
  });

  it("is due, with a term of its own, when that one ends; releasing it again changes nothing", () => {
    const release = {
      type: "releaseHeld",
      platform: idOf<PlatformId>("vidshare"),
      itemIds: [idOf<ItemId>("item-1"), idOf<ItemId>("item-2"), idOf<ItemId>("item-9")],
    } as const;
    const back = goOn(held(), [70, reinstates(70, idOf("item-2"))]);
    expect(addresseeStatus(vidshare(back))).toBe("REINSTATED");
    const released = goOn(back, [100, release]);
    expect(decided(back, 100, release)).toEqual([
      {
        kind: "HeldItemsReleased",
        platform: idOf<PlatformId>("vidshare"),
        itemIds: [idOf<ItemId>("item-1")],
        reinstateBy: minutes(1540),
        at: minutes(100),
      },
    ]);
    expect(addresseeStatus(vidshare(released))).toBe("REINSTATEMENT_DUE");
    expect(vidshare(released)).toMatchObject({ reinstateBy: minutes(1540) });
    expect(vidshare(released).reinstatedAt).toBeUndefined();
    expect(vidshare(released).items[0]?.freed).not.toHaveProperty("heldBy");
    expect(decided(released, 101, release)).toEqual([]);
    expect(vidshare(goOn(released, [110, reinstates(110, idOf("item-1"))])).reinstatedAt).toBe(minutes(110));
  });

  it("is held from the moment that one comes to cover it, and due again, with a new term, when that one ends", () => {
    const hold = (heldBy: OrderId, ...itemIds: ItemId[]) =>
      ({
        type: "hold",
        platform: idOf<PlatformId>("vidshare"),
        held: itemIds.map((itemId) => ({ itemId, heldBy })),
      }) as const;
    const lifted = goOn(removed(), [60, lifts()]);
    const one = goOn(lifted, [70, hold(idOf("order-9"), idOf("item-1"), idOf("item-9"))]);
    expect(vidshare(one).items.map(({ freed }) => freed)).toEqual([
      { itemId: "item-1", duty: "HELD", heldBy: "order-9", at: minutes(70) },
      { itemId: "item-2", duty: "DUE", at: minutes(60), reinstateBy: minutes(1500) },
    ]);
    expect(addresseeStatus(vidshare(one))).toBe("REINSTATEMENT_DUE");
    expect(decided(one, 71, hold(idOf("order-9"), idOf("item-1")))).toEqual([]);
    expect(vidshare(goOn(one, [71, hold(idOf("order-5"), idOf("item-1"))])).items[0]?.freed?.heldBy).toBe("order-5");
    expect(() => decided(one, 80, reinstates(80, idOf("item-1")))).toThrowError(
      expect.objectContaining({
        code: "REINSTATEMENT_NOT_DUE",
        message: expect.stringContaining("order order-9 keeps it down"),
      }),
    );
    const both = goOn(one, [80, hold(idOf("order-9"), idOf("item-2"))]);
    expect(isReinstatementOverdue(vidshare(both), minutes(9_999))).toBe(false);
    expect(vidshare(both).reinstatedAt).toBeUndefined();
    const again = goOn(both, [
      2000,
      { type: "releaseHeld", platform: idOf("vidshare"), itemIds: [idOf("item-1"), idOf("item-2")] },
    ]);
    expect(vidshare(again)).toMatchObject({ reinstateBy: minutes(3440) });
    expect(isReinstatementOverdue(vidshare(again), minutes(3440))).toBe(false);
  });

  it("that is held when all else is back completes the reinstatement; what is back is not held any more", () => {
    const back = goOn(removed(), [60, lifts()], [70, reinstates(70, idOf("item-1"))]);
    const held = ["item-1", "item-2"].map((item) => ({ itemId: idOf<ItemId>(item), heldBy: idOf<OrderId>("order-9") }));
    expect(decided(back, 80, { type: "hold", platform: idOf("vidshare"), held })).toEqual([
      { kind: "ItemsHeld", platform: idOf<PlatformId>("vidshare"), held: held.slice(1), at: minutes(80) },
      { kind: "AddresseeReinstated", platform: idOf<PlatformId>("vidshare"), at: minutes(80) },
    ]);
  });

  it("that is held while another is still to be put back completes nothing", () => {
    const order = goOn(
      issuedOrder(orderDocument(videos(1, 2, 3))),
      served,
      [20, removes(20, idOf("item-1"), idOf("item-2"), idOf("item-3"))],
      [30, lodges()],
      [60, lifts()],
      [70, reinstates(70, idOf("item-1"))],
    );
    const held = [{ itemId: idOf<ItemId>("item-2"), heldBy: idOf<OrderId>("order-9") }];
    expect(decided(order, 80, { type: "hold", platform: idOf("vidshare"), held })).toEqual([
      { kind: "ItemsHeld", platform: idOf<PlatformId>("vidshare"), held, at: minutes(80) },
    ]);
  });

  it("is released by the order itself when it ends and nothing else covers the place any more", () => {
    const narrowed = goOn(modified(removed(), 60, videos(2), { coveredBy: heldBy("order-9") }), [
      70,
      lodges(VIDSHARE, "opposition-2"),
    ]);
    expect(vidshare(narrowed).items[0]?.freed?.duty).toBe("HELD");
    expect(vidshare(goOn(narrowed, [80, lifts({}, "opposition-2")])).items[0]?.freed).toMatchObject({
      duty: "DUE",
      at: minutes(80),
    });
    const still = goOn(narrowed, [80, lifts({ coveredBy: heldBy("order-9") }, "opposition-2")]);
    expect(vidshare(still).items[0]?.freed).toMatchObject({ duty: "HELD", heldBy: "order-9", at: minutes(60) });
    const other = goOn(narrowed, [80, lifts({ coveredBy: heldBy("order-5") }, "opposition-2")]);
    expect(vidshare(other).items[0]?.freed).toMatchObject({ duty: "HELD", heldBy: "order-5" });
  });
});
