import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { DSA, disclosureTerms, issuedOrder, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  appeals,
  CORRECTION,
  changesFor,
  claims,
  decidesAppeal,
  ending,
  goOn,
  itemsResume,
  itemsSuspend,
  lifts,
  liftsFor,
  lodges,
  modifies,
  reinstatement,
  reinstates,
  removes,
  resumes,
  type Step,
  suspends,
  tellsPoster,
  toldPoster,
  versionOf,
  videos,
  WITHDRAWN,
} from "../../../test/story.js";
import type { PosterAnswer } from "../addressee/poster-answer.js";
import type { Disclosure, ItemId, PlatformId } from "../ids.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { coordinationNotices } from "./coordination.js";
import { evolveOrder } from "./evolve-order.js";
import { type IssueSettings, issueOrder } from "./issue-order.js";
import type { Order } from "./order.js";
import { decideOrder } from "./order-decisions.js";
import type { OrderEvent } from "./order-events.js";

const [one, two] = [idOf<ItemId>("item-1"), idOf<ItemId>("item-2")];
const platforms = ["vidshare", "chirper", "lawyer-list"].map((id) => idOf<PlatformId>(id));
const parts = platforms.map((platform) => ({ platform, disclosure: idOf<Disclosure>(`part-of-${platform}`) }));

/** Everything that the coordinator hears in the course of these steps. */
function heard(order: Order, ...steps: readonly Step[]) {
  let state = order;
  return steps.flatMap(([minute, command]) =>
    decideOrder(state, command, minutes(minute)).flatMap((event) => {
      state = evolveOrder(state, event);
      const notices = coordinationNotices(state, event);
      // What nobody said is left out.
      for (const { details } of notices) expect(Object.values(details)).not.toContain(undefined);
      return notices;
    }),
  );
}

function issued(change: Partial<OrderDocument>, settings: IssueSettings = DSA) {
  let items = 0;
  const ids = { orderId: idOf<Order["id"]>("order-1"), itemId: () => idOf<ItemId>(`item-${++items}`) };
  const event: OrderEvent = issueOrder(
    ids,
    idOf("application-1"),
    orderDocument(change),
    idOf("jws"),
    () => true,
    NOW,
    parts,
    settings,
  );
  return coordinationNotices(evolveOrder(undefined, event), event);
}

const TO_THREE = {
  addressees: [
    ...orderDocument().addressees,
    { platform: idOf<PlatformId>("chirper"), items: [{ url: "https://chirper.example/1" }] },
  ],
};
const ofOne = { platform: "vidshare", details: { itemId: "item-1", url: "https://vidshare.example/v/1" } };

describe("rule: order and effect go to the Digital Services Coordinator (DSA art. 9(3))", () => {
  it("the order as sealed, with the parts of its intermediary services and of nobody else", () => {
    expect(issued(TO_THREE)).toEqual([
      {
        kind: "ORDER_ISSUED",
        seal: "jws~part-of-vidshare~part-of-chirper~",
        details: { platforms: ["vidshare", "chirper"], articles: ["9"] },
      },
    ]);
  });

  it("not an order to websites alone, nor one from before this was kept", () => {
    const site = orderDocument().addressees.filter(({ platform }) => platform === "lawyer-list");
    expect(issued({ addressees: site })).toEqual([]);
    expect(issued(TO_THREE, {})).toEqual([]);
    expect(heard(issuedOrder(), [10, acknowledged(10)], [20, removes(20, one)])).toEqual([]);
  });

  it("that it was received, what became of each item, that the posters were told, and what came back", () => {
    const order = issuedOrder(orderDocument(), DSA);
    const seen = heard(
      order,
      [10, acknowledged(10)],
      [20, removes(20, one)],
      [21, claims(21, two)],
      [22, removes(22, two)],
      [23, toldPoster(20, one)],
      [24, tellsPoster({ itemId: one, outcome: "NOT_POSSIBLE", because: "POSTER_UNKNOWN" })],
      [30, lodges()],
      [40, lifts()],
      [50, reinstates(50, one)],
    );
    expect(seen).toMatchObject([
      { kind: "ORDER_RECEIVED", platform: "vidshare", details: { means: "ELECTRONIC", receivedAt: minutes(10) } },
      {
        kind: "EFFECT_CONFIRMED",
        platform: "vidshare",
        details: { ...ofOne.details, outcome: "REMOVED", effectAt: minutes(20) },
      },
      {
        kind: "EFFECT_CONFIRMED",
        details: { itemId: "item-2", outcome: "IMPOSSIBLE", impossibleReason: "MANIFEST_ERROR" },
      },
      { kind: "EFFECT_CONFIRMED", details: { itemId: "item-2", outcome: "REMOVED", corrects: true } },
      {
        kind: "POSTER_INFORMED",
        platform: "vidshare",
        details: { ...ofOne.details, outcome: "INFORMED", informedAt: minutes(20) },
      },
      {
        kind: "POSTER_INFORMED",
        details: { itemId: "item-1", outcome: "NOT_POSSIBLE", because: "POSTER_UNKNOWN", corrects: true },
      },
      { kind: "ORDER_LIFTED", details: {} },
      { kind: "REINSTATEMENT_CONFIRMED", details: { itemId: "item-1", outcome: "REINSTATED", effectAt: minutes(50) } },
    ]);
    expect(seen).toHaveLength(8);
  });

  it("what the court decides of it later, and each version with its seal", () => {
    const order = goOn(issuedOrder(orderDocument(), DSA), [10, acknowledged(10)]);
    const seen = heard(
      order,
      [20, suspends()],
      [30, resumes()],
      [40, itemsSuspend([one])],
      [50, itemsResume([one])],
      [60, lodges()],
      [70, modifies(versionOf(order, videos(1)))],
    );
    expect(seen).toEqual([
      { kind: "ORDER_SUSPENDED", details: {} },
      { kind: "ORDER_RESUMED", details: {} },
      { kind: "ORDER_SUSPENDED", platform: "vidshare", details: { itemIds: ["item-1"] } },
      { kind: "ORDER_RESUMED", platform: "vidshare", details: { itemIds: ["item-1"] } },
      { kind: "ORDER_MODIFIED", seal: "seal of version 2", details: { platforms: ["vidshare"], articles: ["9"] } },
    ]);
  });

  it("an order that a version first addresses to an intermediary service, as one that is issued", () => {
    const site = orderDocument().addressees.filter(({ platform }) => platform === "lawyer-list");
    const order = issuedOrder(orderDocument({ addressees: site }), DSA);
    const seen = heard(order, [20, lodges({ role: "POSTER" })], [30, modifies(versionOf(order, orderDocument()))]);
    const details = { platforms: ["vidshare"], articles: ["9"] };
    expect(seen).toEqual([{ kind: "ORDER_ISSUED", seal: "seal of version 2", details }]);
  });

  it("nothing of who contests it, nor of its penalty", () => {
    const order = goOn(issuedOrder(orderDocument(), DSA), [10, acknowledged(10)]);
    expect(
      heard(order, [20, lodges()], [200, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) }]),
    ).toEqual([]);
  });

  it("hears of the main judgment and of appeals, and not who appealed nor why it was withdrawn", () => {
    const order = goOn(issuedOrder(orderDocument(), DSA), [10, acknowledged(10)]);
    const claim = { type: "registerMainClaim", reference: "C/13/9", broughtAt: minutes(12) } as const;
    const judgment = { type: "concludeMainProceedings", reasons: "Unlawful.", outcome: "CONFIRMED" } as const;
    const withdraw = { type: "withdrawOrderAppeal", appealId: idOf<never>("appeal-1"), reasons: "Settled." } as const;
    const of = { appealId: "appeal-1", court: "gh-amsterdam", caseNumber: "200.123.456/01" };
    expect(
      heard(
        order,
        [20, claim],
        [24, judgment],
        [26, appeals({ against: { decision: "MAIN_JUDGMENT" } })],
        [30, withdraw],
      ),
    ).toEqual([
      { kind: "MAIN_JUDGMENT_GIVEN", details: { outcome: "CONFIRMED" } },
      { kind: "APPEAL_LODGED", details: { ...of, against: "MAIN_JUDGMENT" } },
      { kind: "APPEAL_DECIDED", details: { ...of, outcome: "WITHDRAWN" } },
    ]);
    const lodged = goOn(order, [20, claim], [24, judgment], [26, appeals({ against: { decision: "MAIN_JUDGMENT" } })]);
    expect(heard(lodged, [30, decidesAppeal("CONFIRMED")])).toEqual([
      { kind: "APPEAL_DECIDED", details: { ...of, outcome: "CONFIRMED" } },
    ]);
  });
});

describe("rule: the coordinator hears what each message says, and no more", () => {
  const order = () => goOn(issuedOrder(orderDocument(), DSA), [10, acknowledged(10)]);
  const LAPSED = 60 * 24 * 60;
  const claim = { type: "registerMainClaim", reference: "C/13/9", broughtAt: minutes(12) } as const;
  const judgment = { type: "concludeMainProceedings", reasons: "Unlawful.", outcome: "CONFIRMED" } as const;
  const final = { type: "declareIrrevocable", reasons: "They acquiesced.", acquiesced: true } as const;

  it.each<[string, readonly Step[], readonly object[]]>([
    [
      "an end with its cause",
      [[20, liftsFor(WITHDRAWN)]],
      [{ kind: "ORDER_LIFTED", details: { cause: "WITHDRAWN_BY_APPLICANT" } }],
    ],
    [
      "an end on opposition, which has none",
      [
        [20, lodges()],
        [30, lifts()],
      ],
      [{ kind: "ORDER_LIFTED", details: {} }],
    ],
    [
      "a lapse",
      [[LAPSED, { type: "applyForLapse", by: { role: "POSTER" }, terms: ending() }]],
      [{ kind: "ORDER_LAPSED", details: {} }],
    ],
    [
      "that the order is final",
      [
        [20, claim],
        [24, judgment],
        [30, final],
      ],
      [
        { kind: "MAIN_JUDGMENT_GIVEN", details: { outcome: "CONFIRMED" } },
        { kind: "ORDER_FINAL", details: {} },
      ],
    ],
    [
      "a version with its cause",
      [[20, changesFor({ cause: "NARROWING" }, versionOf(order(), videos(1)))]],
      [
        {
          kind: "ORDER_MODIFIED",
          seal: "seal of version 2",
          details: { platforms: ["vidshare"], articles: ["9"], cause: "NARROWING" },
        },
      ],
    ],
    [
      "where access is disabled, and why",
      [
        [
          20,
          {
            type: "confirm",
            platform: idOf("vidshare"),
            confirmations: [
              {
                itemId: one,
                outcome: "ACCESS_DISABLED",
                where: "NL",
                effectAt: minutes(20),
                explanation: "The rest is not asked.",
              },
            ],
          },
        ],
      ],
      [
        {
          kind: "EFFECT_CONFIRMED",
          platform: "vidshare",
          details: {
            ...ofOne.details,
            outcome: "ACCESS_DISABLED",
            effectAt: minutes(20),
            where: "NL",
            explanation: "The rest is not asked.",
          },
        },
      ],
    ],
    [
      "what became of the second item, by its own place",
      [[20, removes(20, two)]],
      [
        {
          kind: "EFFECT_CONFIRMED",
          platform: "vidshare",
          details: {
            itemId: "item-2",
            url: "https://vidshare.example/v/2",
            outcome: "REMOVED",
            effectAt: minutes(20),
          },
        },
      ],
    ],
    [
      "that a poster was told, which corrects nothing",
      [
        [20, removes(20, one)],
        [21, toldPoster(21, one)],
      ],
      [
        {
          kind: "EFFECT_CONFIRMED",
          platform: "vidshare",
          details: { ...ofOne.details, outcome: "REMOVED", effectAt: minutes(20) },
        },
        {
          kind: "POSTER_INFORMED",
          platform: "vidshare",
          details: { ...ofOne.details, outcome: "INFORMED", informedAt: minutes(21) },
        },
      ],
    ],
    [
      "a version that adds to what it knows, as a change of it",
      [
        [
          30,
          changesFor(CORRECTION, versionOf(order(), videos(1, 3)), {
            asked: { urls: [`https://vidshare.example/v/3`] },
          }),
        ],
      ],
      [
        {
          kind: "ORDER_MODIFIED",
          seal: "seal of version 2",
          details: { platforms: ["vidshare"], articles: ["9"], cause: "CORRECTION" },
        },
      ],
    ],
  ])("%s", (_, steps, messages) => {
    expect(heard(order(), ...steps)).toEqual(messages);
  });

  it("the order as one that is issued, where a version brings in its first intermediary service with one item", () => {
    const site = { platform: idOf<PlatformId>("lawyer-list") };
    const [page, other] = ["https://lawyer-list.example/", "https://lawyer-list.example/2"].map((url) => ({ url }));
    if (page === undefined || other === undefined) throw new Error("No pages");
    const before = issuedOrder(orderDocument({ addressees: [{ ...site, items: [page] }] }), DSA);
    const version = versionOf(before, { addressees: [{ ...site, items: [page, other] }, ...videos(1).addressees] });
    const asked = { urls: [other.url, "https://vidshare.example/v/1"] };
    expect(heard(before, [30, changesFor(CORRECTION, version, { asked })])).toEqual([
      {
        kind: "ORDER_ISSUED",
        seal: "seal of version 2",
        details: { platforms: ["vidshare"], articles: ["9"], cause: "CORRECTION" },
      },
    ]);
  });

  it("why something came back, or did not", () => {
    const lifted = goOn(order(), [20, removes(20, one)], [30, lodges()], [40, lifts()]);
    const explanation = "The account is gone.";
    const came = { itemId: one, outcome: "REINSTATED", effectAt: minutes(50), explanation } as const;
    expect(heard(lifted, [50, reinstatement(came)])).toEqual([
      {
        kind: "REINSTATEMENT_CONFIRMED",
        platform: "vidshare",
        details: { ...ofOne.details, outcome: "REINSTATED", effectAt: minutes(50), explanation },
      },
    ]);
  });

  it("nothing said of or by a website, which is no intermediary", () => {
    const served = { type: "serve", platform: idOf<PlatformId>("lawyer-list"), means: "BAILIFF" } as const;
    expect(heard(order(), [20, { ...served, servedAt: minutes(20) }])).toEqual([]);
  });

  it("that a platform has the order, also where only a bailiff serves it", () => {
    const byBailiff = issuedOrder(orderDocument({ serviceBy: "BAILIFF" }), DSA);
    expect(heard(byBailiff, [10, acknowledged(10)])).toEqual([
      {
        kind: "ORDER_RECEIVED",
        platform: "vidshare",
        details: { means: "ACKNOWLEDGEMENT", receivedAt: minutes(10) },
      },
    ]);
  });

  it("a version that brings in one of several, as a change of the order that it knows", () => {
    const before = order();
    const version = versionOf(before, TO_THREE);
    const asked = { urls: ["https://chirper.example/1"] };
    expect(heard(before, [30, changesFor(CORRECTION, version, { asked })])).toEqual([
      {
        kind: "ORDER_MODIFIED",
        seal: "seal of version 2",
        details: { platforms: ["vidshare", "chirper"], articles: ["9"], cause: "CORRECTION" },
      },
    ]);
  });
});

describe("rule: an order to disclose and its effect go there too (DSA art. 10(3)), and never who posted something", () => {
  const url = "https://vidshare.example/v/1";
  const disclose = { number: 2, kind: "DISCLOSE", targets: [{ url }], disclosure: disclosureTerms() } as const;
  const asks = (...duties: NonNullable<OrderDocument["addressees"][number]["duties"]>) => ({
    addressees: [{ platform: idOf<PlatformId>("vidshare"), duties }],
  });
  const answered = (minute: number, answer: PosterAnswer): Step => [
    minute,
    { type: "recordPosterAnswer", platform: idOf("vidshare"), duty: 2, answer, answeredAt: minutes(minute) },
  ];
  const effect = { itemId: "item-1", url: `POSTER ${url}` };

  it("the order, by the articles under which it asks", () => {
    const remove = { number: 1, kind: "REMOVE", targets: [{ url }] } as const;
    expect(issued(asks(disclose))).toMatchObject([{ kind: "ORDER_ISSUED", details: { articles: ["10"] } }]);
    expect(issued(asks(remove, disclose))).toMatchObject([
      { kind: "ORDER_ISSUED", details: { articles: ["9", "10"] } },
    ]);
  });

  it("that it was disclosed, that the answer does not open, and what stands in the way", () => {
    const { marginalTest: _, ...document } = orderDocument(asks(disclose));
    const seen = heard(
      goOn(issuedOrder(document, DSA), [10, acknowledged(10)]),
      answered(20, { given: "DISCLOSED" }),
      answered(30, { given: "UNREADABLE" }),
      answered(40, { given: "REFUSED", reason: "LEGAL_OBSTACLE", provision: "art. 7 Tw" }),
    );
    const of = { kind: "EFFECT_CONFIRMED", platform: "vidshare" } as const;
    expect(seen).toEqual([
      { ...of, details: { ...effect, outcome: "DISCLOSED", effectAt: minutes(20) } },
      { ...of, details: { ...effect, outcome: "DISCLOSED", fallsShort: true, effectAt: minutes(30), corrects: true } },
      {
        ...of,
        details: {
          ...effect,
          outcome: "IMPOSSIBLE",
          effectAt: minutes(40),
          impossibleReason: "LEGAL_OBSTACLE",
          explanation: "art. 7 Tw",
          corrects: true,
        },
      },
    ]);
  });
});
