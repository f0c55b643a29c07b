import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  CORRECTION,
  changesFor,
  claims,
  clarifies,
  confirmation,
  confirms,
  decided,
  decidesFinding,
  endOf,
  findsBreach,
  findsCompliance,
  goOn,
  itemsResume,
  itemsSuspend,
  lifts,
  lodges,
  modified,
  reinstatement,
  reinstates,
  rejects,
  removes,
  resumes,
  run,
  servedByBailiff,
  story,
  suspends,
  versionOf,
  videos,
  vidshare,
} from "../../../test/story.js";
import type { ItemId, OrderId, PlatformId } from "../ids.js";
import type { Order } from "../order/order.js";
import { addresseeStatus, isOverdue, isReinstatementOverdue, wordsOf } from "./addressee-status.js";
import { breachesIn } from "./gone.js";

const ONE = idOf<ItemId>("item-1");
const TWO = idOf<ItemId>("item-2");
const served = [10, acknowledged(10)] as const;
/** The term of PT2H from minute 10. */
const END = 130;
const DAY = 1440;
const itemOf = (order: Order, id: ItemId) => vidshare(order).items.find((item) => item.id === id);
const refused = (code: string, field: string, message = "") =>
  expect.objectContaining({
    code,
    message: expect.stringContaining(message),
    facts: expect.objectContaining({ field }),
  });

describe("rule: a target named by an evident mistake is suspended at once, and goes back meanwhile", () => {
  it("stops the term of that item alone, which goes on with what was left", () => {
    const order = story(served, [30, itemsSuspend([ONE])]);
    expect(order.status).toBe("IN_FORCE");
    expect(itemOf(order, ONE)).toMatchObject({
      freed: { duty: "NONE", at: minutes(30), suspended: { since: minutes(30), reasons: "It is another video." } },
      term: { suspendedAt: minutes(30) },
    });
    expect(vidshare(order).deadline).toBe(minutes(END));
    expect(isOverdue({ ...vidshare(order), items: vidshare(order).items.slice(0, 1) }, minutes(9_999))).toBe(false);
    const resumed = goOn(order, [500, itemsResume([ONE])]);
    expect([endOf(resumed, ONE), endOf(resumed, TWO)]).toEqual([minutes(600), minutes(END)]);
    expect(itemOf(resumed, ONE)?.freed).toBeUndefined();
  });

  it("leaves an item that is back as it is when a version lets it go, although another order covers its place by then", () => {
    const back = story(served, [20, removes(20, ONE)], [60, itemsSuspend([ONE])], [70, reinstates(70, ONE)]);
    const order = modified(back, 80, videos(2), { coveredBy: () => idOf<OrderId>("order-2") });
    expect(itemOf(order, ONE)).toMatchObject({ freed: { duty: "DUE" }, reinstatement: { outcome: "REINSTATED" } });
  });

  it("lets an item go back that the court had found gone, also once it has withdrawn that", () => {
    const order = story(
      served,
      [20, findsCompliance(15, ONE)],
      [30, itemsSuspend([ONE])],
      [40, decidesFinding("WITHDRAWN")],
      [45, lodges()],
      [50, lifts()],
    );
    expect(itemOf(order, ONE)?.freed).toMatchObject({ duty: "DUE", reinstateBy: minutes(30 + DAY) });
  });

  it("leaves what is still to go back the term of its own, once an item that was to go back before it is resumed", () => {
    const order = story(
      served,
      [20, removes(20, ONE, TWO)],
      [60, itemsSuspend([ONE])],
      [70, itemsSuspend([TWO])],
      [80, itemsResume([ONE])],
    );
    expect(vidshare(order).reinstateBy).toBe(minutes(70 + DAY));
    expect(isReinstatementOverdue(vidshare(order), minutes(65 + DAY))).toBe(false);
  });

  it("gives what was taken down a term of its own to go back, and says when that has passed", () => {
    const order = story(served, [20, removes(20, ONE, TWO)], [60, itemsSuspend([ONE], { reinstateWithin: "PT4H" })]);
    expect(vidshare(order)).toMatchObject({ reinstateBy: minutes(300) });
    expect(addresseeStatus(vidshare(order))).toBe("REINSTATEMENT_DUE");
    expect(itemOf(order, TWO)?.freed).toBeUndefined();
    expect(isReinstatementOverdue(vidshare(order), minutes(301))).toBe(true);
    const platform = idOf<PlatformId>("vidshare");
    const passes = { type: "passReinstatementDeadline", platform, deadline: minutes(300) } as const;
    expect(decided(order, 301, passes)).toMatchObject([{ kind: "ReinstatementDeadlinePassed" }]);
    const back = goOn(order, [90, reinstates(90, ONE)]);
    expect(vidshare(back).reinstatedAt).toBe(minutes(90));
    expect(addresseeStatus(vidshare(back))).toBe("COMPLIED");
  });

  it("has a day where the court says nothing of that", () => {
    const order = story(served, [20, removes(20, ONE)], [60, itemsSuspend([ONE])]);
    expect(vidshare(order).reinstateBy).toBe(minutes(60 + DAY));
  });

  it("takes back what is left as soon as all else is gone", () => {
    const order = story(served, [20, removes(20, TWO)]);
    expect(decided(order, 30, itemsSuspend([ONE]))).toMatchObject([
      { kind: "ItemsSuspended", itemIds: [ONE], freed: [{ itemId: ONE, duty: "NONE" }] },
      { kind: "AddresseeComplied", compliedAt: minutes(20) },
    ]);
  });

  it("leaves all complied once what is resumed had gone, and nothing else is asked", () => {
    const both = story(served, [20, removes(20, ONE)], [30, itemsSuspend([ONE, TWO])]);
    expect(decided(both, 40, itemsResume([ONE]))).toMatchObject([
      { kind: "ItemsResumed", itemIds: [ONE], owedAgain: [] },
      { kind: "AddresseeComplied", compliedAt: minutes(20) },
    ]);
  });

  it("says on resumption that nobody was served, where the term for that passed meanwhile", () => {
    const order = issuedOrder(orderDocument({ serveWithin: "PT5H" }));
    const passes = { type: "passServeBy", platform: idOf<PlatformId>("vidshare"), deadline: minutes(300) } as const;
    const suspended = goOn(order, [30, itemsSuspend([ONE, TWO])], [301, passes]);
    expect(vidshare(suspended)).not.toHaveProperty("unservedAt");
    expect(decided(suspended, 400, itemsResume([ONE]))).toMatchObject([
      { kind: "ItemsResumed" },
      { kind: "AddresseeUnserved", serveBy: minutes(300), at: minutes(400) },
    ]);
    expect(decided(suspended, 290, itemsResume([ONE]))).toHaveLength(1);
  });

  it("keeps what the court found of the item, also where it came back meanwhile and is owed anew", () => {
    const found = story(served, [20, removes(20, ONE)], [140, findsBreach(30, ONE, { until: minutes(40) })]);
    const back = goOn(found, [150, itemsSuspend([ONE])], [160, reinstates(160, ONE)], [170, itemsResume([ONE])]);
    const item = itemOf(back, ONE);
    expect(item && breachesIn(wordsOf(item))).toEqual([
      { finding: "finding-1", from: minutes(30), until: minutes(40) },
    ]);
  });

  it("leaves down what another order covers, or this one under another duty, until that ends", () => {
    const removed = story(served, [20, removes(20, ONE)]);
    const elsewhere = goOn(removed, [60, itemsSuspend([ONE], { coveredBy: () => idOf<OrderId>("order-9") })]);
    expect(itemOf(elsewhere, ONE)?.freed).toMatchObject({ duty: "HELD", heldBy: "order-9" });
    const released = goOn(elsewhere, [70, { type: "releaseHeld", platform: idOf("vidshare"), itemIds: [ONE] }]);
    expect(itemOf(released, ONE)?.freed).toMatchObject({ duty: "DUE", suspended: { since: minutes(60) } });
    expect(itemOf(goOn(released, [80, itemsResume([ONE])]), ONE)?.freed).toBeUndefined();

    const account = { kind: "ACCOUNT", url: "https://vidshare.example/u/a" } as const;
    const post = { url: "https://vidshare.example/u/a/1" };
    const duties = [{ number: 1, kind: "REMOVE", targets: [account, post] }] as const;
    const both = goOn(issuedOrder(orderDocument({ addressees: [{ platform: idOf("vidshare"), duties }] })), served, [
      20,
      removes(20, ONE, TWO),
    ]);
    const held = goOn(both, [60, itemsSuspend([TWO])]);
    expect(itemOf(held, TWO)?.freed).toMatchObject({ duty: "HELD", heldBy: "order-1" });
    // With the account, the post that only the account kept down goes back too.
    const due = goOn(held, [70, itemsSuspend([ONE], { reasons: "So is the account." })]);
    expect([ONE, TWO].map((id) => itemOf(due, id)?.freed?.duty)).toEqual(["DUE", "DUE"]);
    // Or without it, in a version of the order.
    const posts = [
      { platform: idOf<PlatformId>("vidshare"), duties: [{ number: 1, kind: "REMOVE", targets: [post] }] },
    ] as const;
    const narrowed = modified(held, 70, { addressees: posts });
    expect(itemOf(narrowed, TWO)?.freed).toMatchObject({ duty: "DUE", suspended: { since: minutes(60) } });
    const again = goOn(due, [80, itemsResume([ONE])]);
    expect([ONE, TWO].map((id) => itemOf(again, id)?.freed?.duty)).toEqual([undefined, "HELD"]);
  });

  it("is not confirmed as gone meanwhile: what was taken down unsaid goes back", () => {
    const order = story(served, [30, itemsSuspend([ONE])]);
    expect(() => decided(order, 40, removes(25, ONE))).toThrowError(
      refused(
        "ITEM_SUSPENDED",
        "input.items[0].itemId",
        "input.items[0]: the court has suspended item item-1, so that it is not to be removed; what you took down, put back.",
      ),
    );
    expect(() => decided(order, 40, claims(40, ONE))).toThrowError(refused("ITEM_SUSPENDED", "input.items[0].itemId"));
  });

  it("is suspended while the order stands, also when it is suspended as a whole or final", () => {
    const suspended = story(served, [20, removes(20, ONE)], [30, suspends()], [40, itemsSuspend([ONE])]);
    expect(itemOf(suspended, ONE)?.freed?.duty).toBe("DUE");
    const ended = goOn(story(served, [20, lodges()]), [30, lifts()]);
    expect(() => decided(ended, 40, itemsSuspend([ONE]))).toThrowError(
      expect.objectContaining({ code: "ORDER_STATE" }),
    );
  });

  it("said again for the same reasons changes nothing; for others, or of what has been let go, it is refused", () => {
    const order = story(served, [30, itemsSuspend([ONE])]);
    expect(decided(order, 40, itemsSuspend([ONE]))).toEqual([]);
    expect(decided(order, 40, itemsSuspend([ONE, TWO]))[0]).toMatchObject({ itemIds: [TWO] });
    expect(() => decided(order, 40, itemsSuspend([TWO, ONE], { reasons: "Another judge's." }))).toThrowError(
      refused(
        "ITEM_SUSPENDED",
        "input.itemIds[1]",
        `input.itemIds[1]: item item-1 is suspended since ${minutes(30)}, for other reasons; leave it out, or end that with resumeItems or a correction.`,
      ),
    );
    const freed = modified(story(served), 30, videos(2));
    expect(() => decided(freed, 40, itemsSuspend([ONE]))).toThrowError(
      refused(
        "ITEM_FREED",
        "input.itemIds[0]",
        "input.itemIds[0]: the order no longer covers item item-1; leave it out.",
      ),
    );
  });

  it.each([
    ["no item", itemsSuspend([]), "FIELD_INVALID", "input.itemIds", "input.itemIds must name at least one item."],
    [
      "an item of another addressee",
      itemsSuspend([ONE, idOf("item-3")]),
      "UNKNOWN_ITEM",
      "input.itemIds[1]",
      'input.itemIds[1] "item-3" is not an item addressed to vidshare.',
    ],
    ["no reasons", itemsSuspend([ONE], { reasons: " " }), "FIELD_INVALID", "input.reasons", "input.reasons must be"],
    [
      "a term that is none",
      itemsSuspend([ONE], { reinstateWithin: "soon" }),
      "TERM_INVALID",
      "reinstateWithin",
      "reinstateWithin",
    ],
  ])("is refused with %s", (_, command, code, field, message) => {
    expect(() => decided(story(served), 40, command)).toThrowError(refused(code, field, message));
  });

  it("lets what only that item kept down go back with it, and not what another order keeps down", () => {
    const account = { kind: "ACCOUNT", url: "https://vidshare.example/u/a" } as const;
    const post = { url: "https://vidshare.example/u/a/1" };
    const asking = (...targets: readonly (typeof account | typeof post)[]) => ({
      addressees: [
        { platform: idOf<PlatformId>("vidshare"), duties: [{ number: 1, kind: "REMOVE", targets } as const] },
      ],
    });
    const removed = goOn(issuedOrder(orderDocument(asking(account, post))), served, [20, removes(20, ONE, TWO)]);
    const narrowed = modified(removed, 50, asking(account));
    expect(itemOf(narrowed, TWO)?.freed).toMatchObject({ duty: "HELD", heldBy: "order-1" });
    const both = goOn(narrowed, [60, itemsSuspend([ONE])]);
    expect(itemOf(both, TWO)?.freed).toEqual({
      itemId: TWO,
      duty: "DUE",
      at: minutes(60),
      reinstateBy: minutes(60 + DAY),
    });
    const taken = goOn(narrowed, [
      55,
      { type: "hold", platform: idOf("vidshare"), held: [{ itemId: TWO, heldBy: idOf<OrderId>("order-9") }] },
    ]);
    expect(itemOf(goOn(taken, [60, itemsSuspend([ONE])]), TWO)?.freed).toMatchObject({
      duty: "HELD",
      heldBy: "order-9",
    });
  });
});

describe("an item that this order kept down while it was suspended, by what lies above it", () => {
  const account = { kind: "ACCOUNT", url: "https://vidshare.example/u/a" } as const;
  const post = { url: "https://vidshare.example/u/a/1" };
  const duties = [{ number: 1, kind: "REMOVE", targets: [account, post] }] as const;
  const other = idOf<OrderId>("order-9");
  const held = () =>
    goOn(
      issuedOrder(orderDocument({ addressees: [{ platform: idOf("vidshare"), duties }] })),
      served,
      [20, removes(20, ONE, TWO)],
      [60, itemsSuspend([TWO])],
    );

  it("is held by another order that covers it, and never on its way back, once that is suspended as well", () => {
    const suspends = itemsSuspend([ONE], { reasons: "So is the account.", coveredBy: () => other });
    expect(decided(held(), 70, suspends).filter(({ kind }) => kind !== "ItemsSuspended")).toEqual([
      { kind: "ItemsHeld", platform: "vidshare", held: [{ itemId: TWO, heldBy: other }], at: minutes(70) },
    ]);
  });

  it("goes back within the term of that suspension, if nothing else covers it", () => {
    const suspends = itemsSuspend([ONE], { reasons: "So is the account.", reinstateWithin: "PT4H" });
    expect(decided(held(), 70, suspends).filter(({ kind }) => kind !== "ItemsSuspended")).toEqual([
      { kind: "HeldItemsReleased", platform: "vidshare", itemIds: [TWO], reinstateBy: minutes(310), at: minutes(70) },
    ]);
    const due = goOn(held(), [70, suspends]);
    expect(itemOf(due, TWO)?.freed).toEqual({
      itemId: TWO,
      duty: "DUE",
      at: minutes(70),
      reinstateBy: minutes(310),
      suspended: { since: minutes(60), reasons: "It is another video." },
    });
    // Another order that comes to cover it takes the term away; the suspension stays.
    const hold = {
      type: "hold",
      platform: idOf<PlatformId>("vidshare"),
      held: [{ itemId: TWO, heldBy: other }],
    } as const;
    expect(itemOf(goOn(due, [80, hold]), TWO)?.freed).toEqual({
      itemId: TWO,
      duty: "HELD",
      heldBy: other,
      at: minutes(80),
      suspended: { since: minutes(60), reasons: "It is another video." },
    });
  });

  it("is taken over from no other order that keeps it down, when what lies above it is demanded after all", () => {
    const suspends = itemsSuspend([ONE], { reasons: "So is the account.", coveredBy: () => other });
    expect(decided(goOn(held(), [70, suspends]), 80, itemsResume([ONE])).map(({ kind }) => kind)).not.toContain(
      "ItemsHeld",
    );
  });
});

describe("the end of an item's suspension", () => {
  const removed = () => story(served, [20, removes(20, ONE, TWO)], [60, itemsSuspend([ONE])]);

  it("lets an item that was put back be owed once more, within a whole term", () => {
    const order = goOn(removed(), [90, reinstates(90, ONE)], [DAY, itemsResume([ONE])]);
    expect(itemOf(order, ONE)).toMatchObject({
      putBack: [{ freedAt: minutes(60), reinstateBy: minutes(60 + DAY), backAt: minutes(90) }],
      term: { givenBy: "RESUMPTION", from: minutes(DAY), until: minutes(DAY + 120) },
    });
    expect(itemOf(order, ONE)).not.toHaveProperty("confirmation");
    expect(itemOf(order, ONE)).not.toHaveProperty("confirmedAt");
    expect(vidshare(order).compliedAt).toBeUndefined();
    expect(addresseeStatus(vidshare(order))).toBe("PARTLY_COMPLIED");
    const gone = goOn(order, [DAY + 60, removes(DAY + 60, ONE)]);
    expect(vidshare(gone).compliedAt).toBe(minutes(DAY + 60));
  });

  it("lets it be owed once more also where the court had found that it was gone", () => {
    const found = story(served, [20, findsCompliance(15, ONE, { itemIds: [ONE, TWO] })], [30, itemsSuspend([ONE])]);
    const back = goOn(found, [40, reinstates(40, ONE)], [50, itemsResume([ONE])]);
    expect(itemOf(back, ONE)?.term?.metAt).toBeUndefined();
    expect(vidshare(back).compliedAt).toBeUndefined();
    expect(vidshare(goOn(back, [60, removes(60, ONE)])).compliedAt).toBe(minutes(60));
  });

  it("says that all is gone once the last one that was not is resumed and had gone", () => {
    const kinds = (order: Order, command: Parameters<typeof decided>[2]) =>
      decided(order, 100, command).map(({ kind }) => kind);
    const order = story(served, [20, removes(20, ONE)], [60, itemsSuspend([ONE])], [70, removes(70, TWO)]);
    expect(vidshare(order).compliedAt).toBe(minutes(70));
    expect(kinds(order, itemsResume([ONE]))).toEqual(["ItemsResumed"]);
  });

  it("that had been named twice or for other words is said anew where one of them is suspended still", () => {
    const order = story(served, [30, itemsSuspend([ONE, TWO])], [40, itemsResume([ONE])]);
    expect(() => decided(order, 50, itemsResume([ONE, TWO]))).toThrowError(
      refused("ITEM_NOT_SUSPENDED", "input.itemIds[0]"),
    );
  });

  it("keeps down again what was to go back below it, and nothing else", () => {
    const account = { kind: "ACCOUNT", url: "https://vidshare.example/u/a" } as const;
    const post = { url: "https://vidshare.example/u/a/1" };
    const other = { url: "https://vidshare.example/v/9" };
    const duties = [{ number: 1, kind: "REMOVE", targets: [account, post, other] }] as const;
    const three = idOf<ItemId>("item-3");
    const order = goOn(
      issuedOrder(orderDocument({ addressees: [{ platform: idOf("vidshare"), duties }] })),
      served,
      [20, removes(20, ONE, TWO, three)],
      [60, itemsSuspend([ONE, TWO, three])],
    );
    expect([ONE, TWO, three].map((id) => itemOf(order, id)?.freed?.duty)).toEqual(["DUE", "DUE", "DUE"]);
    const held = decided(order, 70, itemsResume([ONE])).filter(({ kind }) => kind === "ItemsHeld");
    expect(held).toMatchObject([{ held: [{ itemId: TWO, heldBy: "order-1" }] }]);
    expect(decided(order, 70, itemsResume([three])).map(({ kind }) => kind)).toEqual(["ItemsResumed"]);
  });

  it("takes no confirmation from before it was put back for one that it has gone again", () => {
    const order = goOn(removed(), [90, reinstates(90, ONE)], [100, itemsResume([ONE])]);
    expect(() => decided(order, 110, removes(20, ONE))).toThrowError(
      refused(
        "EFFECT_BEFORE_RETURN",
        "input.items[0].effectAt",
        `input.items[0].effectAt is ${minutes(20)}, and item item-1 was put back at ${minutes(90)}; say when it went after that.`,
      ),
    );
    expect(decided(order, 110, removes(90, ONE))).not.toEqual([]);
    expect(decided(order, 110, claims(20, ONE))).not.toEqual([]);
  });

  it.each([
    ["is not back yet", []],
    [
      "is kept down on a ground of the platform's own",
      [[90, reinstatement({ itemId: ONE, outcome: "KEPT_DOWN", effectAt: minutes(90), explanation: "Our rules." })]],
    ],
  ] as const)("leaves an item gone that %s", (_, steps) => {
    const order = goOn(removed(), ...steps, [100, itemsResume([ONE])]);
    expect(itemOf(order, ONE)).toMatchObject({ confirmation: { outcome: "REMOVED" }, term: { metAt: minutes(20) } });
    expect(itemOf(order, ONE)?.reinstatement).toBeUndefined();
    expect(addresseeStatus(vidshare(order))).toBe("COMPLIED");
    expect(vidshare(order).compliedAt).toBe(minutes(20));
  });

  it("does not bring back a term that had passed, and says that it has", () => {
    const order = story(served, [140, itemsSuspend([ONE])], [500, itemsResume([ONE])]);
    expect(itemOf(order, ONE)?.term).toMatchObject({ until: minutes(END), passedAt: minutes(500) });
    expect(isOverdue(vidshare(order), minutes(501))).toBe(true);
  });

  it("begins the term of an item that was served meanwhile", () => {
    const order = story([5, itemsSuspend([ONE])], served);
    expect([endOf(order, ONE), endOf(order, TWO)]).toEqual([undefined, minutes(END)]);
    expect(endOf(goOn(order, [500, itemsResume([ONE])]), ONE)).toBe(minutes(620));
    const whole = goOn(order, [20, suspends()], [500, itemsResume([ONE])], [600, resumes()]);
    expect(endOf(whole, ONE)).toBe(minutes(720));
  });

  it("leaves the item waiting for service where that has not come", () => {
    const order = story([5, itemsSuspend([ONE])], [20, itemsResume([ONE])]);
    expect(itemOf(order, ONE)?.term).toBeUndefined();
    expect(endOf(goOn(order, [30, servedByBailiff(30)]), ONE)).toBe(minutes(150));
  });

  it("does not end the suspension of the whole order, nor does that end this one", () => {
    const both = story(served, [30, itemsSuspend([ONE])], [50, suspends()]);
    const order = goOn(both, [200, resumes()]);
    expect([endOf(order, TWO), itemOf(order, ONE)?.term?.suspendedAt]).toEqual([minutes(280), minutes(30)]);
    expect(endOf(goOn(order, [300, itemsResume([ONE])]), ONE)).toBe(minutes(400));
    const other = goOn(both, [200, itemsResume([ONE])]);
    expect(itemOf(other, ONE)?.term?.suspendedAt).toBe(minutes(30));
    expect(endOf(goOn(other, [300, resumes()]), ONE)).toBe(minutes(400));
  });

  it("leaves the item of a version waiting for the service of that, beside one of which the term goes on", () => {
    const added = modified(story(served), 20, videos(1, 2, 3));
    const newest = idOf<ItemId>("v2-1");
    const order = goOn(added, [25, removes(25, newest)], [30, itemsSuspend([ONE, newest])]);
    const resumed = goOn(order, [50, itemsResume([ONE, newest])]);
    expect([endOf(resumed, ONE), itemOf(resumed, newest)?.term]).toEqual([minutes(150), undefined]);
    const back = goOn(order, [40, reinstates(40, newest)], [50, itemsResume([ONE, newest])]);
    expect([endOf(back, ONE), itemOf(back, newest)?.term]).toEqual([minutes(150), undefined]);
  });

  it("lets a claim that came too late for the first term stop the one that a version gave meanwhile", () => {
    const late = story(served, [140, claims(140, ONE)], [150, itemsSuspend([ONE])]);
    const longer = modified(late, 160, { removeWithin: "PT5H" });
    expect(decided(longer, 170, itemsResume([ONE]))).toContainEqual({
      kind: "DeadlineStopped",
      platform: "vidshare",
      because: "CLARIFICATION",
      itemIds: [ONE],
      at: minutes(170),
    });
  });

  it("leaves a claim unanswered that waits for an answer", () => {
    const order = story(served, [20, claims(20, ONE)], [30, itemsSuspend([ONE])], [100, itemsResume([ONE])]);
    expect(itemOf(order, ONE)?.term?.claimedAt).toBe(minutes(20));
    expect(endOf(goOn(order, [150, clarifies()]), ONE)).toBe(minutes(270));
  });

  it("leaves the court to answer a claim meanwhile: the whole term begins, or what was left goes on, when it is resumed", () => {
    const claimed = story(served, [20, claims(20, ONE)], [30, itemsSuspend([ONE])]);
    const clear = goOn(claimed, [40, clarifies()]);
    expect(itemOf(clear, ONE)?.term?.until).toBeUndefined();
    expect(endOf(goOn(clear, [100, itemsResume([ONE])]), ONE)).toBe(minutes(220));
    expect(endOf(goOn(claimed, [40, rejects()], [100, itemsResume([ONE])]), ONE)).toBe(minutes(200));
  });

  it("is asked for what is suspended, and once", () => {
    const order = story(served, [30, itemsSuspend([ONE])]);
    const notSuspended = (item: string, why: string) =>
      refused(
        "ITEM_NOT_SUSPENDED",
        "input.itemIds[0]",
        `input.itemIds[0]: item ${item} is not suspended, ${why}; leave it out.`,
      );
    expect(() => decided(order, 40, itemsResume([TWO]))).toThrowError(notSuspended("item-2", "the order covers it"));
    const narrowed = modified(order, 40, videos(2));
    expect(() => decided(narrowed, 50, itemsResume([ONE]))).toThrowError(
      notSuspended("item-1", "the order has let it go"),
    );
    expect(() => decided(order, 40, itemsResume([ONE], ""))).toThrowError(refused("FIELD_INVALID", "input.reasons"));
    expect(() => decided(order, 40, itemsResume([]))).toThrowError(refused("FIELD_INVALID", "input.itemIds"));
    const resumed = goOn(order, [40, itemsResume([ONE])]);
    expect(decided(resumed, 50, itemsResume([ONE]))).toEqual([]);
    expect(() => decided(resumed, 50, itemsResume([ONE], "Another judge's."))).toThrowError(
      refused("ITEM_NOT_SUSPENDED", "input.itemIds[0]"),
    );
    // Suspended anew, for the same reasons it is resumed anew.
    expect(decided(goOn(resumed, [60, itemsSuspend([ONE])]), 70, itemsResume([ONE]))).not.toEqual([]);
  });
});

describe("a breach that lies in the suspension of its item", () => {
  it("rule: is none, even where what was put back is demanded once more", () => {
    const back = [
      [20, removes(20, ONE)],
      [30, itemsSuspend([ONE])],
      [40, reinstates(40, ONE)],
    ] as const;
    for (const order of [
      story(served, ...back, [50, itemsResume([ONE])]),
      story(served, [20, removes(20, ONE)], [30, itemsSuspend([ONE])], [50, itemsResume([ONE])]),
    ]) {
      const find = (from: number, until?: number) =>
        decided(order, 300, findsBreach(from, ONE, until === undefined ? {} : { until: minutes(until) }));
      for (const [from, until] of [
        [30, 50],
        [41, 49],
      ] as const)
        expect(() => find(from, until)).toThrowError(refused("FINDING_WHILE_SUSPENDED", "input.from"));
      for (const [from, until] of [
        [29, 50],
        [30, 51],
        [45, undefined],
      ] as const)
        expect(find(from, until)[0]).toMatchObject({ kind: "BreachFound" });
    }
  });
});

describe("the correction that follows", () => {
  it("takes the wrong item out, which goes back within the term that it has, and names the right one", () => {
    const order = story(served, [20, removes(20, ONE)], [60, itemsSuspend([ONE])]);
    const corrected = goOn(order, [
      500,
      changesFor(CORRECTION, versionOf(order, videos(3, 2)), { asked: { urls: ["https://vidshare.example/v/3"] } }),
    ]);
    expect(itemOf(corrected, ONE)?.freed).toEqual({
      itemId: ONE,
      duty: "DUE",
      at: minutes(60),
      reinstateBy: minutes(60 + DAY),
    });
    expect(vidshare(corrected).items.map(({ url }) => url.slice(-1))).toEqual(["1", "2", "3"]);
    expect(endOf(corrected, TWO)).toBe(minutes(END));
    const back = goOn(corrected, [510, reinstates(510, ONE)]);
    expect(itemOf(back, ONE)?.reinstatement?.outcome).toBe("REINSTATED");
    expect(() => decided(back, 520, itemsResume([ONE]))).toThrowError(
      refused("ITEM_NOT_SUSPENDED", "input.itemIds[0]"),
    );
  });

  it("lets what is to go back stay down, without a term, where another order covers it by then", () => {
    const order = story(served, [20, removes(20, ONE)], [60, itemsSuspend([ONE])]);
    const other = idOf<OrderId>("order-9");
    expect(itemOf(modified(order, 90, videos(2), { coveredBy: () => other }), ONE)?.freed).toEqual({
      itemId: ONE,
      duty: "HELD",
      heldBy: other,
      at: minutes(90),
    });
  });

  it("asks for nothing to be put back twice", () => {
    const order = story(served, [20, removes(20, ONE)], [60, itemsSuspend([ONE])], [70, reinstates(70, ONE)]);
    const corrected = goOn(order, [90, changesFor(CORRECTION, versionOf(order, videos(2)))]);
    expect(itemOf(corrected, ONE)?.freed?.suspended).toBeUndefined();
    expect(addresseeStatus(vidshare(corrected))).toBe("SERVED");
  });

  it("leaves an item suspended that it names still", () => {
    const order = story(served, [20, removes(20, ONE)], [60, itemsSuspend([ONE])]);
    const other = goOn(order, [90, changesFor(CORRECTION, versionOf(order, { judge: "mr. B. Ander" }))]);
    expect(itemOf(other, ONE)?.freed).toMatchObject({ duty: "DUE", suspended: { since: minutes(60) } });
    expect(vidshare(other).items).toHaveLength(2);
    const longer = modified(order, 90, { removeWithin: "PT5H" });
    // Fifty minutes were used up when it was suspended, and four hours and ten minutes are left.
    expect(
      endOf(
        goOn(modified(story(served, [60, itemsSuspend([ONE])]), 90, { removeWithin: "PT5H" }), [
          100,
          itemsResume([ONE]),
        ]),
        ONE,
      ),
    ).toBe(minutes(350));
    expect(itemOf(longer, ONE)?.term?.metAt).toBe(minutes(20));
  });

  it("is no addition where it leaves a suspended item out, and a narrowing", () => {
    const order = story(served, [60, itemsSuspend([ONE])]);
    const finding = { holds: true, reasons: "Found anew." };
    const anew = { marginalTest: { unlawfulness: finding, freedomOfExpression: finding, urgency: finding } };
    const addition = { cause: "ADDITION", appliedAt: minutes(70) } as const;
    expect(() => decided(order, 80, changesFor(addition, versionOf(order, { ...videos(2, 3), ...anew })))).toThrowError(
      expect.objectContaining({ code: "CAUSE_FREES" }),
    );
    expect(decided(order, 80, changesFor({ cause: "NARROWING" }, versionOf(order, videos(2))))).not.toEqual([]);
  });

  it("or the order's end lets a suspended item go as any other", () => {
    const order = story(served, [15, lodges()], [20, removes(20, ONE, TWO)], [60, itemsSuspend([ONE])]);
    const lifted = run(order, lifts(), minutes(100));
    expect(vidshare(lifted).items.map(({ freed }) => freed)).toEqual([
      { itemId: ONE, duty: "DUE", at: minutes(60), reinstateBy: minutes(60 + DAY) },
      { itemId: TWO, duty: "DUE", at: minutes(100), reinstateBy: minutes(100 + DAY) },
    ]);
  });

  it("does not tell again what the platform could not find", () => {
    const order = story(served, [20, confirms(confirmation(ONE, 20, "NOT_FOUND"))], [60, itemsSuspend([ONE])]);
    expect(itemOf(order, ONE)?.freed?.duty).toBe("NONE");
    expect(itemOf(goOn(order, [70, itemsResume([ONE])]), ONE)?.confirmation?.outcome).toBe("NOT_FOUND");
  });
});
