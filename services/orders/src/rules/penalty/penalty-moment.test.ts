import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { acknowledged, decided, goOn, lodges, modifies, POSTER, versionOf, videos } from "../../../test/story.js";
import { type Instant, instant } from "../instant.js";
import { issueOrder, type OrderEvent } from "../order/order.js";
import { addressedSince, checkMoment } from "./penalty-moment.js";

const issue = issueOrder({ orderId: "order-1", itemId: () => "item" }, "a-1", orderDocument(), "seal", () => true, NOW);

/** Given to vidshare and the lawyer list; served; narrowed by a version that adds findit too. */
function history(): readonly OrderEvent[] {
  const contested = goOn(issuedOrder(), [10, acknowledged(10)], [20, lodges(POSTER)]);
  const { addressees } = videos(1);
  const findit = { platform: "findit", items: [{ url: "https://findit.example/v/1" }] };
  const version = versionOf(contested, { addressees: [...addressees, findit] });
  return [
    issue,
    ...decided(issuedOrder(), 10, acknowledged(10)),
    ...decided(goOn(issuedOrder(), [10, acknowledged(10)]), 20, lodges(POSTER)),
    ...decided(contested, 60, modifies(version)),
  ];
}

describe("the account of a penalty", () => {
  it.each([
    ["the order is given, for a platform that it names", "vidshare", NOW],
    ["the order is given, for one that a version lets go", "lawyer-list", NOW],
    ["the version that adds it, for a platform that came later", "findit", minutes(60)],
    ["never, for a platform that no version names", "chirper", undefined],
    ["the order is given, for all platforms together", undefined, NOW],
  ])("is there since %s", (_, platform, since) => {
    expect(addressedSince(history(), platform)).toBe(since);
  });

  it("is not there for an order of which nothing is recorded", () => {
    expect(addressedSince([])).toBeUndefined();
    expect(addressedSince([], "vidshare")).toBeUndefined();
  });
});

describe("a moment that an account is asked for", () => {
  /** The moment of asking, some days after the order. */
  const now = minutes(10_000);
  const tenYears = Date.parse(now) + 3660 * 86_400_000;
  const refusal = (moment: Instant) => {
    try {
      checkMoment(moment, NOW, now);
      return undefined;
    } catch (error) {
      return error;
    }
  };

  it("may be any from when the order was given until ten years from now, both included", () => {
    for (const moment of [NOW, minutes(1), now, instant(tenYears)]) expect(refusal(moment)).toBeUndefined();
  });

  it("is refused before the order was given, saying since when there is an account", () => {
    expect(refusal(instant(Date.parse(NOW) - 1))).toMatchObject({
      code: "PENALTY_BEFORE_HISTORY",
      message: expect.stringMatching(new RegExp(`since ${NOW}.*none as of 2026-03-02T08:59.*ask for a later moment`)),
      facts: { since: NOW },
    });
  });

  it("is refused further ahead, where nobody waits for a maximum any more", () => {
    expect(refusal(instant(tenYears + 1))).toMatchObject({
      code: "PENALTY_TOO_FAR",
      message: expect.stringMatching(/^2036-.* more than ten years ahead; ask for an earlier moment/),
      facts: { field: "at" },
    });
  });
});
