import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  changesFor,
  contests,
  decided,
  endOf,
  goOn,
  itemsSuspend,
  lifts,
  lodges,
  modifies,
  POSTER,
  removes,
  resumes,
  suspends,
  upholds,
  VIDSHARE,
  versionOf,
  videos,
  vidshare,
} from "../../../test/story.js";
import type { OppositionId, PlatformId } from "../ids.js";
import { refuseMoreOppositions } from "./contested-items.js";
import { inboxNotices } from "./inbox.js";
import type { Order } from "./order.js";
import type { OrderCommand } from "./order-commands.js";
import { orderFor } from "./order-for-addressee.js";

/** Of vidshare the items 1 to 3, and item 4 of chirper; all but chirper's are gone. */
const issued = () =>
  issuedOrder(
    orderDocument({
      addressees: [
        ...videos(1, 2, 3).addressees,
        { platform: idOf("chirper"), items: [{ url: "https://chirper.example/1" }] },
      ],
    }),
  );
const gone = () => goOn(issued(), [10, acknowledged(10)], [15, removes(15, idOf("item-1"), idOf("item-2"))]);
const withChirper = (...numbers: number[]) => ({
  addressees: [
    ...videos(...numbers).addressees,
    { platform: idOf<PlatformId>("chirper"), items: [{ url: "https://chirper.example/1" }] },
  ],
});
const ANNA = "poster-2026-1";
const BRAM = "poster-2026-2";
const of = (reference: string) => `opposition-of-${reference}`;
const both = () => goOn(gone(), [20, contests(ANNA, "item-1")], [21, contests(BRAM, "item-2", "item-3")]);
const statuses = (order: Order) => order.oppositions.map(({ status }) => status);
const refusal = (code: string, field: string) =>
  expect.objectContaining({ code, facts: expect.objectContaining({ field }) });

describe("rule: each poster contests its own items, under an opaque reference", () => {
  it("and several do at once, beside an addressee and a third party", () => {
    const reader: OrderCommand = {
      ...contests("reader-2026-3", "item-4"),
      by: { role: "THIRD_PARTY", reference: "reader-2026-3" },
    };
    const all = goOn(both(), [22, lodges()], [23, reader]);
    expect(all.oppositions.map(({ by, itemIds }) => [by, itemIds])).toEqual([
      [{ role: "POSTER", reference: ANNA }, ["item-1"]],
      [{ role: "POSTER", reference: BRAM }, ["item-2", "item-3"]],
      [VIDSHARE, undefined],
      [{ role: "THIRD_PARTY", reference: "reader-2026-3" }, ["item-4"]],
    ]);
    expect(all.status).toBe("IN_FORCE");
  });

  it("the same one again changes nothing, in whatever sequence its items come; another of the same party is refused", () => {
    const again = { ...contests(BRAM, "item-3", "item-2"), oppositionId: idOf<OppositionId>("another") };
    expect(decided(both(), 30, again)).toEqual([]);
    for (const other of [contests(BRAM, "item-2"), { ...again, grounds: "Other." }, contests(BRAM, "item-1", "item-2")])
      expect(() => decided(both(), 30, other)).toThrowError(expect.objectContaining({ code: "OPPOSITION_PENDING" }));
    const third = { ...again, by: { role: "THIRD_PARTY", reference: BRAM } } as const;
    expect(decided(both(), 30, third)).toHaveLength(1);
  });

  it("a retry changes nothing either once an item has been let go", () => {
    const narrowed = goOn(both(), [30, changesFor({ cause: "NARROWING" }, versionOf(both(), withChirper(1, 2)))]);
    expect(decided(narrowed, 31, contests(BRAM, "item-2", "item-3"))).toEqual([]);
  });

  it.each<[string, Partial<OrderCommand & { type: "lodgeOpposition" }>, string, string]>([
    ["a name", { by: { role: "POSTER", reference: "Anna Jansen" } }, "OPPONENT_NOT_OPAQUE", "input.opponentReference"],
    ["no text", { by: { role: "THIRD_PARTY", reference: "" } }, "OPPONENT_NOT_OPAQUE", "input.opponentReference"],
    ["no reference", { by: { role: "POSTER" } }, "OPPONENT_REFERENCE_MISSING", "input.opponentReference"],
    ["an addressee's items", { by: VIDSHARE }, "FIELD_INVALID", "input.itemIds"],
    ["no item", { itemIds: [] }, "CONTESTED_ITEM_MISSING", "input.itemIds"],
    ["an unknown item", { itemIds: [idOf("item-1"), idOf("item-9")] }, "UNKNOWN_ITEM", "input.itemIds[1]"],
    ["no grounds", { grounds: " " }, "FIELD_INVALID", "input.grounds"],
  ])("with %s it is refused", (_, change, code, field) => {
    expect(() => decided(gone(), 20, { ...contests(ANNA, "item-1"), ...change })).toThrowError(refusal(code, field));
  });

  it("without items, and with one that the order let go, it is refused", () => {
    const { itemIds: _, ...whole } = contests(ANNA, "item-1");
    expect(() => decided(gone(), 20, whole)).toThrowError(refusal("CONTESTED_ITEM_MISSING", "input.itemIds"));
    const narrowed = goOn(gone(), [19, changesFor({ cause: "NARROWING" }, versionOf(gone(), withChirper(2, 3)))]);
    expect(() => decided(narrowed, 20, contests(ANNA, "item-2", "item-1"))).toThrowError(
      expect.objectContaining({
        code: "ITEM_FREED",
        message:
          "input.itemIds[0]: order order-1 no longer covers item item-1, so there is nothing to contest; leave it out.",
        facts: { field: "input.itemIds[0]" },
      }),
    );
    expect(() => decided(gone(), 20, contests(ANNA, "item-1", "item-9"))).toThrowError(
      expect.objectContaining({
        code: "UNKNOWN_ITEM",
        message: 'input.itemIds[1]: order order-1 has no item "item-9"; take the ids from the order\'s items.',
        facts: { field: "input.itemIds[1]" },
      }),
    );
  });

  it("the poster of the whole order, without reference and items, is as before there were several", () => {
    const order = goOn(both(), [30, lodges(POSTER)], [40, lifts()]);
    expect(order.status).toBe("LIFTED");
    expect(order.oppositions[2]).not.toHaveProperty("itemIds");
  });
});

describe("rule: of one party twenty oppositions against an order are taken, and no more", () => {
  const lodged = (count: number) =>
    Array.from({ length: count }, (_, n) => `opposition-${n}`).reduce(
      (order, id) =>
        goOn(
          order,
          [20, lodges(POSTER, id)],
          [20, { type: "withdrawOpposition", oppositionId: idOf(id), reasons: "Again." }],
        ),
      gone(),
    );

  it("the twenty-first is refused, and names the way", () => {
    expect(() => refuseMoreOppositions(lodged(19), POSTER)).not.toThrow();
    expect(() => refuseMoreOppositions(lodged(20), POSTER)).toThrowError(
      expect.objectContaining({
        code: "OPPOSITIONS_SPENT",
        message:
          "You have lodged 20 oppositions against order order-1, and no more are taken. Tell the court what is new; it can change or lift the order without one.",
        facts: { field: "input.orderId", orderId: "order-1" },
      }),
    );
  });

  it("another's are not counted, and one that is pending can be lodged again, which changes nothing", () => {
    expect(() => refuseMoreOppositions(lodged(20), VIDSHARE)).not.toThrow();
    const last = goOn(lodged(19), [21, lodges(POSTER, "the-twentieth")]);
    expect(() => refuseMoreOppositions(last, POSTER)).not.toThrow();
  });
});

describe("rule: one decision does not withdraw another's opposition", () => {
  it("each is decided on its own; the second contests after the first has won", () => {
    const first = goOn(gone(), [20, contests(ANNA, "item-1")]);
    const won = goOn(first, [30, modifies(versionOf(first, withChirper(2, 3)), of(ANNA))]);
    expect(vidshare(won).items.map(({ freed }) => freed?.duty)).toEqual(["DUE", undefined, undefined]);
    const second = goOn(won, [7 * 1440, contests(BRAM, "item-2")], [8 * 1440, upholds(of(BRAM))]);
    expect(statuses(second)).toEqual(["MODIFIED", "UPHELD"]);
    expect(second.status).toBe("IN_FORCE");
  });

  it("what is decided on one leaves the other pending, and its items' terms as they were", () => {
    const before = both();
    const after = goOn(before, [30, modifies(versionOf(before, withChirper(2, 3)), of(ANNA))]);
    expect(statuses(after)).toEqual(["MODIFIED", "LODGED"]);
    expect(endOf(after, "item-3")).toBe(endOf(before, "item-3"));
  });

  it("a version that lets go every item of another leaves nothing to decide on it: MOOT, not withdrawn", () => {
    const two = goOn(gone(), [20, contests(ANNA, "item-1", "item-2")], [21, contests(BRAM, "item-2")]);
    const after = goOn(two, [30, modifies(versionOf(two, withChirper(3)), of(ANNA))]);
    expect(statuses(after)).toEqual(["MODIFIED", "MOOT"]);
    expect(after.oppositions[1]?.reasons).toBe("The order no longer covers any item that it contests.");
  });

  it.each([
    ["let go for a cause", (order: Order) => changesFor({ cause: "NARROWING" }, versionOf(order, withChirper(2, 3)))],
    ["settled", (order: Order) => changesFor({ cause: "SETTLEMENT" }, versionOf(order, withChirper(2, 3)))],
  ])("so is one whose items are %s; one that keeps an item goes on", (_, command) => {
    expect(statuses(goOn(both(), [30, command(both())]))).toEqual(["MOOT", "LODGED"]);
    const one = changesFor({ cause: "NARROWING" }, versionOf(both(), withChirper(1, 2)));
    expect(statuses(goOn(both(), [30, one]))).toEqual(["LODGED", "LODGED"]);
  });

  it("one whose item the court has only suspended goes on, and is lodged against it too", () => {
    const apart = goOn(both(), [25, itemsSuspend([idOf("item-1")])]);
    const other = changesFor({ cause: "SETTLEMENT" }, versionOf(apart, withChirper(1, 3)));
    expect(statuses(goOn(apart, [30, other]))).toEqual(["LODGED", "LODGED"]);
    expect(decided(apart, 30, contests("poster-2026-9", "item-1"))).toHaveLength(1);
  });

  it("an addressee's stays, though nothing is asked of it any more: what it forfeited can still be decided", () => {
    const order = goOn(gone(), [20, lodges()]);
    const without = versionOf(order, {
      addressees: withChirper().addressees.filter((one) => one.platform === "chirper"),
    });
    expect(statuses(goOn(order, [30, changesFor({ cause: "NARROWING" }, without)]))).toEqual(["LODGED"]);
  });
});

describe("rule: a decision reaches the items that its opposition names, and no others", () => {
  const only = () => goOn(gone(), [20, contests(ANNA, "item-1")]);

  it("a version that lets go another item is refused, and names the way", () => {
    expect(() => decided(only(), 30, modifies(versionOf(only(), withChirper(3)), of(ANNA)))).toThrowError(
      expect.objectContaining({
        code: "DECISION_BEYOND_OPPOSITION",
        message: expect.stringMatching(/item-2.*modifyOrder/),
        facts: { orderId: "order-1", field: "decision.order", itemId: "item-2" },
      }),
    );
  });

  it("a version that adds a place is refused; its own item may come under another duty", () => {
    const added = versionOf(only(), withChirper(2, 3, 9));
    expect(() => decided(only(), 30, modifies(added, of(ANNA)))).toThrowError(
      refusal("DECISION_BEYOND_OPPOSITION", "decision.order"),
    );
    const lighter = versionOf(only(), {
      addressees: [
        {
          platform: idOf("vidshare"),
          duties: [
            { number: 1, kind: "REMOVE", targets: [2, 3].map((n) => ({ url: `https://vidshare.example/v/${n}` })) },
            { number: 2, kind: "DISABLE_ACCESS", targets: [{ url: "https://vidshare.example/v/1" }] },
          ],
        },
        ...withChirper().addressees.filter((one) => one.platform === "chirper"),
      ],
    });
    expect(statuses(goOn(only(), [30, modifies(lighter, of(ANNA))]))).toEqual(["MODIFIED"]);
  });

  it("one of its own items may come under another duty, and its place on another platform is not its own", () => {
    const two = goOn(gone(), [20, contests(ANNA, "item-1", "item-2")]);
    const rest = withChirper().addressees.filter((one) => one.platform === "chirper");
    const remove = { number: 1, kind: "REMOVE", targets: [{ url: "https://vidshare.example/v/3" }] } as const;
    const disable = { number: 2, kind: "DISABLE_ACCESS", targets: [{ url: "https://vidshare.example/v/1" }] } as const;
    const lighter = { addressees: [{ platform: idOf<PlatformId>("vidshare"), duties: [remove, disable] }, ...rest] };
    expect(statuses(goOn(two, [30, modifies(versionOf(two, lighter), of(ANNA))]))).toEqual(["MODIFIED"]);
    const elsewhere = {
      addressees: [
        ...withChirper(2, 3).addressees,
        { platform: idOf<PlatformId>("findit"), items: [{ url: "https://vidshare.example/v/1" }] },
      ],
    };
    expect(() => decided(two, 30, modifies(versionOf(two, elsewhere), of(ANNA)))).toThrowError(
      expect.objectContaining({
        code: "DECISION_BEYOND_OPPOSITION",
        message:
          "decision.order adds https://vidshare.example/v/1, which is no item of opposition opposition-of-poster-2026-1; add it on the applicant's request, with modifyOrder and the cause ADDITION.",
        facts: { orderId: "order-1", field: "decision.order" },
      }),
    );
  });

  it("what an earlier decision let go is no obstacle, though another order holds it again", () => {
    const won = goOn(both(), [30, modifies(versionOf(both(), withChirper(2, 3)), of(ANNA))]);
    const last = modifies(versionOf(won, withChirper(1)), of(BRAM));
    expect(() => decided(won, 40, last)).toThrowError(refusal("DECISION_BEYOND_OPPOSITION", "decision.order"));
    const fits = modifies(
      versionOf(won, { addressees: withChirper().addressees.filter((one) => one.platform === "chirper") }),
      of(BRAM),
    );
    expect(statuses(goOn(won, [40, fits]))).toEqual(["MODIFIED", "MODIFIED"]);
  });

  it("the order is not lifted on an opposition that does not contest all that it covers", () => {
    expect(() => decided(only(), 30, lifts({}, of(ANNA)))).toThrowError(
      expect.objectContaining({
        code: "DECISION_BEYOND_OPPOSITION",
        message: expect.stringMatching(/item-2.*MODIFIED/),
        facts: { orderId: "order-1", field: "decision.outcome", itemId: "item-2" },
      }),
    );
    const all = goOn(
      gone(),
      [20, contests(ANNA, "item-1", "item-2", "item-3", "item-4")],
      [21, contests(BRAM, "item-2")],
    );
    const lifted = goOn(all, [30, lifts({}, of(ANNA))]);
    expect(lifted.status).toBe("LIFTED");
    expect(statuses(lifted)).toEqual(["LIFTED", "MOOT"]);
  });
});

describe("a suspension pending oppositions of several", () => {
  const suspended = () => goOn(both(), [25, suspends()]);

  it("ends with the last, not with the first", () => {
    const one = goOn(suspended(), [30, upholds(of(ANNA))]);
    expect(one.status).toBe("SUSPENDED");
    expect(goOn(one, [40, upholds(of(BRAM))]).status).toBe("IN_FORCE");
  });

  it("ends when a decision leaves nothing to decide on the others", () => {
    const two = goOn(gone(), [20, contests(ANNA, "item-1")], [21, contests(BRAM, "item-1")], [25, suspends()]);
    const after = goOn(two, [30, modifies(versionOf(two, withChirper(2, 3)), of(ANNA))]);
    expect(statuses(after)).toEqual(["MODIFIED", "MOOT"]);
    expect(after).toMatchObject({ status: "IN_FORCE", suspensions: [{ from: minutes(25), until: minutes(30) }] });
    expect(endOf(after, "item-3")).toBe(minutes(130 + 5));
  });

  it("ends when a version for a cause leaves nothing to decide; one that began without an opposition does not", () => {
    const narrowing = (order: Order) => changesFor({ cause: "NARROWING" }, versionOf(order, withChirper(2, 3)));
    const pending = goOn(gone(), [20, contests(ANNA, "item-1")], [25, suspends()]);
    expect(goOn(pending, [30, narrowing(pending)])).toMatchObject({
      status: "IN_FORCE",
      suspensions: [{ until: minutes(30), resumedFor: "Nothing is left to decide on any opposition." }],
    });
    const before = goOn(gone(), [19, suspends()], [20, contests(ANNA, "item-1")]);
    expect(goOn(before, [30, narrowing(before)]).status).toBe("SUSPENDED");
    const other = goOn(
      gone(),
      [20, contests(ANNA, "item-1")],
      [21, contests(BRAM, "item-2", "item-3")],
      [25, suspends()],
    );
    expect(goOn(other, [30, narrowing(other)])).toMatchObject({ status: "SUSPENDED", suspensions: [{}] });
    const resumed = goOn(pending, [27, resumes()]);
    expect(decided(resumed, 30, narrowing(resumed)).map(({ kind }) => kind)).not.toContain("OrderResumed");
  });
});

describe("a platform and an opposition of a poster or third party", () => {
  const notices = (order: Order, minute: number, command: OrderCommand) => {
    const events = decided(order, minute, command);
    const after = goOn(order, [minute, command]);
    return events.flatMap((event) => inboxNotices(after, event)).filter(({ kind }) => kind === "OPPOSITION_DECIDED");
  };

  it("hears of the decision only where an item is its own, and of its own items alone", () => {
    const order = goOn(gone(), [20, contests(ANNA, "item-1")], [21, contests(BRAM, "item-2", "item-4")]);
    expect(notices(order, 30, upholds(of(ANNA)))).toEqual([
      {
        platform: "vidshare",
        kind: "OPPOSITION_DECIDED",
        details: { oppositionId: of(ANNA), outcome: "UPHELD", reasons: "It is unlawful.", itemIds: ["item-1"] },
      },
    ]);
    expect(notices(order, 30, upholds(of(BRAM))).map(({ platform, details }) => [platform, details.itemIds])).toEqual([
      ["vidshare", ["item-2"]],
      ["chirper", ["item-4"]],
    ]);
  });

  it("hears of a decision on the whole order as before", () => {
    const sent = notices(goOn(gone(), [20, lodges()]), 30, upholds());
    expect(sent.map(({ platform, details }) => [platform, details.itemIds])).toEqual([
      ["vidshare", undefined],
      ["chirper", undefined],
    ]);
  });

  it("has none in its part of the order that is about items of others alone", () => {
    const order = { ...goOn(both(), [22, lodges(POSTER)]), parts: [] };
    expect(orderFor(idOf("chirper"), order).oppositions.map(({ by }) => by)).toEqual([POSTER]);
    expect(orderFor(idOf("vidshare"), order).oppositions).toHaveLength(3);
  });

  it("nor the opposition of another addressee, which is a party of its own", () => {
    const chirper = { role: "ADDRESSEE", platform: idOf<PlatformId>("chirper") } as const;
    const order = { ...goOn(gone(), [20, lodges(VIDSHARE)], [21, lodges(chirper, "opposition-2")]), parts: [] };
    expect(orderFor(idOf("chirper"), order).oppositions.map(({ by }) => by)).toEqual([chirper]);
    expect(orderFor(idOf("vidshare"), order).oppositions.map(({ by }) => by)).toEqual([VIDSHARE]);
  });
});
