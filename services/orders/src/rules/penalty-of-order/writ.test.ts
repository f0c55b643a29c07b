import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes, orderDocument } from "../../../test/fixtures.js";
import { acknowledged, servedByBailiff, videos } from "../../../test/story.js";
import { penalty, underPenalty } from "../../../test/under-penalty.js";
import type { Writ } from "../addressee/writ.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { penaltyStatement } from "../penalty/penalty-statement.js";

const HOUR = 60;
const UNIT = penalty.amountCents;

/** An order of two hours with a penalty per started hour, given under a setting of the hub. */
function given(writ: Writ | undefined, change: Partial<OrderDocument> = {}) {
  return underPenalty(orderDocument({ penalty, ...change }), writ === undefined ? {} : { writ });
}

describe("no penalty is forfeited before a writ of the decision that set it (Rv 611a(3))", () => {
  it("so that an acknowledgement begins the term and not the penalty, which counts from the writ", () => {
    const order = given({});
    order.act(acknowledged(0), minutes(0));
    expect(order.forfeited(minutes(10 * HOUR))).toBe(0);
    order.act(servedByBailiff(10 * HOUR), minutes(10 * HOUR));
    expect(order.forfeited(minutes(10 * HOUR))).toBe(0);
    expect(order.forfeited(minutes(10 * HOUR + 30))).toBe(UNIT);
    expect(order.forfeited(minutes(12 * HOUR + 30))).toBe(3 * UNIT);
  });

  it("says that there is none because the order has not been served by one", () => {
    const order = given({});
    order.act(acknowledged(0), minutes(0));
    const statement = penaltyStatement(order.history(), minutes(10 * HOUR));
    expect(statement).toMatchObject({ running: false, because: "NOT_SERVED" });
  });

  it("nor within the term, where the writ comes before its end", () => {
    const order = given({});
    order.act(acknowledged(0), minutes(0));
    order.act(servedByBailiff(30), minutes(30));
    expect(order.forfeited(minutes(2 * HOUR))).toBe(0);
    expect(order.forfeited(minutes(2 * HOUR + 1))).toBe(UNIT);
  });

  it("nor by what was sent in another way that the court accepts", () => {
    const order = given({});
    order.act({ type: "serve", platform: idOf("vidshare"), means: "SUBSTITUTE", servedAt: minutes(5) }, minutes(5));
    expect(order.forfeited(minutes(10 * HOUR))).toBe(0);
    order.act(servedByBailiff(10 * HOUR), minutes(10 * HOUR));
    expect(order.forfeited(minutes(11 * HOUR))).toBe(UNIT);
  });

  it("and not for items that a version adds before a writ of that version", () => {
    const order = given({}, { penalty: { ...penalty, per: "ITEM" } });
    order.act(acknowledged(0), minutes(0));
    order.act(servedByBailiff(10), minutes(10));
    order.modify({ ...videos(1, 2, 3), issuedAt: minutes(HOUR) }, minutes(HOUR));
    order.act(acknowledged(HOUR, 2), minutes(HOUR));
    // Two items by the first writ, from the end of their term on.
    expect(order.forfeited(minutes(4 * HOUR))).toBe(2 * 2 * UNIT);
    order.act(servedByBailiff(5 * HOUR), minutes(5 * HOUR));
    expect(order.forfeited(minutes(6 * HOUR))).toBe(2 * 4 * UNIT + UNIT);
  });

  it("nor for those by a writ of the version before, of which word comes after that of the newer one", () => {
    const order = given({}, { penalty: { ...penalty, per: "ITEM" } });
    order.act(acknowledged(0), minutes(0));
    order.act(servedByBailiff(10), minutes(10));
    order.modify({ ...videos(1, 2, 3), issuedAt: minutes(HOUR) }, minutes(HOUR));
    order.act(acknowledged(HOUR, 2), minutes(HOUR));
    order.act(servedByBailiff(20), minutes(2 * HOUR));
    expect(order.forfeited(minutes(4 * HOUR))).toBe(2 * 2 * UNIT);
  });

  it("and a writ of an older version, of which word comes late, begins nothing for the items of a newer one", () => {
    const order = given({}, { penalty: { ...penalty, per: "ITEM" } });
    order.modify({ ...videos(1, 2, 3), issuedAt: minutes(HOUR) }, minutes(HOUR));
    order.act(acknowledged(HOUR, 2), minutes(HOUR));
    order.act(servedByBailiff(30), minutes(2 * HOUR));
    expect(order.forfeited(minutes(10 * HOUR))).toBe(0);
  });
});

describe("a statute that gives the hub's acknowledgement the force of a writ", () => {
  it("lets the penalty begin with it, as the order given under it states", () => {
    const order = given({ acknowledgementUnder: "art. 9 Testwet" });
    expect(order.order().writ).toEqual({ acknowledgementUnder: "art. 9 Testwet" });
    order.act(acknowledged(0), minutes(0));
    expect(order.forfeited(minutes(3 * HOUR))).toBe(UNIT);
  });

  it("does nothing for an order that only a bailiff serves", () => {
    const order = given({ acknowledgementUnder: "art. 9 Testwet" }, { serviceBy: "BAILIFF" });
    order.act(acknowledged(0), minutes(0));
    expect(order.forfeited(minutes(10 * HOUR))).toBe(0);
    order.act(servedByBailiff(10 * HOUR), minutes(10 * HOUR));
    expect(order.forfeited(minutes(13 * HOUR))).toBe(UNIT);
  });
});

it("an order that was given before there was this rule keeps what it had: any service begins its penalty", () => {
  const order = given(undefined);
  order.act(acknowledged(0), minutes(0));
  expect(order.forfeited(minutes(3 * HOUR))).toBe(UNIT);
});
