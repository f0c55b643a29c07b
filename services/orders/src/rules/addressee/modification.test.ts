import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  claims,
  confirmation,
  confirms,
  decided,
  endOf,
  goOn,
  lodges,
  modified,
  modifies,
  reinstates,
  removes,
  resumes,
  story,
  suspends,
  versionOf,
  video,
  videos,
  vidshare,
} from "../../../test/story.js";
import type { ItemId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { addresseeOf, type Order } from "../order/order.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { Item } from "./addressee.js";
import { addresseeStatus, isOverdue } from "./addressee-status.js";

const served = [10, acknowledged(10)] as const;
const contested = () => story(served, [15, lodges()]);

function changed(order = contested(), minute = 60, change: Partial<OrderDocument> = {}) {
  return modified(order, minute, change);
}

describe("a version that says what the last one does", () => {
  it("is none, in whatever sequence it names duties and targets", () => {
    const [first, second, third] = [video(1), video(2), video(3)];
    const owing = (...duties: readonly DutyDocument[]): Pick<OrderDocument, "addressees"> => ({
      addressees: [{ platform: idOf<PlatformId>("vidshare"), duties }],
    });
    const remove: DutyDocument = { number: 1, kind: "REMOVE", targets: [first, second, third] };
    const disable: DutyDocument = { number: 2, kind: "DISABLE_ACCESS", targets: [video(4)] };
    const order = goOn(issuedOrder(orderDocument(owing(remove, disable))), [15, lodges()]);
    const turned = owing(disable, { ...remove, targets: [third, first, second] });
    expect(() => decided(order, 60, modifies(versionOf(order, turned)))).toThrowError(
      expect.objectContaining({ code: "MODIFICATION_EMPTY" }),
    );
    const back = owing(disable, { ...remove, targets: [second, third, first] });
    expect(() => decided(order, 60, modifies(versionOf(order, back)))).toThrowError(
      expect.objectContaining({ code: "MODIFICATION_EMPTY" }),
    );
    expect(decided(order, 60, modifies(versionOf(order, owing(remove))))).not.toEqual([]);
  });
});

describe("a modification", () => {
  it("keeps the order in force under a new sealed version, and decides the opposition", () => {
    const order = changed(contested(), 60, videos(1));
    expect(order).toMatchObject({
      status: "IN_FORCE",
      seal: "seal of version 2",
      document: { version: 2 },
      oppositions: [{ id: "opposition-1", status: "MODIFIED", decidedAt: minutes(60), reasons: "Narrowed." }],
    });
  });

  it.each([
    ["nothing at all", {}],
    ["only when it was issued", { issuedAt: minutes(50) }],
    [
      "only the order in which things are named",
      {
        addressees: orderDocument()
          .addressees.toReversed()
          .map(({ platform, items = [] }) => ({ platform, items: items.toReversed() })),
      },
    ],
  ])("of %s is refused", (_, change) => {
    expect(() => changed(contested(), 60, change)).toThrowError(
      expect.objectContaining({
        code: "MODIFICATION_EMPTY",
        message: expect.stringMatching(/says what the old one does; change an item, .*or uphold the order/),
        facts: { field: "order" },
      }),
    );
  });

  it.each([
    ["the penalty", { penalty: { amountCents: 100, currency: "EUR", unit: "ONCE" as const } }],
    ["the term for the main proceedings", { mainProceedingsWithin: "P10D" }],
    ["the reasons", { statementOfReasons: "Otherwise." }],
    ["the territory", { territorialScope: { extent: "EU" as const, reasons: "The harm is there." } }],
  ])("of %s alone changes no item and no term for removal", (_, change) => {
    const order = changed(contested(), 60, change);
    expect(vidshare(order)).toEqual(vidshare(contested()));
    expect(order.document).toMatchObject(change);
  });

  it("of the main term counts it from the order, and one that had passed can pass again", () => {
    const passed = goOn(contested(), [60 * 24 * 60, { type: "passMainTerm", deadline: contested().mainTermEnd }]);
    expect(passed.mainTermPassedAt).toBe(minutes(60 * 24 * 60));
    const order = changed(passed, 60 * 24 * 60, { mainProceedingsWithin: "P90D" });
    expect(order.mainTermEnd).toBe("2026-05-31T21:59:59.999Z");
    expect(order.mainTermPassedAt).toBeUndefined();
    const other = changed(passed, 60 * 24 * 60, videos(1));
    expect(other.mainTermPassedAt).toBe(minutes(60 * 24 * 60));
  });

  it("that removes an item frees it: due where it was taken down, nothing where it was not", () => {
    const order = goOn(contested(), [20, removes(20, idOf("item-1"))]);
    const narrowed = changed(order, 60, videos(3));
    expect(vidshare(narrowed).items.map(({ id, freed }) => [id, freed?.duty])).toEqual([
      ["item-1", "DUE"],
      ["item-2", "NONE"],
      ["v2-1", undefined],
    ]);
    expect(vidshare(narrowed).reinstateBy).toBe(minutes(60 + 24 * 60));
    expect(addresseeStatus(vidshare(narrowed))).toBe("REINSTATEMENT_DUE");
  });

  it("gives the term for putting back that the judge sets, within bounds", () => {
    const order = goOn(contested(), [20, removes(20, idOf("item-1"))]);
    const within = (term: string) => modified(order, 60, videos(2), { reinstateWithin: term });
    expect(vidshare(within("PT3H")).reinstateBy).toBe(minutes(240));
    for (const term of ["P2Y", "PT0S", "soon"])
      expect(() => within(term)).toThrowError(
        expect.objectContaining({ code: "TERM_INVALID", facts: { field: "reinstateWithin" } }),
      );
  });

  it("that takes away all that was open makes the platform compliant, from when the rest was gone", () => {
    const order = goOn(contested(), [20, removes(20, idOf("item-1"))]);
    expect(vidshare(changed(order, 60, videos(1)))).toMatchObject({ compliedAt: minutes(20) });
  });

  it("says so once, and not of a platform that had complied or has nothing left to comply with", () => {
    const kinds = (order: Order, change: Partial<OrderDocument>) =>
      decided(order, 60, modifies(versionOf(order, change))).map(({ kind }) => kind);
    const partly = goOn(contested(), [20, removes(20, idOf("item-1"))]);
    const complied = goOn(contested(), [20, removes(20, idOf("item-1"), idOf("item-2"))]);
    expect(kinds(partly, videos(1))).toEqual(["OppositionDecided", "OrderModified", "AddresseeComplied"]);
    expect(kinds(complied, videos(1))).toEqual(["OppositionDecided", "OrderModified"]);
    const other = {
      addressees: [{ platform: idOf<PlatformId>("lawyer-list"), items: [{ url: "https://lawyer-list.example/" }] }],
    };
    expect(kinds(contested(), other)).toEqual(["OppositionDecided", "OrderModified"]);
  });

  it("names of the platforms only those of which an item comes or goes", () => {
    const [, event] = decided(contested(), 60, modifies(versionOf(contested(), { ...videos(1) })));
    const vidshareLoses = {
      platform: "vidshare",
      connected: true,
      added: [],
      freed: [{ itemId: "item-2", duty: "NONE" }],
    };
    expect(event).toMatchObject({ changes: [vidshareLoses, { platform: "lawyer-list" }] });
    const both = { addressees: [...videos(1).addressees, ...contested().document.addressees.slice(1)] };
    const [, one] = decided(contested(), 60, modifies(versionOf(contested(), both)));
    expect(one).toMatchObject({ changes: [vidshareLoses] });
  });

  it("makes a platform an addressee that was none, which has nothing to put back", () => {
    const findit = { platform: idOf<PlatformId>("findit"), items: [{ url: "https://findit.example/v/1" }] };
    const version = versionOf(contested(), { addressees: [...contested().document.addressees, findit] });
    expect(decided(contested(), 60, modifies(version))[1]).toMatchObject({
      kind: "OrderModified",
      changes: [
        { platform: "findit", connected: true, freed: [], added: [{ id: "v2-1", url: "https://findit.example/v/1" }] },
      ],
    });
  });

  it("says anew how to find an item that it covers, and not one that an earlier version let go", () => {
    const found = { ...video(1), contentId: "c", contentHash: "h", description: "The first frame." };
    const named = changed(contested(), 60, videos(found, 2));
    expect(vidshare(named).items[0]).toMatchObject(found);
    const narrowed = changed(goOn(named, [80, removes(80, idOf("item-1"))]), 90, videos(2));
    const back = changed(narrowed, 100, videos(video(1), 2));
    expect(vidshare(back).items.map(({ id, contentHash }) => [id, contentHash])).toEqual([
      ["item-1", "h"],
      ["item-2", undefined],
      ["v4-1", undefined],
    ]);
    const { term: _, servedAt: __, ...barer } = vidshare(changed(named, 90, videos(1, 2))).items[0] as Item;
    expect(barer).toEqual({ ...video(1), id: "item-1" });
  });

  it("of the territorial scope lets the same words of where access is disabled meet the duty, or fall short of it", () => {
    const disable: DutyDocument = { number: 1, kind: "DISABLE_ACCESS", targets: [video(1)] };
    const scope = (extent: "NL" | "EU") => ({ territorialScope: { extent, reasons: "The harm is there." } });
    const platform = idOf<PlatformId>("vidshare");
    const disabled = confirms(confirmation(idOf("item-1"), 20, "ACCESS_DISABLED"));
    for (const [first, then, before, after] of [
      ["EU", "NL", undefined, minutes(20)],
      ["NL", "EU", minutes(20), undefined],
    ] as const) {
      const document = orderDocument({ addressees: [{ platform, duties: [disable] }], ...scope(first) });
      const order = goOn(issuedOrder(document), served, [25, disabled]);
      expect(vidshare(order).compliedAt).toBe(before);
      const said = goOn(modified(order, 60, scope(then)), [70, disabled]);
      expect(vidshare(said).compliedAt).toBe(after);
      expect(decided(said, 80, disabled)).toEqual([]);
    }
  });

  it("says anew how to find an item of whichever platform, wherever the document names it", () => {
    const found = { url: "https://lawyer-list.example/", description: "The third name on the page." };
    const order = changed(contested(), 60, {
      addressees: [...videos(1, 2).addressees, { platform: idOf("lawyer-list"), items: [found] }],
    });
    expect(addresseeOf(order, idOf("lawyer-list")).items).toEqual([{ ...found, id: "item-3" }]);
  });

  it("before service makes nobody compliant", () => {
    const order = story([15, lodges()]);
    expect(vidshare(changed(order, 60, videos(1))).compliedAt).toBeUndefined();
  });

  it("that takes away the claimed item leaves the terms of the others as they run", () => {
    const order = goOn(contested(), [20, claims(20, idOf("item-1"))]);
    const narrowed = changed(order, 100, videos(2));
    expect(vidshare(narrowed).deadline).toBe(minutes(130));
    expect(vidshare(narrowed).waitsForClarification).toBeUndefined();
  });

  it("while others contest leaves the order suspended, and what is left of the terms to the resumption", () => {
    const order = goOn(
      contested(),
      [16, lodges({ role: "POSTER" }, "opposition-2")],
      [20, claims(20, idOf("item-1"))],
      [30, suspends()],
    );
    const narrowed = changed(order, 100, videos(2));
    expect(narrowed.status).toBe("SUSPENDED");
    expect(vidshare(narrowed).waitsForClarification).toBeUndefined();
    expect(vidshare(goOn(narrowed, [300, resumes()])).deadline).toBe(minutes(300 + 100));
  });

  it("that frees every item of a platform leaves it nothing to be late with", () => {
    const order = changed(contested(), 60, {
      addressees: [contested().document.addressees[1]] as OrderDocument["addressees"],
    });
    expect(isOverdue(vidshare(order), minutes(9_999))).toBe(false);
    expect(decided(order, 200, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) })).toEqual(
      [],
    );
  });

  it("that brings back the last item to be put back completes the putting back of the rest", () => {
    const order = goOn(contested(), [20, removes(20, idOf("item-1"), idOf("item-2"))]);
    const narrowed = goOn(changed(order, 60, videos(3)), [70, reinstates(70, idOf("item-1"))]);
    expect(vidshare(narrowed).reinstatedAt).toBeUndefined();
    const widened = changed(narrowed, 80, videos(2, 3));
    expect(vidshare(widened).items.map(({ freed }) => freed?.duty)).toEqual(["DUE", "HELD", undefined, undefined]);
    expect(vidshare(widened).reinstatedAt).toBe(minutes(80));
    expect(vidshare(changed(order, 60, videos(2))).reinstatedAt).toBeUndefined();
    expect(vidshare(changed(widened, 90, videos(2))).reinstatedAt).toBe(minutes(80));
  });

  it("that brings back an item which is still to be put back takes that duty away, until the order lets go of it", () => {
    const order = goOn(contested(), [20, removes(20, idOf("item-1"))]);
    const narrowed = changed(order, 60, videos(2));
    expect(addresseeStatus(vidshare(narrowed))).toBe("REINSTATEMENT_DUE");
    const again = changed(narrowed, 80, videos(1, 2));
    expect(vidshare(again).items.map(({ id, freed }) => [id, freed?.duty, freed?.heldBy])).toEqual([
      ["item-1", "HELD", "order-1"],
      ["item-2", undefined, undefined],
      ["v3-1", undefined, undefined],
    ]);
    const freed = changed(goOn(again, [90, acknowledged(90, 3)]), 100, videos(2));
    expect(vidshare(freed).items.map(({ id, freed: free }) => [id, free?.duty])).toEqual([
      ["item-1", "DUE"],
      ["item-2", undefined],
      ["v3-1", "NONE"],
    ]);
  });
});

describe("another term for removal", () => {
  const day = 24 * 60;

  it("is counted from where the present one began", () => {
    const longer = changed(contested(), 60, { removeWithin: "PT4H" });
    expect(vidshare(longer)).toMatchObject({ removeWithin: "PT4H", deadline: minutes(250) });
  });

  it("goes on without what a suspension took", () => {
    const order = goOn(contested(), [30, suspends()], [500, resumes()]);
    expect(vidshare(changed(order, 510, { removeWithin: "PT4H" })).deadline).toBe(minutes(10 + 470 + 240));
  });

  it("is counted for each item from the service of the version that named it", () => {
    const added = goOn(changed(contested(), 100, videos(1, 2, 3)), [200, acknowledged(200, 2)]);
    const longer = changed(added, 220, { removeWithin: "PT3H" });
    expect(["item-1", "item-2", "v2-1"].map((id) => endOf(longer, id))).toEqual([
      minutes(190),
      minutes(190),
      minutes(380),
    ]);
  });

  it("is not that of an item which went in time or late, and has met the term that it had", () => {
    const gone = goOn(contested(), [140, removes(140, idOf("item-1"))]);
    const longer = changed(gone, 150, { removeWithin: "PT4H" });
    expect([endOf(longer, "item-1"), endOf(longer, "item-2")]).toEqual([minutes(130), minutes(250)]);
  });

  it("is told of the terms that it moves, and not of those that were met or are still to begin", () => {
    const moved = (order: Order) => {
      const events = decided(order, 60, modifies(versionOf(order, { removeWithin: "PT4H" })));
      return events.flatMap((event) => (event.kind === "OrderModified" ? (event.terms ?? []) : []));
    };
    const platform = idOf<PlatformId>("vidshare");
    const one = idOf<ItemId>("item-1");
    const left = { platform, itemIds: ["item-2"], deadline: minutes(250) };
    expect(moved(goOn(contested(), [20, removes(20, one)]))).toEqual([left]);
    expect(moved(goOn(contested(), [20, removes(20, one, idOf("item-2"))]))).toEqual([]);
    expect(moved(story([15, lodges()]))).toEqual([]);
  });

  it("that is shorter never makes a platform late at once: it has the new term from now, but no more than it had", () => {
    expect(vidshare(changed(contested(), 60, { removeWithin: "PT30M" })).deadline).toBe(minutes(90));
    expect(vidshare(changed(contested(), 120, { removeWithin: "PT30M" })).deadline).toBe(minutes(130));
    const late = changed(contested(), 200, { removeWithin: "PT30M" });
    expect(vidshare(late).deadline).toBe(minutes(130));
  });

  it("that is longer takes back that the old one passed, and one that is shorter does not", () => {
    const passed = goOn(contested(), [
      131,
      { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) },
    ]);
    const longer = vidshare(changed(passed, 140, { removeWithin: "PT48H" }));
    expect(longer).toMatchObject({ removeWithin: "PT48H", deadline: minutes(10 + 2 * day) });
    expect(longer.deadlinePassedAt).toBeUndefined();
    expect(vidshare(changed(passed, 140, { removeWithin: "PT1H" })).deadlinePassedAt).toBe(minutes(131));
  });

  it("changes nothing for a platform that has complied, and all for one that is not served", () => {
    const complied = goOn(contested(), [20, removes(20, idOf("item-1"), idOf("item-2"))]);
    expect(vidshare(changed(complied, 60, { removeWithin: "PT1M" }))).toMatchObject({
      compliedAt: minutes(20),
      deadline: minutes(130),
    });
    const unserved = changed(story([15, lodges()]), 60, { removeWithin: "PT4H" });
    expect(vidshare(unserved).deadline).toBeUndefined();
    expect(vidshare(goOn(unserved, [70, acknowledged(70, 1)])).deadline).toBe(minutes(310));
  });

  it("of days is counted by the calendar of Amsterdam, also back over the change to summer time", () => {
    const at = (moment: string) => moment as Instant;
    const days = changed(story([15, lodges()]), 60, { removeWithin: "P1D" });
    const start = at("2026-03-28T12:00:00.000Z");
    const state = goOn(days, [
      (Date.parse(start) - Date.parse(minutes(0))) / 60_000,
      { type: "serve", platform: idOf("vidshare"), means: "BAILIFF", servedAt: start },
    ]);
    expect(vidshare(state).deadline).toBe("2026-03-29T21:59:59.999Z");
    const later = (Date.parse(start) - Date.parse(minutes(0))) / 60_000 + 1;
    const longer = changed(state, later, { removeWithin: "P2D" });
    expect(vidshare(longer).deadline).toBe("2026-03-30T21:59:59.999Z");
  });
});

describe("the duty to put back, when items are freed at different times", () => {
  const removed = () => goOn(contested(), [20, removes(20, idOf("item-1"), idOf("item-2"))]);
  const first = () => changed(removed(), 60, videos(2, 3));
  const second = () => changed(first(), 1000, videos(3));

  it("has for each item a term of its own: a later one takes nothing from an earlier", () => {
    expect(vidshare(first()).reinstateBy).toBe(minutes(60 + 1440));
    expect(vidshare(second()).reinstateBy).toBe(minutes(60 + 1440));
    const one = goOn(second(), [1100, reinstates(1100, idOf("item-1"))]);
    expect(vidshare(one).reinstateBy).toBe(minutes(1000 + 1440));
    expect(vidshare(one).reinstatedAt).toBeUndefined();
    const both = goOn(one, [1200, reinstates(1200, idOf("item-2"))]);
    expect(vidshare(both)).toMatchObject({ reinstateBy: minutes(1000 + 1440), reinstatedAt: minutes(1200) });
  });

  it("ends first with what was freed first, wherever that stands in the order", () => {
    const later = changed(changed(removed(), 60, videos(1, 3)), 1000, videos(3));
    expect(vidshare(later).items.map(({ freed }) => freed?.reinstateBy)).toEqual([
      minutes(1000 + 1440),
      minutes(60 + 1440),
      undefined,
    ]);
    expect(vidshare(later).reinstateBy).toBe(minutes(60 + 1440));
  });

  it("stays late with the first when a second is freed, and can be late with the second as well", () => {
    const late = goOn(first(), [
      1501,
      { type: "passReinstatementDeadline", platform: idOf("vidshare"), deadline: minutes(1500) },
    ]);
    const more = changed(late, 1600, videos(3));
    expect(vidshare(more)).toMatchObject({ reinstateBy: minutes(1500), reinstatementPassedAt: minutes(1501) });
    const one = goOn(more, [1700, reinstates(1700, idOf("item-1"))]);
    expect(vidshare(one).reinstatementPassedAt).toBeUndefined();
    const pass = {
      type: "passReinstatementDeadline",
      platform: idOf<PlatformId>("vidshare"),
      deadline: minutes(1600 + 1440),
    } as const;
    expect(vidshare(goOn(one, [1600 + 1441, pass])).reinstatementPassedAt).toBe(minutes(1600 + 1441));
  });
});
