import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { DSA, issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  confirmation,
  confirms,
  decided,
  goOn,
  itemsResume,
  itemsSuspend,
  lifts,
  lodges,
  modified,
  modifies,
  removes,
  type Step,
  story,
  tellsPoster,
  toldPoster,
  versionOf,
  videos,
  vidshare,
} from "../../../test/story.js";
import type { ItemId, PlatformId } from "../ids.js";
import { evolveOrder } from "../order/evolve-order.js";
import { inboxNotices } from "../order/inbox.js";
import { addresseeOf, type Order } from "../order/order.js";
import type { OrderCommand } from "../order/order-commands.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { complianceFactsOf } from "../supervision/compliance-facts.js";
import { complianceNotices } from "../supervision/compliance-feed.js";
import { isPosterOverdue, posterStatus } from "./poster.js";
import type { PosterConfirmation } from "./poster-record.js";

const DAY = 24 * 60;
const one = idOf<ItemId>("item-1");
const two = idOf<ItemId>("item-2");

const given = (change: Partial<OrderDocument> = {}) => issuedOrder(orderDocument(change), DSA);
const served: Step = [10, acknowledged(10)];
const removedOne: Step = [20, removes(20, one)];
const putOff = (minute: number) => ({ posterInformedBy: { after: minutes(minute), reasons: "Evidence is secured." } });
const passes = (minute: number): OrderCommand => ({
  type: "passPosterTerm",
  platform: idOf("vidshare"),
  deadline: minutes(minute),
});
const statusOf = (order: Order, minute: number, id = one) => {
  const addressee = vidshare(order);
  const item = addressee.items.find((candidate) => candidate.id === id);
  return item && posterStatus(addressee, item, minutes(minute));
};
const factsOf = (order: Order) => complianceFactsOf(order, addresseeOf(order, idOf("vidshare")), []);
/** The events of the last step, and the order after each. */
const lastOf = (order: Order, minute: number, command: OrderCommand) =>
  decided(order, minute, command).map((event) => ({ event, before: order, after: evolveOrder(order, event) }));

describe("rule: the poster is told at the latest with effect (DSA art. 9(5))", () => {
  it("so nothing is due before the platform gives effect to the order", () => {
    const order = goOn(given(), served);
    expect(statusOf(order, 100 * DAY)).toBeUndefined();
    expect(isPosterOverdue(vidshare(order), minutes(100 * DAY))).toBe(false);
  });

  it.each([
    ["before the effect", 15, "INFORMED"],
    ["with the effect", 20, "INFORMED"],
    ["after the effect", 21, "INFORMED_LATE"],
  ])("told %s, at minute %i, is %s", (_, minute, status) => {
    const order = goOn(given(), served, removedOne, [60, toldPoster(minute, one)]);
    expect(statusOf(order, 60)).toBe(status);
    expect(factsOf(order).posterInformedInTime).toBe(status === "INFORMED");
  });

  it("a platform may say so before it says that the content is gone", () => {
    const order = goOn(given(), served, [19, toldPoster(19, one)], removedOne);
    expect(statusOf(order, 20)).toBe("INFORMED");
  });

  it.each([
    ["REMOVED", true],
    ["ACCESS_DISABLED", true],
    ["DEREFERENCED", true],
    ["ALREADY_GONE", false],
    ["NOT_FOUND", false],
  ] as const)("%s is an effect to tell of: %s", (outcome, isDue) => {
    const order = goOn(given(), served, [20, confirms(confirmation(one, 20, outcome))]);
    expect(statusOf(order, 21)).toBe(isDue ? "DUE" : undefined);
  });

  it("is asked of intermediary services alone: of no website, and of nobody in an order from before", () => {
    const site = addresseeOf(given(), idOf("lawyer-list"));
    expect(site.intermediary).toBeUndefined();
    expect(vidshare(story()).intermediary).toBeUndefined();
    const before = story(served, removedOne);
    expect(statusOf(before, 100 * DAY)).toBeUndefined();
    expect(() => decided(before, 30, toldPoster(20, one))).toThrow(
      expect.objectContaining({ code: "POSTER_NOT_OWED", facts: expect.objectContaining({ field: "input.orderId" }) }),
    );
  });

  it("is asked of an addressee that a version brings in, but not in an order from before", () => {
    const chirper = {
      addressees: [
        ...orderDocument().addressees,
        { platform: idOf<PlatformId>("chirper"), items: [{ url: "https://chirper.example/1" }] },
      ],
    };
    const addresseesOf = (order: Order) =>
      order.addressees.map((addressee) => [addressee.platform, addressee.intermediary !== undefined]);
    expect(addresseesOf(modified(given(), 60, chirper))).toEqual([
      ["vidshare", true],
      ["lawyer-list", false],
      ["chirper", true],
    ]);
    expect(addresseesOf(modified(issuedOrder(), 60, chirper)).every(([, is]) => is === false)).toBe(true);
  });
});

describe("rule: unconfirmed after its moment it is overdue", () => {
  const overdue = goOn(given(), served, removedOne);

  it("by a day after the effect, and not at the moment itself", () => {
    expect([20 + DAY, 21 + DAY].map((minute) => statusOf(overdue, minute))).toEqual(["DUE", "OVERDUE"]);
    expect([20 + DAY, 21 + DAY].map((minute) => isPosterOverdue(vidshare(overdue), minutes(minute)))).toEqual([
      false,
      true,
    ]);
    expect(factsOf(overdue)).toMatchObject({ posterOverdueAfter: minutes(20 + DAY), posterInformedInTime: null });
  });

  it("where it has days, by the end of the last of them in Amsterdam", () => {
    const inDays = issuedOrder(orderDocument(), { ...DSA, confirmPosterWithin: "P1D" });
    expect(factsOf(goOn(inDays, served, removedOne))).toMatchObject({ posterOverdueAfter: "2026-03-03T22:59:59.999Z" });
  });

  it("and is recorded once, told to the platform and to supervisors", () => {
    const [late, ...more] = lastOf(overdue, 21 + DAY, passes(20 + DAY));
    expect(more).toEqual([]);
    expect(late?.event).toEqual({
      kind: "PosterConfirmationOverdue",
      platform: "vidshare",
      confirmBy: minutes(20 + DAY),
      itemIds: ["item-1"],
      at: minutes(21 + DAY),
    });
    if (late === undefined) throw new Error("It is late");
    expect(inboxNotices(late.after, late.event)).toEqual([
      {
        platform: "vidshare",
        kind: "DEADLINE_PASSED",
        details: { of: "POSTER", deadline: minutes(20 + DAY), itemIds: ["item-1"] },
      },
    ]);
    expect(complianceNotices(late.before, late.after, late.event)).toEqual([
      { platform: "vidshare", kind: "POSTER_OVERDUE", details: { confirmBy: minutes(20 + DAY) } },
    ]);
    expect(decided(late.after, 22 + DAY, passes(20 + DAY))).toEqual([]);
  });

  it.each<[string, OrderCommand, string]>([
    ["the platform confirms", toldPoster(20, one), "POSTER_CONFIRMED"],
    [
      "it says that it cannot",
      tellsPoster({ itemId: one, outcome: "NOT_POSSIBLE", because: "POSTER_UNREACHABLE" }),
      "POSTER_CONFIRMED",
    ],
    ["it corrects when the effect was", removes(60 + DAY, one), "TERM_RENEWED"],
    ["the court suspends the item", itemsSuspend([one]), "ITEMS_SUSPENDED"],
    ["the order is lifted", lifts(), "ORDER_LIFTED"],
  ])("until %s", (_, command, because) => {
    const said = goOn(overdue, [30, lodges()], [21 + DAY, passes(20 + DAY)]);
    const told = lastOf(said, 2 * DAY, command).flatMap(({ event }, index, all) => {
      const before = all.slice(0, index).reduce<Order>((order, known) => evolveOrder(order, known.event), said);
      return complianceNotices(before, evolveOrder(before, event), event);
    });
    expect(told.filter(({ kind }) => kind.startsWith("POSTER"))).toEqual([
      { platform: "vidshare", kind: "POSTER_OVERDUE_ENDED", details: { confirmBy: minutes(20 + DAY), because } },
    ]);
  });

  it("at each item's own moment, and of what is open then", () => {
    const both = goOn(given(), served, removedOne, [60, removes(50, two)]);
    expect(decided(both, 20 + DAY, passes(20 + DAY))).toEqual([]);
    expect(decided(both, 51 + DAY, passes(30 + DAY))).toEqual([]);
    const first = decided(both, 51 + DAY, passes(20 + DAY));
    expect(first).toMatchObject([{ itemIds: ["item-1"] }]);
    expect(decided(goOn(both, [51 + DAY, passes(20 + DAY)]), 51 + DAY, passes(50 + DAY))).toMatchObject([
      { confirmBy: minutes(50 + DAY), itemIds: ["item-2"] },
    ]);
  });

  it("and again when the corrected effect has its day too", () => {
    const again = goOn(overdue, [21 + DAY, passes(20 + DAY)], [DAY + 60, removes(DAY + 50, one)]);
    expect(decided(again, 50 + 2 * DAY + 1, passes(50 + 2 * DAY))).toMatchObject([
      { kind: "PosterConfirmationOverdue" },
    ]);
  });

  it.each<[string, Step]>([
    ["has confirmed", [30, toldPoster(20, one)]],
    ["has nothing to do with the item any more", [30, itemsSuspend([one])]],
  ])("but not where the platform %s", (_, step) => {
    expect(decided(goOn(overdue, step), 21 + DAY, passes(20 + DAY))).toEqual([]);
  });

  it("nor where the order was lifted, or a version let the item go", () => {
    const lifted = goOn(overdue, [30, lodges()], [40, lifts()]);
    expect(decided(lifted, 21 + DAY, passes(20 + DAY))).toEqual([]);
    const narrowed = modified(overdue, 30, videos(2));
    expect(decided(narrowed, 21 + DAY, passes(20 + DAY))).toEqual([]);
    expect(factsOf(narrowed).posterOverdueAfter).toBeNull();
  });

  it("an item that is to go once more after a suspension is due again as long as nobody was told", () => {
    const resumed = goOn(overdue, [30, itemsSuspend([one])], [40, itemsResume([one])]);
    expect(statusOf(resumed, 21 + DAY)).toBe("OVERDUE");
  });
});

describe("rule: the court can put off telling the poster, with reasons", () => {
  const order = goOn(given(putOff(600)), served, removedOne);

  it("so that its moment is the one that the order says, and the platform has a day from then", () => {
    expect([600 + DAY, 601 + DAY].map((minute) => statusOf(order, minute))).toEqual(["DUE", "OVERDUE"]);
  });

  it.each([
    [599, "INFORMED_EARLY"],
    [600, "INFORMED"],
    [600 + DAY, "INFORMED"],
    [601 + DAY, "INFORMED_LATE"],
  ])("told at minute %i is %s", (minute, status) => {
    const told = goOn(order, [2 * DAY, toldPoster(minute, one)]);
    expect(statusOf(told, 2 * DAY)).toBe(status);
    expect(factsOf(told).posterInformedInTime).toBe(status === "INFORMED");
  });

  it("and does not put it off beyond an effect that comes later", () => {
    const late = goOn(given(putOff(15)), served, removedOne);
    expect([20 + DAY, 21 + DAY].map((minute) => statusOf(late, minute))).toEqual(["DUE", "OVERDUE"]);
  });

  it("also by a later version, or no longer", () => {
    const later = modified(goOn(given(), served, removedOne), 60, putOff(600));
    expect(statusOf(later, 21 + DAY)).toBe("DUE");
    const version = versionOf(order, {});
    const { posterInformedBy: _, ...document } = version.document;
    const undone = goOn(order, [60, lodges()], [60, modifies({ ...version, document })]);
    expect(statusOf(undone, 21 + DAY)).toBe("OVERDUE");
  });
});

describe("what a platform says of telling the poster", () => {
  const order = goOn(given(), served, removedOne);
  const cannot: PosterConfirmation = { itemId: one, outcome: "NOT_POSSIBLE", because: "POSTER_UNKNOWN" };

  it("is recorded, is the same when it is repeated, and is corrected when it is another", () => {
    expect(decided(order, 30, toldPoster(20, one))).toEqual([
      {
        kind: "PosterConfirmationRecorded",
        platform: "vidshare",
        confirmation: { itemId: "item-1", outcome: "INFORMED", informedAt: minutes(20) },
        at: minutes(30),
      },
    ]);
    const told = goOn(order, [30, toldPoster(20, one)]);
    expect(decided(told, 31, toldPoster(20, one))).toEqual([]);
    expect(decided(told, 31, tellsPoster(cannot))).toEqual([
      {
        kind: "PosterConfirmationCorrected",
        platform: "vidshare",
        confirmation: cannot,
        corrected: { itemId: "item-1", outcome: "INFORMED", informedAt: minutes(20) },
        at: minutes(31),
      },
    ]);
    const corrected = goOn(told, [31, tellsPoster(cannot)], [32, tellsPoster(cannot)]);
    expect(vidshare(corrected).items[0]?.poster).toEqual({ ...cannot, corrections: 1, confirmedAt: minutes(31) });
  });

  it("can be that the poster is unknown or out of reach, and then nothing is due", () => {
    const said = goOn(order, [30, tellsPoster(cannot)]);
    expect(statusOf(said, 100 * DAY)).toBe("NOT_POSSIBLE");
    expect(factsOf(said)).toMatchObject({
      posterNotPossible: true,
      posterInformedInTime: null,
      posterOverdueAfter: null,
    });
    expect(decided(said, 21 + DAY, passes(20 + DAY))).toEqual([]);
  });

  it("counts as told in time only when every poster who could be told was, in time", () => {
    const both = goOn(given(), served, [20, removes(20, one, two)], [30, toldPoster(20, one)]);
    expect(factsOf(both)).toMatchObject({ posterInformedInTime: null, posterOverdueAfter: minutes(20 + DAY) });
    expect(factsOf(goOn(both, [31, toldPoster(25, two)])).posterInformedInTime).toBe(false);
    expect(factsOf(goOn(both, [31, tellsPoster({ ...cannot, itemId: two })])).posterInformedInTime).toBe(true);
  });

  const informed = { itemId: one, outcome: "INFORMED", informedAt: minutes(20) } as const;
  const onlyWith = (member: string, outcome: string) =>
    `input.items[0].${member} is given with ${outcome}, and only then.`;
  const refused: readonly [string, Order, OrderCommand, string, string, string][] = [
    [
      "before service",
      given(),
      tellsPoster(informed),
      "NOT_SERVED_YET",
      "input.orderId",
      "The order is not served on vidshare.",
    ],
    ["of no item", order, tellsPoster(), "FIELD_INVALID", "input.items", "input.items must confirm at least one item."],
    [
      "of an item twice",
      order,
      tellsPoster(informed, informed),
      "FIELD_INVALID",
      "input.items[1].itemId",
      "input.items[1].itemId stands in input.items twice; confirm each item once.",
    ],
    [
      "of another's item",
      order,
      toldPoster(20, idOf("item-3")),
      "UNKNOWN_ITEM",
      "input.items[0].itemId",
      'input.items[0].itemId "item-3" is not an item addressed to vidshare.',
    ],
    [
      "without a moment",
      order,
      tellsPoster({ itemId: one, outcome: "INFORMED" }),
      "FIELD_INVALID",
      "input.items[0].informedAt",
      onlyWith("informedAt", "INFORMED"),
    ],
    [
      "with a moment, though it cannot",
      order,
      tellsPoster({ ...cannot, informedAt: minutes(20) }),
      "FIELD_INVALID",
      "input.items[0].informedAt",
      onlyWith("informedAt", "INFORMED"),
    ],
    [
      "without why it cannot",
      order,
      tellsPoster({ itemId: one, outcome: "NOT_POSSIBLE" }),
      "FIELD_INVALID",
      "input.items[0].because",
      onlyWith("because", "NOT_POSSIBLE"),
    ],
    [
      "with why it cannot, though it did",
      order,
      tellsPoster({ ...informed, because: "POSTER_UNKNOWN" }),
      "FIELD_INVALID",
      "input.items[0].because",
      onlyWith("because", "NOT_POSSIBLE"),
    ],
    [
      "that is still to happen",
      order,
      toldPoster(31, one),
      "EFFECT_IN_FUTURE",
      "input.items[0].informedAt",
      "input.items[0].informedAt lies in the future; confirm when the poster knows.",
    ],
    [
      "from before the order",
      order,
      toldPoster(-6, one),
      "INFORMED_BEFORE_ORDER",
      "input.items[0].informedAt",
      `input.items[0].informedAt is ${minutes(-6)}, and the order was given at ${minutes(0)}: before that nobody could tell the poster of it. Give the moment at which you told of this order.`,
    ],
    [
      "of a suspended item",
      goOn(order, [25, itemsSuspend([one])]),
      toldPoster(20, one),
      "ITEM_SUSPENDED",
      "input.items[0].itemId",
      "input.items[0].itemId: the court has suspended item item-1; its poster need not be told now.",
    ],
    [
      "of an item let go",
      modified(order, 25, videos(2)),
      toldPoster(20, one),
      "ITEM_FREED",
      "input.items[0].itemId",
      "input.items[0].itemId: the order no longer covers item item-1; nothing is due of its poster.",
    ],
    [
      "where it is asked of nobody",
      story(served, removedOne),
      toldPoster(20, one),
      "POSTER_NOT_OWED",
      "input.orderId",
      "vidshare has nothing to confirm of the poster: it is no intermediary service (a WEBSITE is none), or the order is from before that was asked for. Leave it.",
    ],
  ];
  it.each(refused)("is refused %s", (_, state, command, code, field, message) => {
    expect(() => decided(state, 30, command)).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringContaining(message),
        facts: expect.objectContaining({ field }),
      }),
    );
  });

  it("may be of five minutes before the hub had the order, as its seal is so much earlier at most", () => {
    expect(decided(order, 30, toldPoster(-5, one))).toHaveLength(1);
  });

  it("may come from who only acknowledged an order that a bailiff serves", () => {
    const known = goOn(given({ serviceBy: "BAILIFF" }), served);
    expect(vidshare(known).servedAt).toBeUndefined();
    expect(decided(known, 30, toldPoster(20, one))).toHaveLength(1);
  });

  it("is another where the moment, or why it cannot, is another", () => {
    const kindsOf = (first: PosterConfirmation, second: PosterConfirmation) =>
      decided(goOn(order, [30, tellsPoster(first)]), 31, tellsPoster(second)).map(({ kind }) => kind);
    expect(kindsOf(cannot, { ...cannot, because: "POSTER_UNREACHABLE" })).toEqual(["PosterConfirmationCorrected"]);
    expect(kindsOf(informed, { ...informed, informedAt: minutes(21) })).toEqual(["PosterConfirmationCorrected"]);
    expect(kindsOf(cannot, cannot)).toEqual([]);
  });

  it("is corrected at most a hundred times", () => {
    const steps = Array.from({ length: 101 }, (_, n): Step => [30 + n, toldPoster(20 - (n % 2), one)]);
    expect(() => decided(goOn(order, ...steps), 200, tellsPoster(cannot))).toThrow(
      expect.objectContaining({
        code: "CORRECTIONS_SPENT",
        message:
          "input.items[0]: what you said of the poster of item item-1 was corrected 100 times, and is not corrected again. Tell the court what holds.",
        facts: { field: "input.items[0].itemId" },
      }),
    );
  });
});
