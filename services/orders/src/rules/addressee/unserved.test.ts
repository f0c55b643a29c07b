import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  decided,
  goOn,
  lifts,
  lodges,
  modified,
  removes,
  servedByBailiff,
  suspends,
  videos,
  vidshare,
} from "../../../test/story.js";
import type { ItemId, PlatformId } from "../ids.js";
import type { OrderCommand } from "../order/order-commands.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { isUnserved } from "./unserved.js";

const SETTINGS = { serveWithin: "PT24H", writ: {} };
const HOUR = 60;
const DAY = 24 * HOUR;

const SENT: OrderCommand = {
  type: "serve",
  platform: idOf("vidshare"),
  means: "SUBSTITUTE",
  servedAt: minutes(5),
};

const within = (serveWithin: string, change: Partial<OrderDocument> = {}) =>
  issuedOrder(orderDocument({ serveWithin, ...change }));
const passes = (deadline: number): OrderCommand => ({
  type: "passServeBy",
  platform: idOf("vidshare"),
  deadline: minutes(deadline),
});

describe("an order that is not served within serveWithin", () => {
  it("is said to be unserved, once, with when service was due", () => {
    const order = within("PT5H");
    expect(decided(order, 5 * HOUR + 1, passes(5 * HOUR))).toEqual([
      { kind: "AddresseeUnserved", platform: "vidshare", serveBy: minutes(300), at: minutes(301) },
    ]);
    const said = goOn(order, [5 * HOUR + 1, passes(5 * HOUR)]);
    expect(vidshare(said)).toEqual({ ...vidshare(order), unservedAt: minutes(301) });
    expect(decided(said, 5 * HOUR + 2, passes(5 * HOUR))).toEqual([]);
    // The timer of another term finds nothing.
    expect(decided(order, 5 * HOUR + 1, passes(4 * HOUR))).toEqual([]);
  });

  it("counts by the moment: at the end of the term it is in time, and after that it is not", () => {
    const one = vidshare(within("PT5H"));
    expect([minutes(300), minutes(301)].map((now) => isUnserved(one, now))).toEqual([false, true]);
  });

  it("has until the end of the last day in Amsterdam where the term is in days", () => {
    expect(vidshare(within("P1D"))).toMatchObject({ serveBy: "2026-03-03T22:59:59.999Z" });
  });

  it("has the term of the hub's setting where the order says nothing of it, and its own where it does", () => {
    expect(vidshare(issuedOrder(orderDocument(), SETTINGS))).toMatchObject({ serveBy: minutes(DAY) });
    const own = issuedOrder(orderDocument({ serveWithin: "PT5H" }), SETTINGS);
    expect(vidshare(own)).toMatchObject({ serveBy: minutes(300) });
  });

  it("has no such term where it was given before there was one, and so is never unserved", () => {
    const order = issuedOrder();
    expect(vidshare(order)).not.toHaveProperty("serveBy");
    expect(isUnserved(vidshare(order), minutes(365 * DAY))).toBe(false);
    expect(decided(order, 100 * DAY, passes(DAY))).toEqual([]);
  });

  it.each([
    ["acknowledged", goOn(within("PT5H"), [10, acknowledged(10)])],
    ["served by a bailiff", goOn(within("PT5H"), [20, servedByBailiff(10)])],
    ["lifted", goOn(within("PT5H"), [10, lodges()], [20, lifts()])],
    ["of which a version left nothing", modified(within("PT5H"), 20, lawyerList())],
  ])("is not said of one that was %s in time", (_, order) => {
    expect(decided(order, 5 * HOUR + 1, passes(5 * HOUR))).toEqual([]);
    expect(isUnserved(vidshare(order), minutes(5 * HOUR + 1))).toBe(false);
  });

  it("is said of one that is suspended: suspended it can be served", () => {
    const order = goOn(within("PT5H"), [10, suspends()]);
    expect(decided(order, 5 * HOUR + 1, passes(5 * HOUR))).toHaveLength(1);
  });

  it("is no longer unserved once it is served, and that it was stays on record", () => {
    const served = goOn(within("PT5H"), [5 * HOUR + 1, passes(5 * HOUR)], [6 * HOUR, servedByBailiff(6 * HOUR)]);
    expect(isUnserved(vidshare(served), minutes(7 * HOUR))).toBe(false);
    expect(vidshare(served)).toMatchObject({ unservedAt: minutes(301), servedAt: minutes(360) });
  });
});

describe("the term for service of a version that adds items", () => {
  const added = { ...videos(1, 2, 3), serveWithin: "PT5H" };
  const served = goOn(within("PT5H"), [10, acknowledged(10)]);

  it("begins with that version, where the platform was served before", () => {
    const order = modified(served, 600, added);
    expect(vidshare(order)).toMatchObject({ serveBy: minutes(900) });
    expect(decided(order, 901, passes(900))).toMatchObject([{ kind: "AddresseeUnserved" }]);
    expect(decided(goOn(order, [700, acknowledged(700, 2)]), 901, passes(900))).toEqual([]);
  });

  it("is said anew where that of an earlier version had passed too", () => {
    const late = goOn(within("PT5H"), [301, passes(300)], [310, servedByBailiff(310)]);
    expect(vidshare(modified(late, 600, added))).not.toHaveProperty("unservedAt");
  });

  it("leaves a platform that waits all the while no more time than before", () => {
    const late = goOn(within("PT5H"), [301, passes(300)]);
    const order = modified(late, 400, added);
    expect(vidshare(order)).toMatchObject({ serveBy: minutes(300), unservedAt: minutes(301) });
    expect(isUnserved(vidshare(order), minutes(401))).toBe(true);
  });

  it("is that of the hub's setting where the version says nothing of it, but not in an order from before", () => {
    const withSetting = (order = issuedOrder()) =>
      modified(goOn(order, [10, acknowledged(10)]), 600, videos(1, 2, 3), { serveWithin: "PT24H" });
    expect(vidshare(withSetting(issuedOrder(orderDocument(), SETTINGS)))).toMatchObject({
      serveBy: minutes(600 + DAY),
    });
    expect(vidshare(withSetting())).not.toHaveProperty("serveBy");
  });

  it("is also that of a platform that the version brings in", () => {
    const order = modified(within("PT5H", lawyerList()), 600, { ...orderDocument(), serveWithin: "PT5H" });
    expect(vidshare(order)).toMatchObject({ serveBy: minutes(900) });
  });
});

describe("an order that only a bailiff serves", () => {
  const byBailiff = () => within("PT5H", { serviceBy: "BAILIFF" });

  it("keeps the moment of the acknowledgement, which begins no term", () => {
    const order = byBailiff();
    expect(decided(order, 10, acknowledged(10))).toEqual([
      { kind: "AcknowledgementRecorded", platform: "vidshare", acknowledgedAt: minutes(10), at: minutes(10) },
    ]);
    const one = vidshare(goOn(order, [10, acknowledged(10)]));
    expect(one).toMatchObject({ acknowledgedAt: minutes(10) });
    expect(one).not.toHaveProperty("servedAt");
    expect(one).not.toHaveProperty("deadline");
  });

  it("records the first acknowledgement, and no later one", () => {
    expect(decided(goOn(byBailiff(), [10, acknowledged(10)]), 20, acknowledged(20))).toEqual([]);
  });

  it("is unserved although it was acknowledged, until the bailiff comes, with whom the terms begin", () => {
    const order = goOn(byBailiff(), [10, acknowledged(10)], [301, passes(300)]);
    expect(isUnserved(vidshare(order), minutes(301))).toBe(true);
    const served = goOn(order, [400, servedByBailiff(390)]);
    expect(vidshare(served)).toMatchObject({
      servedAt: minutes(390),
      deadline: minutes(510),
      acknowledgedAt: minutes(10),
    });
    expect(isUnserved(vidshare(served), minutes(400))).toBe(false);
  });

  it("is not served in another way that the court accepts", () => {
    expect(() => decided(byBailiff(), 10, SENT)).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", facts: expect.objectContaining({ field: "input.means" }) }),
    );
  });

  it("can be obeyed by who acknowledged it, before the bailiff comes; who did neither cannot confirm", () => {
    const both = removes(20, idOf("item-1"), idOf("item-2"));
    const obeyed = goOn(byBailiff(), [10, acknowledged(10)], [20, both]);
    expect(vidshare(obeyed)).toMatchObject({ compliedAt: minutes(20) });
    const served = vidshare(goOn(obeyed, [60, servedByBailiff(60)]));
    expect(served).toMatchObject({ servedAt: minutes(60), compliedAt: minutes(20) });
    expect(() => decided(byBailiff(), 20, both)).toThrowError(expect.objectContaining({ code: "NOT_SERVED_YET" }));
  });

  it("records anew what the platform acknowledges of a version with more items, not of the one before it", () => {
    const order = modified(goOn(byBailiff(), [10, acknowledged(10)], [20, servedByBailiff(20)]), 60, {
      ...videos(1, 2, 3),
      serviceBy: "BAILIFF",
    });
    expect(vidshare(order)).not.toHaveProperty("acknowledgedAt");
    expect(decided(order, 70, acknowledged(70))).toEqual([]);
    expect(vidshare(goOn(order, [70, acknowledged(70, 2)]))).toMatchObject({
      acknowledgedAt: minutes(70),
      newVersionUnserved: true,
    });
  });
});

describe("a platform with several duties under one order", () => {
  const duties = [
    { number: 1, kind: "REMOVE", targets: [{ url: "https://vidshare.example/v/1" }] },
    { number: 2, kind: "DISABLE_ACCESS", targets: [{ url: "https://vidshare.example/v/2" }] },
  ] as const;
  const order = () => within("PT5H", { addressees: [{ platform: idOf("vidshare"), duties }] });

  it("is unserved once, of all of them, as one service serves all of them", () => {
    expect(decided(order(), 301, passes(300))).toHaveLength(1);
    const served = goOn(order(), [301, passes(300)], [310, servedByBailiff(310)]);
    expect(vidshare(served).items.map(({ term }) => term?.from)).toEqual([minutes(310), minutes(310)]);
    expect(isUnserved(vidshare(served), minutes(311))).toBe(false);
  });

  it("waits for service of a version that adds a duty, and is unserved of that one", () => {
    const [first] = duties;
    const one = within("PT5H", { addressees: [{ platform: idOf("vidshare"), duties: [first] }] });
    const more = { addressees: [{ platform: idOf<PlatformId>("vidshare"), duties }], serveWithin: "PT5H" };
    const added = modified(goOn(one, [10, acknowledged(10)]), 600, more);
    expect(decided(added, 901, passes(900))).toMatchObject([{ kind: "AddresseeUnserved", serveBy: minutes(900) }]);
  });
});

it("an order that another means of service reached is served by a bailiff as well, and both moments are kept", () => {
  const one = vidshare(goOn(within("PT5H"), [6, SENT], [40, servedByBailiff(30)]));
  expect(one).toMatchObject({ substituteServiceAt: minutes(5), bailiffServiceAt: minutes(30), servedAt: minutes(5) });
  expect(one.deadline).toBe(minutes(125));
});

/** A document that asks nothing of vidshare. */
function lawyerList(): Pick<OrderDocument, "addressees"> {
  return { addressees: [{ platform: idOf("lawyer-list"), items: [{ url: "https://lawyer-list.example/" }] }] };
}

it("tells whoever has no inbox to confirm once a bailiff has served it, and says nothing of a message", () => {
  const platform = idOf<PlatformId>("lawyer-list");
  const confirmations = [{ itemId: idOf<ItemId>("item-3"), outcome: "REMOVED", effectAt: minutes(5) }] as const;
  expect(() => decided(issuedOrder(), 10, { type: "confirm", platform, confirmations })).toThrowError(
    "The order is not served on lawyer-list. Once a bailiff has brought it and the court has recorded that, confirm.",
  );
});
