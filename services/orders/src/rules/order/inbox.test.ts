import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  appeals,
  claims,
  clarifies,
  contests,
  decidesAppeal,
  goOn,
  itemsResume,
  itemsSuspend,
  lifts,
  lodges,
  modifies,
  POSTER,
  reinstates,
  rejects,
  removes,
  resumes,
  servedByBailiff,
  story,
  suspends,
  upholds,
  VIDSHARE,
  versionOf,
  videos,
} from "../../../test/story.js";
import { penalty } from "../../../test/under-penalty.js";
import type { ItemId, OppositionId, OrderId, PlatformId } from "../ids.js";
import { evolveOrder } from "./evolve-order.js";
import { type InboxNotice, inboxNotices } from "./inbox.js";
import type { IssueSettings } from "./issue-order.js";
import type { Order } from "./order.js";
import type { OrderCommand } from "./order-commands.js";
import { decideOrder } from "./order-decisions.js";
import type { OrderEvent } from "./order-events.js";

/** vidshare and chirper are on the hub, lawyer-list is not. */
const document = orderDocument({
  addressees: [
    ...orderDocument().addressees,
    { platform: idOf("chirper"), items: [{ url: "https://chirper.example/1" }] },
  ],
});
const base = () => goOn(issuedOrder(document), [10, acknowledged(10)], [20, removes(20, idOf("item-1"))]);

/** The messages that a command causes. */
function notices(state: Order, minute: number, command: OrderCommand): InboxNotice[] {
  let order = state;
  return decideOrder(state, command, minutes(minute)).flatMap((event: OrderEvent) => {
    order = evolveOrder(order, event);
    return inboxNotices(order, event);
  });
}

const toBoth = (kind: string, details: object) =>
  ["vidshare", "chirper"].map((platform) => ({ platform, kind, details }));
const claimed: OrderCommand = { type: "registerMainClaim", reference: "C/13/9", broughtAt: minutes(24) };
const conclude = (outcome: "CONFIRMED"): OrderCommand => ({
  type: "concludeMainProceedings",
  reasons: "Heard.",
  outcome,
});

describe("no message", () => {
  /** What they change for the platform is told by other events, or is for the court alone. */
  const SILENT = [
    "PenaltyAccrualStarted",
    "PenaltyAccrualStopped",
    "PenaltyMaximumReached",
    "ModerationRequested",
    "PrescriptionInterrupted",
    "PenaltyBarred",
    "PenaltyContinued",
    "MainClaimRegistered",
    "OppositionLodged",
    "HearingSet",
    "OppositionWithdrawn",
    "OppositionMooted",
    "AddresseeServed",
    "AcknowledgementRecorded",
    "AddresseeUnserved",
    "ConfirmationRecorded",
    "ConfirmationCorrected",
    "PosterConfirmationRecorded",
    "PosterConfirmationCorrected",
    "AddresseeComplied",
    "ComplianceUndone",
    "FindingContested",
    "DeadlineStopped",
    "DeadlineResumed",
    "ReinstatementConfirmed",
    "AddresseeReinstated",
  ] as const satisfies readonly OrderEvent["kind"][];

  it.each(SILENT)("comes of %s", (kind) => {
    const event = { kind, platform: "vidshare", at: minutes(30) } as unknown as OrderEvent;
    expect(inboxNotices(base(), event)).toEqual([]);
  });
});

describe("a message", () => {
  it("brings the sealed order to every connected addressee, and to no other", () => {
    const issued: OrderEvent = {
      kind: "OrderIssued",
      id: idOf("order-1"),
      applicationId: idOf("application-1"),
      document,
      seal: idOf("the seal"),
      addressees: [],
      at: NOW,
    };
    expect(inboxNotices(base(), issued)).toEqual(
      ["vidshare", "chirper"].map((platform) => ({
        platform,
        kind: "ORDER_ISSUED",
        seal: "the seal",
        details: { removeWithin: "PT2H" },
      })),
    );
  });

  it("tells all of a suspension, its end, the final order and a term that passed", () => {
    expect(notices(base(), 30, suspends("Why."))).toEqual(toBoth("ORDER_SUSPENDED", { reasons: "Why." }));
    const suspended = goOn(base(), [30, suspends()]);
    expect(notices(suspended, 40, resumes("Heard."))).toEqual(toBoth("ORDER_RESUMED", { reasons: "Heard." }));
    const irrevocable = { type: "declareIrrevocable", reasons: "Acquiesced.", acquiesced: true } as const;
    expect(notices(goOn(base(), [25, claimed], [30, conclude("CONFIRMED")]), 31, irrevocable)).toEqual(
      toBoth("ORDER_FINAL", { reasons: "Acquiesced." }),
    );
    const pass: OrderCommand = { type: "passMainTerm", deadline: base().mainTermEnd };
    expect(notices(base(), 99_999, pass)).toEqual(
      toBoth("DEADLINE_PASSED", { of: "MAIN_PROCEEDINGS", deadline: base().mainTermEnd }),
    );
  });

  it("tells the platform alone of its items that are suspended, and brings the seal when they are demanded after all", () => {
    const one = idOf<ItemId>("item-1");
    const reasons = "It is another video.";
    expect(notices(base(), 30, itemsSuspend([one]))).toEqual([
      {
        platform: "vidshare",
        kind: "ITEMS_SUSPENDED",
        details: { reasons, itemIds: [one], freed: [{ itemId: one, duty: "DUE" }], reinstateBy: minutes(1470) },
      },
    ]);
    const back = goOn(base(), [30, itemsSuspend([one])], [40, reinstates(40, one)]);
    expect(notices(back, 50, itemsResume([one], "Yes."))).toEqual([
      {
        platform: "vidshare",
        kind: "ITEMS_RESUMED",
        seal: back.seal,
        details: { reasons: "Yes.", itemIds: [one], owedAgain: [one] },
      },
    ]);
  });

  it("tells all what became of an opposition", () => {
    const contested = goOn(base(), [30, lodges()]);
    expect(notices(contested, 40, upholds())).toEqual(
      toBoth("OPPOSITION_DECIDED", { oppositionId: "opposition-1", outcome: "UPHELD", reasons: "It is unlawful." }),
    );
  });

  it("tells each of an order that is lifted or lapsed what it has to put back", () => {
    const contested = goOn(base(), [30, lodges()]);
    const lifted = notices(contested, 40, lifts({ penaltiesFallAway: true })).filter(
      ({ kind }) => kind !== "OPPOSITION_DECIDED",
    );
    const common = { reasons: "It is lawful.", penaltiesFallAway: true, reinstateBy: minutes(1480) };
    expect(lifted).toStrictEqual([
      {
        platform: "vidshare",
        kind: "ORDER_LIFTED",
        details: {
          ...common,
          freed: [
            { itemId: "item-1", duty: "DUE" },
            { itemId: "item-2", duty: "NONE" },
          ],
        },
      },
      {
        platform: "chirper",
        kind: "ORDER_LIFTED",
        details: { ...common, freed: [{ itemId: "item-4", duty: "NONE" }] },
      },
    ]);
    const lapse: OrderCommand = {
      type: "applyForLapse",
      by: POSTER,
      terms: { penaltiesFallAway: false, coveredBy: () => idOf("order-9") },
    };
    expect(notices(base(), 99_999, lapse)[0]).toMatchObject({
      kind: "ORDER_LAPSED",
      details: { freed: [{ itemId: "item-1", duty: "HELD", heldBy: "order-9" }, { duty: "NONE" }] },
    });
  });

  it("tells each of a modification what it adds and frees, and whom it brings in of the whole order", () => {
    const contested = goOn(base(), [30, lodges()]);
    const version = versionOf(contested, {
      addressees: [
        ...videos(2, 3).addressees,
        { platform: idOf("findit"), items: [{ url: "https://elsewhere.example/" }] },
      ],
    });
    const order = goOn(contested, [40, modifies(version)]);
    expect(order.addressees.map(({ platform, connected }) => [platform, connected])).toEqual([
      ["vidshare", true],
      ["lawyer-list", false],
      ["chirper", true],
      ["findit", true],
    ]);
    const sent = notices(contested, 40, modifies(version)).filter(({ kind }) => kind !== "OPPOSITION_DECIDED");
    const rest = { reasons: "Narrowed.", reinstateBy: minutes(1480) };
    const { seal } = version;
    expect(sent).toEqual([
      {
        platform: "vidshare",
        kind: "ORDER_MODIFIED",
        seal,
        details: { ...rest, added: [expect.stringMatching(/^v2-/)], freed: [{ itemId: "item-1", duty: "DUE" }] },
      },
      {
        platform: "chirper",
        kind: "ORDER_MODIFIED",
        seal,
        details: { ...rest, added: [], freed: [{ itemId: "item-4", duty: "NONE" }] },
      },
      { platform: "findit", kind: "ORDER_ISSUED", seal, details: { removeWithin: "PT2H" } },
    ]);
  });

  it("tells a platform of a modification that changes nothing for it, which is under the new version too", () => {
    const contested = goOn(base(), [30, lodges()]);
    const version = versionOf(contested, {
      addressees: document.addressees.filter(({ platform }) => platform !== "chirper"),
    });
    const sent = notices(contested, 40, modifies(version)).filter(({ kind }) => kind === "ORDER_MODIFIED");
    const details = { reasons: "Narrowed.", added: [], reinstateBy: minutes(1480) };
    expect(sent).toMatchObject([
      { platform: "vidshare", details: { ...details, freed: [] } },
      { platform: "chirper", details: { ...details, freed: [{ itemId: "item-4", duty: "NONE" }] } },
    ]);
  });

  it("tells one platform of its own deadlines and of its answer", () => {
    const pass: OrderCommand = { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) };
    const one = (kind: string, details: object) => [{ platform: "vidshare", kind, details }];
    expect(notices(base(), 131, pass)).toEqual(
      one("DEADLINE_PASSED", { of: "REMOVAL", deadline: minutes(130), itemIds: expect.arrayContaining(["item-2"]) }),
    );
    const claimed = goOn(base(), [30, claims(30, idOf("item-2"))]);
    expect(notices(claimed, 40, clarifies("That one."))).toEqual(
      one("CLARIFICATION_GIVEN", { text: "That one.", deadline: minutes(160), itemIds: ["item-2"] }),
    );
    expect(notices(claimed, 40, rejects("It is clear."))).toEqual(
      one("CLAIM_REJECTED", { reasons: "It is clear.", itemIds: ["item-2"] }),
    );
    const lifted = goOn(base(), [30, lodges()], [40, lifts()]);
    const late: OrderCommand = {
      type: "passReinstatementDeadline",
      platform: idOf("vidshare"),
      deadline: minutes(1480),
    };
    expect(notices(lifted, 1481, late)).toEqual(
      one("DEADLINE_PASSED", { of: "REINSTATEMENT", deadline: minutes(1480) }),
    );
  });

  it("is never for a platform outside the hub", () => {
    const outside = { platform: idOf<PlatformId>("lawyer-list") } as const;
    const served = goOn(base(), [30, { type: "serve", ...outside, means: "BAILIFF", servedAt: minutes(30) }]);
    expect(notices(served, 151, { type: "passDeadline", ...outside, deadline: minutes(150) })).toEqual([]);
    const site = decideOrder(served, { type: "passDeadline", ...outside, deadline: minutes(150) }, minutes(151));
    expect(site).toHaveLength(1);
  });

  it.each([
    ["LIFTED", "ORDER_LIFTED"],
    ["LAPSED", "ORDER_LAPSED"],
    ["IN_FORCE", "ORDER_MODIFIED"],
    ["FINAL", "ORDER_MODIFIED"],
  ] as const)("about what is held, or no longer is, under an order that is %s is a %s", (status, kind) => {
    const released: OrderEvent = {
      kind: "HeldItemsReleased",
      platform: idOf("vidshare"),
      itemIds: [idOf("item-1")],
      reinstateBy: minutes(99),
      at: minutes(9),
    };
    expect(inboxNotices({ ...base(), status }, released)).toEqual([
      {
        platform: "vidshare",
        kind,
        details: { reinstateBy: minutes(99), freed: [{ itemId: "item-1", duty: "DUE" }] },
      },
    ]);
    const held = [{ itemId: idOf<ItemId>("item-1"), heldBy: idOf<OrderId>("order-9") }];
    expect(
      inboxNotices({ ...base(), status }, { kind: "ItemsHeld", platform: idOf("vidshare"), held, at: minutes(9) }),
    ).toEqual([
      {
        platform: idOf<PlatformId>("vidshare"),
        kind,
        details: { freed: [{ itemId: idOf<ItemId>("item-1"), duty: "HELD", heldBy: idOf<OrderId>("order-9") }] },
      },
    ]);
  });

  it("tells all of the main judgment, and of an appeal without who appealed", () => {
    const judged = goOn(base(), [24, claimed]);
    expect(notices(judged, 30, conclude("CONFIRMED"))).toEqual(
      toBoth("MAIN_JUDGMENT_GIVEN", { outcome: "CONFIRMED", reasons: "Heard.", appealBy: "2026-06-02T21:59:59.999Z" }),
    );
    const lodged = appeals({ against: { decision: "MAIN_JUDGMENT" }, appellant: VIDSHARE, lodgedAt: minutes(31) });
    const order = goOn(judged, [30, conclude("CONFIRMED")]);
    const of = { appealId: "appeal-1", court: "gh-amsterdam", caseNumber: "200.123.456/01" };
    expect(notices(order, 32, lodged)).toEqual(
      toBoth("APPEAL_LODGED", { ...of, against: "MAIN_JUDGMENT", lodgedAt: minutes(31) }),
    );
    const pending = goOn(order, [32, lodged]);
    const withdraw = { type: "withdrawOrderAppeal", appealId: idOf<never>("appeal-1"), reasons: "Settled." } as const;
    expect(notices(pending, 40, withdraw)).toEqual(toBoth("APPEAL_DECIDED", { ...of, outcome: "WITHDRAWN" }));
    expect(notices(pending, 40, decidesAppeal("CONFIRMED"))).toEqual(
      toBoth("APPEAL_DECIDED", {
        ...of,
        outcome: "CONFIRMED",
        reasons: "The court below was right.",
        appealBy: "2026-06-02T21:59:59.999Z",
      }),
    );
  });

  it("does not tell of an appeal about items of another", () => {
    const opposed = goOn(base(), [30, contests("poster-1", "item-1")], [31, upholds("opposition-of-poster-1")]);
    const against = { decision: "OPPOSITION", oppositionId: idOf<OppositionId>("opposition-of-poster-1") } as const;
    const appellant = { role: "POSTER", reference: "poster-1" } as const;
    const told = notices(opposed, 40, appeals({ against, appellant, lodgedAt: minutes(32) }));
    const of = { appealId: "appeal-1", court: "gh-amsterdam", caseNumber: "200.123.456/01" };
    const about = { itemIds: ["item-1"], against: "OPPOSITION", oppositionId: against.oppositionId };
    const details = { ...of, ...about, lodgedAt: minutes(32) };
    expect(told).toEqual([{ platform: "vidshare", kind: "APPEAL_LODGED", details }]);
  });

  it("does not repeat to a platform what it said itself", () => {
    const steps: readonly OrderCommand[] = [
      servedByBailiff(30),
      removes(30, idOf("item-2")),
      claims(30, idOf("item-2")),
      lodges(VIDSHARE),
      { type: "registerMainClaim", reference: "C/13/9", broughtAt: minutes(30) },
    ];
    for (const step of steps) expect(notices(base(), 30, step)).toEqual([]);
    const complied = goOn(base(), [30, removes(30, idOf("item-2"))]);
    expect(notices(complied, 40, claims(40, idOf("item-2")))).toEqual([]);
    const lifted = goOn(base(), [30, lodges()], [40, lifts()]);
    expect(notices(lifted, 50, reinstates(50, idOf("item-1")))).toEqual([]);
    const contested = goOn(base(), [30, lodges()]);
    const hearing = {
      type: "setHearing",
      oppositionId: idOf<OppositionId>("opposition-1"),
      hearingAt: minutes(99),
    } as const;
    expect(notices(contested, 40, hearing)).toEqual([]);
    const withdraw = {
      type: "withdrawOpposition",
      oppositionId: idOf<OppositionId>("opposition-1"),
      reasons: "Settled.",
    } as const;
    expect(notices(contested, 40, withdraw)).toEqual([]);
    expect(notices(story(), 10, acknowledged(10))).toEqual([]);
  });

  it("does not tell of a penalty, of which the account says all", () => {
    const of = { platform: idOf<PlatformId>("vidshare"), at: minutes(99) } as const;
    const events: readonly OrderEvent[] = [
      { kind: "PenaltyAccrualStarted", ...of, since: minutes(99) },
      { kind: "PenaltyAccrualStopped", ...of, because: "COMPLIED", forfeitedCents: 1 },
      { kind: "PenaltyMaximumReached", ...of, forfeitedCents: 1 },
      { kind: "PenaltyModerated", ...of, moderation: { effect: "LIFTED", from: minutes(99) }, reasons: "Impossible." },
      { kind: "PrescriptionInterrupted", ...of, interruption: { at: minutes(99), by: "CLAIM" } },
      { kind: "PenaltyBarred", ...of, bar: { because: "BANKRUPTCY", from: minutes(99) } },
    ];
    for (const event of events) expect(inboxNotices(evolveOrder(base(), event), event)).toEqual([]);
  });

  it("tells what an acknowledgement does, with the order and with a version that adds to it", () => {
    const writ = { acknowledgementUnder: "art. 5 of the Act" };
    const given = (change: Parameters<typeof orderDocument>[0], settings: IssueSettings) =>
      goOn(issuedOrder(orderDocument(change), settings), [30, lodges()]);
    const told = (order: Order, ...numbers: readonly number[]) =>
      notices(order, 40, modifies(versionOf(order, videos(...numbers)))).find(({ kind }) => kind === "ORDER_MODIFIED")
        ?.details;
    const AFTER_WRIT = { penaltyAfterWrit: true };
    const UNDER = { acknowledgementIsWritUnder: "art. 5 of the Act" };
    for (const [change, settings, service] of [
      [{}, { writ }, {}],
      [{ penalty }, {}, {}],
      [{ penalty }, { writ }, { ...AFTER_WRIT, ...UNDER }],
      [{ penalty }, { writ: {} }, AFTER_WRIT],
      [{ penalty, serviceBy: "BAILIFF" }, { writ }, { serviceBy: "BAILIFF", ...AFTER_WRIT }],
      [{ serviceBy: "BAILIFF" }, { writ }, { serviceBy: "BAILIFF" }],
    ] as const) {
      const order = given(change, settings);
      const rest = { reasons: "Narrowed.", reinstateBy: minutes(1480), freed: [] };
      expect(told(order, 1, 2, 3)).toEqual({ ...rest, added: ["v2-1"], ...service });
      const freed = [{ itemId: "item-2", duty: "NONE" }];
      expect(told(order, 1)).toEqual({ ...rest, freed, added: [] });
    }
  });

  it("tells whoever asked for moderation what was decided, and of which duty; of the court's own motion nothing", () => {
    const of = { platform: idOf<PlatformId>("vidshare"), at: minutes(99) } as const;
    const asked = (duty?: number): OrderEvent => ({
      kind: "ModerationRequested",
      ...of,
      at: minutes(90),
      from: minutes(50),
      reasons: "It was impossible.",
      ...(duty === undefined ? {} : { duty }),
    });
    const granted = (duty?: number, at = minutes(99)): OrderEvent => ({
      kind: "PenaltyModerated",
      ...of,
      at,
      moderation: { effect: "LIFTED", from: minutes(50) },
      reasons: "So it was.",
      ...(duty === undefined ? {} : { duty }),
    });
    const told = (...events: readonly [...OrderEvent[], OrderEvent]) => {
      const last = events[events.length - 1] as OrderEvent;
      return inboxNotices(events.reduce<Order>(evolveOrder, base()), last);
    };
    const message = (details: object) => [{ platform: "vidshare", kind: "MODERATION_DECIDED", details }];
    const grants = { outcome: "GRANTED", effect: "LIFTED", from: minutes(50), reasons: "So it was." };
    expect(told(asked(2), granted(2))).toEqual(message({ ...grants, duty: "2" }));
    expect(told(asked(), granted())).toEqual(message(grants));
    expect(told(asked(2), granted(1))).toEqual([]);
    expect(told(asked(2), granted(2), granted(2, minutes(120)))).toEqual([]);
    const refused: OrderEvent = { kind: "ModerationRefused", ...of, duty: 2, reasons: "It was possible." };
    expect(told(asked(2), refused)).toEqual(message({ outcome: "REFUSED", duty: "2", reasons: "It was possible." }));
    expect(told(asked(2), refused, granted(2, minutes(120)))).toEqual([]);
    // The other duty's request, which is pending still, and another platform's.
    expect(told(asked(1), asked(2), granted(1))).toEqual(message({ ...grants, duty: "1" }));
    const other = idOf<PlatformId>("chirper");
    const byOther = { ...asked(2), platform: other } as OrderEvent;
    expect(told(byOther, { ...granted(2), platform: other } as OrderEvent)).toEqual([
      { platform: other, kind: "MODERATION_DECIDED", details: { ...grants, duty: "2" } },
    ]);
    expect(told(byOther, granted(2))).toEqual([]);
  });

  it("tells of what is kept down or due with a change of the order while that is suspended", () => {
    const held: OrderEvent = {
      kind: "ItemsHeld",
      platform: idOf("vidshare"),
      held: [{ itemId: idOf("item-1"), heldBy: idOf("order-9") }],
      at: minutes(50),
    };
    const freed = goOn(base(), [30, lodges()], [40, modifies(versionOf(base(), videos(2)))], [45, suspends()]);
    expect(inboxNotices(evolveOrder(freed, held), held)).toMatchObject([{ kind: "ORDER_MODIFIED" }]);
  });
});
