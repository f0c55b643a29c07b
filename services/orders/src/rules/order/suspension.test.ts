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
  lifts,
  lodges,
  modified,
  modifies,
  rejects,
  removes,
  resumes,
  servedByBailiff,
  story,
  suspends,
  upholds,
  versionOf,
  videos,
  vidshare,
} from "../../../test/story.js";
import { isOverdue } from "../addressee/addressee-status.js";
import { standsStill } from "../term/term.js";

const served = [10, acknowledged(10)] as const;

describe("a suspension", () => {
  it("stops the term, and the remaining time goes on when the order is resumed", () => {
    const suspended = story(served, [30, suspends()]);
    expect(suspended.status).toBe("SUSPENDED");
    expect(vidshare(suspended).deadlineStoppedAt).toBe(minutes(30));
    expect(isOverdue(vidshare(suspended), minutes(9_999))).toBe(false);
    const resumed = goOn(suspended, [500, resumes()]);
    expect(resumed).toMatchObject({ status: "IN_FORCE", suspensions: [{ from: minutes(30), until: minutes(500) }] });
    expect(vidshare(resumed).deadline).toBe(minutes(500 + 100));
    expect(vidshare(resumed).deadlineStoppedAt).toBeUndefined();
  });

  it("is of the order and of each term that runs, and said again for the same reasons it changes nothing", () => {
    expect(decided(story(served), 30, suspends("Why."))).toEqual([
      { kind: "OrderSuspended", reasons: "Why.", at: minutes(30) },
      { kind: "DeadlineStopped", platform: "vidshare", because: "SUSPENSION", at: minutes(30) },
    ]);
    const suspended = story(served, [30, suspends("Why.")]);
    expect(decided(suspended, 40, suspends("Why."))).toEqual([]);
    const resumed = goOn(suspended, [50, resumes("Heard.")]);
    expect(decided(resumed, 60, resumes("Heard."))).toEqual([]);
    // After its end, the same reasons suspend it anew.
    expect(decided(resumed, 60, suspends("Why."))).toHaveLength(2);
  });

  it("is not resumed once more when the order has ended, not even for the same reasons", () => {
    const lifted = story(served, [15, lodges()], [30, suspends()], [50, resumes("Heard.")], [60, lifts()]);
    expect(() => decided(lifted, 70, resumes("Heard."))).toThrowError(
      expect.objectContaining({ code: "ORDER_STATE", facts: { orderId: "order-1", status: "LIFTED" } }),
    );
  });

  it("that comes a second time leaves what remained after the first", () => {
    const order = story(served, [30, suspends()], [500, resumes()], [510, suspends("Again.")], [900, resumes("Done.")]);
    expect(vidshare(order).deadline).toBe(minutes(900 + 90));
    expect(order.suspensions).toMatchObject([
      { from: minutes(30), until: minutes(500) },
      { from: minutes(510), until: minutes(900) },
    ]);
  });

  it("does not bring back a term that had passed", () => {
    const order = story(
      served,
      [131, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) }],
      [140, suspends()],
      [500, resumes()],
    );
    expect(vidshare(order)).toMatchObject({ deadline: minutes(130), deadlinePassedAt: minutes(131) });
    expect(isOverdue(vidshare(order), minutes(501))).toBe(true);
  });

  it("at the very end of a term leaves it no time, but lets it end when the order is resumed", () => {
    const order = story(served, [130, suspends()], [500, resumes()]);
    expect(vidshare(order).deadline).toBe(minutes(500));
  });

  it("just after a term had passed does not swallow that it passed: it is recorded when the order is resumed", () => {
    const suspended = story(served, [131, suspends()]);
    expect(
      decided(suspended, 140, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) }),
    ).toEqual([]);
    const resumed = goOn(suspended, [500, resumes()]);
    expect(vidshare(resumed)).toMatchObject({ deadline: minutes(130), deadlinePassedAt: minutes(500) });
  });

  it("lets a term that is served meanwhile begin when the order is resumed", () => {
    const order = story([5, suspends()], [10, acknowledged(10)]);
    expect(vidshare(order).deadline).toBeUndefined();
    expect(isOverdue(vidshare(order), minutes(9_999))).toBe(false);
    expect(vidshare(goOn(order, [500, resumes()])).deadline).toBe(minutes(500 + 120));
  });

  it("renews a term that was clarified during it once, and not again after a second clarification", () => {
    const order = story(
      served,
      [20, claims(20, idOf("item-1"))],
      [30, suspends()],
      [40, clarifies()],
      [50, claims(50, idOf("item-1"), "INSUFFICIENT_INFORMATION")],
      [60, resumes()],
      [70, clarifies("The second frame.")],
    );
    expect(endOf(order, "item-1")).toBe(minutes(70 + 120));
    const again = goOn(order, [100, suspends("Again.")], [200, resumes()]);
    expect(endOf(again, "item-1")).toBe(minutes(200 + 90));
  });

  it("is not made longer by a second service during it: the remaining time goes on, no whole term", () => {
    const order = story(served, [30, suspends()], [60, servedByBailiff(60)], [500, resumes()]);
    expect(vidshare(order)).toMatchObject({ bailiffServiceAt: minutes(60), deadline: minutes(500 + 100) });
  });

  it("keeps the earlier of two services, both during it, and begins the term once", () => {
    const order = story([5, suspends()], [10, acknowledged(10)], [20, servedByBailiff(8)], [500, resumes()]);
    expect(vidshare(order)).toMatchObject({ servedAt: minutes(8), deadline: minutes(500 + 120) });
  });

  it("stops the term of a platform that had complied too, which may yet correct itself", () => {
    const order = story(served, [20, removes(20, idOf("item-1"), idOf("item-2"))], [30, suspends()]);
    const undone = goOn(order, [200, claims(200, idOf("item-1"), "DE_FACTO_IMPOSSIBLE")]);
    expect(vidshare(undone).compliedAt).toBeUndefined();
    expect(isOverdue(vidshare(undone), minutes(300))).toBe(false);
    expect(vidshare(goOn(undone, [500, resumes()])).deadline).toBe(minutes(500 + 100));
  });

  it("tells each platform, when it ends, until when its items' terms go on, where these differ", () => {
    const order = story(served, [20, claims(20, idOf("item-1"))], [30, suspends()], [40, clarifies()]);
    const goesOn = { kind: "DeadlineResumed", platform: "vidshare", because: "SUSPENSION", at: minutes(500) };
    expect(decided(order, 500, resumes("Heard."))).toEqual([
      { kind: "OrderResumed", reasons: "Heard.", at: minutes(500) },
      { ...goesOn, deadline: minutes(620), itemIds: ["item-1"] },
      { ...goesOn, deadline: minutes(600), itemIds: ["item-2"] },
    ]);
  });

  it("and a claim that waits for an answer are two reasons to stand still: resuming ends one of them", () => {
    const order = story(served, [20, claims(20, idOf("item-1"))], [30, suspends()], [500, resumes()]);
    const [first, second] = vidshare(order).items;
    // Where it would end if the claim were rejected: the suspension does not count, and the claim's own days do.
    expect(first?.term).toMatchObject({ claimedAt: minutes(20), until: minutes(600) });
    expect(first?.term?.suspendedAt).toBeUndefined();
    expect(second?.term).toMatchObject({ until: minutes(600) });
    expect(isOverdue({ ...vidshare(order), items: first ? [first] : [] }, minutes(9_999))).toBe(false);
    expect(endOf(goOn(order, [550, rejects()]), "item-1")).toBe(minutes(600));
    expect(endOf(goOn(order, [550, clarifies()]), "item-1")).toBe(minutes(670));
  });

  it("lets a claim be taken back while it lasts; the whole term begins when the order is resumed", () => {
    const taken = claims(40, idOf("item-1"), "DE_FACTO_IMPOSSIBLE");
    const order = story(served, [20, claims(20, idOf("item-1"))], [30, suspends()], [40, taken]);
    expect(vidshare(order).waitsForClarification).toBeUndefined();
    expect(vidshare(order).deadlineStoppedAt).toBe(minutes(30));
    const resumed = goOn(order, [500, resumes()]);
    expect([endOf(resumed, "item-1"), endOf(resumed, "item-2")]).toEqual([minutes(620), minutes(600)]);
  });

  it("lets a claim be made while it lasts, whose item goes on standing still after it", () => {
    const order = story(served, [30, suspends()], [40, claims(40, idOf("item-1"))], [500, resumes()]);
    expect(vidshare(order).items.map(({ term }) => term && standsStill(term))).toEqual([true, false]);
  });

  it("lets the court clarify while it lasts: the whole term begins anew when the order is resumed", () => {
    const order = story(
      served,
      [20, claims(20, idOf("item-1"))],
      [30, suspends()],
      [40, clarifies()],
      [500, resumes()],
    );
    expect([endOf(order, "item-1"), endOf(order, "item-2")]).toEqual([minutes(620), minutes(600)]);
    const again = goOn(order, [510, suspends("Again.")], [600, resumes("Done.")]);
    expect(endOf(again, "item-1")).toBe(minutes(600 + 110));
  });

  it("lets the court reject a claim while it lasts, and the order's going on then ends the only stop", () => {
    const order = story(served, [20, claims(20, idOf("item-1"))], [30, suspends()], [40, rejects()], [500, resumes()]);
    expect(endOf(order, "item-1")).toBe(minutes(600));
  });

  it("keeps its first moment for a platform that is served, claims and is answered while it lasts", () => {
    const order = story([5, suspends()], [10, acknowledged(10)], [20, claims(20, idOf("item-1"))], [500, resumes()]);
    expect(vidshare(order).items.map(({ term }) => term && standsStill(term))).toEqual([true, false]);
    expect(endOf(goOn(order, [510, servedByBailiff(510)]), "item-1")).toBe(minutes(620));
    expect(endOf(goOn(order, [520, rejects()]), "item-1")).toBe(minutes(620));
    expect(endOf(goOn(order, [520, clarifies()]), "item-1")).toBe(minutes(520 + 120));
  });

  it("ends by itself when the last pending opposition is upheld, and not before", () => {
    const order = story(served, [20, lodges()], [21, lodges({ role: "POSTER" }, "opposition-2")], [30, suspends()]);
    const one = goOn(order, [100, upholds()]);
    expect(one.status).toBe("SUSPENDED");
    const two = goOn(one, [200, upholds("opposition-2")]);
    expect(two.status).toBe("IN_FORCE");
    expect(vidshare(two).deadline).toBe(minutes(200 + 100));
  });

  it("ends when the order is modified, also where the new version takes away what was claimed", () => {
    const order = story(served, [15, claims(15, idOf("item-1"))], [20, lodges()], [30, suspends()]);
    const modified = goOn(order, [300, modifies(versionOf(order, videos(2)))]);
    expect(modified.status).toBe("IN_FORCE");
    expect(vidshare(modified).deadlineStoppedAt).toBeUndefined();
    expect(vidshare(modified).waitsForClarification).toBeUndefined();
    expect(vidshare(modified).deadline).toBe(minutes(300 + 100));
  });

  it("ends when the main proceedings confirm the order, and the remaining time goes on", () => {
    const claimed = { type: "registerMainClaim", reference: "C/13/9", broughtAt: minutes(20) } as const;
    const order = story(served, [25, claimed], [30, suspends()]);
    const final = goOn(order, [500, { type: "concludeMainProceedings", reasons: "Unlawful.", outcome: "CONFIRMED" }]);
    expect(final).toMatchObject({ status: "IN_FORCE", suspensions: [{ from: minutes(30), until: minutes(500) }] });
    expect(vidshare(final).deadline).toBe(minutes(500 + 100));
  });

  it("needs reasons, and so does resuming", () => {
    expect(() => story([5, suspends("  ")])).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "reasons" } }),
    );
    expect(() => story([5, suspends()], [6, resumes("")])).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "reasons" } }),
    );
  });

  it("repeated with the same reasons changes nothing; with others it is refused", () => {
    const suspended = story(served, [30, suspends()]);
    expect(decided(suspended, 31, suspends())).toEqual([]);
    expect(() => decided(suspended, 31, suspends("Another judge's."))).toThrowError(
      expect.objectContaining({ code: "ORDER_STATE" }),
    );
    const resumed = goOn(suspended, [500, resumes()]);
    expect(decided(resumed, 501, resumes())).toEqual([]);
    expect(() => decided(resumed, 501, resumes("Another judge's."))).toThrowError(
      expect.objectContaining({ code: "ORDER_STATE" }),
    );
  });
});

describe("a suspension of an order of which a version is unserved", () => {
  it("stops the terms that run", () => {
    const order = modified(story([10, acknowledged(10)]), 20, videos(1, 2, 3));
    const suspended = goOn(order, [30, suspends()]);
    expect(vidshare(suspended).items.map(({ term }) => term?.suspendedAt)).toEqual([
      minutes(30),
      minutes(30),
      undefined,
    ]);
  });
});

describe("a claim for clarification", () => {
  it("after the deadline stops nothing, also before the deadline's timer has fired", () => {
    const order = story(served, [140, claims(140, idOf("item-1"))]);
    expect(vidshare(order).waitsForClarification).toBeUndefined();
    expect(isOverdue(vidshare(order), minutes(141))).toBe(true);
  });

  it("is answered with a whole new term, also when it came late or twice", () => {
    const late = story(
      served,
      [131, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) }],
      [140, claims(140, idOf("item-1"))],
      [200, clarifies()],
    );
    expect(vidshare(late).items.map(({ term }) => term?.passedAt)).toEqual([undefined, minutes(131)]);
    expect(endOf(late, "item-1")).toBe(minutes(320));
    const twice = goOn(late, [210, claims(210, idOf("item-1"))], [400, clarifies("The other one.")]);
    expect(endOf(twice, "item-1")).toBe(minutes(520));
  });

  it("leaves a factual impossibility as it is when another claim is answered", () => {
    const order = story(
      served,
      [20, confirms({ ...confirmation(idOf("item-2"), 20, "IMPOSSIBLE"), impossibleReason: "DE_FACTO_IMPOSSIBLE" })],
      [30, claims(30, idOf("item-1"), "INSUFFICIENT_INFORMATION")],
      [90, clarifies()],
    );
    const [first, second] = vidshare(order).items;
    expect(first?.confirmation).toBeUndefined();
    expect(first?.confirmedAt).toBeUndefined();
    expect(second?.confirmation?.impossibleReason).toBe("DE_FACTO_IMPOSSIBLE");
    expect([endOf(order, "item-1"), endOf(order, "item-2")]).toEqual([minutes(210), minutes(130)]);
  });

  it("during a suspension waits, although the term that was answered before had passed", () => {
    const order = story(
      served,
      [140, claims(140, idOf("item-1"))],
      [150, suspends()],
      [160, clarifies()],
      [170, claims(170, idOf("item-1"))],
      [500, resumes()],
    );
    expect(vidshare(order).items[0]?.term).toMatchObject({ claimedAt: minutes(170), until: minutes(620) });
    expect(endOf(goOn(order, [600, clarifies("The other one.")]), "item-1")).toBe(minutes(720));
  });

  it("is answered once: the same answer again changes nothing, another is refused naming the state", () => {
    const order = story(served, [20, claims(20, idOf("item-1"))], [90, clarifies()]);
    expect(decided(order, 91, clarifies())).toEqual([]);
    expect(() => decided(order, 91, clarifies("Something else."))).toThrowError(
      expect.objectContaining({
        code: "ADDRESSEE_STATE",
        message: expect.stringMatching(/^vidshare is SERVED .*IMPOSSIBLE/),
        facts: { platform: "vidshare", status: "SERVED" },
      }),
    );
  });

  it("with a correction that takes the item away leaves the others' terms as they run", () => {
    const order = story(served, [20, claims(20, idOf("item-1"))]);
    const corrected = goOn(order, [100, clarifies("Wrong video.", versionOf(order, videos(2)))]);
    expect(corrected.document.version).toBe(2);
    expect(vidshare(corrected).deadline).toBe(minutes(130));
    expect(vidshare(corrected).waitsForClarification).toBeUndefined();
    expect(decided(corrected, 101, clarifies("Wrong video.", versionOf(order, videos(2))))).toEqual([]);
  });

  it("with a correction of the term begins that other term anew", () => {
    const order = story(served, [20, claims(20, idOf("item-1"))]);
    const longer = goOn(order, [100, clarifies("More time.", versionOf(order, { removeWithin: "PT5H" }))]);
    expect([endOf(longer, "item-1"), endOf(longer, "item-2")]).toEqual([minutes(400), minutes(310)]);
    const shorter = goOn(order, [100, clarifies("Less time.", versionOf(order, { removeWithin: "PT1H" }))]);
    expect([endOf(shorter, "item-1"), endOf(shorter, "item-2")]).toEqual([minutes(160), minutes(130)]);
  });

  it("with a correction that names the item better changes what the platform reads of it", () => {
    const order = story(served, [20, claims(20, idOf("item-1"), "INSUFFICIENT_INFORMATION")]);
    const named = { url: "https://vidshare.example/v/1", contentId: "abc", description: "The second minute." };
    const corrected = goOn(order, [100, clarifies("See there.", versionOf(order, videos(named, 2)))]);
    const kept = { id: "item-1", servedAt: minutes(10), term: expect.anything() };
    expect(vidshare(corrected).items[0]).toEqual({ ...kept, ...named });
    const barer = goOn(corrected, [110, claims(110, idOf("item-2"))]);
    const without = goOn(barer, [120, clarifies("No more.", versionOf(barer, videos(1, 2)))]);
    expect(vidshare(without).items[0]).toEqual({ ...kept, url: named.url });
  });
});
