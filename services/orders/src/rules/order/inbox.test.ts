import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  claims,
  clarifies,
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
import type { ItemId, OppositionId, OrderId, PlatformId } from "../ids.js";
import { evolveOrder } from "./evolve-order.js";
import { type InboxNotice, inboxNotices } from "./inbox.js";
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
    expect(notices(goOn(base(), [25, claimed]), 30, conclude("CONFIRMED"))).toEqual(
      toBoth("ORDER_FINAL", { reasons: "Heard." }),
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
});
