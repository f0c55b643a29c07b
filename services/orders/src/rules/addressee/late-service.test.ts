import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  changesFor,
  claims,
  clarifies,
  decided,
  endOf,
  goOn,
  itemsResume,
  itemsSuspend,
  modified,
  rejects,
  resumes,
  servedByBailiff,
  story,
  suspends,
  versionOf,
  videos,
  vidshare,
} from "../../../test/story.js";
import { underPenalty } from "../../../test/under-penalty.js";
import type { ItemId } from "../ids.js";
import { isOverdue } from "./addressee-status.js";
import { suspendedSince } from "./suspended-since.js";

const ONE = idOf<ItemId>("item-1");
const termOf = (order: ReturnType<typeof story>, id: string) =>
  vidshare(order).items.find((item) => item.id === id)?.term;

/** The term is of two hours; whatever the minute at which it becomes known, the bailiff served at ten minutes past nine. */
const writ = servedByBailiff(10);

describe("a writ from before a suspension of the order, which becomes known only during it (Rv 611a(3)–(4))", () => {
  it("rule: has begun the term, of which what was left goes on when the order does", () => {
    const known = story([30, suspends()], [100, writ]);
    expect(termOf(known, "item-1")).toMatchObject({ from: minutes(10), until: minutes(130), suspendedAt: minutes(30) });
    expect(isOverdue(vidshare(known), minutes(9_999))).toBe(false);
    expect(endOf(goOn(known, [500, resumes()]), "item-1")).toBe(minutes(600));
  });

  it("rule: leaves a term that had passed when the suspension began as passed as it was", () => {
    const known = goOn(story([140, suspends()], [200, writ]), [500, resumes()]);
    expect(endOf(known, "item-1")).toBe(minutes(130));
    expect(isOverdue(vidshare(known), minutes(500))).toBe(true);
    const penalty = { amountCents: 100, currency: "EUR", unit: "HOUR", maximumCents: 100_000 } as const;
    const one = underPenalty(orderDocument({ penalty }));
    one.act(suspends(), minutes(260));
    one.act(writ, minutes(300));
    // From 130 to 260 minutes three hours had begun.
    expect(one.forfeited(minutes(400))).toBe(300);
    one.act(resumes(), minutes(500));
    expect(one.history().complianceTerms).toEqual([{ endsAt: minutes(130) }]);
  });

  it("says of which items, and when these were suspended", () => {
    expect(decided(story([30, suspends()]), 100, writ)).toMatchObject([
      {
        deadline: minutes(130),
        itemIds: ["item-1", "item-2"],
        suspensions: [{ itemIds: ["item-1", "item-2"], during: [{ from: minutes(30) }] }],
      },
    ]);
  });

  it("begins nothing before the order goes on where the bailiff came during the suspension", () => {
    const order = story([5, suspends()], [100, writ]);
    expect(endOf(order, "item-1")).toBeUndefined();
    expect(endOf(goOn(order, [500, resumes()]), "item-1")).toBe(minutes(620));
    const [event] = decided(story([5, suspends()]), 100, writ);
    expect(event).not.toHaveProperty("suspensions");
    expect(event).not.toHaveProperty("deadline");
  });

  it("and begins nothing either where he came at the very moment of it", () => {
    const [event] = decided(story([10, suspends()]), 100, writ);
    expect(event).not.toHaveProperty("suspensions");
    expect(event).not.toHaveProperty("deadline");
  });

  it("counts what an item stands still alone, also in a row from before that was kept otherwise than while it lasts", () => {
    const suspended = { since: minutes(30), reasons: "Slip." };
    const freed = { itemId: ONE, duty: "NONE", at: minutes(30), suspended } as const;
    expect(suspendedSince(minutes(10), [], { freed })).toEqual([{ from: minutes(30) }]);
    expect(suspendedSince(minutes(10), [{ from: minutes(5), until: minutes(10) }], {})).toEqual([]);
  });

  it("gives no term to what a version let go before one could begin", () => {
    const suspended = story([5, suspends()]);
    const order = goOn(suspended, [50, changesFor({ cause: "NARROWING" }, versionOf(suspended, videos(2)))]);
    expect(decided(order, 100, writ)[0]).toMatchObject({ itemIds: ["item-2"] });
    expect(termOf(goOn(order, [100, writ]), "item-1")).toBeUndefined();
  });

  it("moves with a service that was earlier still, until the order goes on", () => {
    const known = story([30, suspends()], [100, servedByBailiff(20)]);
    const substitute = { ...writ, means: "SUBSTITUTE" } as typeof writ;
    expect(endOf(goOn(known, [110, substitute]), "item-1")).toBe(minutes(130));
    expect(endOf(goOn(known, [500, resumes()], [510, substitute]), "item-1")).toBe(minutes(610));
  });
});

describe("a writ from before a suspension of the order, which becomes known after it", () => {
  it("rule: has begun a term that stood still meanwhile", () => {
    const order = story([30, suspends()], [90, resumes()], [100, writ]);
    expect(termOf(order, "item-1")).toMatchObject({ from: minutes(70), until: minutes(190) });
    expect(
      endOf(story([30, suspends()], [90, resumes()], [150, suspends()], [300, resumes()], [310, writ]), "item-1"),
    ).toBe(minutes(340));
  });

  it("rule: has begun a term in full when the order went on, if the bailiff came during it", () => {
    const order = story([5, suspends()], [90, resumes()]);
    expect(endOf(goOn(order, [100, writ]), "item-1")).toBe(minutes(210));
    expect(decided(order, 100, writ)).toMatchObject([
      { suspensions: [{ itemIds: ["item-1", "item-2"], during: [{ from: minutes(5), until: minutes(90) }] }] },
    ]);
  });

  it("leaves a term that had passed before it as it was", () => {
    expect(endOf(story([140, suspends()], [500, resumes()], [510, writ]), "item-1")).toBe(minutes(130));
  });

  it("moves the term of a later service to where it would have ended", () => {
    const order = story([30, suspends()], [90, resumes()], [200, acknowledged(200)], [210, writ]);
    expect(termOf(order, "item-1")).toMatchObject({ from: minutes(70), until: minutes(190) });
    const passed = story([140, suspends()], [190, resumes()], [200, acknowledged(200)], [210, writ]);
    expect(endOf(passed, "item-1")).toBe(minutes(130));
  });
});

describe("a term that a version has lengthened since", () => {
  it("moves with the writ, and did not stand still during a suspension before which the first one had passed", () => {
    const order = story([140, suspends()], [190, resumes()], [200, acknowledged(200)]);
    const longer = modified(order, 400, { removeWithin: "PT12H" });
    expect(endOf(goOn(longer, [410, writ]), "item-1")).toBe(minutes(730));
    const early = story([30, suspends()], [90, resumes()], [200, acknowledged(200)]);
    expect(endOf(goOn(modified(early, 400, { removeWithin: "PT12H" }), [410, writ]), "item-1")).toBe(minutes(790));
  });
});

describe("a writ from before an item was suspended alone, which becomes known later", () => {
  it("rule: has begun the item's term, of which what was left goes on when the item is resumed", () => {
    const known = story([30, itemsSuspend([ONE])], [100, writ]);
    expect(termOf(known, "item-1")).toMatchObject({ until: minutes(130), suspendedAt: minutes(30) });
    expect(endOf(known, "item-2")).toBe(minutes(130));
    expect(endOf(goOn(known, [500, itemsResume([ONE])]), "item-1")).toBe(minutes(600));
  });

  it("rule: counts what the item stood still before, and no other item", () => {
    const order = story([30, itemsSuspend([ONE])], [90, itemsResume([ONE])], [100, writ]);
    expect([endOf(order, "item-1"), endOf(order, "item-2")]).toEqual([minutes(190), minutes(130)]);
  });

  it("counts once what both the order and the item stood still", () => {
    const order = story(
      [30, itemsSuspend([ONE])],
      [40, suspends()],
      [60, itemsResume([ONE])],
      [90, resumes()],
      [100, writ],
    );
    expect([endOf(order, "item-1"), endOf(order, "item-2")]).toEqual([minutes(190), minutes(180)]);
  });

  it("gives no end to the term of an item that has been suspended all the while, alone and then with the order", () => {
    const order = story([5, itemsSuspend([ONE])], [100, suspends()], [110, itemsResume([ONE])], [200, writ]);
    expect([endOf(order, "item-1"), endOf(order, "item-2")]).toEqual([undefined, minutes(130)]);
    const goesOn = goOn(order, [300, resumes()]);
    expect([endOf(goesOn, "item-1"), endOf(goesOn, "item-2")]).toEqual([minutes(420), minutes(330)]);
  });

  it("leaves the term of one that a version has let go since as it was when the item was suspended", () => {
    const penalty = { amountCents: 100, currency: "EUR", unit: "HOUR", per: "ITEM", maximumCents: 100_000 } as const;
    const one = underPenalty(orderDocument({ penalty }));
    one.act(itemsSuspend([ONE]), minutes(30));
    one.modify(videos(2), minutes(200));
    one.act(writ, minutes(210));
    expect(one.history().items.find(({ itemId }) => itemId === ONE)?.complianceTerms).toEqual([
      { endsAt: minutes(130), stoppedAt: minutes(30) },
    ]);
  });
});

describe("a claim on an item of a version whose writ becomes known during a suspension", () => {
  const claimed = (claimAt: number) => {
    const added = modified(story([10, acknowledged(10)]), 100, { ...videos(1, 2, 3), issuedAt: minutes(100) });
    const said = goOn(added, [claimAt, claims(claimAt, idOf("v2-1"))]);
    return goOn(said, [300, suspends()], [400, servedByBailiff(110)]);
  };

  it("has stopped the term if it was made before that had passed", () => {
    expect(termOf(claimed(200), "v2-1")).toMatchObject({ until: minutes(230), claimedAt: minutes(200) });
    const answered = goOn(claimed(200), [500, resumes()]);
    expect(endOf(goOn(answered, [510, clarifies()]), "v2-1")).toBe(minutes(630));
    expect(endOf(goOn(answered, [510, rejects()]), "v2-1")).toBe(minutes(230));
  });

  it("has stopped nothing if it was made after that", () => {
    expect(termOf(claimed(250), "v2-1")?.claimedAt).toBeUndefined();
  });
});
