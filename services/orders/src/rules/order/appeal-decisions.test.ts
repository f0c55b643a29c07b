import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  appeals,
  decided,
  decidesAppeal,
  ending,
  goOn,
  lifts,
  liftsFor,
  lodges,
  modifies,
  modifiesOnAppeal,
  removes,
  type Step,
  story,
  upholds,
  VIDSHARE,
  versionOf,
  videos,
  WITHDRAWN,
} from "../../../test/story.js";
import { penalty } from "../../../test/under-penalty.js";
import type { AppealedDecision } from "../appeal/appeal.js";
import { appealsOf, decisionOf, letGoWrongly } from "./appealed-decision.js";
import type { Order } from "./order.js";
import type { OrderCommand } from "./order-commands.js";

const served: Step = [10, acknowledged(10)];
const gone: Step = [15, removes(15, idOf("item-1"))];
const contested = (order = issuedOrder()) => goOn(order, served, gone, [20, lodges()]);
const underPenalty = () => contested(issuedOrder(orderDocument({ penalty })));
const upheld = (order = contested()) => goOn(order, [24, upholds()]);
const lifted = () => goOn(contested(), [24, lifts()]);
const notEnforceable: OrderCommand = {
  type: "decideOpposition",
  oppositionId: idOf("opposition-1"),
  decision: { outcome: "UPHELD", reasons: "It is unlawful.", enforceableDespiteAppeal: false },
};
const claimed: OrderCommand = { type: "registerMainClaim", reference: "C/13/9", broughtAt: minutes(12) };
const confirmed: OrderCommand = { type: "concludeMainProceedings", reasons: "Unlawful.", outcome: "CONFIRMED" };
const rejected: OrderCommand = {
  type: "concludeMainProceedings",
  reasons: "Lawful.",
  outcome: "REJECTED",
  terms: ending(),
};
const judged = () => story(served, gone, [22, claimed], [24, confirmed]);
const lost = () => story(served, gone, [24, rejected]);
const withdraws: OrderCommand = { type: "withdrawOrderAppeal", appealId: idOf("appeal-1"), reasons: "Settled." };
const onMain = appeals({ against: { decision: "MAIN_JUDGMENT" } });
const inCassation = appeals({
  appealId: idOf("appeal-2"),
  against: { decision: "APPEAL", appealId: idOf("appeal-1") },
  heardBy: idOf("hoge-raad"),
  instance: "SUPREME_COURT",
  caseNumber: idOf("26/00001"),
  lodgedAt: minutes(31),
});
const OPPOSITION: AppealedDecision = { decision: "OPPOSITION", oppositionId: idOf("opposition-1") };
const MAIN: AppealedDecision = { decision: "MAIN_JUDGMENT" };
const APPEAL: AppealedDecision = { decision: "APPEAL", appealId: idOf("appeal-1") };
const CASSATION: AppealedDecision = { decision: "APPEAL", appealId: idOf("appeal-2") };
const first = (order: Order, command: OrderCommand, minute = 30) => decided(order, minute, command)[0];
const narrows = (order: Order, change: Parameters<typeof modifiesOnAppeal>[1] = {}, document = {}) =>
  modifiesOnAppeal(versionOf(order, { ...videos(2), ...document }), change);
const onAppeal = (order: Order, command: OrderCommand) => goOn(order, [26, appeals()], [30, command]);

describe("a decision, as an appeal against it sees it", () => {
  const narrowed = () => goOn(contested(), [24, modifies(versionOf(contested(), videos(2)))]);
  const annulledIn = (order: Order) => onAppeal(order, decidesAppeal("ANNULLED"));
  const confirmedIn = (order: Order) => onAppeal(order, decidesAppeal("CONFIRMED"));
  const cassated = (order: Order, outcome: "CONFIRMED" | "ANNULLED") =>
    goOn(order, [32, inCassation], [40, decidesAppeal(outcome, { appealId: "appeal-2" })]);
  const KEEPS = { keeps: true, letsGo: false };
  const LETS_GO = { keeps: false, letsGo: true };
  const NEITHER = { keeps: false, letsGo: false };
  it.each<[string, () => Order, AppealedDecision, object]>([
    ["that upheld the order", upheld, OPPOSITION, KEEPS],
    ["that narrowed it", narrowed, OPPOSITION, KEEPS],
    ["that lifted it", lifted, OPPOSITION, LETS_GO],
    ["that confirmed it in the main proceedings", judged, MAIN, KEEPS],
    ["that rejected the main claim", lost, MAIN, LETS_GO],
    ["on appeal that confirmed what kept it", () => confirmedIn(upheld()), APPEAL, KEEPS],
    ["on appeal that confirmed what let it go", () => confirmedIn(lifted()), APPEAL, LETS_GO],
    ["on appeal that narrowed it", () => onAppeal(upheld(), narrows(upheld())), APPEAL, KEEPS],
    ["on appeal that annulled what kept it", () => annulledIn(upheld()), APPEAL, LETS_GO],
    ["on appeal that annulled what let it go", () => annulledIn(lifted()), APPEAL, NEITHER],
    ["in cassation that confirmed all below", () => cassated(confirmedIn(upheld()), "CONFIRMED"), CASSATION, KEEPS],
    ["in cassation that annulled all below", () => cassated(confirmedIn(upheld()), "ANNULLED"), CASSATION, LETS_GO],
    ["in cassation that confirmed an annulment", () => cassated(annulledIn(upheld()), "CONFIRMED"), CASSATION, LETS_GO],
  ])("%s, keeps it or let it go", (_, order, against, effect) => {
    expect(decisionOf(order(), against)).toMatchObject(effect);
  });

  it("on appeal is about what the first decision was about, and of the court that gave it", () => {
    const onOpposition = decisionOf(confirmedIn(upheld()), APPEAL);
    expect(onOpposition).toMatchObject({
      on: "OPPOSITION",
      decidedBy: "gh-amsterdam",
      opposition: { id: "opposition-1" },
    });
    const main = goOn(judged(), [26, onMain], [30, decidesAppeal("CONFIRMED")]);
    expect(decisionOf(main, APPEAL)).toMatchObject({ on: "MAIN_JUDGMENT", decidedAt: minutes(30) });
    expect(decisionOf(main, APPEAL)).not.toHaveProperty("opposition");
  });

  const withdrawsOpposition: OrderCommand = {
    type: "withdrawOpposition",
    oppositionId: idOf("opposition-1"),
    reasons: "Settled.",
  };
  const mooted = () => goOn(upheld(), [26, appeals()], [28, liftsFor(WITHDRAWN)]);
  it.each<[string, () => Order, AppealedDecision, string]>([
    ["an opposition is pending", contested, OPPOSITION, "opposition opposition-1 is LODGED"],
    [
      "it was withdrawn",
      () => goOn(contested(), [24, withdrawsOpposition]),
      OPPOSITION,
      "opposition opposition-1 is WITHDRAWN",
    ],
    ["it is moot", () => goOn(contested(), [24, liftsFor(WITHDRAWN)]), OPPOSITION, "opposition opposition-1 is MOOT"],
    ["the main proceedings go on", upheld, MAIN, "the main judgment is not recorded"],
    ["an appeal is pending", () => goOn(upheld(), [26, appeals()]), APPEAL, "appeal appeal-1 is LODGED"],
    ["that was withdrawn", () => onAppeal(upheld(), withdraws), APPEAL, "appeal appeal-1 is WITHDRAWN"],
    ["that is moot", mooted, APPEAL, "appeal appeal-1 is MOOT"],
  ])("was not given while %s", (_, order, against, because) => {
    expect(() => decisionOf(order(), against)).toThrowError(
      expect.objectContaining({
        code: "DECISION_NOT_GIVEN",
        message: `There is no such decision on order order-1 to appeal against: ${because}. Have the court that decided record its decision first.`,
        facts: { orderId: "order-1", field: "input.against" },
      }),
    );
  });

  it("let the order go wrongly where it was annulled, and that was not annulled in turn", () => {
    const annulled = annulledIn(lifted());
    expect(letGoWrongly(cassated(annulled, "CONFIRMED"))?.id).toBe("appeal-1");
    expect(letGoWrongly(cassated(annulled, "ANNULLED"))).toBeUndefined();
    expect(letGoWrongly(cassated(confirmedIn(lifted()), "ANNULLED"))?.id).toBe("appeal-2");
    expect(letGoWrongly(annulledIn(upheld()))).toBeUndefined();
  });
});

describe("an appeal is lodged", () => {
  it("at the earliest at the moment of the decision, and in time to the end of its term", () => {
    const end = upheld().oppositions[0]?.appealBy;
    if (end === undefined) throw new Error("An appeal lies");
    expect(first(upheld(), appeals({ lodgedAt: minutes(24) }))).toMatchObject({ kind: "OrderAppealLodged" });
    const days = 40 * 24 * 60;
    expect(first(upheld(), appeals({ lodgedAt: end }), days)).not.toHaveProperty("late");
  });

  it("and suspends nothing once the order has ended on another ground", () => {
    const ended = goOn(underPenalty(), [24, notEnforceable], [25, liftsFor(WITHDRAWN)]);
    expect(decided(ended, 30, appeals())).toEqual([expect.not.objectContaining({ suspends: true })]);
  });

  const again = appeals({ appealId: idOf("appeal-3"), caseNumber: idOf("200.9/01") });
  it.each<[string, () => Order, OrderCommand, object]>([
    [
      "while the same party's is pending",
      () => goOn(upheld(), [26, appeals()]),
      again,
      {
        code: "APPEAL_PENDING",
        message:
          "Appeal appeal-1 of the same party against this decision is pending at gh-amsterdam in case 200.123.456/01; withdraw it before lodging another.",
        facts: { field: "input.appealOf", appealId: "appeal-1", status: "LODGED" },
      },
    ],
    [
      "once the same party's was decided",
      () => onAppeal(upheld(), decidesAppeal("CONFIRMED")),
      again,
      {
        code: "APPEALED_ALREADY",
        message:
          "This decision was appealed by the same party in case 200.123.456/01 of gh-amsterdam, which is CONFIRMED; appeal against that decision, by its court and case number, at the court that hears it.",
        facts: { field: "input.appealOf", appealId: "appeal-1", status: "CONFIRMED" },
      },
    ],
    [
      "that is still to come",
      upheld,
      appeals({ lodgedAt: minutes(31) }),
      {
        code: "EFFECT_IN_FUTURE",
        message: "input.lodgedAt lies in the future; record the appeal when it is lodged.",
        facts: { field: "input.lodgedAt" },
      },
    ],
    [
      "before the decision",
      upheld,
      appeals({ lodgedAt: minutes(23) }),
      {
        code: "FIELD_INVALID",
        message: `input.lodgedAt is ${minutes(23)}, before the decision of ${minutes(24)} that it is against; check the moment, and which decision it is.`,
        facts: { field: "input.lodgedAt" },
      },
    ],
  ])("and not %s", (_, order, command, refusal) => {
    expect(() => decided(order(), 30, command)).toThrowError(expect.objectContaining(refusal));
  });

  it("and not decided under an id that the order does not have", () => {
    expect(() => decided(upheld(), 30, withdraws)).toThrowError(
      expect.objectContaining({
        code: "UNKNOWN_APPEAL",
        message: 'Order order-1 has no appeal "appeal-1" that you may see.',
        facts: { field: "id" },
      }),
    );
  });
});

describe("rule: a decision on appeal says whether a further appeal suspends the order", () => {
  const pending = (order = upheld()) => goOn(order, [26, appeals()]);
  const enforceableDespiteAppeal = false;
  const waits = () => upheld(contested(issuedOrder(orderDocument({ enforceableDespiteAppeal }))));

  it.each<[string, () => Order, (order: Order) => OrderCommand, boolean]>([
    ["confirms, and says it", upheld, () => decidesAppeal("CONFIRMED", { enforceableDespiteAppeal }), true],
    ["confirms, and is silent", upheld, () => decidesAppeal("CONFIRMED"), false],
    ["confirms an order that says it", waits, () => decidesAppeal("CONFIRMED"), true],
    ["narrows, and says it", upheld, (order) => narrows(order, { enforceableDespiteAppeal }), true],
    ["narrows under a version that says it", upheld, (order) => narrows(order, {}, { enforceableDespiteAppeal }), true],
    [
      "narrows under a version that no longer says it",
      waits,
      (order) => narrows(order, {}, { enforceableDespiteAppeal: true }),
      false,
    ],
    ["annuls an order that says it", waits, () => decidesAppeal("ANNULLED"), false],
  ])("one that %s", (_, before, command, suspends) => {
    const order = pending(before());
    const event = first(order, command(order));
    expect(event).toMatchObject({ kind: "OrderAppealDecided", appealBy: "2026-04-28T21:59:59.999Z" });
    expect(event && "appealSuspends" in event).toBe(suspends);
  });

  it("none of the highest court, against whose decision no appeal lies", () => {
    const order = goOn(pending(waits()), [30, decidesAppeal("CONFIRMED")], [32, inCassation]);
    const event = first(order, decidesAppeal("CONFIRMED", { appealId: "appeal-2" }), 40);
    expect(event).not.toHaveProperty("appealBy");
    expect(event).not.toHaveProperty("appealSuspends");
    expect(() => decided(order, 40, narrows(order, { appealId: "appeal-2", enforceableDespiteAppeal }))).toThrowError(
      expect.objectContaining({
        code: "FIELD_INVALID",
        message: "decision.enforceableDespiteAppeal: no appeal lies against a decision of hoge-raad. Leave it out.",
        facts: { field: "decision.enforceableDespiteAppeal" },
      }),
    );
  });

  it("nor one that confirms what let the order go", () => {
    const gave = goOn(lifted(), [26, appeals()]);
    for (const said of [true, false])
      expect(() => decided(gave, 30, decidesAppeal("CONFIRMED", { enforceableDespiteAppeal: said }))).toThrowError(
        expect.objectContaining({
          code: "FIELD_INVALID",
          facts: { field: "decision.enforceableDespiteAppeal" },
        }),
      );
    expect(first(gave, decidesAppeal("CONFIRMED"))).not.toHaveProperty("appealSuspends");
  });
});

describe("a decision on appeal", () => {
  it("in an appeal against the main judgment changes the whole order, which no opposition limits", () => {
    const order = goOn(judged(), [26, onMain]);
    expect(goOn(order, [30, narrows(order)]).document.version).toBe(2);
  });

  it("that annuls what let the order go leaves what was forfeited as it was", () => {
    expect(decided(goOn(lifted(), [26, appeals()]), 30, decidesAppeal("ANNULLED"))).toEqual([
      {
        kind: "OrderAppealDecided",
        appealId: "appeal-1",
        outcome: "ANNULLED",
        reasons: "The court below was right.",
        appealBy: "2026-04-28T21:59:59.999Z",
        at: minutes(30),
      },
    ]);
  });

  it("that annuls one of two leaves the order to the main judgment, and takes nothing away that is due under that", () => {
    const order = goOn(upheld(underPenalty()), [25, claimed], [26, appeals({ appellant: VIDSHARE })], [28, confirmed]);
    const after = goOn(order, [30, decidesAppeal("ANNULLED")]);
    expect(after.status).toBe("IN_FORCE");
    expect(appealsOf(after)[0]?.status).toBe("ANNULLED");
    expect(after).not.toHaveProperty("ended");
  });

  const superseded = () => goOn(upheld(underPenalty()), [25, claimed], [26, appeals()], [28, confirmed]);
  const given = (what: string) => ({
    code: "MAIN_JUDGMENT_GIVEN",
    message: `${what} makes no sense: the main judgment of ${minutes(28)} has confirmed order order-1, which rests on that and no longer on the decision on opposition. Do it in an appeal against the main judgment.`,
    facts: { orderId: "order-1" },
  });
  const over = (status: "LIFTED" | "LAPSED") => ({
    code: "ORDER_STATE",
    message: expect.stringMatching(
      new RegExp(
        `^MODIFIED makes no sense: order order-1 is ${status}, and what it asked has gone back\\. Decide ANNUL`,
      ),
    ),
  });
  const lapse: Step = [60 * 24 * 60, { type: "applyForLapse", by: VIDSHARE, terms: ending() }];
  const ends = (...steps: readonly Step[]) => goOn(upheld(underPenalty()), [26, appeals()], ...steps);
  it.each<[string, () => Order, (order: Order) => OrderCommand, object]>([
    ["a version, once the main judgment stands in its place", superseded, narrows, given("MODIFIED")],
    [
      "a stay, likewise",
      superseded,
      () => ({ type: "suspend", reasons: "Rv art. 351.", appealId: idOf("appeal-1") }),
      given("suspendOrder"),
    ],
    ["a version of an order that was lifted", () => ends([28, liftsFor(WITHDRAWN)]), narrows, over("LIFTED")],
    ["a version of an order that lapsed", () => ends(lapse), narrows, over("LAPSED")],
  ])("does not give %s", (_, before, command, refusal) => {
    const order = before();
    expect(() => decided(order, 61 * 24 * 60, command(order))).toThrowError(expect.objectContaining(refusal));
  });
});
