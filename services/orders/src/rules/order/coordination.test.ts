import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { DSA, issuedOrder, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  claims,
  goOn,
  itemsResume,
  itemsSuspend,
  lifts,
  lodges,
  modifies,
  reinstates,
  removes,
  resumes,
  type Step,
  suspends,
  tellsPoster,
  toldPoster,
  versionOf,
  videos,
} from "../../../test/story.js";
import type { Disclosure, ItemId, PlatformId } from "../ids.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { coordinationNotices } from "./coordination.js";
import { evolveOrder } from "./evolve-order.js";
import { type IssueSettings, issueOrder } from "./issue-order.js";
import type { Order } from "./order.js";
import { decideOrder } from "./order-decisions.js";
import type { OrderEvent } from "./order-events.js";

const [one, two] = [idOf<ItemId>("item-1"), idOf<ItemId>("item-2")];
const platforms = ["vidshare", "chirper", "lawyer-list"].map((id) => idOf<PlatformId>(id));
const parts = platforms.map((platform) => ({ platform, disclosure: idOf<Disclosure>(`part-of-${platform}`) }));

/** Everything that the coordinator hears in the course of these steps. */
function heard(order: Order, ...steps: readonly Step[]) {
  let state = order;
  return steps.flatMap(([minute, command]) =>
    decideOrder(state, command, minutes(minute)).flatMap((event) => {
      state = evolveOrder(state, event);
      return coordinationNotices(state, event);
    }),
  );
}

function issued(change: Partial<OrderDocument>, settings: IssueSettings = DSA) {
  let items = 0;
  const ids = { orderId: idOf<Order["id"]>("order-1"), itemId: () => idOf<ItemId>(`item-${++items}`) };
  const event: OrderEvent = issueOrder(
    ids,
    idOf("application-1"),
    orderDocument(change),
    idOf("jws"),
    () => true,
    NOW,
    parts,
    settings,
  );
  return coordinationNotices(evolveOrder(undefined, event), event);
}

const TO_THREE = {
  addressees: [
    ...orderDocument().addressees,
    { platform: idOf<PlatformId>("chirper"), items: [{ url: "https://chirper.example/1" }] },
  ],
};
const ofOne = { platform: "vidshare", details: { itemId: "item-1", url: "https://vidshare.example/v/1" } };

describe("rule: order and effect go to the Digital Services Coordinator (DSA art. 9(3))", () => {
  it("the order as sealed, with the parts of its intermediary services and of nobody else", () => {
    expect(issued(TO_THREE)).toEqual([
      {
        kind: "ORDER_ISSUED",
        seal: "jws~part-of-vidshare~part-of-chirper~",
        details: { platforms: ["vidshare", "chirper"] },
      },
    ]);
  });

  it("not an order to websites alone, nor one from before this was kept", () => {
    const site = orderDocument().addressees.filter(({ platform }) => platform === "lawyer-list");
    expect(issued({ addressees: site })).toEqual([]);
    expect(issued(TO_THREE, {})).toEqual([]);
    expect(heard(issuedOrder(), [10, acknowledged(10)], [20, removes(20, one)])).toEqual([]);
  });

  it("that it was received, what became of each item, that the posters were told, and what came back", () => {
    const order = issuedOrder(orderDocument(), DSA);
    const seen = heard(
      order,
      [10, acknowledged(10)],
      [20, removes(20, one)],
      [21, claims(21, two)],
      [22, removes(22, two)],
      [23, toldPoster(20, one)],
      [24, tellsPoster({ itemId: one, outcome: "NOT_POSSIBLE", because: "POSTER_UNKNOWN" })],
      [30, lodges()],
      [40, lifts()],
      [50, reinstates(50, one)],
    );
    expect(seen).toMatchObject([
      { kind: "ORDER_RECEIVED", platform: "vidshare", details: { means: "ELECTRONIC", receivedAt: minutes(10) } },
      {
        kind: "EFFECT_CONFIRMED",
        platform: "vidshare",
        details: { ...ofOne.details, outcome: "REMOVED", effectAt: minutes(20) },
      },
      {
        kind: "EFFECT_CONFIRMED",
        details: { itemId: "item-2", outcome: "IMPOSSIBLE", impossibleReason: "MANIFEST_ERROR" },
      },
      { kind: "EFFECT_CONFIRMED", details: { itemId: "item-2", outcome: "REMOVED", corrects: true } },
      {
        kind: "POSTER_INFORMED",
        platform: "vidshare",
        details: { ...ofOne.details, outcome: "INFORMED", informedAt: minutes(20) },
      },
      {
        kind: "POSTER_INFORMED",
        details: { itemId: "item-1", outcome: "NOT_POSSIBLE", because: "POSTER_UNKNOWN", corrects: true },
      },
      { kind: "ORDER_LIFTED", details: {} },
      { kind: "REINSTATEMENT_CONFIRMED", details: { itemId: "item-1", outcome: "REINSTATED", effectAt: minutes(50) } },
    ]);
    expect(seen).toHaveLength(8);
  });

  it("what the court decides of it later, and each version with its seal", () => {
    const order = goOn(issuedOrder(orderDocument(), DSA), [10, acknowledged(10)]);
    const seen = heard(
      order,
      [20, suspends()],
      [30, resumes()],
      [40, itemsSuspend([one])],
      [50, itemsResume([one])],
      [60, lodges()],
      [70, modifies(versionOf(order, videos(1)))],
    );
    expect(seen).toEqual([
      { kind: "ORDER_SUSPENDED", details: {} },
      { kind: "ORDER_RESUMED", details: {} },
      { kind: "ORDER_SUSPENDED", platform: "vidshare", details: { itemIds: ["item-1"] } },
      { kind: "ORDER_RESUMED", platform: "vidshare", details: { itemIds: ["item-1"] } },
      { kind: "ORDER_MODIFIED", seal: "seal of version 2", details: { platforms: ["vidshare"] } },
    ]);
  });

  it("an order that a version first addresses to an intermediary service, as one that is issued", () => {
    const site = orderDocument().addressees.filter(({ platform }) => platform === "lawyer-list");
    const order = issuedOrder(orderDocument({ addressees: site }), DSA);
    const seen = heard(order, [20, lodges({ role: "POSTER" })], [30, modifies(versionOf(order, orderDocument()))]);
    expect(seen).toEqual([{ kind: "ORDER_ISSUED", seal: "seal of version 2", details: { platforms: ["vidshare"] } }]);
  });

  it("nothing of who contests it, nor of its penalty", () => {
    const order = goOn(issuedOrder(orderDocument(), DSA), [10, acknowledged(10)]);
    expect(
      heard(order, [20, lodges()], [200, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) }]),
    ).toEqual([]);
  });
});
