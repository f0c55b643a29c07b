import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  changesFor,
  claims,
  clarifies,
  decided,
  endOf,
  goOn,
  lodges,
  modified,
  POSTER,
  rejects,
  removes,
  resumes,
  servedByBailiff,
  story,
  suspends,
  VIDSHARE,
  versionOf,
  videos,
  vidshare,
} from "../../../test/story.js";
import type { PlatformId } from "../ids.js";
import { instant } from "../instant.js";
import type { Order } from "../order/order.js";
import type { OrderCommand } from "../order/order-commands.js";
import { addresseeStatus, isOverdue } from "./addressee-status.js";

describe("service of an order", () => {
  it("by acknowledgement stands, and is not acknowledged anew under a version that only a bailiff serves", () => {
    const order = story([10, acknowledged(10)]);
    const version = versionOf(order, { ...videos(1, 2), serviceBy: "BAILIFF" });
    const narrowed = goOn(order, [30, changesFor({ cause: "NARROWING" }, version)]);
    expect(decided(narrowed, 40, acknowledged(40, 2))).toEqual([]);
  });

  it("cannot be earlier than the order", () => {
    const sealed = minutes(-5);
    for (const early of [minutes(-600), instant(Date.parse(sealed) - 1)]) {
      expect(() => story([10, { ...servedByBailiff(0), servedAt: early } as OrderCommand])).toThrowError(
        expect.objectContaining({
          code: "FIELD_INVALID",
          message: `input.servedAt is ${early}, before the order could be given at ${sealed}; record when that was served.`,
          facts: { field: "input.servedAt" },
        }),
      );
    }
    expect(vidshare(story([10, servedByBailiff(0)])).deadline).toBe(minutes(120));
    // An order is sealed up to five minutes before the hub has it.
    expect(vidshare(story([10, servedByBailiff(-5)])).deadline).toBe(minutes(115));
  });

  it("cannot lie in the future: it is recorded when it has happened", () => {
    expect(() => story([10, servedByBailiff(11)])).toThrowError(
      expect.objectContaining({
        code: "EFFECT_IN_FUTURE",
        message: `Service at ${minutes(11)} has not happened yet; record it when it has.`,
        facts: { field: "input.servedAt" },
      }),
    );
  });

  it("by acknowledgement is of now, whatever the court's clock said when it sealed the version", () => {
    const order = modified(story([10, acknowledged(10)]), 100, { ...videos(1, 2, 3), issuedAt: minutes(103) });
    expect(endOf(goOn(order, [101, acknowledged(101, 2)]), "v2-1")).toBe(minutes(221));
  });

  it("that a bailiff did earlier than the acknowledgement moves a term that runs from service, and it may have passed", () => {
    const order = story([200, acknowledged(200)], [210, servedByBailiff(5)]);
    expect(vidshare(order)).toMatchObject({ servedAt: minutes(5), deadline: minutes(125) });
    expect(isOverdue(vidshare(order), minutes(210))).toBe(true);
  });

  it("recorded late does not shorten a term that went on after a suspension", () => {
    const order = story([10, acknowledged(10)], [20, suspends()], [500, resumes()], [510, servedByBailiff(5)]);
    expect(vidshare(order)).toMatchObject({ servedAt: minutes(5), deadline: minutes(610) });
  });

  it("recorded late does not shorten a term that began anew after a clarification", () => {
    const order = story(
      [10, acknowledged(10)],
      [20, claims(20, idOf("item-1"))],
      [500, clarifies()],
      [510, servedByBailiff(5)],
    );
    expect(vidshare(order).servedAt).toBe(minutes(5));
    expect([endOf(order, "item-1"), endOf(order, "item-2")]).toEqual([minutes(620), minutes(125)]);
  });

  it("recorded late does not shorten one that a clarification gave during a suspension, and that began when it ended", () => {
    const order = story(
      [10, acknowledged(10)],
      [140, claims(140, idOf("item-1"))],
      [150, suspends()],
      [160, clarifies()],
      [500, resumes()],
      [510, servedByBailiff(5)],
    );
    expect(vidshare(order).servedAt).toBe(minutes(5));
    expect([endOf(order, "item-1"), endOf(order, "item-2")]).toEqual([minutes(620), minutes(125)]);
  });

  it("recorded late moves a term that stands still, and what remains of it is counted from there", () => {
    const order = story([10, acknowledged(10)], [20, suspends()], [30, servedByBailiff(5)], [500, resumes()]);
    expect(vidshare(order).deadline).toBe(minutes(500 + 105));
  });

  it("recorded late does not move a shorter term that a version gave at the moment of service", () => {
    const order = modified(story([10, acknowledged(10)]), 10, { removeWithin: "PT1H" });
    expect(vidshare(order).deadline).toBe(minutes(70));
    expect(vidshare(goOn(order, [20, servedByBailiff(5)]))).toMatchObject({
      servedAt: minutes(5),
      deadline: minutes(70),
    });
  });

  it("recorded late moves a term that had passed before a suspension, and one that a version lengthened", () => {
    const passed = story([10, acknowledged(10)], [140, suspends()], [500, resumes()], [510, servedByBailiff(5)]);
    expect(vidshare(passed).deadline).toBe(minutes(125));
    const longer = modified(story([10, acknowledged(10)]), 20, { removeWithin: "PT4H" });
    expect(vidshare(goOn(longer, [30, servedByBailiff(5)])).deadline).toBe(minutes(245));
  });

  it("at the same moment again changes nothing, and a later acknowledgement neither", () => {
    const order = story([10, acknowledged(10)], [11, servedByBailiff(11)]);
    expect(decided(order, 20, acknowledged(20))).toEqual([]);
    expect(decided(order, 20, servedByBailiff(11))).toEqual([]);
  });

  it("at another moment than the one on record is refused: what was recorded is never overwritten", () => {
    const order = story([11, servedByBailiff(11)]);
    for (const other of [10, 12]) {
      expect(() => decided(order, 20, servedByBailiff(other))).toThrowError(
        expect.objectContaining({
          code: "SERVICE_RECORDED",
          message: expect.stringContaining(`is on record at ${minutes(11)}, and not at ${minutes(other)}`),
          facts: { field: "input.servedAt", platform: "vidshare", servedAt: minutes(11) },
        }),
      );
    }
  });

  it("in another way is a retry where the row of an earlier version of the hub has it as the bailiff's", () => {
    const order = story([11, servedByBailiff(11)]);
    const sent = (minute: number): OrderCommand =>
      ({ ...servedByBailiff(minute), means: "SUBSTITUTE" }) as OrderCommand;
    expect(decided(order, 20, sent(11))).toEqual([]);
    expect(decided(order, 20, sent(12))).toMatchObject([{ kind: "AddresseeServed", means: "SUBSTITUTE" }]);
  });

  it("in another way is on record once: at the same moment a retry, at another one refused", () => {
    const sent = (minute: number): OrderCommand =>
      ({ ...servedByBailiff(minute), means: "SUBSTITUTE" }) as OrderCommand;
    const order = story([11, sent(11)]);
    expect(decided(order, 20, sent(11))).toEqual([]);
    expect(() => decided(order, 20, sent(12))).toThrowError(expect.objectContaining({ code: "SERVICE_RECORDED" }));
  });

  it("in the future is refused as well where the order was served already", () => {
    for (const order of [story([11, servedByBailiff(11)]), story([10, acknowledged(10)])]) {
      expect(() => decided(order, 20, servedByBailiff(21))).toThrowError(
        expect.objectContaining({ code: "EFFECT_IN_FUTURE", facts: { field: "input.servedAt" } }),
      );
    }
  });

  it("keeps the bailiff's note, and leaves it out where there is none", () => {
    const note = "Left at the door.";
    const order = story();
    expect(
      decided(order, 5, { type: "serve", platform: idOf("vidshare"), means: "SUBSTITUTE", servedAt: minutes(5), note }),
    ).toEqual([
      {
        kind: "AddresseeServed",
        platform: "vidshare",
        means: "SUBSTITUTE",
        servedAt: minutes(5),
        note,
        deadline: minutes(125),
        itemIds: ["item-1", "item-2"],
        at: minutes(5),
      },
    ]);
    expect(decided(order, 5, servedByBailiff(5))[0]).not.toHaveProperty("note");
  });
});

describe("service of an order that only a bailiff serves", () => {
  const byBailiff = () => issuedOrder(orderDocument({ serviceBy: "BAILIFF" }));
  const kindsOf = (order: Order, minute: number, command: OrderCommand) =>
    decided(order, minute, command).map(({ kind }) => kind);

  it("is not by sending it in another way", () => {
    const sent: OrderCommand = {
      type: "serve",
      platform: idOf("vidshare"),
      means: "SUBSTITUTE",
      servedAt: minutes(5),
    };
    expect(() => decided(byBailiff(), 5, sent)).toThrowError(
      expect.objectContaining({
        code: "FIELD_INVALID",
        message:
          "input.means is SUBSTITUTE, and by the order only a bailiff's writ serves it on vidshare; send a bailiff and record that.",
        facts: { field: "input.means", platform: "vidshare" },
      }),
    );
  });

  it("keeps the first acknowledgement of what binds then, and that alone", () => {
    const known = goOn(byBailiff(), [10, acknowledged(10)]);
    expect(vidshare(known)).toMatchObject({ acknowledgedAt: minutes(10) });
    expect(kindsOf(known, 20, acknowledged(20))).toEqual([]);
    const added = modified(goOn(known, [20, servedByBailiff(20)]), 100, videos(1, 2, 3));
    expect(kindsOf(added, 110, acknowledged(110))).toEqual([]);
    expect(kindsOf(added, 110, acknowledged(110, 2))).toEqual(["AcknowledgementRecorded"]);
    const narrowed = modified(byBailiff(), 100, videos(1));
    expect(kindsOf(narrowed, 110, acknowledged(110))).toEqual(["AcknowledgementRecorded"]);
  });
});

describe("service of a new version that adds items", () => {
  const v1 = () => story([10, acknowledged(10)], [20, removes(20, idOf("item-1"), idOf("item-2"))]);
  const v2 = () => modified(v1(), 100, videos(1, 2, 3));

  it("is needed before its term runs; an acknowledgement of the old version is recorded and moves nothing", () => {
    expect(addresseeStatus(vidshare(v2()))).toBe("PARTLY_COMPLIED");
    expect(endOf(v2(), "v2-1")).toBeUndefined();
    expect(vidshare(v2()).compliedAt).toBeUndefined();
    const old = goOn(v2(), [110, acknowledged(110, 1)]);
    expect(old).toEqual({
      ...v2(),
      recordedUntil: minutes(110),
      addressees: v2().addressees.map((one) =>
        one.platform === "vidshare"
          ? { ...one, olderServices: [{ means: "ELECTRONIC", servedAt: minutes(110) }] }
          : one,
      ),
    });
    expect(decided(old, 111, acknowledged(111, 1))).toEqual([]);
    const served = goOn(v2(), [120, acknowledged(120, 2)]);
    expect(vidshare(served)).toMatchObject({ servedAt: minutes(10), deadline: minutes(240) });
    expect(vidshare(served).newVersionUnserved).toBeUndefined();
    expect(decided(served, 130, acknowledged(130, 2))).toEqual([]);
  });

  it("is no bailiff's service of the old one: once the new version binds, that is recorded and moves nothing", () => {
    const document = { ...videos(1, 2, 3), issuedAt: minutes(100) };
    const order = modified(v1(), 100, document);
    const early = [50, 5, 50].reduce((state, minute) => goOn(state, [110, servedByBailiff(minute)]), order);
    const { olderServices, ...rest } = vidshare(early);
    expect(rest).toEqual(vidshare(order));
    expect(olderServices).toEqual([50, 5].map((minute) => ({ means: "BAILIFF", servedAt: minutes(minute) })));
    expect(endOf(goOn(early, [110, servedByBailiff(100)]), "v2-1")).toBe(minutes(220));
  });

  it("keeps each service of the old one: by what means, and by each writ", () => {
    const order = modified(v1(), 100, { ...videos(1, 2, 3), issuedAt: minutes(100) });
    const writ = servedByBailiff(50);
    const sent = { ...writ, means: "SUBSTITUTE" } as OrderCommand;
    const known = goOn(order, [110, writ], [111, sent], [112, acknowledged(112, 1)], [113, sent]);
    expect(vidshare(known).olderServices).toEqual([
      { means: "BAILIFF", servedAt: minutes(50) },
      { means: "SUBSTITUTE", servedAt: minutes(50) },
      { means: "ELECTRONIC", servedAt: minutes(112) },
    ]);
  });

  it("moves no term of an item that the version let go, though a writ between its seal and its record comes first", () => {
    const order = modified(story([10, acknowledged(10)]), 100, { ...videos(1, 3), issuedAt: minutes(95) });
    const [event] = decided(goOn(order, [200, acknowledged(200, 2)]), 210, servedByBailiff(97));
    expect(event).toMatchObject({ itemIds: ["v2-1"], deadline: minutes(217) });
  });

  it("is done by the bailiff too, whoever served the old one, and the term runs from the first of the two", () => {
    const both = goOn(v1(), [30, servedByBailiff(30)]);
    const order = goOn(modified(both, 100, { ...videos(1, 2, 3), issuedAt: minutes(100) }), [
      300,
      acknowledged(300, 2),
    ]);
    expect(vidshare(order)).toMatchObject({ electronicServiceAt: minutes(300), deadline: minutes(420) });
    expect(vidshare(order).bailiffServiceAt).toBeUndefined();
    const known = goOn(order, [310, servedByBailiff(150)]);
    expect(vidshare(known)).toMatchObject({ bailiffServiceAt: minutes(150), deadline: minutes(270) });
    expect(vidshare(known).servedAt).toBe(minutes(10));
    expect(isOverdue(vidshare(known), minutes(310))).toBe(true);
    expect(decided(order, 310, servedByBailiff(99))).toMatchObject([{ itemIds: [], ofOlderVersion: true }]);
  });

  it("is later than a newer version that came before it was done, and than the version that made a platform an addressee", () => {
    const twice = modified(modified(v1(), 100, { ...videos(1, 2, 3), issuedAt: minutes(100) }), 200, {
      ...videos(1, 2, 3),
      removeWithin: "PT1H",
      issuedAt: minutes(200),
    });
    const served = goOn(twice, [300, acknowledged(300, 3)]);
    expect(decided(served, 310, servedByBailiff(150))).toMatchObject([{ itemIds: [], ofOlderVersion: true }]);
    const chirper = { platform: idOf<PlatformId>("chirper"), items: [{ url: "https://chirper.example/1" }] };
    const joined = modified(v1(), 100, {
      addressees: [...videos(1, 2).addressees, chirper],
      issuedAt: minutes(100),
    });
    const early = {
      type: "serve",
      platform: idOf<PlatformId>("chirper"),
      means: "BAILIFF",
      servedAt: minutes(99),
    } as const;
    expect(decided(joined, 110, early)).toMatchObject([{ itemIds: [], ofOlderVersion: true }]);
    expect(decided(joined, 110, { ...early, servedAt: minutes(100) })).toMatchObject([{ deadline: minutes(220) }]);
  });

  it("begins no term of an item that is claimed to be impossible while the claim is unanswered", () => {
    const claimed = goOn(v2(), [105, claims(105, idOf("v2-1"))], [210, acknowledged(210, 2)]);
    expect(isOverdue(vidshare(claimed), minutes(9_999))).toBe(false);
    expect(endOf(goOn(claimed, [300, clarifies()]), "v2-1")).toBe(minutes(420));
    expect(endOf(goOn(claimed, [300, rejects()]), "v2-1")).toBe(minutes(330));
  });

  it("is needed as well where the first version had not been served", () => {
    const order = modified(story(), 50, videos(1, 2, 3));
    expect(decided(order, 60, acknowledged(60, 1))).toMatchObject([{ itemIds: [], ofOlderVersion: true }]);
    expect(addresseeStatus(vidshare(goOn(order, [60, acknowledged(60, 1)])))).toBe("PENDING");
    expect(vidshare(goOn(order, [70, acknowledged(70, 2)])).deadline).toBe(minutes(190));
  });

  it("begins the added item's term whatever is claimed of the others", () => {
    const claimed = modified(story([10, acknowledged(10)], [20, claims(20, idOf("item-1"))]), 100, videos(1, 2, 3));
    const served = goOn(claimed, [120, acknowledged(120, 2)]);
    expect(endOf(served, "v2-1")).toBe(minutes(240));
    expect(isOverdue(vidshare(served), minutes(241))).toBe(true);
    expect(endOf(goOn(served, [130, clarifies()]), "item-1")).toBe(minutes(250));
  });

  it("is not replaced by a clarification, a claim that is taken back or the end of a suspension", () => {
    const claimed = goOn(v2(), [105, claims(105, idOf("v2-1"))]);
    for (const step of [clarifies(), removes(110, idOf("v2-1"))]) {
      const order = goOn(claimed, [110, step]);
      expect(endOf(order, "v2-1")).toBeUndefined();
      expect(isOverdue(vidshare(order), minutes(9_999))).toBe(false);
      expect(endOf(goOn(order, [200, acknowledged(200, 2)]), "v2-1")).toBe(minutes(320));
    }
    const suspended = goOn(
      v2(),
      [105, suspends()],
      [106, claims(106, idOf("v2-1"))],
      [107, clarifies()],
      [300, resumes()],
    );
    expect(endOf(suspended, "v2-1")).toBeUndefined();
    expect(endOf(goOn(suspended, [310, acknowledged(310, 2)]), "v2-1")).toBe(minutes(430));
  });

  it("leaves the terms of the other items as they were: passed, stopped or still to begin", () => {
    const passed = story(
      [10, acknowledged(10)],
      [131, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) }],
    );
    const late = goOn(modified(passed, 200, videos(1, 2, 3)), [210, acknowledged(210, 2)]);
    expect(vidshare(late)).toMatchObject({ deadline: minutes(130), deadlinePassedAt: minutes(131) });
    const waiting = goOn(
      story([10, acknowledged(10)], [20, claims(20, idOf("item-1"))], [30, suspends()], [40, clarifies()]),
      [41, lodges(VIDSHARE)],
      [42, lodges(POSTER, "opposition-2")],
    );
    const added = modified(waiting, 50, videos(1, 2, 3));
    expect(added.status).toBe("SUSPENDED");
    expect(endOf(added, "item-1")).toBeUndefined();
    const resumed = goOn(added, [500, resumes()]);
    expect([endOf(resumed, "item-1"), endOf(resumed, "item-2")]).toEqual([minutes(620), minutes(600)]);
  });

  it("lets a later suspension leave each item what remained of its own term", () => {
    const order = goOn(v2(), [110, acknowledged(110, 2)], [120, suspends()], [500, resumes()]);
    expect([endOf(order, "item-1"), endOf(order, "v2-1")]).toEqual([minutes(510), minutes(610)]);
  });

  it("frees a whole new addressee from nothing that was before it", () => {
    const order = modified(story(), 100, {
      addressees: [
        ...videos(1, 2).addressees,
        { platform: idOf<PlatformId>("chirper"), items: [{ url: "https://chirper.example/1" }] },
      ],
    });
    expect(order.addressees[2]).toMatchObject({
      platform: idOf<PlatformId>("chirper"),
      connected: true,
      items: [{ id: "v2-1" }],
    });
    expect(order.addressees[1]?.items[0]?.freed).toEqual({ itemId: "item-3", duty: "NONE", at: minutes(100) });
  });
});
