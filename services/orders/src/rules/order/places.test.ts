import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  goOn,
  lifts,
  lodges,
  modified,
  nothingElseCovers,
  POSTER,
  reinstates,
  removes,
  run,
  suspends,
  video,
  videos,
  vidshare,
} from "../../../test/story.js";
import { addresseeStatus } from "../addressee/addressee-status.js";
import type { CoveredBy } from "../addressee/reinstatement.js";
import type { ItemId, OrderId, PlatformId } from "../ids.js";
import type { ItemDocument } from "../order-document/order-document.js";
import { evolveOrder } from "./evolve-order.js";
import type { Order } from "./order.js";
import { followingIn } from "./places.js";

const NEXT_DAY = 1440;

/** Another court's order on these videos. */
function secondOrder(...items: readonly (number | ItemDocument)[]): Order {
  return { ...issuedOrder(orderDocument(videos(...items))), id: idOf<OrderId>("order-2") };
}

/** Took down both videos and was lifted; what another order covers then, that one holds. */
function lifted(coveredBy: CoveredBy = nothingElseCovers): Order {
  return goOn(
    issuedOrder(),
    [10, acknowledged(10)],
    [20, removes(20, idOf("item-1"), idOf("item-2"))],
    [30, lodges()],
    [60, lifts({ coveredBy })],
  );
}

const by = (order: string) => () => idOf<OrderId>(order);
const onVideo =
  (number: number, order: string): CoveredBy =>
  (_, url) =>
    url === video(number).url ? idOf(order) : undefined;

function contestedAndLifted(order: Order): Order {
  return goOn(order, [90, lodges(POSTER)], [100, lifts()]);
}

const following = (other: Order, change: { before?: Order; after: Order }, coveredBy = nothingElseCovers) =>
  followingIn(other, change, coveredBy, minutes(100));
const released = (...itemIds: readonly ItemId[]) => ({
  kind: "HeldItemsReleased",
  platform: idOf<PlatformId>("vidshare"),
  itemIds,
  reinstateBy: minutes(100 + NEXT_DAY),
  at: minutes(100),
});
const held = (heldBy: OrderId, ...itemIds: readonly ItemId[]) => ({
  kind: "ItemsHeld",
  platform: idOf<PlatformId>("vidshare"),
  held: itemIds.map((itemId) => ({ itemId, heldBy })),
  at: minutes(100),
});

describe("content that two orders took down", () => {
  it("is to be put back under the first, within a day, when the second that held it is lifted", () => {
    const before = secondOrder(1, 2);
    const other = lifted(by("order-2"));
    const events = following(other, { before, after: contestedAndLifted(before) });
    expect(events).toEqual([released(idOf("item-1"), idOf("item-2"))]);
    const after = events.reduce<Order>(evolveOrder, other);
    expect(addresseeStatus(vidshare(after))).toBe("REINSTATEMENT_DUE");
  });

  it("is to be put back likewise when the second lapses", () => {
    const before = secondOrder(1, 2);
    const lapses = { by: POSTER, terms: { penaltiesFallAway: false, coveredBy: nothingElseCovers } };
    const after = run(before, { type: "applyForLapse", ...lapses }, minutes(100_000));
    expect(after.status).toBe("LAPSED");
    expect(following(lifted(by("order-2")), { before, after })).toEqual([released(idOf("item-1"), idOf("item-2"))]);
  });

  it("stays down while the second is only suspended, contested or confirmed", () => {
    const before = secondOrder(1, 2);
    const other = lifted(by("order-2"));
    const claim = { type: "registerMainClaim", reference: "HA ZA 26-1", broughtAt: minutes(80) } as const;
    const confirms = { type: "concludeMainProceedings", outcome: "CONFIRMED", reasons: "Unlawful." } as const;
    const suspended = goOn(before, [90, suspends()]);
    const contested = goOn(before, [90, lodges(POSTER)]);
    const irrevocable = { type: "declareIrrevocable", reasons: "Acquiesced.", acquiesced: true } as const;
    const confirmed = goOn(before, [90, claim], [95, confirms], [96, irrevocable]);
    expect([suspended, contested, confirmed].map(({ status }) => status)).toEqual(["SUSPENDED", "IN_FORCE", "FINAL"]);
    for (const after of [suspended, contested, confirmed]) {
      expect(following(other, { before, after })).toEqual([]);
    }
  });

  it("goes back in so far as the second is narrowed, and no further", () => {
    const before = secondOrder(1, 2);
    const after = modified(before, 100, videos(2));
    expect(following(lifted(by("order-2")), { before, after })).toEqual([released(idOf("item-1"))]);
  });

  it("stays down where a third order covers it, which is then the one that holds it", () => {
    const before = secondOrder(1, 2);
    const other = lifted(by("order-2"));
    const change = { before, after: contestedAndLifted(before) };
    expect(following(other, change, by("order-3"))).toEqual([held(idOf("order-3"), idOf("item-1"), idOf("item-2"))]);
    expect(following(other, change, onVideo(1, "order-3"))).toEqual([
      released(idOf("item-2")),
      held(idOf("order-3"), idOf("item-1")),
    ]);
  });

  it("is no concern of the second when a third order holds it already", () => {
    const before = secondOrder(1, 2);
    const change = { before, after: contestedAndLifted(before) };
    expect(following(lifted(by("order-3")), change, by("order-3"))).toEqual([]);
    // Of several that cover it, the one that holds it goes on to do so.
    expect(following(lifted(by("order-3")), change, by("order-4"))).toEqual([]);
  });

  it("is no concern of an order that never named the place", () => {
    const before = secondOrder(3);
    const change = { before, after: contestedAndLifted(before) };
    expect(following(lifted(by("order-2")), change)).toEqual([]);
  });

  it("asks nothing of an order that it does not concern, were that recorded by a clock that was ahead", () => {
    const ahead = goOn(secondOrder(5), [200, suspends()]);
    const before = secondOrder(1, 2);
    expect(following(ahead, { before, after: contestedAndLifted(before) })).toEqual([]);
  });

  it("leaves the first alone that is itself in force", () => {
    const other = goOn(issuedOrder(), [10, acknowledged(10)], [20, removes(20, idOf("item-1"), idOf("item-2"))]);
    const before = secondOrder(1, 2);
    expect(following(other, { before, after: contestedAndLifted(before) })).toEqual([]);
    expect(following(other, { after: before })).toEqual([]);
  });

  it("is to be put back, or stays down, also when all else that the first took down is back already", () => {
    const other = goOn(lifted(onVideo(1, "order-2")), [70, reinstates(70, idOf("item-2"))]);
    const before = secondOrder(1);
    const change = { before, after: contestedAndLifted(before) };
    expect(following(other, change)).toEqual([released(idOf("item-1"))]);
    expect(following(other, change, by("order-3"))).toEqual([held(idOf("order-3"), idOf("item-1"))]);
  });
});

describe("an order on a place where another order's content is to be put back", () => {
  it("holds it, when it is given: nobody has both to show and to hide a thing", () => {
    expect(following(lifted(), { after: secondOrder(1, 2, 3) })).toEqual([
      held(idOf("order-2"), idOf("item-1"), idOf("item-2")),
    ]);
    expect(following(lifted(), { after: secondOrder(2) })).toEqual([held(idOf("order-2"), idOf("item-2"))]);
  });

  it("holds it when a new version of it comes to name the place", () => {
    const before = secondOrder(3);
    const after = modified(before, 100, videos(3, 1));
    expect(following(lifted(), { before, after })).toEqual([held(idOf("order-2"), idOf("item-1"))]);
  });

  it("calls nothing down again that is back", () => {
    const back = goOn(lifted(), [70, reinstates(70, idOf("item-1"))]);
    expect(following(back, { after: secondOrder(1) })).toEqual([]);
    // What is left to be put back is held, so that the reinstatement is complete.
    expect(following(back, { after: secondOrder(1, 2) })).toEqual([
      held(idOf("order-2"), idOf("item-2")),
      { kind: "AddresseeReinstated", platform: "vidshare", at: minutes(100) },
    ]);
  });

  it("changes nothing for another platform that shows the same thing", () => {
    const addressees = [{ platform: idOf<PlatformId>("findit"), items: [video(1), video(2)] }];
    const findit = { ...issuedOrder(orderDocument({ addressees })), id: idOf<OrderId>("order-2") };
    expect(following(lifted(), { after: findit })).toEqual([]);
  });

  it("reaches into the part of each platform on its own", () => {
    const list = "https://lawyer-list.example/";
    const bailiff = {
      type: "serve",
      platform: idOf<PlatformId>("lawyer-list"),
      means: "BAILIFF",
      servedAt: minutes(10),
    } as const;
    const gone = { itemId: idOf<ItemId>("item-3"), outcome: "REMOVED", effectAt: minutes(20) } as const;
    const other = goOn(
      issuedOrder(),
      [10, acknowledged(10)],
      [10, bailiff],
      [20, removes(20, idOf("item-1"))],
      [20, { type: "confirm", platform: idOf<PlatformId>("lawyer-list"), confirmations: [gone] }],
      [30, lodges()],
      [60, lifts()],
    );
    const { addressees } = videos(1);
    const both = [...addressees, { platform: idOf<PlatformId>("lawyer-list"), items: [{ url: list }] }];
    const after = { ...issuedOrder(orderDocument({ addressees: both })), id: idOf<OrderId>("order-2") };
    const heldThere = { ...held(idOf("order-2"), idOf("item-3")), platform: idOf<PlatformId>("lawyer-list") };
    expect(following(other, { after })).toEqual([held(idOf("order-2"), idOf("item-1")), heldThere]);
    const holding = following(other, { after }).reduce<Order>(evolveOrder, other);
    expect(following(holding, { before: after, after: contestedAndLifted(after) })).toEqual([
      released(idOf("item-1")),
      { ...released(idOf("item-3")), platform: idOf<PlatformId>("lawyer-list") },
    ]);
  });
});
