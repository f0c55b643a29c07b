import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  claims,
  clarifies,
  itemsSuspend,
  lodges,
  modifies,
  POSTER,
  rejects,
  removes,
  resumes,
  servedByBailiff,
  suspends,
  versionOf,
  videos,
} from "../../../test/story.js";
import { underPenalty } from "../../../test/under-penalty.js";
import type { ItemId } from "../ids.js";
import { decideOrder } from "../order/order-decisions.js";
import type { OrderEvent } from "../order/order-events.js";
import { penaltyStatement } from "../penalty/penalty-statement.js";
import { endOfTerm } from "../term/term.js";
import { without } from "../without.js";

const HOUR = 60;
const hours = (count: number) => minutes(count * HOUR);
/** € 1 per started hour after a term of ten hours. */
const penalty = { amountCents: 100, currency: "EUR", unit: "HOUR", maximumCents: 100_000 } as const;
const order = () => underPenalty(orderDocument({ penalty, removeWithin: "PT10H" }));
const served = (at = 0) => {
  const one = order();
  one.act(acknowledged(at * HOUR), hours(at));
  return one;
};
/** The same for one video alone. */
const servedAlone = (at = 0) => {
  const one = underPenalty(orderDocument({ penalty, removeWithin: "PT10H", ...videos(1) }));
  one.act(acknowledged(at * HOUR), hours(at));
  return one;
};
/** The same for each item on its own. */
const servedPerItem = () => {
  const one = underPenalty(orderDocument({ penalty: { ...penalty, per: "ITEM" }, removeWithin: "PT10H" }));
  one.act(acknowledged(0), hours(0));
  return one;
};
/** At which hours a unit was forfeited: of the order, or of one item. */
const units = (one: ReturnType<typeof order>, until: number, itemId?: string) =>
  penaltyStatement(one.history(), hours(until))
    .units.filter((unit) => unit.standing !== "PENDING" && unit.itemId === itemId)
    .map(({ forfeitedAt }) => (Date.parse(forfeitedAt) - Date.parse(hours(0))) / 3_600_000);
const range = (from: number, until: number) => Array.from({ length: until - from }, (_, index) => from + index);

describe("a term for compliance that another follows", () => {
  it("is counted from an earlier service that becomes known after it has passed, and from no other", () => {
    const one = served(20);
    one.act(servedByBailiff(HOUR), hours(40));
    expect(one.history().complianceTerms).toEqual([{ endsAt: hours(11) }]);
    expect(units(one, 50)).toEqual(range(11, 50));
  });

  it("in days ends with its last day, also as counted from an earlier service", () => {
    const one = underPenalty(orderDocument({ penalty, removeWithin: "P2D" }));
    one.act(acknowledged(30 * HOUR), hours(30));
    one.act(servedByBailiff(HOUR), hours(80));
    const end = endOfTerm({ within: "P2D", wholeDays: true }, hours(1));
    expect(end).not.toBe(hours(49));
    expect(one.history().complianceTerms).toEqual([{ endsAt: end }]);
  });

  it("is counted so too when the earlier service becomes known while the order is suspended", () => {
    const one = served(20);
    one.act(suspends(), hours(25));
    one.act(servedByBailiff(HOUR), hours(26));
    one.act(resumes(), hours(40));
    expect(one.history().complianceTerms).toEqual([{ endsAt: hours(11) }]);
    expect(units(one, 50)).toEqual([...range(11, 25), ...range(40, 50)]);
  });

  it("was stopped by a suspension from which it had not passed, also as counted from the earlier service", () => {
    const one = served(20);
    one.act(suspends(), hours(22));
    one.act(servedByBailiff(15 * HOUR), hours(26));
    one.act(resumes(), hours(40));
    expect(one.history().complianceTerms).toEqual([{ endsAt: hours(25), stoppedAt: hours(22) }, { endsAt: hours(43) }]);
  });

  it("is stopped by a claim that was made before its service was known, and had not passed as counted from the earlier one", () => {
    const one = servedPerItem();
    one.modify(videos(1, 2, 3), hours(1));
    one.act(claims(5 * HOUR, idOf("v2-1")), hours(5));
    one.act(acknowledged(40 * HOUR, 2), hours(40));
    one.act(servedByBailiff(3 * HOUR), hours(41));
    expect(units(one, 60, "v2-1")).toEqual([]);
    one.act({ type: "rejectClaim", platform: idOf("vidshare"), reasons: "It is clear." }, hours(60));
    expect(units(one, 60, "v2-1")).toEqual(range(13, 60));
  });

  it("is not stopped by such a claim that was made when it had passed, as counted from the earlier one", () => {
    const one = servedPerItem();
    one.modify(videos(1, 2, 3), hours(1));
    one.act(claims(20 * HOUR, idOf("v2-1")), hours(20));
    one.act(acknowledged(40 * HOUR, 2), hours(40));
    one.act(servedByBailiff(3 * HOUR), hours(41));
    expect(units(one, 60, "v2-1")).toEqual(range(13, 60));
  });

  it("had passed before a suspension of its item alone, which a version has let go when that service becomes known", () => {
    const one = underPenalty(orderDocument({ penalty: { ...penalty, per: "ITEM" }, removeWithin: "PT10H" }));
    one.act(itemsSuspend([idOf("item-1")]), hours(20));
    one.modify(videos(2), hours(25));
    one.act(servedByBailiff(HOUR), hours(26));
    expect(units(one, 40, "item-1")).toEqual(range(11, 20));
  });

  it("ends with the version that lengthens it, and what was forfeited stays", () => {
    const one = served();
    one.modify({ removeWithin: "PT30H" }, hours(20));
    expect(one.history().complianceTerms).toEqual([{ endsAt: hours(10), stoppedAt: hours(20) }, { endsAt: hours(30) }]);
    expect(units(one, 40)).toEqual([...range(10, 20), ...range(30, 40)]);
  });

  it.each(["PT15H", "PT20H"])(
    "runs on when the longer one, of %s, had passed as well by its version",
    (removeWithin) => {
      const one = served();
      one.modify({ removeWithin }, hours(20));
      expect(one.history().complianceTerms).toEqual([{ endsAt: hours(10) }]);
      expect(units(one, 40)).toEqual(range(10, 40));
    },
  );

  it("is not stopped by a claim that came when it had passed, which stops the longer one that a version gives", () => {
    const one = servedAlone();
    one.act(claims(15 * HOUR, idOf("item-1")), hours(15));
    expect(one.history().complianceTerms).toEqual([{ endsAt: hours(10) }]);
    one.modify({ removeWithin: "PT30H" }, hours(20));
    one.act(claims(15 * HOUR, idOf("item-1")), hours(21));
    expect(one.history().complianceTerms).toEqual([
      { endsAt: hours(10), stoppedAt: hours(20) },
      { endsAt: hours(30), stoppedAt: hours(20) },
    ]);
    one.act(clarifies(), hours(50));
    expect(units(one, 100)).toEqual([...range(10, 20), ...range(80, 100)]);
  });

  it("is counted from an earlier service with every version that lengthened it", () => {
    const one = served(20);
    one.modify({ removeWithin: "PT20H" }, hours(35));
    expect(units(one, 50)).toEqual([...range(30, 35), ...range(40, 50)]);
    one.act(servedByBailiff(HOUR), hours(36));
    expect(one.history().complianceTerms).toEqual([{ endsAt: hours(11) }]);
    expect(units(one, 50)).toEqual(range(11, 50));
  });

  it("had passed, as counted from an earlier service, before a version that was given when the service known first was", () => {
    const one = served(20);
    one.modify({ removeWithin: "PT20H" }, hours(20));
    one.act(servedByBailiff(HOUR), hours(36));
    expect(units(one, 50)).toEqual([...range(11, 20), ...range(21, 50)]);
  });

  it("stands still with the order when a version lengthens it during a suspension", () => {
    const one = served();
    one.act(lodges(), hours(11));
    one.act(suspends(), hours(12));
    one.modify({ removeWithin: "PT15H" }, hours(20));
    one.act(resumes(), hours(30));
    // The longer one stood still from before it could pass.
    expect(one.history().complianceTerms).toEqual([
      { endsAt: hours(10), stoppedAt: hours(20) },
      { endsAt: hours(20), stoppedAt: hours(12) },
      { endsAt: hours(33) },
    ]);
    expect(units(one, 40)).toEqual([10, 11, ...range(33, 40)]);
  });

  it("stays passed for what was to be gone already, when a version adds an item with a term of its own", () => {
    const one = servedPerItem();
    const removed = { itemId: idOf<ItemId>("item-2"), outcome: "REMOVED", effectAt: hours(1) } as const;
    one.act({ type: "confirm", platform: idOf("vidshare"), confirmations: [removed] }, hours(1));
    one.modify(videos(1, 2, 3), hours(20));
    expect(units(one, 30, "item-1")).toEqual(range(10, 30));
    one.act(acknowledged(30 * HOUR, 2), hours(30));
    expect(one.history().items).toMatchObject([
      { itemId: "item-1" },
      { itemId: "item-2" },
      { itemId: "v2-1", addedAt: hours(30), complianceTerms: [{ endsAt: hours(40) }] },
    ]);
    expect(one.history().complianceTerms).toEqual([{ endsAt: hours(10) }]);
    const forfeited = penaltyStatement(one.history(), hours(45)).units;
    expect(forfeited.filter(({ itemId }) => itemId === "item-1")).toHaveLength(35);
    expect(forfeited.filter(({ itemId }) => itemId === "v2-1")).toHaveLength(5);
    expect(forfeited).toHaveLength(40);
  });

  it("is forfeited for once an hour for the order as a whole, however many of its items' terms have passed", () => {
    const one = served();
    one.modify(videos(1, 2, 3), hours(20));
    one.act(acknowledged(30 * HOUR, 2), hours(30));
    expect(units(one, 60)).toEqual(range(10, 60));
  });

  it("runs on for the others when a version adds an item, whether the platform is served with that or ignores it", () => {
    const one = served();
    one.modify(videos(1, 2, 3), hours(5));
    expect(units(one, 30)).toEqual(range(10, 30));
    one.act(acknowledged(30 * HOUR, 2), hours(30));
    expect(units(one, 50)).toEqual(range(10, 50));
  });

  it("begins with the new version's first service, which may become known later", () => {
    const one = served();
    one.modify({ ...videos(1, 2, 3), issuedAt: hours(5) }, hours(5));
    one.act(acknowledged(30 * HOUR, 2), hours(30));
    one.act(servedByBailiff(12 * HOUR), hours(31));
    expect(one.history()).toMatchObject({
      servedAt: hours(0),
      versions: [{ from: hours(0) }, { from: hours(12) }],
      items: [{}, {}, { itemId: "v2-1", addedAt: hours(12) }],
    });
    expect(one.history().items[2]?.complianceTerms).toEqual([{ endsAt: hours(22) }]);
  });

  it("of a version counts from no earlier than the version before it, whichever service becomes known first", () => {
    for (const services of [[servedByBailiff(9 * HOUR)], [acknowledged(12 * HOUR, 3), servedByBailiff(9 * HOUR)]]) {
      const one = served();
      one.modify({ penalty: { ...penalty, amountCents: 200 } }, hours(10));
      one.modify({ ...videos(1, 2, 3), issuedAt: hours(9) }, hours(11));
      for (const service of services) one.act(service, hours(12));
      expect(one.history().versions.map(({ from }) => from)).toEqual([hours(0), hours(10), hours(10)]);
    }
  });

  it("stays where it was for what kept it, when an earlier service of the new version becomes known", () => {
    const one = served();
    one.modify({ ...videos(1, 2, 3), issuedAt: hours(20) }, hours(20));
    one.act(acknowledged(30 * HOUR, 2), hours(30));
    one.modify({ ...videos(3), removeWithin: "PT30H" }, hours(45));
    one.act(servedByBailiff(21 * HOUR), hours(46));
    expect(units(one, 60)).toEqual([...range(10, 45), ...range(51, 60)]);
  });

  it("is over for an item that the order lets go: what is late afterwards is late by its own term (611a(4))", () => {
    for (const suspended of [false, true]) {
      const one = underPenalty(orderDocument({ penalty: { ...penalty, startedUnits: false }, removeWithin: "PT10H" }));
      one.act(acknowledged(0), hours(0));
      // So that the decision on the other one does not end the suspension.
      one.act(lodges(), hours(1));
      if (suspended) one.act(suspends(), hours(12));
      one.modify({ ...videos(1), removeWithin: "PT1230M" }, hours(12));
      if (suspended) one.act(resumes(), hours(12));
      expect(one.history().items).toMatchObject([
        { itemId: "item-1" },
        { freedAt: hours(12), complianceTerms: [{ endsAt: hours(10), stoppedAt: hours(12) }] },
      ]);
      // Half an hour after those of the item that was let go.
      expect(units(one, 24)).toEqual([11, 12, 21.5, 22.5, 23.5]);
    }
  });

  it("counts from a service that becomes known after the item was let go, for as long as the order covered it", () => {
    const one = servedPerItem();
    one.modify({ ...videos(1, 2, 3), issuedAt: hours(5) }, hours(5));
    one.act(acknowledged(40 * HOUR, 2), hours(40));
    one.modify({ ...videos(1, 2), removeWithin: "PT90H" }, hours(40));
    expect(units(one, 60, "v2-1")).toEqual([]);
    one.act(servedByBailiff(20 * HOUR), hours(41));
    expect(units(one, 60, "v2-1")).toEqual(range(30, 40));
  });

  it("is not counted from a service of the version before it, also while it waits for clarification", () => {
    const one = servedAlone(9);
    one.modify(videos(1, 2), hours(12));
    one.act(claims(13 * HOUR, idOf("item-1")), hours(13));
    one.act(acknowledged(14 * HOUR, 2), hours(14));
    one.act(removes(9 * HOUR, idOf("v2-1")), hours(14));
    one.act(servedByBailiff(0), hours(15));
    expect(units(one, 40)).toEqual([]);
    one.act(clarifies(), hours(40));
    expect(units(one, 60)).toEqual(range(50, 60));
  });

  it("of an item that a version added is not counted from a later-known service of the version before it", () => {
    const one = servedPerItem();
    one.modify({ ...videos(1, 2, 3), issuedAt: hours(12) }, hours(12));
    one.act(acknowledged(14 * HOUR, 2), hours(14));
    one.act(servedByBailiff(HOUR), hours(15));
    expect(units(one, 30, "v2-1")).toEqual(range(24, 30));
  });

  it("ends with the clarification, which gives a whole new one to the item that was claimed, and to no other", () => {
    const one = servedPerItem();
    one.act(claims(41 * HOUR, idOf("item-1")), hours(41));
    one.act(clarifies(), hours(42));
    expect(units(one, 60, "item-1")).toEqual([...range(10, 42), ...range(52, 60)]);
    expect(units(one, 60, "item-2")).toEqual(range(10, 60));
  });

  it("ends with a clarification during a suspension, and the new one begins when that is over", () => {
    const one = servedAlone();
    one.act(claims(15 * HOUR, idOf("item-1")), hours(15));
    one.act(suspends(), hours(20));
    one.act(clarifies(), hours(25));
    one.act(resumes(), hours(30));
    expect(one.history().complianceTerms).toEqual([{ endsAt: hours(10), stoppedAt: hours(25) }, { endsAt: hours(40) }]);
    expect(units(one, 50)).toEqual([...range(10, 20), ...range(40, 50)]);
  });

  it("of each item is lengthened by a version from where it began, and runs on where the longer one had passed", () => {
    const one = servedPerItem();
    one.modify(videos(1, 2, 3), hours(20));
    one.act(acknowledged(30 * HOUR, 2), hours(30));
    one.modify({ removeWithin: "PT20H" }, hours(45));
    expect(units(one, 60, "item-1")).toEqual(range(10, 60));
    expect(units(one, 60, "v2-1")).toEqual([...range(40, 45), ...range(50, 60)]);
  });
});

describe("a later service, of when all items of an addressee shared one term,", () => {
  it("moves none that an earlier one began", () => {
    const one = served();
    const service = { means: "BAILIFF", servedAt: hours(20), deadline: hours(10), at: hours(20) } as const;
    one.record([{ kind: "AddresseeServed", platform: idOf("vidshare"), ...service }]);
    expect(units(one, 30)).toEqual(range(10, 30));
  });
});

describe("a version that was given when all items of an addressee shared one term, and adds an item", () => {
  /** The same events, without what such a version did not say of the terms. */
  const addsAsBefore = (one: ReturnType<typeof order>, now: number, ...numbers: readonly number[]) => {
    const opposition = `opposition-${now}`;
    one.act(lodges(POSTER, opposition), hours(now));
    const version = versionOf(one.order(), { ...videos(1, 2, 3, ...numbers), issuedAt: hours(now) });
    const events = decideOrder(one.order(), modifies(version, opposition), hours(now));
    one.record(
      events.map((event) => (event.kind === "OrderModified" ? (without(event, "terms") as OrderEvent) : event)),
    );
  };

  it("lets the terms of all wait for the answer to a claim on one, where its service begins no term", () => {
    const one = servedPerItem();
    addsAsBefore(one, 5);
    one.act(claims(8 * HOUR, idOf("item-1")), hours(8));
    const service = { means: "ELECTRONIC", servedAt: hours(30), at: hours(30) } as const;
    one.record([{ kind: "AddresseeServed", platform: idOf("vidshare"), ...service }]);
    const takenAway = [{ endsAt: hours(10), stoppedAt: hours(5) }];
    expect(one.history().items).toMatchObject([
      { itemId: "item-1", termsIfRejected: takenAway },
      { itemId: "item-2", termsIfRejected: takenAway },
      { itemId: "v2-1", termsIfRejected: [] },
    ]);
  });

  it("takes away a term that had not passed: the whole of it begins anew with that version's service", () => {
    const one = served();
    addsAsBefore(one, 5);
    expect(units(one, 30)).toEqual([]);
    one.act(acknowledged(30 * HOUR, 2), hours(30));
    expect(units(one, 50)).toEqual(range(40, 50));
  });

  it("leaves what was forfeited under the terms before the one that it takes away", () => {
    const one = servedPerItem();
    one.act(claims(15 * HOUR, idOf("item-1")), hours(15));
    one.act(clarifies(), hours(20));
    addsAsBefore(one, 25);
    expect(units(one, 40, "item-1")).toEqual(range(10, 20));
    expect(units(one, 40, "item-2")).toEqual(range(10, 40));
    one.act(acknowledged(40 * HOUR, 2), hours(40));
    expect(units(one, 60, "item-1")).toEqual([...range(10, 20), ...range(50, 60)]);
  });

  it("ends the term for good, though an earlier service lets the next one pass before it was given", () => {
    const one = served();
    addsAsBefore(one, 5);
    one.act(acknowledged(30 * HOUR, 2), hours(30));
    one.act(servedByBailiff(12 * HOUR), hours(31));
    expect(units(one, 50)).toEqual(range(22, 50));
  });

  it("ends the term for good, though a later version lets the item go", () => {
    const one = servedPerItem();
    addsAsBefore(one, 5);
    one.modify(videos(2, 3), hours(20));
    expect(one.history().items[0]).toMatchObject({ itemId: "item-1", freedAt: hours(20) });
    expect(units(one, 30, "item-1")).toEqual([]);
  });

  it("leaves the end of each term to the version that took it away, also when another takes the next away", () => {
    const one = servedPerItem();
    one.act(claims(15 * HOUR, idOf("item-1")), hours(15));
    one.act(clarifies(), hours(20));
    addsAsBefore(one, 25);
    one.act(acknowledged(40 * HOUR, 2), hours(40));
    addsAsBefore(one, 45, 4);
    // The clarification's term would have ended at 30, the one from the service of the second version at 50.
    expect(units(one, 60, "item-1")).toEqual(range(10, 20));
    one.act(acknowledged(60 * HOUR, 3), hours(60));
    expect(units(one, 80, "item-1")).toEqual([...range(10, 20), ...range(70, 80)]);
  });
});

describe("a claim of impossibility", () => {
  const alone = () => {
    const one = servedAlone();
    one.act(claims(5 * HOUR, idOf("item-1")), hours(5));
    return one;
  };

  it("stops the term of its item alone", () => {
    const one = servedPerItem();
    one.act(claims(5 * HOUR, idOf("item-1")), hours(5));
    expect(units(one, 30, "item-1")).toEqual([]);
    expect(units(one, 30, "item-2")).toEqual(range(10, 30));
  });

  it("counts with all its days once the court rejects it: the term has run on all the while", () => {
    const one = alone();
    expect(one.history().complianceTerms).toEqual([{ endsAt: hours(10), stoppedAt: hours(5) }]);
    one.act(rejects(), hours(40));
    expect(one.history().complianceTerms).toEqual([{ endsAt: hours(10) }]);
    expect(units(one, 50)).toEqual(range(10, 50));
  });

  it("that is rejected counts so too under a version that lengthened the term meanwhile, and after a suspension", () => {
    const one = alone();
    one.modify({ removeWithin: "PT30H" }, hours(20));
    one.act(suspends(), hours(25));
    one.act(resumes(), hours(35));
    one.act(rejects(), hours(60));
    expect(units(one, 60)).toEqual([...range(10, 20), ...range(40, 60)]);
  });

  it("needs no answer once the order has let its item go: nothing is pending any more", () => {
    const one = servedPerItem();
    one.act(claims(5 * HOUR, idOf("item-1")), hours(5));
    expect(penaltyStatement(one.history(), hours(20)).pendingCents).toBe(10 * penalty.amountCents);
    one.modify(videos(2), hours(20));
    expect(one.history().items[0]).toMatchObject({ itemId: "item-1", freedAt: hours(20) });
    expect(one.history().items[0]).not.toHaveProperty("termsIfRejected");
    expect(penaltyStatement(one.history(), hours(20)).pendingCents).toBe(0);
  });

  it("that is rejected leaves stopped what an earlier one had stopped, which the court clarified", () => {
    const one = alone();
    one.act(clarifies(), hours(15));
    one.act(claims(20 * HOUR, idOf("item-1")), hours(20));
    one.act(rejects(), hours(40));
    expect(units(one, 50)).toEqual(range(25, 50));
  });

  it("that is clarified later leaves to the earlier one what came of that", () => {
    const one = alone();
    one.act(clarifies(), hours(8));
    one.act(claims(30 * HOUR, idOf("item-1")), hours(30));
    one.act(rejects(), hours(40));
    expect(units(one, 40)).toEqual(range(18, 40));
  });
});
