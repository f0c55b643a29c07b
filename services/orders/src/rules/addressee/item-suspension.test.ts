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
import { addresseeStatus, isOverdue, isReinstatementOverdue } from "./addressee-status.js";

const ONE = idOf<ItemId>("item-1");
const TWO = idOf<ItemId>("item-2");
const served = [10, acknowledged(10)] as const;
/** The term of PT2H from minute 10. */
const END = 130;
const DAY = 1440;
const itemOf = (order: Order, id: ItemId) => vidshare(order).items.find((item) => item.id === id);
const refused = (code: string, field: string) =>
  expect.objectContaining({ code, facts: expect.objectContaining({ field }) });

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
    expect(() => decided(order, 40, removes(25, ONE))).toThrowError(refused("ITEM_SUSPENDED", "input.items[0].itemId"));
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
      refused("ITEM_SUSPENDED", "input.itemIds[1]"),
    );
    const freed = modified(story(served), 30, videos(2));
    expect(() => decided(freed, 40, itemsSuspend([ONE]))).toThrowError(refused("ITEM_FREED", "input.itemIds[0]"));
  });

  it.each([
    ["no item", itemsSuspend([]), "FIELD_INVALID", "input.itemIds"],
    ["an item of another addressee", itemsSuspend([ONE, idOf("item-3")]), "UNKNOWN_ITEM", "input.itemIds[1]"],
    ["no reasons", itemsSuspend([ONE], { reasons: " " }), "FIELD_INVALID", "input.reasons"],
    ["a term that is none", itemsSuspend([ONE], { reinstateWithin: "soon" }), "TERM_INVALID", "reinstateWithin"],
  ])("is refused with %s", (_, command, code, field) => {
    expect(() => decided(story(served), 40, command)).toThrowError(refused(code, field));
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
    expect(itemOf(order, ONE)?.confirmation).toBeUndefined();
    expect(vidshare(order).compliedAt).toBeUndefined();
    expect(addresseeStatus(vidshare(order))).toBe("PARTLY_COMPLIED");
    const gone = goOn(order, [DAY + 60, removes(DAY + 60, ONE)]);
    expect(vidshare(gone).compliedAt).toBe(minutes(DAY + 60));
  });

  it("takes no confirmation from before it was put back for one that it has gone again", () => {
    const order = goOn(removed(), [90, reinstates(90, ONE)], [100, itemsResume([ONE])]);
    expect(() => decided(order, 110, removes(20, ONE))).toThrowError(
      refused("EFFECT_BEFORE_RETURN", "input.items[0].effectAt"),
    );
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
    expect(() => decided(order, 40, itemsResume([TWO]))).toThrowError(
      refused("ITEM_NOT_SUSPENDED", "input.itemIds[0]"),
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

describe("the correction that follows", () => {
  it("takes the wrong item out, which goes back within the term that it has, and names the right one", () => {
    const order = story(served, [20, removes(20, ONE)], [60, itemsSuspend([ONE])]);
    const corrected = goOn(order, [
      500,
      changesFor(CORRECTION, versionOf(order, videos(3, 2)), { asked: ["https://vidshare.example/v/3"] }),
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
