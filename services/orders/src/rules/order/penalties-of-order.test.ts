import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, orderDocument } from "../../../test/fixtures.js";
import { modified, video } from "../../../test/story.js";
import { penalty } from "../../../test/under-penalty.js";
import type { PlatformId } from "../ids.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { addresseeOf, type Order } from "./order.js";
import { accountsOf, anyPenaltyOf, penaltyTermsOf, setsPenalty } from "./penalties-of-order.js";

const OWN = { ...penalty, amountCents: 7_000 };
const vidshare = (order: Order) => addresseeOf(order, idOf<PlatformId>("vidshare"));
/** A duty for each penalty; undefined for one that stands under the order's. */
const duties = (...penalties: readonly (typeof OWN | undefined)[]): Pick<OrderDocument, "addressees"> => ({
  addressees: [
    {
      platform: idOf<PlatformId>("vidshare"),
      duties: penalties.map((own, index) => ({
        number: index + 1,
        kind: "REMOVE",
        targets: [video(index + 1)],
        ...(own === undefined ? {} : { penalty: own }),
      })),
    },
  ],
});
const order = (change: Partial<OrderDocument>) => issuedOrder(orderDocument(change));

describe("the penalties of an order", () => {
  it.each<[string, Partial<OrderDocument>, readonly (number | undefined)[]]>([
    ["none of the duties has one", duties(undefined, undefined), [undefined]],
    ["one of them has", duties(undefined, OWN), [undefined, 2]],
    ["each of them has", duties(OWN, OWN), [1, 2]],
    ["no duties are written out", {}, [undefined]],
  ])("have the order's account unless each duty has its own: %s", (_, change, accounts) => {
    expect(accountsOf(vidshare(order(change)))).toEqual(accounts);
  });

  it("are of the order or of a duty, each by its own terms", () => {
    const both = order({ penalty, ...duties(undefined, OWN) });
    expect(penaltyTermsOf(both, vidshare(both), undefined)).toEqual(penalty);
    expect(penaltyTermsOf(both, vidshare(both), 2)).toEqual(OWN);
    expect(penaltyTermsOf(both, vidshare(both), 1)).toBeUndefined();
    expect(penaltyTermsOf(both, vidshare(both), 9)).toBeUndefined();
  });

  it("outlive a version that takes them away: what was forfeited stays forfeited", () => {
    const { penalty: _, ...without } = orderDocument({ penalty });
    const before = order({ penalty });
    const after = modified(before, 30, { ...without, penalty: undefined } as unknown as Partial<OrderDocument>);
    expect(after.document.penalty).toBeUndefined();
    expect(penaltyTermsOf(after, vidshare(after), undefined)).toEqual(penalty);
    expect(anyPenaltyOf(after)).toEqual(penalty);
  });

  it("can be due where the order or any duty has had one", () => {
    expect(anyPenaltyOf(order({}))).toBeUndefined();
    expect(anyPenaltyOf(order(duties(undefined, OWN)))).toEqual(OWN);
    expect(anyPenaltyOf(order({ penalty, ...duties(OWN) }))).toEqual(penalty);
  });

  it.each<[string, Partial<OrderDocument>, boolean]>([
    ["none", {}, false],
    ["that of the order", { penalty }, true],
    ["that of one duty of several", duties(undefined, OWN), true],
    ["none, with duties written out", duties(undefined, undefined), false],
    ["that of the order, with duties written out", { penalty, ...duties(undefined) }, true],
  ])("are set by a document: %s", (_, change, sets) => {
    expect(setsPenalty(orderDocument(change))).toBe(sets);
  });
});
