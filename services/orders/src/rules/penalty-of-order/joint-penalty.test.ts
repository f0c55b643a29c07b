import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes, NOW, orderDocument, PLATFORMS } from "../../../test/fixtures.js";
import { lodges, modifies, POSTER, versionOf } from "../../../test/story.js";
import type { ItemId, OrderId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { evolveOrder } from "../order/evolve-order.js";
import { issueOrder } from "../order/issue-order.js";
import { addresseeOf, type Order } from "../order/order.js";
import type { OrderCommand } from "../order/order-commands.js";
import { decideOrder } from "../order/order-decisions.js";
import type { OrderEvent } from "../order/order-events.js";
import { checkOrderDocument } from "../order-document/check-order-document.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { statementsOf } from "./joint-penalty.js";

const [VIDSHARE, CHIRPER] = [idOf<PlatformId>("vidshare"), idOf<PlatformId>("chirper")];
const penalty = { amountCents: 1_000, currency: "EUR", unit: "HOUR", maximumCents: 5_000 } as const;
const keepDown: DutyDocument = {
  number: 2,
  kind: "KEEP_DOWN",
  until: "Until the main judgment.",
  penalty: { ...penalty, amountCents: 100 },
  targets: [{ kind: "ITEM", url: "https://vidshare.example/1" }],
};

/** An order to two platforms, one of them with a duty under a penalty of its own; served on both at once. */
function played(jointly = true) {
  const remove = (platform: PlatformId): DutyDocument => ({
    number: 1,
    kind: "REMOVE",
    targets: [{ url: `https://${platform}.example/1` }],
  });
  const document = orderDocument({
    penalty,
    translations: [{ language: "en", text: "The video was published without consent." }],
    ...(jointly ? { jointMaximum: { maximumCents: 7_000, currency: "EUR" } } : {}),
    addressees: [
      { platform: VIDSHARE, duties: [remove(VIDSHARE), keepDown] },
      { platform: CHIRPER, duties: [remove(CHIRPER)] },
    ],
  });
  checkOrderDocument(document, PLATFORMS, NOW);
  let items = 0;
  const ids = { orderId: idOf<OrderId>("order-1"), itemId: () => idOf<ItemId>(`item-${++items}`) };
  const events: OrderEvent[] = [issueOrder(ids, idOf("a"), document, idOf("seal"), () => true, NOW)];
  const order = () => events.reduce<Order | undefined>(evolveOrder, undefined) as Order;
  const act = (command: OrderCommand, now: Instant) => events.push(...decideOrder(order(), command, now));
  for (const platform of [VIDSHARE, CHIRPER]) act({ type: "serve", platform, means: "BAILIFF", servedAt: NOW }, NOW);
  return {
    act,
    /** On an opposition that the poster lodges for it. */
    modify: (change: Partial<OrderDocument>, now: Instant) => {
      act(lodges(POSTER), now);
      act(modifies(versionOf(order(), change)), now);
    },
    itemOf: (platform: PlatformId) => addresseeOf(order(), platform).items[0]?.id ?? idOf<ItemId>(""),
    at: (now: Instant) =>
      statementsOf(events, [{ platform: VIDSHARE }, { platform: VIDSHARE, duty: 2 }, { platform: CHIRPER }], now),
    /** Of a duty that has no penalty of its own. */
    ofNone: (now: Instant) => statementsOf(events, [{ platform: CHIRPER, duty: 1 }], now),
  };
}

describe("the penalties of an order under a joint maximum", () => {
  it("rule: are forfeited by all addressees and duties together up to it, and each account says by whom", () => {
    const statements = played().at(minutes(1_000));
    // From two hours after service: € 10, € 1 and € 10 an hour. In the fourth hour € 7 are left.
    expect(statements.map(({ forfeitedCents }) => forfeitedCents)).toEqual([3_700, 300, 3_000]);
    for (const { joint, maximumReached } of statements) {
      expect(maximumReached).toBe(true);
      expect(joint).toEqual({
        maximumCents: 7_000,
        usedCents: 7_000,
        reached: true,
        shares: [
          { platform: VIDSHARE, usedCents: 4_000 },
          { platform: CHIRPER, usedCents: 3_000 },
        ],
      });
    }
    expect(played().at(minutes(121))[0]).toMatchObject({ running: true, joint: { reached: false, usedCents: 2_100 } });
  });

  it("keep a place for units that are PENDING until the court answers, and then either way", () => {
    const claimed = () => {
      const one = played();
      const claim = {
        itemId: one.itemOf(VIDSHARE),
        outcome: "IMPOSSIBLE",
        impossibleReason: "MANIFEST_ERROR",
        effectAt: minutes(10),
      } as const;
      one.act({ type: "confirm", platform: VIDSHARE, confirmations: [claim] }, minutes(10));
      return one;
    };
    const sums = (one: ReturnType<typeof played>, now: Instant) =>
      one.at(now).map(({ forfeitedCents, pendingCents }) => [forfeitedCents, pendingCents]);
    const unanswered = [
      [0, 3_700],
      [300, 0],
      [3_000, 0],
    ];
    expect(sums(claimed(), minutes(1_000))).toEqual(unanswered);
    const rejected = claimed();
    rejected.act({ type: "rejectClaim", platform: VIDSHARE, reasons: "It is clear." }, minutes(1_000));
    expect(sums(rejected, minutes(1_000))).toEqual([
      [3_700, 0],
      [300, 0],
      [3_000, 0],
    ]);
    const clarified = claimed();
    clarified.act({ type: "clarify", platform: VIDSHARE, text: "It is this one." }, minutes(1_000));
    expect(sums(clarified, minutes(1_000))).toEqual([
      [0, 0],
      [1_500, 0],
      [5_000, 0],
    ]);
  });

  it("take in no account that the order does not have", () => {
    const [none] = played().ofNone(minutes(1_000));
    expect(none).toMatchObject({ forfeitedCents: 0, because: "NO_PENALTY" });
    expect(none).not.toHaveProperty("joint");
  });

  it("use nothing of it when the order is only given", () => {
    for (const { joint } of played().at(NOW)) {
      expect(joint).toMatchObject({ maximumCents: 7_000, usedCents: 0, reached: false });
    }
  });

  it("count what was forfeited before the version that sets it, and are under it from that moment on", () => {
    const one = played(false);
    one.modify({ jointMaximum: { maximumCents: 7_000, currency: "EUR" } }, minutes(250));
    // Three hours of each.
    expect(one.at(minutes(250))[0]?.joint).toMatchObject({ maximumCents: 7_000, usedCents: 6_300, reached: false });
    const statements = one.at(minutes(1_000));
    expect(statements.map(({ forfeitedCents }) => forfeitedCents)).toEqual([3_700, 300, 3_000]);
    expect(statements[0]?.joint).toMatchObject({ maximumCents: 7_000, usedCents: 7_000, reached: true });
  });

  it("are no more under it once a version leaves it out, each up to its own maximum, and still say what all used", () => {
    const one = played();
    one.modify({ jointMaximum: undefined } as never, minutes(250));
    const statements = one.at(minutes(1_000));
    expect(statements.map(({ forfeitedCents }) => forfeitedCents)).toEqual([5_000, 1_500, 5_000]);
    expect(statements[1]?.joint).toStrictEqual({
      usedCents: 11_500,
      reached: false,
      shares: [
        { platform: VIDSHARE, usedCents: 6_500 },
        { platform: CHIRPER, usedCents: 5_000 },
      ],
    });
  });

  it("are those of each by itself where the order has none", () => {
    const statements = played(false).at(minutes(1_000));
    expect(statements.map(({ forfeitedCents, joint }) => [forfeitedCents, joint])).toEqual([
      [5_000, undefined],
      [1_500, undefined],
      [5_000, undefined],
    ]);
  });
});
