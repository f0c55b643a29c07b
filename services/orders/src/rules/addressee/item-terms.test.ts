import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  changesFor,
  claims,
  clarifies,
  decided,
  endOf,
  goOn,
  modified,
  rejects,
  removes,
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
import { instant } from "../instant.js";
import type { Order } from "../order/order.js";
import { penaltyStatement } from "../penalty/penalty-statement.js";
import { isOverdue } from "./addressee-status.js";
import { deadlinesOf } from "./deadline.js";

const served = [10, acknowledged(10)] as const;
const overdueAt = (order: Order, minute: number) => isOverdue(vidshare(order), minutes(minute));
const found = { holds: true, reasons: "So is the re-upload." };
const RENEWED = { unlawfulness: found, freedomOfExpression: found, urgency: found };
const added = () => modified(story(served), 60, { ...videos(1, 2, 3), issuedAt: minutes(60) });

describe("rule: each item has its own term", () => {
  it("a version that adds one leaves the others' terms running", () => {
    expect(["item-1", "item-2", "v2-1"].map((id) => endOf(added(), id))).toEqual([
      minutes(130),
      minutes(130),
      undefined,
    ]);
    const both = goOn(added(), [70, acknowledged(70, 2)]);
    expect(["item-1", "item-2", "v2-1"].map((id) => endOf(both, id))).toEqual([
      minutes(130),
      minutes(130),
      minutes(190),
    ]);
  });

  it("a platform that ignores the version is late with the old ones", () => {
    expect(overdueAt(added(), 130)).toBe(false);
    expect(overdueAt(added(), 131)).toBe(true);
    expect(
      decided(added(), 131, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) }),
    ).toMatchObject([{ kind: "DeadlinePassed", itemIds: ["item-1", "item-2"] }]);
  });

  it("a version that adds a URL leaves the running term of the others, and a platform that ignores the version is late for the added item", () => {
    const [, others] = orderDocument().addressees;
    const addressees = [...videos(1, 2, 3).addressees, ...(others ? [others] : [])];
    const version = { addressees, issuedAt: minutes(60) };
    const addition = { ...version, marginalTest: RENEWED };
    const ofAddition = { cause: "ADDITION", appliedAt: minutes(50) } as const;
    const order = story(served);
    for (const widened of [
      modified(order, 60, version),
      goOn(order, [60, changesFor(ofAddition, versionOf(order, addition))]),
    ]) {
      // It acknowledges nothing any more, so that a bailiff serves it.
      const ignored = goOn(widened, [100, servedByBailiff(100)]);
      const ends = [minutes(130), minutes(130), minutes(220)];
      expect(["item-1", "item-2", "v2-1"].map((id) => endOf(ignored, id))).toEqual(ends);
      expect([130, 131].map((minute) => overdueAt(ignored, minute))).toEqual([false, true]);
      const oldOnesGone = goOn(ignored, [110, removes(110, idOf("item-1"), idOf("item-2"))]);
      expect([131, 220, 221].map((minute) => overdueAt(oldOnesGone, minute))).toEqual([false, false, true]);
      expect(
        decided(oldOnesGone, 221, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(220) }),
      ).toMatchObject([{ kind: "DeadlinePassed", itemIds: ["v2-1"] }]);
    }
  });

  it("the deadline of the platform is that of its open term which ends first, and each end is looked at", () => {
    const both = goOn(added(), [70, acknowledged(70, 2)]);
    expect(deadlinesOf(vidshare(both))).toEqual([minutes(130), minutes(190)]);
    expect(vidshare(both).deadline).toBe(minutes(130));
    const one = goOn(both, [80, removes(80, idOf("item-1"), idOf("item-2"))]);
    expect(vidshare(one).deadline).toBe(minutes(190));
    expect(deadlinesOf(vidshare(goOn(one, [90, removes(90, idOf("v2-1"))])))).toEqual([]);
  });

  it("it passes once for each end, also where one of several was said before", () => {
    const both = goOn(added(), [70, acknowledged(70, 2)]);
    const first = goOn(both, [131, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) }]);
    expect(decided(first, 132, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) })).toEqual(
      [],
    );
    expect(
      decided(first, 191, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(190) }),
    ).toMatchObject([{ itemIds: ["v2-1"] }]);
  });
});

describe("rule: a claim of impossibility stops the term of its item alone", () => {
  const claimed = () => story(served, [20, claims(20, idOf("item-1"))]);

  it("the other items' terms run on, and pass", () => {
    expect(vidshare(claimed()).items.map(({ term }) => term?.claimedAt)).toEqual([minutes(20), undefined]);
    expect(overdueAt(claimed(), 131)).toBe(true);
    expect(overdueAt(goOn(claimed(), [30, removes(30, idOf("item-2"))]), 9_999)).toBe(false);
  });

  it("it runs anew, in full, when the court clarifies", () => {
    expect(endOf(goOn(claimed(), [200, clarifies()]), "item-1")).toBe(minutes(320));
  });

  it("it runs anew, in full, when the impossibility ends", () => {
    const ended = goOn(claimed(), [200, claims(200, idOf("item-1"), "DE_FACTO_IMPOSSIBLE")]);
    expect(endOf(ended, "item-1")).toBe(minutes(320));
    expect(endOf(ended, "item-2")).toBe(minutes(130));
  });

  it("but once by the platform's own word: it cannot put off the end for ever by claiming and taking back", () => {
    const again = goOn(
      claimed(),
      [200, claims(200, idOf("item-1"), "DE_FACTO_IMPOSSIBLE")],
      [310, claims(310, idOf("item-1"))],
      [319, claims(319, idOf("item-1"), "DE_FACTO_IMPOSSIBLE")],
    );
    expect(endOf(again, "item-1")).toBe(minutes(320));
    const third = goOn(again, [319, claims(319, idOf("item-1"))]);
    expect(vidshare(goOn(third, [319, removes(319, idOf("item-2"))])).items[0]?.term?.claimedAt).toBeUndefined();
    expect(overdueAt(third, 321)).toBe(true);
    // The court may give it another, and of that one a claim stops the end again.
    const clarified = goOn(third, [400, clarifies()]);
    expect(endOf(clarified, "item-1")).toBe(minutes(520));
    expect(vidshare(goOn(clarified, [410, claims(410, idOf("item-1"))])).items[0]?.term?.claimedAt).toBe(minutes(410));
  });

  it("when the court rejects the claim it has run on all the while: the claim's days count", () => {
    const early = goOn(claimed(), [100, rejects()]);
    expect(endOf(early, "item-1")).toBe(minutes(130));
    expect(vidshare(early).items[0]?.confirmation).toBeUndefined();
    expect(decided(claimed(), 200, rejects())).toMatchObject([
      { kind: "ClaimRejected", reasons: "The order is clear.", itemIds: ["item-1"] },
      { kind: "DeadlinePassed", deadline: minutes(130), itemIds: ["item-1", "item-2"] },
    ]);
  });

  it("one of several claims is rejected, and the others wait on", () => {
    const both = goOn(claimed(), [30, claims(30, idOf("item-2"))]);
    const one = goOn(both, [40, rejects("It is clear.", idOf("item-2"))]);
    expect(vidshare(one).items.map(({ term }) => term?.claimedAt)).toEqual([minutes(20), undefined]);
    expect(decided(one, 50, rejects("It is clear.", idOf("item-2")))).toEqual([]);
    const rejection =
      (...itemIds: ItemId[]) =>
      () =>
        decided(one, 50, rejects("Otherwise.", ...itemIds));
    expect(rejection(idOf("item-2"))).toThrowError(expect.objectContaining({ code: "ADDRESSEE_STATE" }));
    expect(rejection(idOf("item-1"), idOf("item-9"))).toThrowError(
      expect.objectContaining({ code: "UNKNOWN_ITEM", facts: { field: "input.itemIds[1]" } }),
    );
    expect(() => decided(one, 50, rejects(" "))).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "input.reasons" } }),
    );
  });

  it("a claim made after the term has passed stops nothing", () => {
    const late = story(served, [131, claims(131, idOf("item-1"))]);
    expect(vidshare(late).items[0]?.term?.claimedAt).toBeUndefined();
    expect(overdueAt(goOn(late, [140, removes(140, idOf("item-2"))]), 141)).toBe(true);
  });

  it("while it is unanswered no later term of that item begins", () => {
    const late = story(served, [131, claims(131, idOf("item-1"))]);
    const longer = modified(late, 140, { removeWithin: "PT5H" });
    expect(vidshare(longer).items.map(({ term }) => term?.claimedAt)).toEqual([minutes(140), undefined]);
    expect(endOf(goOn(longer, [150, rejects()]), "item-1")).toBe(minutes(310));
    expect(endOf(goOn(longer, [150, clarifies()]), "item-1")).toBe(minutes(450));
  });
});

describe("rule: what a penalty would have forfeited during a claim stands as pending until the court answers", () => {
  const penalty = { amountCents: 100, currency: "EUR", unit: "HOUR", maximumCents: 1_000, per: "ITEM" } as const;
  const claimed = () => {
    const one = underPenalty(orderDocument({ penalty }));
    one.serve();
    one.act(claims(60, idOf("item-1")), minutes(60));
    one.act(removes(60, idOf("item-2")), minutes(60));
    return one;
  };
  const at = (one: ReturnType<typeof claimed>, minute: number) => penaltyStatement(one.history(), minutes(minute));

  it("no part of what is forfeited, collectible or running", () => {
    expect(at(claimed(), 120)).toMatchObject({ forfeitedCents: 0, pendingCents: 0, units: [] });
    expect(at(claimed(), 300)).toMatchObject({
      forfeitedCents: 0,
      collectibleCents: 0,
      pendingCents: 300,
      running: false,
      because: "TERM_STOPPED",
      units: [120, 180, 240].map((minute) => ({
        itemId: "item-1",
        forfeitedAt: minutes(minute),
        amountCents: 100,
        standing: "PENDING",
      })),
    });
  });

  it("forfeited when the court rejects the claim, gone when it clarifies or lets the item go", () => {
    const rejected = claimed();
    rejected.act(rejects(), minutes(300));
    expect(at(rejected, 300)).toMatchObject({ forfeitedCents: 300, pendingCents: 0, running: true });
    const clarified = claimed();
    clarified.act(clarifies(), minutes(300));
    expect(at(clarified, 420)).toMatchObject({ forfeitedCents: 0, pendingCents: 0 });
    const freed = claimed();
    freed.modify(videos(2), minutes(300));
    expect(at(freed, 420)).toMatchObject({ forfeitedCents: 0, pendingCents: 0 });
  });

  it("within the maximum together with what is forfeited for other items", () => {
    const one = underPenalty(orderDocument({ penalty }));
    one.serve();
    one.act(claims(60, idOf("item-1")), minutes(60));
    const { forfeitedCents, pendingCents, units } = at(one, 120 + 8 * 60);
    expect([forfeitedCents, pendingCents]).toEqual([800, 200]);
    expect(units.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(1_000);
    one.act(rejects(), minutes(120 + 8 * 60));
    expect(at(one, 120 + 8 * 60)).toMatchObject({ forfeitedCents: 1_000, pendingCents: 0 });
  });

  it("of the order as a whole, besides the hours that are forfeited already", () => {
    const { per: _, ...whole } = penalty;
    const one = underPenalty(orderDocument({ penalty: whole }));
    one.serve();
    one.act(claims(60, idOf("item-1")), minutes(60));
    one.act(removes(200, idOf("item-2")), minutes(200));
    expect(at(one, 400).units.map(({ forfeitedAt, standing }) => [forfeitedAt, standing])).toEqual([
      [minutes(120), "COLLECTIBLE"],
      [minutes(180), "COLLECTIBLE"],
      [minutes(240), "PENDING"],
      [minutes(300), "PENDING"],
      [minutes(360), "PENDING"],
    ]);
  });
});

describe("rule: service of an older version is recorded and moves nothing once a newer one binds", () => {
  it("neither the terms of the old items nor that of the new one", () => {
    const known = goOn(added(), [70, servedByBailiff(5)]);
    expect(vidshare(known)).toEqual({
      ...vidshare(added()),
      olderServices: [{ means: "BAILIFF", servedAt: minutes(5) }],
    });
    const later = goOn(added(), [70, acknowledged(70, 2)], [80, servedByBailiff(5)]);
    expect(["item-1", "v2-1"].map((id) => endOf(later, id))).toEqual([minutes(130), minutes(190)]);
  });
});

describe("rule: no term that a judge sets is moved for a weekend", () => {
  it("one that ends on a Sunday ends on that Sunday", () => {
    const friday = instant("2026-03-06T12:00:00Z");
    const order = issuedOrder(orderDocument({ removeWithin: "P2D", issuedAt: NOW }));
    const minute = (Date.parse(friday) - Date.parse(NOW)) / 60_000;
    expect(vidshare(goOn(order, [minute, servedByBailiff(minute)])).deadline).toBe("2026-03-08T22:59:59.999Z");
  });
});

describe("rule: suspension stops all terms", () => {
  it("and each goes on with what was left of it, a term in days to the end of a day", () => {
    const both = goOn(added(), [70, acknowledged(70, 2)], [100, suspends()], [500, resumes()]);
    expect(["item-1", "v2-1"].map((id) => endOf(both, id))).toEqual([minutes(530), minutes(590)]);
    const days = goOn(issuedOrder(orderDocument({ removeWithin: "P3D" })), served, [100, suspends()], [500, resumes()]);
    expect(vidshare(days).deadline).toBe("2026-03-06T22:59:59.999Z");
  });
});
