import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { acknowledged, decided, goOn, lodges, modifies, POSTER, versionOf, videos } from "../../../test/story.js";
import type { PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { issueOrder } from "../order/issue-order.js";
import type { OrderEvent } from "../order/order-events.js";
import { addressedSince } from "./addressed-since.js";

const issue = issueOrder(
  { orderId: idOf("order-1"), itemId: () => idOf("item") },
  idOf("a-1"),
  orderDocument(),
  idOf("seal"),
  () => true,
  NOW,
);

/** Given to vidshare and the lawyer list; served; narrowed by a version that adds findit too. */
function history(): readonly OrderEvent[] {
  const contested = goOn(issuedOrder(), [10, acknowledged(10)], [20, lodges(POSTER)]);
  const { addressees } = videos(1);
  const findit = { platform: idOf<PlatformId>("findit"), items: [{ url: "https://findit.example/v/1" }] };
  const version = versionOf(contested, { addressees: [...addressees, findit] });
  return [
    issue,
    ...decided(issuedOrder(), 10, acknowledged(10)),
    ...decided(goOn(issuedOrder(), [10, acknowledged(10)]), 20, lodges(POSTER)),
    ...decided(contested, 60, modifies(version)),
  ];
}

describe("the account of a penalty", () => {
  it.each<[string, string | undefined, Instant | undefined]>([
    ["the order is given, for a platform that it names", "vidshare", NOW],
    ["the order is given, for one that a version lets go", "lawyer-list", NOW],
    ["the version that adds it, for a platform that came later", "findit", minutes(60)],
    ["never, for a platform that no version names", "chirper", undefined],
    ["the order is given, for all platforms together", undefined, NOW],
  ])("is there since %s", (_, platform, since) => {
    expect(addressedSince(history(), platform === undefined ? undefined : idOf(platform))).toBe(since);
  });

  it("is not there for an order of which nothing is recorded", () => {
    expect(addressedSince([])).toBeUndefined();
    expect(addressedSince([], idOf("vidshare"))).toBeUndefined();
  });
});
