import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { disclosureTerms, issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  ANNULLED,
  acknowledged,
  CORRECTION,
  changesFor,
  decided,
  goOn,
  lifts,
  liftsFor,
  lodges,
  modifies,
  POSTER,
  removes,
  run,
  story,
  suspends,
  told,
  versionOf,
  video,
  videos,
  vidshare,
  WITHDRAWN,
} from "../../../test/story.js";
import type { Asked } from "../application/asked-duties.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { penaltyHistoryOf } from "../penalty-of-order/penalty-of-order.js";
import type { LiftingGround, ModificationGround } from "./cause.js";
import { evolveOrder } from "./evolve-order.js";
import { inboxNotices } from "./inbox.js";
import type { Order } from "./order.js";
import type { OrderEvent } from "./order-events.js";

const ADDITION: ModificationGround = { cause: "ADDITION", appliedAt: minutes(25) };
const NARROWING: ModificationGround = { cause: "NARROWING" };
const SETTLEMENT: ModificationGround = { cause: "SETTLEMENT" };

const PENALTY = { amountCents: 1_000, currency: "EUR", unit: "DAY", maximumCents: 9_000 } as const;
const found = (reasons: string) => ({ holds: true, reasons });
const NEW_FINDINGS: Pick<OrderDocument, "marginalTest"> = {
  marginalTest: {
    unlawfulness: found("So are the re-uploads."),
    freedomOfExpression: found("Nor do the re-uploads serve a debate."),
    urgency: found("It was uploaded again within the hour."),
  },
};
const BOTH = orderDocument().addressees;
const withVideos = (...numbers: readonly number[]): Pick<OrderDocument, "addressees"> => ({
  addressees: BOTH.map((one) => (one.platform === "vidshare" ? { ...one, items: numbers.map(video) } : one)),
});
const joined: Pick<OrderDocument, "addressees"> = {
  addressees: [...BOTH, { platform: idOf("chirper"), items: [{ url: "https://chirper.example/1" }] }],
};

/** Served, and the first of two videos removed; contested by vidshare and by the poster. */
const contested = () =>
  story(
    [10, acknowledged(10)],
    [20, removes(20, idOf("item-1"))],
    [22, lodges()],
    [23, lodges(POSTER, "opposition-2")],
  );

const change = (order: Order, ground: ModificationGround, version: Partial<OrderDocument>) =>
  run(order, changesFor(ground, versionOf(order, version)), minutes(30));
const statuses = ({ oppositions }: Order) => oppositions.map(({ status }) => status);

describe("a change for a cause", () => {
  it.each<[string, ModificationGround, Partial<OrderDocument>]>([
    ["to correct a mistake", CORRECTION, withVideos(2)],
    ["to add items", ADDITION, { ...NEW_FINDINGS, ...withVideos(1, 2, 3) }],
    ["to add an addressee", ADDITION, { ...NEW_FINDINGS, ...joined }],
    ["to narrow", NARROWING, withVideos(1)],
    ["by settlement", SETTLEMENT, { removeWithin: "PT6H" }],
  ])("%s goes on under a new version, and decides no opposition", (_, ground, version) => {
    const before = contested();
    const after = change(before, ground, version);
    expect(after.status).toBe("IN_FORCE");
    expect(after.document.version).toBe(2);
    expect(after.modified).toEqual({ reasons: "It is so.", ground });
    expect(after.oppositions).toEqual(before.oppositions);
  });

  it("leaves a suspended order suspended", () => {
    expect(change(goOn(contested(), [25, suspends()]), NARROWING, withVideos(1)).status).toBe("SUSPENDED");
  });

  it("once the main proceedings have confirmed the order only corrects it or records a settlement", () => {
    const confirmed = goOn(
      contested(),
      [24, { type: "registerMainClaim", reference: "C/13/9", broughtAt: minutes(12) }],
      [25, { type: "concludeMainProceedings", reasons: "Unlawful.", outcome: "CONFIRMED" }],
    );
    expect(change(confirmed, CORRECTION, withVideos(2)).document.version).toBe(2);
    expect(change(confirmed, SETTLEMENT, withVideos(2)).document.version).toBe(2);
    expect(() => change(confirmed, NARROWING, withVideos(2))).toThrowError(
      expect.objectContaining({
        code: "ORDER_STATE",
        message:
          "NARROWING makes no sense: order order-1 is IN_FORCE, confirmed in the main proceedings. Correct an evident mistake with CORRECTION or record a SETTLEMENT; what else is asked is a case of its own.",
        facts: { orderId: "order-1", status: "IN_FORCE" },
      }),
    );
  });

  it("gives an addressee that joins the term of the order, in whole days where it is in days", () => {
    const order = issuedOrder(orderDocument({ removeWithin: "P1D" }));
    const joining = goOn(change(order, ADDITION, { ...NEW_FINDINGS, ...joined }), [
      40,
      { type: "serve", platform: idOf("chirper"), means: "ELECTRONIC", servedAt: minutes(40), version: 2 },
    ]);
    // Served on 2 March at 10:40 in Amsterdam.
    expect(told(joining, idOf("chirper")).deadline).toBe("2026-03-03T22:59:59.999Z");
  });

  it("sends back what was taken down for an item that was named by mistake", () => {
    const corrected = change(contested(), CORRECTION, withVideos(2));
    expect(vidshare(corrected).items[0]?.freed).toMatchObject({ duty: "DUE", reinstateBy: minutes(30 + 24 * 60) });
  });

  it("has the term for putting back that the court sets", () => {
    const command = changesFor(CORRECTION, versionOf(contested(), withVideos(2)), { reinstateWithin: "PT1H" });
    expect(vidshare(run(contested(), command, minutes(30))).reinstateBy).toBe(minutes(90));
  });

  it("says its cause, and what that must say, in its event", () => {
    const event = (ground: ModificationGround, version: Partial<OrderDocument>) =>
      decided(contested(), 30, changesFor(ground, versionOf(contested(), version)))[0];
    expect(event(CORRECTION, withVideos(2))).toMatchObject({ kind: "OrderModified", ...CORRECTION });
    expect(event(ADDITION, { ...NEW_FINDINGS, ...joined })).toMatchObject(ADDITION);
    expect(event(NARROWING, withVideos(1))).toMatchObject(NARROWING);
  });

  it("tells each platform the cause, and one that joins the order itself", () => {
    const order = contested();
    const command = changesFor(ADDITION, versionOf(order, { ...NEW_FINDINGS, ...joined }));
    const [event] = decided(order, 30, command);
    if (event === undefined) throw new Error("Nothing was modified");
    const notices = inboxNotices(evolveOrder(order, event), event);
    expect(notices).toMatchObject([
      { platform: "vidshare", kind: "ORDER_MODIFIED", details: { cause: "ADDITION", reasons: "It is so." } },
      { platform: "chirper", kind: "ORDER_ISSUED" },
    ]);
  });

  it("changes nothing when it is repeated, and something when it is another", () => {
    const order = contested();
    const version = versionOf(order, withVideos(2));
    const changed = run(order, changesFor(CORRECTION, version), minutes(30));
    expect(decided(changed, 40, changesFor(CORRECTION, version))).toEqual([]);
    const other = { ...CORRECTION, partiesHeard: "At the hearing." } as ModificationGround;
    for (const another of [
      changesFor(other, version),
      changesFor(NARROWING, version),
      changesFor(CORRECTION, version, { reasons: "Another." }),
    ]) {
      expect(() => decided(changed, 40, another)).toThrowError(expect.objectContaining({ code: "MODIFICATION_EMPTY" }));
    }
  });

  it("has no cause where it was decided on opposition, also after one that had", () => {
    const corrected = change(contested(), CORRECTION, { statementOfReasons: "The video of 1 March." });
    const narrowed = goOn(corrected, [40, modifies(versionOf(corrected, withVideos(1)))]);
    expect(narrowed.modified).toEqual({ reasons: "Narrowed." });
    expect(statuses(narrowed)).toEqual(["MODIFIED", "LODGED"]);
  });

  const withPenalty = () => issuedOrder(orderDocument({ penalty: PENALTY, removeWithin: "PT2H" }));
  const EU = { extent: "EU", reasons: "The harm is in the Union." } as const;

  it.each([
    ["P1D", "PT24H", true],
    ["P1D", "PT48H", true],
    ["P1D", "PT50H", false],
    ["PT24H", "P1D", false],
    ["PT25H", "P1D", true],
  ])("compares a term in days to the end of its last day, and from %s to %s is heavier: %s", (from, to, isHeavier) => {
    const order = issuedOrder(orderDocument({ removeWithin: from }));
    const narrow = () => change(order, NARROWING, { removeWithin: to });
    if (isHeavier) expect(narrow).toThrowError(expect.objectContaining({ code: "CAUSE_HEAVIER" }));
    else expect(narrow).not.toThrow();
  });

  it.each([
    ["everywhere and no more", true, false, undefined],
    ["everywhere for the first time", false, true, "order.addressees[0].duties[0].everywhere"],
  ])("that narrows a duty to remove %s", (_, before, after, heavier) => {
    const remove = (everywhere: boolean): Pick<OrderDocument, "addressees"> => ({
      addressees: [
        { platform: idOf("vidshare"), duties: [{ number: 1, kind: "REMOVE", everywhere, targets: [video(1)] }] },
      ],
    });
    const order = issuedOrder(orderDocument(remove(before)));
    const narrow = () => change(order, NARROWING, remove(after));
    if (heavier === undefined) expect(narrow).not.toThrow();
    else
      expect(narrow).toThrowError(
        expect.objectContaining({ code: "CAUSE_HEAVIER", facts: expect.objectContaining({ field: heavier }) }),
      );
  });

  it.each<[string, ModificationGround, Partial<OrderDocument>, string, string]>([
    [
      "a correction that names what was never asked",
      CORRECTION,
      withVideos(1, 2, 3),
      "CORRECTION_UNASKED",
      "order.addressees[0].items[2].url",
    ],
    [
      "a correction without how the parties were heard",
      { ...CORRECTION, partiesHeard: " " } as ModificationGround,
      withVideos(1),
      "FIELD_INVALID",
      "input.correction.partiesHeard",
    ],
    [
      "an addition that adds nothing",
      ADDITION,
      { ...NEW_FINDINGS, removeWithin: "PT1H" },
      "CAUSE_ADDS_NOTHING",
      "order.addressees",
    ],
    [
      "an addition that frees an item",
      ADDITION,
      { ...NEW_FINDINGS, ...withVideos(1, 3) },
      "CAUSE_FREES",
      "order.addressees",
    ],
    [
      "an addition on the findings of before",
      ADDITION,
      withVideos(1, 2, 3),
      "FINDINGS_NOT_RENEWED",
      "order.marginalTest.unlawfulness",
    ],
    [
      "an addition with one finding of before",
      ADDITION,
      {
        marginalTest: { ...NEW_FINDINGS.marginalTest, urgency: found("On the papers this is plausible.") },
        ...withVideos(1, 2, 3),
      },
      "FINDINGS_NOT_RENEWED",
      "order.marginalTest.urgency",
    ],
    [
      "an addition that is asked for in the future",
      { cause: "ADDITION", appliedAt: minutes(31) },
      { ...NEW_FINDINGS, ...withVideos(1, 2, 3) },
      "EFFECT_IN_FUTURE",
      "input.addition.appliedAt",
    ],
    [
      "an addition that was asked for before the order",
      { cause: "ADDITION", appliedAt: minutes(-1) },
      { ...NEW_FINDINGS, ...withVideos(1, 2, 3) },
      "FIELD_INVALID",
      "input.addition.appliedAt",
    ],
    ["a narrowing that adds", NARROWING, withVideos(1, 3), "CAUSE_ADDS", "order.addressees[0].items[1].url"],
    [
      "a narrowing with a shorter term",
      NARROWING,
      { ...withVideos(1), removeWithin: "PT1H" },
      "CAUSE_HEAVIER",
      "order.removeWithin",
    ],
    [
      "a narrowing with a wider scope",
      NARROWING,
      { ...withVideos(1), territorialScope: EU },
      "CAUSE_HEAVIER",
      "order.territorialScope.extent",
    ],
    [
      "a narrowing with a higher amount",
      NARROWING,
      { ...withVideos(1), penalty: { ...PENALTY, amountCents: 1_001 } },
      "CAUSE_HEAVIER",
      "order.penalty.amountCents",
    ],
    [
      "a narrowing with a higher maximum",
      NARROWING,
      { ...withVideos(1), penalty: { ...PENALTY, maximumCents: 9_001 } },
      "CAUSE_HEAVIER",
      "order.penalty.maximumCents",
    ],
    [
      "a narrowing with another unit",
      NARROWING,
      { ...withVideos(1), penalty: { ...PENALTY, unit: "HOUR" } },
      "CAUSE_HEAVIER",
      "order.penalty",
    ],
    [
      "a narrowing that adds an amount while violations last",
      NARROWING,
      { ...withVideos(1), penalty: { ...PENALTY, whileLasting: { amountCents: 1, unit: "DAY" } } },
      "CAUSE_HEAVIER",
      "order.penalty.whileLasting",
    ],
    [
      "a narrowing for each item",
      NARROWING,
      { ...withVideos(1), penalty: { ...PENALTY, per: "ITEM" } },
      "CAUSE_HEAVIER",
      "order.penalty",
    ],
    [
      "a narrowing by full units",
      NARROWING,
      { ...withVideos(1), penalty: { ...PENALTY, startedUnits: false } },
      "CAUSE_HEAVIER",
      "order.penalty",
    ],
    ["a narrowing that narrows nothing", NARROWING, { judge: "mr. B. Rechter" }, "CAUSE_NARROWS_NOTHING", "order"],
    ["a settlement over an addressee's head", SETTLEMENT, joined, "CAUSE_ADDS", "order.addressees[2]"],
    ["a version that says nothing new", SETTLEMENT, {}, "MODIFICATION_EMPTY", "order"],
  ])("is refused: %s", (_, ground, version, code, field) => {
    const order = withPenalty();
    expect(() => change(order, ground, { penalty: PENALTY, ...version })).toThrowError(
      expect.objectContaining({ code, facts: expect.objectContaining({ field }) }),
    );
  });

  it("is refused without reasons", () => {
    const command = changesFor(NARROWING, versionOf(issuedOrder(), withVideos(1)), { reasons: "" });
    expect(() => decided(issuedOrder(), 30, command)).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "input.reasons" } }),
    );
  });

  it("is refused a new penalty under the name of a narrowing", () => {
    expect(() => change(issuedOrder(), NARROWING, { ...withVideos(1), penalty: PENALTY })).toThrowError(
      expect.objectContaining({ code: "CAUSE_HEAVIER", facts: { field: "order.penalty", cause: "NARROWING" } }),
    );
  });

  it.each<[string, Partial<OrderDocument>]>([
    ["a longer term", { removeWithin: "PT3H" }],
    ["a lower amount", { penalty: { ...PENALTY, amountCents: 999 } }],
    ["a lower maximum", { penalty: { ...PENALTY, maximumCents: 8_999 } }],
    ["the penalty taken away", { penalty: undefined } as unknown as Partial<OrderDocument>],
    ["the defaults written out", { ...withVideos(1), penalty: { ...PENALTY, per: "ORDER", startedUnits: true } }],
  ])("narrows by %s", (_, version) => {
    expect(change(withPenalty(), NARROWING, version).document.version).toBe(2);
  });

  it("lets only a bailiff serve it, which asks less; that an acknowledgement serves it asks more", () => {
    const byBailiff = change(withPenalty(), NARROWING, { penalty: PENALTY, serviceBy: "BAILIFF" });
    expect(byBailiff.document.serviceBy).toBe("BAILIFF");
    expect(() => change(byBailiff, NARROWING, { ...withVideos(1), serviceBy: "ACKNOWLEDGEMENT" })).toThrowError(
      expect.objectContaining({ code: "CAUSE_HEAVIER", facts: { field: "order.serviceBy", cause: "NARROWING" } }),
    );
  });

  it("rule: narrows no term to one that may turn out shorter, nor gives the applicant more time", () => {
    const order = issuedOrder(orderDocument({ removeWithin: "P31D", mainProceedingsWithin: "P31D" }));
    const narrow = (version: Partial<OrderDocument>) => () =>
      change(order, NARROWING, { ...withVideos(1), ...version });
    const heavier = (field: string) =>
      expect.objectContaining({ code: "CAUSE_HEAVIER", facts: { field, cause: "NARROWING" } });
    expect(narrow({ removeWithin: "P1M" })).toThrowError(heavier("order.removeWithin"));
    expect(narrow({ mainProceedingsWithin: "P32D" })).toThrowError(heavier("order.mainProceedingsWithin"));
    expect(narrow({ removeWithin: "P2M", mainProceedingsWithin: "P30D" })).not.toThrow();
  });

  it("narrows the scope", () => {
    const wide = issuedOrder(orderDocument({ territorialScope: EU }));
    const scope = orderDocument().territorialScope;
    expect(change(wide, NARROWING, { territorialScope: scope }).document.territorialScope).toEqual(scope);
  });

  it("rule: corrects to no other kind of duty than was asked, whatever place it names", () => {
    const [disclose, keepDown] = [
      { number: 2, kind: "DISCLOSE", targets: [video(1)], disclosure: disclosureTerms(), within: "P15D" },
      { number: 2, kind: "KEEP_DOWN", targets: [{ kind: "ITEM", url: video(1).url }], until: "1 May" },
    ] as const satisfies readonly DutyDocument[];
    const remove: DutyDocument = { number: 1, kind: "REMOVE", targets: [video(1)] };
    const asking = (...duties: readonly DutyDocument[]): Pick<OrderDocument, "addressees"> => ({
      addressees: [{ platform: idOf("vidshare"), duties }],
    });
    const order = issuedOrder(orderDocument(asking(remove)));
    const correct = (duty: DutyDocument, asked: Asked) =>
      run(order, changesFor(CORRECTION, versionOf(order, asking(remove, duty)), { asked }), minutes(30));
    const urls = [video(1).url, video(2).url];
    for (const duty of [disclose, keepDown]) {
      expect(() => correct(duty, { urls })).toThrowError(
        expect.objectContaining({
          code: "CORRECTION_UNASKED",
          facts: { field: "order.addressees[0].duties[1].targets[0].url", kind: duty.kind },
        }),
      );
      expect(correct(duty, { urls: [], duties: [duty] }).document.version).toBe(2);
    }
    const disable: DutyDocument = { number: 2, kind: "DISABLE_ACCESS", targets: [video(2)] };
    expect(correct(disable, { urls }).document.version).toBe(2);
  });

  it("corrects to what was asked, in whatever spelling that was, and to what an earlier version named", () => {
    const asked = { urls: ["https://VIDSHARE.example./v/%37"] };
    const toAsked = changesFor(CORRECTION, versionOf(issuedOrder(), withVideos(2, 7)), { asked });
    expect(run(issuedOrder(), toAsked, minutes(30)).document.version).toBe(2);
    const narrowed = change(issuedOrder(), NARROWING, withVideos(1));
    const back = changesFor(CORRECTION, versionOf(narrowed, withVideos(1, 2)), { asked: { urls: [] } });
    expect(vidshare(run(narrowed, back, minutes(40))).items.filter(({ freed }) => !freed)).toHaveLength(2);
  });
});

describe("an end for a cause", () => {
  it.each<[LiftingGround, boolean]>([
    [WITHDRAWN, false],
    [{ ...WITHDRAWN, penaltiesFallAway: true } as LiftingGround, true],
    [{ cause: "SETTLEMENT", penaltiesFallAway: true }, true],
    [ANNULLED, true],
  ])(
    "%o lifts the order, says whether penalties fall away, and makes what is pending moot",
    (ground, penaltiesFallAway) => {
      const order = contested();
      const events = decided(order, 30, liftsFor(ground));
      const lifted = events.reduce<Order>(evolveOrder, order);
      expect(lifted.status).toBe("LIFTED");
      expect(lifted.ended).toMatchObject({ cause: ground.cause, penaltiesFallAway, reasons: "It is so." });
      expect(events.map(({ kind }) => kind)).toEqual(["OrderLifted", "OppositionMooted", "OppositionMooted"]);
      expect(statuses(lifted)).toEqual(["MOOT", "MOOT"]);
      expect(lifted.oppositions[0]).toMatchObject({ decidedAt: minutes(30), reasons: "The order has ended." });
      expect(vidshare(lifted).items[0]?.freed?.duty).toBe("DUE");
      const all: OrderEvent[] = [...FIRST, ...events];
      const how = penaltyHistoryOf(all, idOf("vidshare")).ended?.forfeited;
      expect(how).toBe(penaltiesFallAway ? "FALLS_AWAY" : "STAYS");
    },
  );

  it("names the court and the decision that annulled it, to the platforms too", () => {
    const order = contested();
    const [event] = decided(order, 30, liftsFor(ANNULLED));
    if (event === undefined) throw new Error("Nothing was lifted");
    const lifted = evolveOrder(order, event);
    const annulment = { court: "Gerechtshof Amsterdam", decision: "ECLI:NL:GHAMS:2026:1" };
    expect(lifted.ended?.annulment).toEqual(annulment);
    expect(inboxNotices(lifted, event)).toMatchObject([
      {
        platform: "vidshare",
        kind: "ORDER_LIFTED",
        details: { cause: "ANNULLED", annulment, penaltiesFallAway: true },
      },
    ]);
  });

  it("has the term for putting back that is set", () => {
    const lifted = goOn(contested(), [30, liftsFor(WITHDRAWN, { reinstateWithin: "PT2H" })]);
    expect(lifted.ended?.reinstateBy).toBe(minutes(150));
  });

  it("changes nothing when it is repeated, and is refused when it is another", () => {
    const lifted = goOn(contested(), [30, liftsFor(ANNULLED)]);
    expect(decided(lifted, 40, liftsFor(ANNULLED))).toEqual([]);
    const { court } = (ANNULLED as LiftingGround & { cause: "ANNULLED" }).annulment;
    for (const other of [
      liftsFor(WITHDRAWN),
      liftsFor(ANNULLED, { reasons: "Another." }),
      liftsFor(ANNULLED, { reinstateWithin: "PT1H" }),
      liftsFor({ cause: "ANNULLED", annulment: { court, decision: "another" } }),
      liftsFor({ cause: "ANNULLED", annulment: { court: "another", decision: "ECLI:NL:GHAMS:2026:1" } }),
    ]) {
      expect(() => decided(lifted, 40, other)).toThrowError(expect.objectContaining({ code: "ORDER_STATE" }));
    }
    const withdrawn = goOn(contested(), [30, liftsFor(WITHDRAWN)]);
    expect(decided(withdrawn, 40, liftsFor(WITHDRAWN))).toEqual([]);
    const fallingAway = liftsFor({ cause: "WITHDRAWN_BY_APPLICANT", penaltiesFallAway: true });
    expect(() => decided(withdrawn, 40, fallingAway)).toThrowError(expect.objectContaining({ code: "ORDER_STATE" }));
    const opposed = goOn(contested(), [30, lifts()]);
    const sameReasons = liftsFor(WITHDRAWN, { reasons: "It is lawful." });
    expect(() => decided(opposed, 40, sameReasons)).toThrowError(expect.objectContaining({ code: "ORDER_STATE" }));
  });

  it.each<[string, LiftingGround, string, string]>([
    ["no court", { cause: "ANNULLED", annulment: { court: "", decision: "1" } }, "It is so.", "input.annulment.court"],
    [
      "no decision",
      { cause: "ANNULLED", annulment: { court: "Hof", decision: " " } },
      "It is so.",
      "input.annulment.decision",
    ],
    [
      "the court itself",
      { cause: "ANNULLED", annulment: { court: "rb-amsterdam", decision: "1" } },
      "It is so.",
      "input.annulment.court",
    ],
    ["no reasons", WITHDRAWN, "", "input.reasons"],
  ])("is refused with %s", (_, ground, reasons, field) => {
    expect(() => decided(contested(), 30, liftsFor(ground, { reasons }))).toThrowError(
      expect.objectContaining({
        code: "FIELD_INVALID",
        message: expect.stringMatching(new RegExp(`^${field} (is rb-amsterdam, which gave the order|must be)`)),
        facts: { field },
      }),
    );
  });
});

const FIRST: readonly OrderEvent[] = [
  {
    kind: "OrderIssued",
    id: idOf("order-1"),
    applicationId: idOf("application-1"),
    document: orderDocument(),
    seal: idOf("seal"),
    addressees: [
      { platform: idOf("vidshare"), connected: true, itemIds: [idOf("item-1"), idOf("item-2")] },
      { platform: idOf("lawyer-list"), connected: false, itemIds: [idOf("item-3")] },
    ],
    at: minutes(0),
  },
];

describe("an opposition beside another", () => {
  it("is moot, and not withdrawn, once the other's decision has lifted the order", () => {
    const events = decided(contested(), 30, lifts());
    expect(events.map(({ kind }) => kind)).toEqual(["OppositionDecided", "OrderLifted", "OppositionMooted"]);
    expect(statuses(goOn(contested(), [30, lifts()]))).toEqual(["LIFTED", "MOOT"]);
  });

  it("stays pending when the other's decision changes the order, for its own to be decided", () => {
    const narrowed = goOn(contested(), [30, modifies(versionOf(contested(), withVideos(1)))]);
    expect(statuses(narrowed)).toEqual(["MODIFIED", "LODGED"]);
    expect(statuses(goOn(narrowed, [40, lifts({}, idOf("opposition-2"))]))).toEqual(["MODIFIED", "LIFTED"]);
  });
});

it("reads events from before causes and moot oppositions as it did", () => {
  const order = contested();
  const old: readonly OrderEvent[] = [
    {
      kind: "OppositionDecided",
      oppositionId: idOf("opposition-1"),
      outcome: "MODIFIED",
      reasons: "Narrowed.",
      at: minutes(30),
    },
    {
      kind: "OrderModified",
      document: { ...order.document, version: 2, ...videos(2) },
      seal: idOf("seal 2"),
      changes: [
        { platform: idOf("vidshare"), connected: true, freed: [{ itemId: idOf("item-1"), duty: "DUE" }], added: [] },
      ],
      reinstateBy: minutes(90),
      reasons: "Narrowed.",
      at: minutes(30),
    },
    {
      kind: "OrderLifted",
      reasons: "Lost.",
      penaltiesFallAway: false,
      releases: [],
      reinstateBy: minutes(99),
      at: minutes(40),
    },
    {
      kind: "OppositionWithdrawn",
      oppositionId: idOf("opposition-2"),
      reasons: "The order has ended.",
      at: minutes(40),
    },
  ];
  const after = old.reduce<Order>(evolveOrder, order);
  expect(after.modified).toEqual({ reasons: "Narrowed." });
  expect(after.ended).toEqual({
    at: minutes(40),
    reasons: "Lost.",
    penaltiesFallAway: false,
    reinstateBy: minutes(99),
  });
  expect(after.oppositions.map(({ status, reasons }) => [status, reasons])).toEqual([
    ["MODIFIED", "Narrowed."],
    ["WITHDRAWN", "The order has ended."],
  ]);
});
