import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes } from "../../../test/fixtures.js";
import {
  acknowledged,
  claims,
  clarifies,
  confirmation,
  confirms,
  decided,
  endOf,
  goOn,
  itemsSuspend,
  rejects,
  removes,
  story,
  vidshare,
} from "../../../test/story.js";
import type { ItemId } from "../ids.js";
import type { Addressee, Item } from "./addressee.js";
import { clarify, heedClaims, rejectClaim } from "./clarification.js";

const [ONE, TWO] = [idOf<ItemId>("item-1"), idOf<ItemId>("item-2")];
const served = [10, acknowledged(10)] as const;
const claimed = () => story(served, [30, claims(30, ONE)]);
const refused = (code: string, message: string, facts: object) => expect.objectContaining({ code, message, facts });

describe("the court's answer to a claim", () => {
  it("gives the claimed item a whole new term, and moves no other", () => {
    const order = goOn(claimed(), [60, clarifies()]);
    expect([endOf(order, "item-1"), endOf(order, "item-2")]).toEqual([minutes(180), minutes(130)]);
    expect(decided(claimed(), 60, clarifies())[0]).toMatchObject({ itemIds: [ONE], deadline: minutes(180) });
  });

  it("of an item that is suspended begins no term yet", () => {
    const suspended = goOn(claimed(), [40, itemsSuspend([ONE])]);
    const [event] = decided(suspended, 60, clarifies());
    expect(event).toMatchObject({ kind: "ClarificationGiven", itemIds: [ONE] });
    expect(event).not.toHaveProperty("deadline");
    const both = goOn(suspended, [45, claims(45, TWO)]);
    expect(decided(both, 60, clarifies())[0]).toMatchObject({ itemIds: [ONE, TWO], deadline: minutes(180) });
  });

  it("of an item that was not served yet begins none either", () => {
    const addressee = vidshare(claimed());
    const items = addressee.items.map(({ term: _, ...item }): Item => item);
    const [event] = clarify({ ...addressee, items }, "The video of 1 March.", false, minutes(60));
    expect(event).not.toHaveProperty("deadline");
  });

  it.each([
    [
      "UNKNOWN_ITEM",
      rejects("It is clear.", ONE, idOf("item-3")),
      'input.itemIds[1] "item-3" is not an item addressed to vidshare.',
      { field: "input.itemIds[1]" },
    ],
  ] as const)("is refused with %s", (code, command, message, facts) => {
    expect(() => decided(claimed(), 60, command)).toThrowError(refused(code, message, facts));
  });

  it("is asked for by a claim", () => {
    const order = story(served, [20, removes(20, ONE)]);
    for (const command of [clarifies(), rejects(), rejects("It is clear.", TWO)])
      expect(() => decided(order, 60, command)).toThrowError(
        refused(
          "ADDRESSEE_STATE",
          "vidshare is PARTLY_COMPLIED and has asked for no clarification; it does so by confirming an item as IMPOSSIBLE for a manifest error or insufficient information.",
          { platform: "vidshare", status: "PARTLY_COMPLIED" },
        ),
      );
  });
});

describe("a claim of one item that stopped the terms of all, in an order kept by an earlier version", () => {
  /** Both stand still since minute 30, for the claim on the first. */
  const kept = (): Addressee => {
    const addressee = vidshare(claimed());
    return {
      ...addressee,
      items: addressee.items.map(
        (item): Item =>
          item.id === TWO && item.term !== undefined
            ? { ...item, term: { ...item.term, claimedAt: minutes(30), claimIsOfOther: true } }
            : item,
      ),
    };
  };

  it("is answered for all of them at once", () => {
    expect(clarify(kept(), "The video of 1 March.", false, minutes(60))[0]).toMatchObject({ itemIds: [ONE, TWO] });
    expect(rejectClaim(kept(), { reasons: "It is clear." }, minutes(60))[0]).toMatchObject({ itemIds: [ONE, TWO] });
  });

  it("stops the others as long as it waits, and no longer", () => {
    expect(heedClaims(kept(), false, minutes(60))).toEqual([]);
    const takenBack = {
      ...kept(),
      items: kept().items.map(({ confirmation: _, ...item }): Item => item),
    };
    expect(heedClaims(takenBack, false, minutes(60))).toMatchObject([
      { kind: "DeadlineResumed", because: "CLARIFICATION", itemIds: [ONE, TWO], deadline: minutes(180) },
    ]);
  });
});

it("a platform that takes its claim back is given a whole term, whatever else it still claims", () => {
  const both = goOn(claimed(), [35, claims(35, TWO)]);
  const events = decided(both, 60, confirms(confirmation(ONE, 60, "NOT_FOUND")));
  expect(events.filter(({ kind }) => kind === "DeadlineResumed")).toMatchObject([
    { because: "CLARIFICATION", itemIds: [ONE], deadline: minutes(180) },
  ]);
});
