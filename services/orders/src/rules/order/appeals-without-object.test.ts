import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { DSA, issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  ANNULLED,
  acknowledged,
  appeals,
  changesFor,
  contests,
  decided,
  decidesAppeal,
  ending,
  goOn,
  lifts,
  liftsFor,
  lodges,
  modifies,
  modifiesOnAppeal,
  POSTER,
  run,
  type Step,
  suspends,
  upholds,
  VIDSHARE,
  versionOf,
  videos,
  WITHDRAWN,
} from "../../../test/story.js";
import { penalty } from "../../../test/under-penalty.js";
import { APPEAL_STATUSES, type AppealStatus } from "../appeal/appeal.js";
import { appealsOf } from "./appealed-decision.js";
import { mootAppeals } from "./appeals-without-object.js";
import { coordinationNotices } from "./coordination.js";
import { evolveOrder } from "./evolve-order.js";
import { inboxNotices } from "./inbox.js";
import type { Order } from "./order.js";
import type { OrderCommand } from "./order-commands.js";

const served: Step = [10, acknowledged(10)];
const given = (withPenalty = false) =>
  goOn(issuedOrder(orderDocument(withPenalty ? { penalty } : {}), DSA), served, [20, lodges()]);
const upheld = (withPenalty = false) => goOn(given(withPenalty), [24, upholds()]);
const appealed = (withPenalty = false) => goOn(upheld(withPenalty), [26, appeals()]);
const claimed: OrderCommand = { type: "registerMainClaim", reference: "C/13/9", broughtAt: minutes(12) };
const confirmed: OrderCommand = { type: "concludeMainProceedings", reasons: "Unlawful.", outcome: "CONFIRMED" };
const rejected: OrderCommand = {
  type: "concludeMainProceedings",
  reasons: "Lawful.",
  outcome: "REJECTED",
  terms: ending(),
};
const LATER = 60 * 24 * 60;
const lapses: Step = [LATER, { type: "applyForLapse", by: POSTER, terms: ending() }];
const withdraws: OrderCommand = { type: "withdrawOrderAppeal", appealId: idOf("appeal-1"), reasons: "Settled." };
const statuses = (order: Order) => appealsOf(order).map(({ status }) => status);
const refused = (code: string, facts: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) });

const ENDS: Readonly<Record<string, readonly Step[]>> = {
  "the applicant withdraws it": [[30, liftsFor(WITHDRAWN)]],
  "the parties settle": [[30, liftsFor({ cause: "SETTLEMENT", penaltiesFallAway: false })]],
  "it is lifted on another opposition": [
    [28, lodges(POSTER, "opposition-2")],
    [30, lifts({}, "opposition-2")],
  ],
  "the main proceedings are lost": [[30, rejected]],
  "it lapses": [lapses],
};

describe("rule: an appeal that leaves nothing to decide about the order is moot, with its cause", () => {
  it.each(Object.entries(ENDS))("when %s, and no penalty can be due", (_, steps) => {
    const ended = goOn(appealed(), ...steps);
    expect(appealsOf(ended)[0]).toMatchObject({
      status: "MOOT",
      decidedAt: ended.ended?.at,
      reasons: `The order is ${ended.status} since ${ended.ended?.at}, and no penalty can be due under it.`,
    });
    expect(statuses(goOn(appealed(true), ...steps))).toEqual(["LODGED"]);
  });

  it("when penalties fall away with the order", () => {
    expect(statuses(goOn(appealed(true), [30, liftsFor(ANNULLED)]))).toEqual(["MOOT"]);
    const settled = liftsFor({ cause: "SETTLEMENT", penaltiesFallAway: true });
    expect(statuses(goOn(appealed(true), [30, settled]))).toEqual(["MOOT"]);
  });

  it("when another party's appeal annuls the decision, or takes away what was forfeited", () => {
    const both = goOn(appealed(true), [27, appeals({ appealId: idOf("appeal-2"), appellant: VIDSHARE })]);
    expect(statuses(goOn(both, [30, decidesAppeal("ANNULLED")]))).toEqual(["ANNULLED", "MOOT"]);
    const ended = goOn(both, [30, rejected]);
    expect(statuses(ended)).toEqual(["LODGED", "LODGED"]);
    expect(statuses(goOn(ended, [40, decidesAppeal("ANNULLED")]))).toEqual(["ANNULLED", "MOOT"]);
    expect(statuses(goOn(ended, [40, decidesAppeal("CONFIRMED")]))).toEqual(["CONFIRMED", "LODGED"]);
  });

  it("when the main judgment confirms the order, which no longer rests on the decision on opposition", () => {
    const after = goOn(appealed(), [27, claimed], [30, confirmed]);
    expect(appealsOf(after)[0]).toMatchObject({
      status: "MOOT",
      reasons: `The main judgment of ${minutes(30)} confirmed the order; who disagrees appeals against that.`,
    });
    expect(statuses(goOn(appealed(true), [27, claimed], [30, confirmed]))).toEqual(["LODGED"]);
    const irrevocable: OrderCommand = { type: "declareIrrevocable", reasons: "So.", acquiesced: true };
    expect(goOn(after, [40, irrevocable]).status).toBe("FINAL");
  });

  it("when a version lets go all that its opposition contests, and a suspension for it ends", () => {
    const own = goOn(issuedOrder(), served, [20, contests("poster-1", "item-1")]);
    const against = { decision: "OPPOSITION", oppositionId: idOf<never>("opposition-of-poster-1") } as const;
    const notEnforceable: OrderCommand = {
      type: "decideOpposition",
      oppositionId: against.oppositionId,
      decision: { outcome: "UPHELD", reasons: "So.", enforceableDespiteAppeal: false },
    };
    const pending = goOn(own, [24, notEnforceable], [26, appeals({ against })]);
    expect(pending.status).toBe("SUSPENDED");
    const narrows = (order: Order, ...numbers: readonly number[]) =>
      changesFor({ cause: "NARROWING" }, versionOf(order, videos(...numbers)));
    const without = goOn(pending, [30, narrows(pending, 2)]);
    expect(without).toMatchObject({ status: "IN_FORCE", appeals: [{ status: "MOOT" }] });
    expect(appealsOf(without)[0]?.reasons).toBe("The order no longer covers any item that the decision was about.");
    expect(statuses(goOn(pending, [30, narrows(pending, 1)]))).toEqual(["LODGED"]);
  });

  it("and not as long as the order covers one of the items that its opposition contests", () => {
    const own = goOn(issuedOrder(), served, [20, contests("poster-1", "item-1", "item-2")]);
    const against = { decision: "OPPOSITION", oppositionId: idOf<never>("opposition-of-poster-1") } as const;
    const pending = goOn(own, [24, upholds("opposition-of-poster-1")], [26, appeals({ against })]);
    const version = versionOf(pending, {
      addressees: [
        ...videos(2).addressees,
        ...own.document.addressees.filter(({ platform }) => platform !== "vidshare"),
      ],
    });
    expect(statuses(goOn(pending, [30, changesFor({ cause: "NARROWING" }, version)]))).toEqual(["LODGED"]);
  });

  describe("when a version lets go all that an opposition contests, as it was decided on appeal", () => {
    const own = () => goOn(issuedOrder(), served, [20, contests("poster-1", "item-1")]);
    const opposition = "opposition-of-poster-1";
    const against = { decision: "OPPOSITION", oppositionId: idOf<never>(opposition) } as const;
    const appealed = (order: Order) => goOn(order, [26, appeals({ against })]);
    const cassation = (order: Order) =>
      goOn(order, [
        32,
        appeals({
          appealId: idOf("appeal-2"),
          against: { decision: "APPEAL", appealId: idOf("appeal-1") },
          heardBy: idOf("hoge-raad"),
          instance: "SUPREME_COURT",
          caseNumber: idOf("26/01234"),
          lodgedAt: minutes(31),
        }),
      ]);
    const list = orderDocument().addressees.filter(({ platform }) => platform === "lawyer-list");
    const without1 = (order: Order) => versionOf(order, { addressees: [...videos(2).addressees, ...list] });
    const lets1Go = (order: Order) => goOn(order, [40, changesFor({ cause: "NARROWING" }, without1(order))]);
    const confirms = (order: Order) => goOn(order, [30, decidesAppeal("CONFIRMED")]);

    it("and the court above only confirmed it", () => {
      const pending = cassation(confirms(appealed(goOn(own(), [24, upholds(opposition)]))));
      expect(statuses(pending)).toEqual(["CONFIRMED", "LODGED"]);
      expect(statuses(lets1Go(pending))).toEqual(["CONFIRMED", "MOOT"]);
    });

    it.each<[string, () => Order]>([
      [
        "the decision that it confirmed",
        () => {
          const order = own();
          return confirms(appealed(goOn(order, [24, modifies(without1(order), opposition)])));
        },
      ],
      [
        "the court above itself",
        () => {
          const order = appealed(goOn(own(), [24, upholds(opposition)]));
          return goOn(order, [30, modifiesOnAppeal(without1(order))]);
        },
      ],
    ])("and not where %s let them go", (_, decided) => {
      const pending = cassation(decided());
      expect(statuses(goOn(pending, [50, suspends()])).at(-1)).toBe("LODGED");
    });
  });

  it("and a retry, from which nothing follows, moots none that an earlier version of the hub left pending", () => {
    const { appeals: pending = [] } = appealed();
    const left: Order = { ...goOn(upheld(), [30, liftsFor(WITHDRAWN)]), appeals: pending };
    expect(mootAppeals(left, [], minutes(40))).toEqual([]);
  });

  it("and not because the decision itself let items go: the applicant may ask them back", () => {
    const own = goOn(issuedOrder(), served, [20, contests("poster-1", "item-1")]);
    const version = versionOf(own, {
      addressees: [
        ...videos(2).addressees,
        ...own.document.addressees.filter(({ platform }) => platform !== "vidshare"),
      ],
    });
    const changed = goOn(own, [24, modifies(version, "opposition-of-poster-1")]);
    const against = { decision: "OPPOSITION", oppositionId: idOf<never>("opposition-of-poster-1") } as const;
    const pending = goOn(changed, [26, appeals({ against })], [30, suspends()]);
    expect(statuses(pending)).toEqual(["LODGED"]);
    const lifted = goOn(given(), [24, lifts()], [26, appeals()]);
    expect(statuses(lifted)).toEqual(["LODGED"]);
    expect(statuses(goOn(lifted, [30, decidesAppeal("ANNULLED")]))).toEqual(["ANNULLED"]);
  });

  it("and none is lodged then; that again of one lodged before is known", () => {
    for (const steps of Object.values(ENDS)) {
      const ended = goOn(upheld(), ...steps);
      const late = appeals({ appealId: idOf("appeal-2"), appellant: VIDSHARE });
      expect(() => decided(ended, LATER, late)).toThrowError(
        refused("APPEAL_WITHOUT_OBJECT", { field: "input.appealOf", orderId: "order-1" }),
      );
      expect(decided(goOn(appealed(), ...steps), LATER, appeals())).toEqual([]);
    }
  });

  it("and a moot appeal is told to the platforms and the coordinator, as it was lodged", () => {
    const order = appealed();
    const events = decided(order, 30, liftsFor(WITHDRAWN));
    const ended = events.reduce<Order>(evolveOrder, order);
    const mooted = events.find(({ kind }) => kind === "OrderAppealMooted");
    if (mooted === undefined) throw new Error("Nothing became moot");
    const reasons = `The order is LIFTED since ${minutes(30)}, and no penalty can be due under it.`;
    expect(inboxNotices(ended, mooted)).toEqual([
      {
        platform: "vidshare",
        kind: "APPEAL_DECIDED",
        details: {
          appealId: "appeal-1",
          court: "gh-amsterdam",
          caseNumber: "200.123.456/01",
          outcome: "MOOT",
          reasons,
        },
      },
    ]);
    expect(coordinationNotices(ended, mooted)).toMatchObject([
      { kind: "APPEAL_DECIDED", details: { outcome: "MOOT" } },
    ]);
  });
});

const IN: Readonly<Record<AppealStatus, () => Order>> = {
  LODGED: appealed,
  CONFIRMED: () => goOn(appealed(), [30, decidesAppeal("CONFIRMED")]),
  MODIFIED: () => {
    const order = appealed();
    const decision = { outcome: "MODIFIED", reasons: "Less.", ...versionOf(order, videos(1)) } as const;
    return goOn(order, [30, { type: "decideOrderAppeal", appealId: idOf("appeal-1"), decision }]);
  },
  ANNULLED: () => goOn(appealed(true), [28, rejected], [30, decidesAppeal("ANNULLED")]),
  WITHDRAWN: () => goOn(appealed(), [30, withdraws]),
  MOOT: () => goOn(appealed(), [28, claimed], [30, confirmed]),
};

describe("an appeal", () => {
  const COMMANDS = {
    confirm: decidesAppeal("CONFIRMED", { reasons: "Other reasons." }),
    annul: decidesAppeal("ANNULLED", { reasons: "Other reasons." }),
    withdraw: { ...withdraws, reasons: "Other reasons." },
    stay: { type: "suspend", reasons: "Rv art. 351.", appealId: idOf("appeal-1") },
  } as const satisfies Record<string, OrderCommand>;
  const LEADS_TO = { confirm: "CONFIRMED", annul: "ANNULLED", withdraw: "WITHDRAWN", stay: "LODGED" } as const;
  const WAY_OUT: Readonly<Record<Exclude<AppealStatus, "LODGED">, RegExp>> = {
    CONFIRMED: /a further one is lodged/,
    MODIFIED: /a further one is lodged/,
    ANNULLED: /a further one is lodged/,
    WITHDRAWN: /lodges it anew/,
    MOOT: /nothing about the order is left to decide on it\. .*costs/,
  };
  const cells = APPEAL_STATUSES.flatMap((from) =>
    (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).map((name) => ({
      from,
      name,
      to: from === "LODGED" ? LEADS_TO[name] : "APPEAL_DECIDED",
    })),
  );

  it.each(cells)("that is $from, at '$name': $to", ({ from, name, to }) => {
    const order = IN[from]();
    expect(appealsOf(order)[0]?.status).toBe(from);
    const attempt = () => run(order, COMMANDS[name], minutes(60));
    if (from === "LODGED") {
      expect(appealsOf(attempt())[0]?.status).toBe(to);
      return;
    }
    // An order that has ended is not stayed, whatever becomes of the appeal.
    if (name === "stay" && from === "ANNULLED") {
      expect(attempt).toThrowError(refused("ORDER_STATE"));
      return;
    }
    expect(attempt).toThrowError(refused(to, { appealId: "appeal-1", status: from }));
    expect(attempt).toThrowError(WAY_OUT[from]);
  });
});
