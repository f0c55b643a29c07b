import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { disclosureTerms, issuedOrder, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  appeals,
  CORRECTION,
  changesFor,
  claims,
  clarifies,
  confirmation,
  confirms,
  contests,
  contestsFinding,
  decided,
  decidesFinding,
  endOf,
  findsBreach,
  goOn,
  itemsResume,
  itemsSuspend,
  lifts,
  liftsFor,
  lodges,
  modified,
  modifies,
  modifiesOnAppeal,
  nothingElseCovers,
  POSTER,
  reinstatement,
  reinstates,
  removes,
  resumes,
  type Step,
  servedByBailiff,
  story,
  suspends,
  upholds,
  versionOf,
  videos,
  vidshare,
  WITHDRAWN,
} from "../../../test/story.js";
import { penalty, underPenalty } from "../../../test/under-penalty.js";
import type { Item } from "../addressee/addressee.js";
import type { CoveredBy } from "../addressee/reinstatement.js";
import type { ItemId, OrderId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { evolveOrder } from "../order/evolve-order.js";
import { addresseeOf, type Order } from "../order/order.js";
import type { OrderEvent } from "../order/order-events.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { penaltyStatement } from "../penalty/penalty-statement.js";
import { cannotHaveForfeited, complianceFactsOf, penaltyFactsOf } from "./compliance-facts.js";

const MINUTE = 60;
const served = [10, acknowledged(10)] as const;
const contested = [15, lodges()] as const;
const bothGone = [20, removes(20, idOf("item-1"), idOf("item-2"))] as const;

function factsOf(order: Order, events: readonly OrderEvent[] = [], platform = idOf<PlatformId>("vidshare")) {
  return complianceFactsOf(order, addresseeOf(order, platform), events);
}
const facts = (...steps: readonly Step[]) => factsOf(story(...steps));

/** The facts after the last of these steps, as that one is recorded. */
function factsOnDecision(state: Order, [minute, command]: Step, platform = idOf<PlatformId>("vidshare")) {
  const events = decided(state, minute, command);
  return factsOf(events.reduce<Order>(evolveOrder, state), events, platform);
}

function factsOnVersion(
  state: Order,
  change: Partial<OrderDocument>,
  coveredBy?: CoveredBy,
  platform = idOf<PlatformId>("vidshare"),
) {
  return factsOnDecision(state, [60, modifies(versionOf(state, change, coveredBy))], platform);
}

describe("an order to disclose", () => {
  const document = (removes: boolean) =>
    orderDocument({
      addressees: [
        {
          platform: idOf("vidshare"),
          duties: [
            {
              number: 1,
              kind: "DISCLOSE",
              within: "P20D",
              targets: [{ url: "https://vidshare.example/v/1" }],
              disclosure: disclosureTerms(),
            },
            ...(removes
              ? [{ number: 2, kind: "REMOVE" as const, targets: [{ url: "https://vidshare.example/v/1" }] }]
              : []),
          ],
        },
      ],
    });
  const discloses = {
    type: "recordPosterAnswer",
    platform: idOf<PlatformId>("vidshare"),
    duty: 1,
    answer: { given: "DISCLOSED" },
    answeredAt: minutes(60 * 24 * 15),
  } as const;
  const disclosed = [60 * 24 * 15, discloses] as const;

  it("counts no time to removal for the days that a disclosure takes", () => {
    const alone = goOn(issuedOrder(document(false)), served, disclosed);
    expect(addresseeOf(alone, idOf("vidshare")).compliedAt).toBe(minutes(60 * 24 * 15));
    expect(factsOf(alone)).toMatchObject({ served: true, secondsToRemoval: null, removedInTime: null });
    const beside = goOn(issuedOrder(document(true)), served, [20, removes(20, idOf("item-2"))]);
    expect(factsOf(beside)).toMatchObject({ secondsToRemoval: 10 * MINUTE, removedInTime: true });
    expect(factsOf(goOn(beside, disclosed))).toMatchObject({ secondsToRemoval: 10 * MINUTE, removedInTime: true });
  });
});

describe("what is counted of an order that is only given", () => {
  it("is that it was received, and when", () => {
    expect(facts()).toEqual({
      orderId: "order-1",
      platform: "vidshare",
      issuedAt: NOW,
      served: false,
      unservedAfter: null,
      secondsToRemoval: null,
      removedInTime: null,
      overdueAfter: null,
      impossibleClaimed: false,
      findingContested: false,
      moderationRequested: false,
      itemsSuspendedSince: null,
      posterInformedInTime: null,
      posterNotPossible: false,
      posterOverdueAfter: null,
      contested: false,
      decided: false,
      reversed: false,
      narrowedAt: null,
      freed: false,
      secondsToReinstatement: null,
      reinstatedInTime: null,
      reinstatementOverdueAfter: null,
    });
  });
});

describe("the time to removal", () => {
  it("is from service to when the last item went, whenever that was confirmed", () => {
    const confirmed = facts(served, [20, removes(20, idOf("item-1"))], [90, removes(50, idOf("item-2"))]);
    expect(confirmed).toMatchObject({ served: true, secondsToRemoval: 40 * MINUTE, removedInTime: true });
  });

  it("is not known while an item is still there", () => {
    const one = facts(served, [20, removes(20, idOf("item-1"))]);
    expect(one).toMatchObject({ served: true, secondsToRemoval: null, removedInTime: null });
  });

  it("is not known of who obeyed before the bailiff came, until he has come", () => {
    const known = goOn(issuedOrder(orderDocument({ serviceBy: "BAILIFF" })), served, bothGone);
    expect(addresseeOf(known, idOf("vidshare")).compliedAt).toBe(minutes(20));
    expect(factsOf(known)).toMatchObject({ served: false, secondsToRemoval: null, removedInTime: null });
    expect(factsOf(goOn(known, [30, servedByBailiff(25)]))).toMatchObject({ secondsToRemoval: 0, removedInTime: true });
  });

  it("is none at all for what had gone before service", () => {
    expect(facts(served, [20, removes(5, idOf("item-1"), idOf("item-2"))])).toMatchObject({
      secondsToRemoval: 0,
      removedInTime: true,
    });
  });

  it.each([
    ["on the last moment of the term is in time", 130, true],
    ["after it is not", 131, false],
  ])("that ends %s", (_, minute, removedInTime) => {
    const gone = facts(served, [minute, removes(minute, idOf("item-1"), idOf("item-2"))]);
    expect(gone).toMatchObject({ secondsToRemoval: (minute - 10) * MINUTE, removedInTime });
  });

  it.each([
    ["within the term is in time", 25, true],
    ["on its last moment as well", 130, true],
    ["after it is late all the same", 131, false],
  ])("that ends during a suspension which began %s", (_, suspended, removedInTime) => {
    const gone = facts(served, [suspended, suspends()], [500, removes(500, idOf("item-1"), idOf("item-2"))]);
    expect(gone).toMatchObject({ removedInTime, overdueAfter: null });
  });

  it.each([
    ["in time", [50, removes(50, idOf("item-1"), idOf("item-2"))], true],
    ["late", [140, removes(140, idOf("item-1"), idOf("item-2"))], false],
    ["never", [50, removes(50, idOf("item-1"))], null],
  ] as const)("is %s as well once the order has let go of everything", (_, gone, removedInTime) => {
    expect(facts(served, contested, gone, [200, lifts()])).toMatchObject({ removedInTime });
  });

  it("is late for what the order let go last, whatever a version had let go before", () => {
    const order = story(served, contested, [20, removes(20, idOf("item-1"))]);
    const late = goOn(modified(order, 30, videos(2)), [140, removes(140, idOf("item-2"))]);
    expect(factsOf(goOn(late, [200, liftsFor(WITHDRAWN)]))).toMatchObject({ removedInTime: false });
  });

  it("is in time for an item of a version that is unserved, and for the others by their own terms", () => {
    const order = modified(story(served, contested), 60, videos(1, 2, 3));
    const gone = goOn(order, [70, removes(70, idOf("item-1"), idOf("item-2"))], [9_000, removes(9_000, idOf("v2-1"))]);
    expect(factsOf(gone)).toMatchObject({ secondsToRemoval: 8_990 * MINUTE, removedInTime: true });
    const late = goOn(order, [9_000, removes(9_000, idOf("item-1"), idOf("item-2"), idOf("v2-1"))]);
    expect(factsOf(late)).toMatchObject({ secondsToRemoval: 8_990 * MINUTE, removedInTime: false });
  });
});

describe("what may become overdue", () => {
  it("does so after its deadline, once it is served", () => {
    expect(facts(served).overdueAfter).toBe(minutes(130));
    expect(facts(served, [20, removes(20, idOf("item-1"))]).overdueAfter).toBe(minutes(130));
  });

  it("does not when every item is gone", () => {
    expect(facts(served, bothGone).overdueAfter).toBeNull();
  });

  it("does not while the term stands still, and does when it goes on", () => {
    expect(facts(served, [20, suspends()]).overdueAfter).toBeNull();
    expect(facts(served, [20, claims(20, idOf("item-1"))]).overdueAfter).toBe(minutes(130));
    expect(facts(served, [20, claims(20, idOf("item-1"))], [30, removes(30, idOf("item-2"))]).overdueAfter).toBeNull();
    expect(facts(served, [20, suspends()], [50, resumes()]).overdueAfter).toBe(minutes(160));
  });

  it("does not when the order asks nothing any more", () => {
    expect(facts(served, contested, [60, lifts()]).overdueAfter).toBeNull();
  });
});

describe("a claim that compliance is impossible", () => {
  it("counts, of one item or of all, for whatever reason", () => {
    expect(facts(served, [20, claims(20, idOf("item-2"), "DE_FACTO_IMPOSSIBLE")]).impossibleClaimed).toBe(true);
    expect(facts(served, [20, claims(20, idOf("item-1"))]).impossibleClaimed).toBe(true);
  });

  it("does not count when the court has answered it, or the platform taken it back", () => {
    expect(facts(served, [20, claims(20, idOf("item-1"))], [30, clarifies()]).impossibleClaimed).toBe(false);
    expect(facts(served, [20, claims(20, idOf("item-1"))], [30, removes(30, idOf("item-1"))]).impossibleClaimed).toBe(
      false,
    );
  });

  it("is none that an item was not found", () => {
    expect(facts(served, [20, confirms(confirmation(idOf("item-1"), 20, "NOT_FOUND"))]).impossibleClaimed).toBe(false);
  });
});

describe("an opposition", () => {
  it("contests the order for every addressee, whoever lodged it", () => {
    const order = story(served, [15, lodges(POSTER)]);
    for (const platform of ["vidshare", "lawyer-list"]) {
      expect(factsOf(order, [], idOf(platform))).toMatchObject({ contested: true, decided: false, reversed: false });
    }
  });

  it("that names items contests, and is decided, for the platforms that have them alone", () => {
    const order = story(served, [15, contests("poster-2026-1", "item-1")]);
    expect(factsOf(order)).toMatchObject({ contested: true, decided: false });
    expect(factsOf(order, [], idOf("lawyer-list"))).toMatchObject({ contested: false, decided: false });
    const all = goOn(order, [16, contests("poster-2026-2", "item-1", "item-2", "item-3")]);
    const upheld = goOn(all, [30, upholds("opposition-of-poster-2026-1")]);
    expect(factsOf(upheld)).toMatchObject({ decided: true, reversed: false });
    expect(factsOf(upheld, [], idOf("lawyer-list"))).toMatchObject({ contested: true, decided: false });
    const lifted = goOn(upheld, [40, lifts({}, "opposition-of-poster-2026-2")]);
    for (const platform of ["vidshare", "lawyer-list"])
      expect(factsOf(lifted, [], idOf(platform))).toMatchObject({ decided: true, reversed: true });
  });

  it("that is withdrawn was lodged, and not decided", () => {
    const withdrawn: Step = [
      30,
      { type: "withdrawOpposition", oppositionId: idOf("opposition-1"), reasons: "Settled." },
    ];
    expect(facts(contested, withdrawn)).toMatchObject({ contested: true, decided: false, reversed: false });
  });

  it("that fails is decided, and reverses nothing", () => {
    expect(factsOnDecision(story(contested), [30, upholds()])).toMatchObject({
      contested: true,
      decided: true,
      reversed: false,
      narrowedAt: null,
    });
  });

  it("counts once it is decided, though another is pending", () => {
    const order = story(contested, [30, upholds()], [40, lodges(POSTER, "opposition-2")]);
    expect(factsOf(order).decided).toBe(true);
  });

  it("on which the order is lifted reverses it, for every addressee", () => {
    for (const platform of ["vidshare", "lawyer-list"]) {
      expect(factsOnDecision(story(contested), [30, lifts()], idOf(platform))).toMatchObject({
        decided: true,
        reversed: true,
        narrowedAt: null,
      });
    }
  });

  it("on which an item leaves the order reverses it for the platform that has the item, from then on", () => {
    const order = story(served, contested);
    const { addressees } = videos(2);
    const list = orderDocument().addressees.filter(({ platform }) => platform === "lawyer-list");
    const narrowed = { addressees: [...addressees, ...list] };
    expect(factsOnVersion(order, narrowed)).toMatchObject({
      decided: true,
      reversed: true,
      narrowedAt: minutes(60),
    });
    expect(factsOnVersion(order, narrowed, nothingElseCovers, idOf("lawyer-list"))).toMatchObject({
      decided: true,
      reversed: false,
      narrowedAt: null,
    });
  });

  it("reverses also where another order goes on to keep the item down", () => {
    const order = story(served, contested, bothGone);
    expect(factsOnVersion(order, videos(2), () => idOf("order-9"))).toMatchObject({ narrowedAt: minutes(60) });
  });

  it("reverses nothing with a version that only adds, or that changes the term", () => {
    const order = story(served, contested);
    for (const change of [videos(1, 2, 3), { removeWithin: "PT4H" }]) {
      expect(factsOnVersion(order, { ...order.document, ...change })).toMatchObject({
        decided: true,
        reversed: false,
        narrowedAt: null,
      });
    }
  });

  it("reverses nothing with a version that takes back what was to be put back", () => {
    const narrowed = modified(story(served, contested, bothGone), 40, videos(2));
    const again = goOn(narrowed, [50, lodges(POSTER, "opposition-2")]);
    const version = versionOf(again, videos(1, 2));
    expect(factsOnDecision(again, [60, modifies(version, "opposition-2")])).toMatchObject({
      decided: true,
      narrowedAt: null,
    });
  });

  it("is none where the court narrows the order of its own, which reverses it all the same", () => {
    const order = story(served, bothGone);
    const narrows = changesFor({ cause: "NARROWING" }, versionOf(order, videos(2)));
    const counted = { contested: false, decided: true, reversed: true, narrowedAt: minutes(60) };
    expect(factsOnDecision(order, [60, narrows])).toMatchObject(counted);
    const lighter = changesFor({ cause: "NARROWING" }, versionOf(order, { removeWithin: "PT9H" }));
    const uncounted = { contested: false, decided: false, reversed: false, narrowedAt: null };
    expect(factsOnDecision(order, [60, lighter])).toMatchObject(uncounted);
    for (const ground of [CORRECTION, { cause: "SETTLEMENT" }] as const) {
      const frees = changesFor(ground, versionOf(order, videos(2)));
      expect(factsOnDecision(order, [60, frees])).toMatchObject(uncounted);
    }
  });

  it("reverses nothing when it became moot, and is not decided", () => {
    const withdrawn = goOn(story(served, contested), [60, liftsFor(WITHDRAWN)]);
    expect(factsOf(withdrawn)).toMatchObject({ contested: true, decided: false, reversed: false });
  });

  it("reverses nothing when the court corrects an item of its own, on a claim of a manifest error", () => {
    const order = story(served, [20, claims(20, idOf("item-1"))]);
    const correction = versionOf(order, videos(2, 3));
    expect(factsOnDecision(order, [30, clarifies("It is video 3.", correction)])).toMatchObject({
      contested: false,
      reversed: false,
      narrowedAt: null,
    });
  });

  it("that fails is not reversed by a correction of the court's own that comes later", () => {
    const order = story(served, contested, [20, claims(20, idOf("item-1"))]);
    const upheld = decided(order, 30, upholds());
    const after = upheld.reduce<Order>(evolveOrder, order);
    const corrected = decided(after, 40, clarifies("It is video 3.", versionOf(after, videos(2, 3))));
    const events = [...upheld, ...corrected];
    expect(factsOf(events.reduce<Order>(evolveOrder, order), events)).toMatchObject({
      decided: true,
      reversed: false,
      narrowedAt: null,
    });
  });
});

describe("an appeal", () => {
  it("on which an item leaves the order reverses no opposition: the figure counts what was decided on opposition", () => {
    const order = story(served, contested, bothGone, [24, upholds()], [26, appeals()]);
    const narrows = modifiesOnAppeal(versionOf(order, videos(2)));
    expect(factsOnDecision(order, [60, narrows])).toMatchObject({ decided: true, reversed: false, narrowedAt: null });
  });
});

describe("the time to reinstatement", () => {
  const lifted = () => story(served, contested, bothGone, [60, lifts()]);

  it("is counted of an item that was suspended, also after it is demanded once more", () => {
    const one = idOf<ItemId>("item-1");
    const steps = [served, bothGone, [60, itemsSuspend([one])], [90, reinstates(90, one)]] as const;
    const back = { freed: true, secondsToReinstatement: 30 * MINUTE, reinstatedInTime: true };
    expect(facts(...steps)).toMatchObject({ ...back, reversed: false, decided: false, overdueAfter: null });
    expect(facts(...steps, [100, itemsResume([one])])).toMatchObject({ ...back, overdueAfter: minutes(220) });
    const again = facts(...steps, [100, itemsResume([one])], [110, removes(110, one)], [120, itemsSuspend([one])]);
    expect(again).toMatchObject({
      freed: true,
      secondsToReinstatement: null,
      reinstatementOverdueAfter: minutes(1560),
    });
  });

  it("is counted only of a platform that took something down", () => {
    const nothingDown = facts(
      served,
      contested,
      [20, confirms(confirmation(idOf("item-1"), 20, "ALREADY_GONE"))],
      [60, lifts()],
    );
    expect(nothingDown).toMatchObject({
      freed: false,
      secondsToReinstatement: null,
      reinstatedInTime: null,
      reinstatementOverdueAfter: null,
    });
  });

  it("is not counted where another order keeps down all that was taken down", () => {
    const held = facts(served, contested, bothGone, [60, lifts({ coveredBy: () => idOf("order-9") })]);
    expect(held).toMatchObject({ freed: false, secondsToReinstatement: null, reinstatementOverdueAfter: null });
  });

  it("runs from the lifting until all is back, and is overdue after its term", () => {
    const due = { freed: true, secondsToReinstatement: null, reinstatedInTime: null };
    expect(factsOf(lifted())).toMatchObject({ ...due, reinstatementOverdueAfter: minutes(1500) });
    const one = goOn(lifted(), [70, reinstates(70, idOf("item-2"))]);
    expect(factsOf(one)).toMatchObject({ ...due, reinstatementOverdueAfter: minutes(1500) });
    // The last that is back counts, whichever it is, and not when that was confirmed.
    expect(factsOf(goOn(one, [200, reinstates(65, idOf("item-1"))]))).toMatchObject({
      freed: true,
      secondsToReinstatement: 10 * MINUTE,
      reinstatedInTime: true,
      reinstatementOverdueAfter: null,
    });
    expect(factsOf(goOn(one, [200, reinstates(90, idOf("item-1"))])).secondsToReinstatement).toBe(30 * MINUTE);
  });

  it.each([
    ["item-1", videos(2)],
    ["item-2", videos(1)],
  ])("runs from when the first item was freed, be it %s", (first, narrowed) => {
    const order = goOn(modified(story(served, contested, bothGone), 60, narrowed), [100, lodges(POSTER, "again")]);
    const ended = goOn(order, [120, lifts({}, "again")], [150, reinstates(150, idOf("item-1"), idOf("item-2"))]);
    expect(vidshare(ended).items.find(({ id }) => id === first)?.freed?.at).toBe(minutes(60));
    expect(factsOf(ended)).toMatchObject({ secondsToReinstatement: 90 * MINUTE, reinstatedInTime: true });
  });

  it("is none for what was back before the order was lifted", () => {
    const back = goOn(lifted(), [70, reinstates(50, idOf("item-1"), idOf("item-2"))]);
    expect(factsOf(back)).toMatchObject({ secondsToReinstatement: 0, reinstatedInTime: true });
  });

  it("is in time for what had no term, in an order from before each item had its own", () => {
    const back = goOn(lifted(), [70, reinstates(70, idOf("item-1"), idOf("item-2"))]);
    const [one, ...others] = vidshare(back).items;
    const { reinstateBy: _, ...freed } = one?.freed ?? {};
    const kept = { ...vidshare(back), items: [{ ...one, freed } as Item, ...others] };
    expect(complianceFactsOf(back, kept, [])).toMatchObject({ reinstatedInTime: true });
  });

  it("ends as well with what the platform keeps down on a ground of its own", () => {
    const kept = {
      itemId: idOf<ItemId>("item-1"),
      outcome: "KEPT_DOWN",
      effectAt: minutes(70),
      explanation: "Rules.",
    } as const;
    const back = { itemId: idOf<ItemId>("item-2"), outcome: "REINSTATED", effectAt: minutes(65) } as const;
    const all = goOn(lifted(), [75, reinstatement(kept, back)]);
    expect(factsOf(all)).toMatchObject({ secondsToReinstatement: 10 * MINUTE, reinstatementOverdueAfter: null });
  });

  it.each([
    ["on the last moment of the term", 1500, true],
    ["after it, were it one item only", 1501, false],
  ])("that ends %s: in time is %s", (_, minute, reinstatedInTime) => {
    const back = goOn(lifted(), [1501, reinstates(70, idOf("item-1"))], [1501, reinstates(minute, idOf("item-2"))]);
    expect(factsOf(back).reinstatedInTime).toBe(reinstatedInTime);
  });
});

describe("what is counted of a penalty", () => {
  const of = { orderId: idOf<OrderId>("order-1"), platform: idOf<PlatformId>("vidshare") };
  const statement = (minute: number, document = orderDocument({ penalty })) => {
    const one = underPenalty(document);
    one.serve();
    return [penaltyStatement(one.history(), minutes(minute))];
  };

  it("is nothing, in no currency, while nothing is forfeited", () => {
    const nothing = { ...of, currency: null, forfeitedCents: 0, prescribedCents: 0, running: false };
    expect(penaltyFactsOf(of, statement(100))).toEqual(nothing);
    expect(penaltyFactsOf(of, statement(100, orderDocument()))).toEqual(nothing);
  });

  it("is what is forfeited, and what of that can no longer be collected, in the order's currency", () => {
    const forfeited = { ...of, currency: "EUR", forfeitedCents: 200_000, prescribedCents: 0, running: true };
    expect(penaltyFactsOf(of, statement(200))).toEqual(forfeited);
    const sevenMonths = 7 * 31 * 1440;
    const prescribed = {
      ...of,
      currency: "EUR",
      forfeitedCents: 1_000_000,
      prescribedCents: 1_000_000,
      running: false,
    };
    expect(penaltyFactsOf(of, statement(sevenMonths))).toEqual(prescribed);
  });
});

describe("a platform with penalties of several duties", () => {
  it("is counted with the sum of what they came to, and forfeits as long as one of them does", () => {
    const of = { orderId: idOf<OrderId>("order-1"), platform: idOf<PlatformId>("vidshare") };
    const one = underPenalty();
    one.serve();
    const [ended, runs] = [7 * 31 * 1440, 200].map((minute) => penaltyStatement(one.history(), minutes(minute)));
    const statements = [ended, runs].filter((statement) => statement !== undefined);
    expect(statements.map(({ running }) => running)).toEqual([false, true]);
    const sum = { ...of, currency: "EUR", forfeitedCents: 1_200_000, prescribedCents: 1_000_000, running: true };
    expect(penaltyFactsOf(of, statements)).toEqual(sum);
    expect(penaltyFactsOf(of, statements.toReversed())).toEqual(sum);
  });
});

describe("a penalty of which nothing need be counted yet", () => {
  const before = vidshare(issuedOrder());
  const after = vidshare(story(served));
  const cannot = (now: Instant, one = after, was: typeof before | undefined = before) =>
    cannotHaveForfeited(was, one, now);

  it("is that of an order which is not served", () => {
    expect(cannotHaveForfeited(undefined, before, minutes(90_000))).toBe(true);
    expect(cannot(minutes(90_000), before)).toBe(true);
  });

  it("is that of one which was served just now, as long as its term has not passed", () => {
    expect(cannot(minutes(20))).toBe(true);
    expect(cannot(minutes(129))).toBe(true);
    expect(cannot(minutes(130))).toBe(false);
    expect(cannot(minutes(131))).toBe(false);
    expect(cannotHaveForfeited(undefined, after, minutes(20))).toBe(true);
    expect(cannotHaveForfeited(undefined, after, minutes(131))).toBe(false);
  });

  it("is that of one which was served during a suspension, whose term has not begun", () => {
    const suspended = vidshare(story([5, suspends()], served));
    expect(endOf(story([5, suspends()], served), "item-1")).toBeUndefined();
    expect(cannot(minutes(90_000), suspended)).toBe(true);
  });

  it("is not that of one whose term has passed for some item, whatever the terms of the others", () => {
    const suspended = vidshare(story([5, itemsSuspend([idOf("item-1")])], served));
    expect(suspended.items.map(({ term }) => term?.until)).toEqual([undefined, minutes(130)]);
    expect(cannot(minutes(129), suspended)).toBe(true);
    expect(cannot(minutes(131), suspended)).toBe(false);
  });

  it("is not that of one which was served before, whose term may have been another", () => {
    const suspended = vidshare(story(served, [20, suspends()], [25, resumes()]));
    expect(cannot(minutes(30), suspended, after)).toBe(false);
    expect(cannot(minutes(20), after, after)).toBe(false);
  });
});

describe("what the court is still to answer", () => {
  const found = [60, findsBreach(30, idOf("item-1"), { until: minutes(40) })] as const;

  it("counts a finding from when it is contested, until the court decides on it", () => {
    const steps = [served, bothGone, found, [70, contestsFinding()]] as const;
    expect(facts(...steps.slice(0, 3)).findingContested).toBe(false);
    expect(facts(...steps).findingContested).toBe(true);
    for (const outcome of ["UPHELD", "WITHDRAWN"] as const)
      expect(facts(...steps, [80, decidesFinding(outcome)]).findingContested).toBe(false);
  });
});

describe("an item that is suspended alone", () => {
  it("is counted from the first on, until none is suspended", () => {
    const one = story([30, itemsSuspend([idOf("item-1")])], [60, itemsSuspend([idOf("item-2")])]);
    expect(factsOf(one)).toMatchObject({ itemsSuspendedSince: minutes(30) });
    const resumed = goOn(one, [90, itemsResume([idOf("item-1")])]);
    expect(factsOf(resumed)).toMatchObject({ itemsSuspendedSince: minutes(60) });
    for (const end of [itemsResume([idOf("item-2")]), liftsFor(WITHDRAWN)])
      expect(factsOf(goOn(resumed, [100, end]))).toMatchObject({ itemsSuspendedSince: null });
  });
});
