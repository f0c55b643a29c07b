import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, NOW, orderDocument, PLATFORMS } from "../../../test/fixtures.js";
import {
  acknowledged,
  CORRECTION,
  changesFor,
  confirmation,
  confirms,
  decided,
  goOn,
  removes,
  servedByBailiff,
  versionOf,
  videos,
  vidshare,
} from "../../../test/story.js";
import { penalty, underPenalty } from "../../../test/under-penalty.js";
import type { ItemId, PlatformId } from "../ids.js";
import { instant } from "../instant.js";
import { checkOrderDocument } from "./check-order-document.js";

const HOUR = 60;
const ONE = idOf<ItemId>("item-1");
const TWO = idOf<ItemId>("item-2");
/** Given by telephone 36 hours before it is written. */
const oral = { givenOrallyAt: minutes(-36 * HOUR) };
const given = () => issuedOrder(orderDocument(oral));
const refused = (code: string, field: string, says = "") =>
  expect.objectContaining({ code, message: expect.stringContaining(says), facts: { field } });

describe("rule: an oral order has both moments, and binds from the first", () => {
  it("begins its terms with a service from before it was written, by which what has passed has passed", () => {
    const order = goOn(given(), [1, servedByBailiff(-34 * HOUR)]);
    expect(order).toMatchObject({ issuedAt: NOW, givenOrallyAt: minutes(-36 * HOUR) });
    expect(vidshare(order)).toMatchObject({ servedAt: minutes(-34 * HOUR), deadline: minutes(-32 * HOUR) });
    const passes = {
      type: "passDeadline",
      platform: idOf<PlatformId>("vidshare"),
      deadline: minutes(-32 * HOUR),
    } as const;
    expect(decided(order, 2, passes)).toMatchObject([{ kind: "DeadlinePassed", itemIds: [ONE, TWO] }]);
  });

  it("finds in time whoever obeyed before it was written", () => {
    const order = goOn(given(), [1, servedByBailiff(-34 * HOUR)], [2, removes(-33 * HOUR, ONE, TWO)]);
    expect(vidshare(order)).toMatchObject({ compliedAt: minutes(-33 * HOUR) });
    expect(vidshare(order).items.map(({ term }) => term?.passedAt)).toEqual([undefined, undefined]);
  });

  it("is neither served nor obeyed before it is given", () => {
    expect(() => decided(given(), 1, servedByBailiff(-36 * HOUR - 1))).toThrowError(
      refused("FIELD_INVALID", "input.servedAt"),
    );
    const order = goOn(given(), [1, servedByBailiff(-35 * HOUR)]);
    expect(() => decided(order, 2, removes(-37 * HOUR, ONE))).toThrowError(
      refused("EFFECT_BEFORE_ORDER", "input.items[0].effectAt"),
    );
    expect(decided(order, 2, confirms(confirmation(ONE, -37 * HOUR, "ALREADY_GONE")))).not.toEqual([]);
    // Of one that is given in writing, what is sealed a little before the hub has it counts.
    expect(() => decided(issuedOrder(), 1, servedByBailiff(-6))).toThrowError(
      refused("FIELD_INVALID", "input.servedAt"),
    );
    expect(decided(issuedOrder(), 1, servedByBailiff(-5))).not.toEqual([]);
  });

  it("forfeits its penalty from the end of the term that a service before the writing began", () => {
    const one = underPenalty(orderDocument({ penalty, ...oral }));
    one.act(servedByBailiff(-5 * HOUR), minutes(1));
    expect(one.forfeited(minutes(1))).toBe(4 * penalty.amountCents);
  });

  it("counts the term for the main claim from when it was given", () => {
    const written = issuedOrder(orderDocument({ mainProceedingsWithin: "P10D" }));
    const order = issuedOrder(orderDocument({ mainProceedingsWithin: "P10D", ...oral }));
    expect(Date.parse(written.mainTermEnd) - Date.parse(order.mainTermEnd)).toBe(2 * 24 * HOUR * 60_000);
    const other = goOn(order, [10, changesFor(CORRECTION, versionOf(order, { mainProceedingsWithin: "P12D" }))]);
    expect(other.mainTermEnd).toBe(written.mainTermEnd);
  });

  it("keeps its oral moment in every version, which repeats it or leaves it out", () => {
    const order = goOn(given(), [1, acknowledged(1)]);
    const { givenOrallyAt: _, ...written } = order.document;
    const corrected = goOn(order, [
      10,
      changesFor(CORRECTION, { ...versionOf(order, videos(1)), document: { ...written, ...videos(1), version: 2 } }),
    ]);
    expect(corrected.givenOrallyAt).toBe(oral.givenOrallyAt);
    const repeated = goOn(order, [10, changesFor(CORRECTION, versionOf(order, videos(1)))]);
    expect(repeated.document.givenOrallyAt).toBe(oral.givenOrallyAt);
    for (const [state, moment, was] of [
      [order, minutes(-HOUR), `orally at ${oral.givenOrallyAt}`],
      [issuedOrder(), minutes(-HOUR), "in writing"],
    ] as const) {
      const version = versionOf(state, { ...videos(1), givenOrallyAt: moment });
      expect(() => decided(state, 10, changesFor(CORRECTION, version))).toThrowError(
        refused(
          "FIELD_INVALID",
          "order.givenOrallyAt",
          `order.givenOrallyAt is ${moment}, and the order was given ${was}; repeat that, or leave it out.`,
        ),
      );
    }
    // To leave it out changes nothing of what the order asks.
    const same = { ...versionOf(order, {}), document: { ...written, version: 2 } };
    expect(() => decided(order, 10, changesFor(CORRECTION, same))).toThrowError(
      expect.objectContaining({ code: "MODIFICATION_EMPTY" }),
    );
  });

  it.each([
    ["as it is written", NOW, "leave it out where the order was given in writing."],
    ["after it is written", minutes(1), "leave it out where the order was given in writing."],
    ["fourteen days before", instant("2026-02-16T09:00:00Z"), undefined],
    [
      "more than fourteen days before",
      instant("2026-02-16T08:59:59Z"),
      "what was given orally is written within 14 days: not before 2026-02-16T09:00:00.000Z. Check the date,",
    ],
  ])("is given %s: %s, %s", (_, givenOrallyAt, says) => {
    const check = () => checkOrderDocument(orderDocument({ givenOrallyAt }), PLATFORMS, NOW);
    if (says === undefined) expect(check).not.toThrow();
    else expect(check).toThrowError(refused("FIELD_INVALID", "order.givenOrallyAt", says));
  });

  it("has an oral moment of long before it in a later version, which repeats what was checked with the first", () => {
    const later = orderDocument({ givenOrallyAt: instant("2026-01-01T09:00:00Z"), version: 2 });
    expect(() => checkOrderDocument(later, PLATFORMS, NOW)).not.toThrow();
  });
});
