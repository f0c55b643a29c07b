import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { DSA, disclosureTerms, issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  ANNULLED,
  acknowledged,
  appeals,
  CORRECTION,
  changesFor,
  claims,
  clarifies,
  contestsFinding,
  decidesAppeal,
  decidesFinding,
  ending,
  findsBreach,
  findsCompliance,
  goOn,
  itemsResume,
  itemsSuspend,
  lifts,
  liftsFor,
  lodges,
  modified,
  modifies,
  POSTER,
  reinstates,
  rejects,
  removes,
  run,
  type Step,
  servedByBailiff,
  story,
  suspends,
  toldPoster,
  upholds,
  VIDSHARE,
  versionOf,
  videos,
  vidshare,
  WITHDRAWN,
} from "../../../test/story.js";
import { penalty } from "../../../test/under-penalty.js";
import { ADDRESSEE_STATUSES, type AddresseeStatus, addresseeStatus } from "../addressee/addressee-status.js";
import { instant } from "../instant.js";
import { OPPOSITION_STATUSES, type OppositionStatus } from "../opposition/opposition.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { ORDER_STATUSES, type Order, type OrderStatus } from "./order.js";
import type { OrderCommand } from "./order-commands.js";
import { decideOrder } from "./order-decisions.js";

const DAY = 24 * 60;
/** After every term of the fixtures' order has passed. */
const LATER = 50 * DAY;

const DISCLOSING: OrderDocument["addressees"] = [
  {
    platform: idOf("vidshare"),
    duties: [
      { number: 1, kind: "REMOVE", targets: [{ url: "https://vidshare.example/v/1" }] },
      {
        number: 2,
        kind: "DISCLOSE",
        within: "P21D",
        targets: [{ url: "https://vidshare.example/v/1" }],
        disclosure: disclosureTerms(),
      },
    ],
  },
];
const contestedTwice: readonly Step[] = [
  [22, lodges()],
  [23, lodges(POSTER, "opposition-2")],
];
const removedOne: Step = [20, removes(20, idOf("item-1"))];
const claimedOther: Step = [21, claims(21, idOf("item-2"))];
const begun: readonly Step[] = [[10, acknowledged(10)], removedOne, claimedOther, ...contestedTwice];
const base = () => story(...begun);
/** Its penalties can be due after it has ended, so that there is something to appeal about. */
const withPenalty = () => goOn(issuedOrder(orderDocument({ penalty })), ...begun);
const ofIntermediaries = () =>
  goOn(issuedOrder(orderDocument(), DSA), [10, acknowledged(10)], removedOne, ...contestedTwice);
/** Before any of the ways into the states. */
const FOUND: Step = [24, findsBreach(22, idOf("item-1"))];
const conclude = (outcome: "CONFIRMED" | "REJECTED"): OrderCommand =>
  outcome === "CONFIRMED"
    ? { type: "concludeMainProceedings", reasons: "The claim was heard.", outcome }
    : { type: "concludeMainProceedings", reasons: "The claim failed.", outcome, terms: ending() };

const irrevocable: OrderCommand = { type: "declareIrrevocable", reasons: "Nobody appealed.", acquiesced: true };

const claimed: OrderCommand = { type: "registerMainClaim", reference: "C/13/9", broughtAt: minutes(24) };

/** How an order comes into each state. */
const WAYS: Readonly<Record<OrderStatus, readonly Step[]>> = {
  IN_FORCE: [],
  SUSPENDED: [[30, suspends()]],
  LIFTED: [[30, lifts()]],
  LAPSED: [[LATER - 10, { type: "applyForLapse", by: POSTER, terms: ending() }]],
  FINAL: [
    [25, claimed],
    [30, conclude("CONFIRMED")],
    [31, irrevocable],
  ],
};
/** The applicant's, against a decision on the first opposition. */
const DECIDED: Step = [24, upholds()];
const APPEALED: Step = [26, appeals()];

/** One command of every type, which makes sense somewhere. */
const COMMANDS = {
  serve: servedByBailiff(40),
  "serve by acknowledgement": acknowledged(LATER),
  confirm: removes(LATER, idOf("item-2")),
  recordPosterAnswer: {
    type: "recordPosterAnswer",
    platform: idOf("vidshare"),
    duty: 2,
    answer: { given: "DISCLOSED" },
    answeredAt: minutes(LATER),
  },
  passDeadline: { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) },
  passServeBy: { type: "passServeBy", platform: idOf("vidshare"), deadline: minutes(DAY) },
  confirmPosterInformed: toldPoster(25, idOf("item-1")),
  passPosterTerm: { type: "passPosterTerm", platform: idOf("vidshare"), deadline: minutes(20 + DAY) },
  clarify: clarifies(),
  rejectClaim: rejects(),
  findBreach: findsBreach(22, idOf("item-1")),
  findCompliance: findsCompliance(12, idOf("item-1")),
  contestFinding: contestsFinding(),
  decideFinding: decidesFinding("WITHDRAWN"),
  suspendItems: itemsSuspend([idOf("item-1")]),
  resumeItems: itemsResume([idOf("item-1")]),
  suspend: suspends("Another judge's reasons."),
  resume: { type: "resume", reasons: "It was heard." },
  "modify, to correct": changesFor(CORRECTION, versionOf(issuedOrder(), videos(1, 2))),
  "modify, to narrow": changesFor({ cause: "NARROWING" }, versionOf(issuedOrder(), { removeWithin: "PT3H" })),
  "lift, as the applicant asks": liftsFor(WITHDRAWN),
  "lift, annulled": liftsFor(ANNULLED),
  "lift, revoked": liftsFor({ cause: "REVOKED", penaltiesFallAway: true }),
  lodgeOpposition: lodges({ role: "ADDRESSEE", platform: idOf("lawyer-list") }, "opposition-3"),
  setHearing: { type: "setHearing", oppositionId: idOf("opposition-1"), hearingAt: minutes(LATER + DAY) },
  withdrawOpposition: { type: "withdrawOpposition", oppositionId: idOf("opposition-1"), reasons: "Settled." },
  decideOpposition: upholds(),
  registerMainClaim: { type: "registerMainClaim", reference: "C/13/10", broughtAt: minutes(50) },
  passMainTerm: { type: "passMainTerm", deadline: instant("2026-04-02T21:59:59.999Z") },
  applyForLapse: { type: "applyForLapse", by: VIDSHARE, terms: ending() },
  "conclude, confirmed": { ...conclude("CONFIRMED"), reasons: "Other reasons." } as OrderCommand,
  "conclude, confirmed without a main claim": { ...conclude("CONFIRMED"), reasons: "No reasons." } as OrderCommand,
  "conclude, rejected": { ...conclude("REJECTED"), reasons: "Other reasons." } as OrderCommand,
  "declare irrevocable": { ...irrevocable, reasons: "The term has passed." } as OrderCommand,
  lodgeOrderAppeal: appeals(),
  "decide on appeal, confirmed": decidesAppeal("CONFIRMED"),
  "decide on appeal, annulled": decidesAppeal("ANNULLED"),
  withdrawOrderAppeal: { type: "withdrawOrderAppeal", appealId: idOf("appeal-1"), reasons: "Settled." },
  "lodge an appeal, where no penalty is set": appeals(),
  "decide on appeal, where no penalty is set": decidesAppeal("CONFIRMED"),
  confirmReinstatement: reinstates(LATER, idOf("item-1")),
  passReinstatementDeadline: {
    type: "passReinstatementDeadline",
    platform: idOf("vidshare"),
    deadline: minutes(30 + DAY),
  },
  hold: { type: "hold", platform: idOf("vidshare"), held: [{ itemId: idOf("item-1"), heldBy: idOf("order-9") }] },
  releaseHeld: { type: "releaseHeld", platform: idOf("vidshare"), itemIds: [idOf("item-1")] },
} as const satisfies Record<string, OrderCommand>;
type CommandName = keyof typeof COMMANDS;

/** What a command needs to make a difference, where the order of the other commands does not have it. */
const SITUATIONS: Readonly<Partial<Record<CommandName, { from?: (status: OrderStatus) => Order; last?: Step }>>> = {
  "serve by acknowledgement": {
    from: () => story([10, servedByBailiff(10)], removedOne, claimedOther, ...contestedTwice),
  },
  recordPosterAnswer: { from: () => goOn(issuedOrder(orderDocument({ addressees: DISCLOSING })), ...contestedTwice) },
  passDeadline: { from: () => story([10, acknowledged(10)], removedOne, ...contestedTwice) },
  passServeBy: { from: () => goOn(issuedOrder(orderDocument({ serveWithin: "PT24H" })), ...contestedTwice) },
  confirmPosterInformed: { from: ofIntermediaries },
  passPosterTerm: { from: ofIntermediaries },
  contestFinding: { from: () => goOn(base(), FOUND) },
  decideFinding: { from: () => goOn(base(), FOUND) },
  // No order with a main claim lapses.
  "conclude, confirmed": { from: (status) => (status === "LAPSED" ? base() : goOn(base(), [25, claimed])) },
  "declare irrevocable": {
    from: (status) =>
      status === "LIFTED" || status === "LAPSED" ? base() : goOn(base(), [25, claimed], [26, conclude("CONFIRMED")]),
  },
  lodgeOrderAppeal: { from: () => goOn(withPenalty(), DECIDED) },
  "decide on appeal, confirmed": { from: (status) => appealedIn(status, withPenalty()) },
  "decide on appeal, annulled": { from: (status) => appealedIn(status, withPenalty()) },
  withdrawOrderAppeal: { from: (status) => appealedIn(status, withPenalty()) },
  "lodge an appeal, where no penalty is set": { from: () => goOn(base(), DECIDED) },
  "decide on appeal, where no penalty is set": { from: (status) => appealedIn(status, base()) },
  resumeItems: { from: () => goOn(base(), [24, itemsSuspend([idOf("item-1")])]) },
  releaseHeld: { last: [LATER - 5, COMMANDS.hold] },
};

/** No order becomes final while an appeal is pending. */
function appealedIn(status: OrderStatus, order: Order): Order {
  return goOn(order, DECIDED, ...(status === "FINAL" ? [] : [APPEALED]));
}

function waysFor(name: CommandName, status: OrderStatus): readonly Step[] {
  // The first opposition is decided there.
  if (status === "LIFTED" && APPEALS.includes(name)) return [[30, lifts({}, "opposition-2")]];
  // The judgment is there already.
  if (status === "FINAL" && name === "declare irrevocable") return [[31, irrevocable]];
  return WAYS[status];
}

const APPEALS: readonly CommandName[] = [
  "lodgeOrderAppeal",
  "decide on appeal, confirmed",
  "decide on appeal, annulled",
  "withdrawOrderAppeal",
  "lodge an appeal, where no penalty is set",
  "decide on appeal, where no penalty is set",
];

function orderFor(name: CommandName, status: OrderStatus): Order {
  const { from = base, last } = SITUATIONS[name] ?? {};
  return goOn(from(status), ...waysFor(name, status), ...(last === undefined ? [] : [last]));
}

/** Events by their kinds; a code of the order's state; or another refusal's code. */
type Expected = readonly string[] | "ORDER_STATE" | keyof typeof REFUSALS;

const REFUSALS = {
  MAIN_CLAIM_MISSING: /^No main claim .*registerMainClaim; otherwise .*applyForLapse\.$/,
  FINAL: /^NARROWING makes no sense: order order-1 is FINAL, .*CORRECTION or record a SETTLEMENT/,
  NOT_FINAL:
    /^REVOKED makes no sense: order order-1 is (IN_FORCE|SUSPENDED), and only what is FINAL is revoked\. Decide/,
  APPEAL_WITHOUT_OBJECT:
    /^input\.appealOf: nothing about order order-1 is left to decide on appeal\. The order is (LIFTED|LAPSED) since .*, and no penalty can be due under it\. .*costs/,
  APPEAL_DECIDED: /^Appeal appeal-1 is MOOT since .*; nothing about the order is left to decide on it\. .*costs/,
  REINSTATEMENT_NOT_DUE: /item-1 is not to be put back: the order still covers it; it goes back once/,
} as const;

const NOTHING: readonly string[] = [];

/** What each command does in each state of the order, in the order of ORDER_STATUSES. */
const TABLE: Readonly<Record<CommandName, Readonly<Record<OrderStatus, Expected>>>> = {
  serve: {
    IN_FORCE: ["AddresseeServed"],
    SUSPENDED: ["AddresseeServed"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: ["AddresseeServed"],
  },
  "serve by acknowledgement": {
    IN_FORCE: ["AddresseeServed"],
    SUSPENDED: ["AddresseeServed"],
    LIFTED: NOTHING,
    LAPSED: NOTHING,
    FINAL: ["AddresseeServed"],
  },
  confirm: {
    IN_FORCE: ["ConfirmationCorrected", "AddresseeComplied", "DeadlineResumed"],
    SUSPENDED: ["ConfirmationCorrected", "AddresseeComplied", "DeadlineResumed"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: ["ConfirmationCorrected", "AddresseeComplied", "DeadlineResumed"],
  },
  recordPosterAnswer: {
    IN_FORCE: ["ConfirmationRecorded"],
    SUSPENDED: ["ConfirmationRecorded"],
    LIFTED: NOTHING,
    LAPSED: NOTHING,
    FINAL: ["ConfirmationRecorded"],
  },
  passDeadline: {
    IN_FORCE: ["DeadlinePassed"],
    SUSPENDED: NOTHING,
    LIFTED: NOTHING,
    LAPSED: NOTHING,
    FINAL: ["DeadlinePassed"],
  },
  passServeBy: {
    IN_FORCE: ["AddresseeUnserved"],
    SUSPENDED: ["AddresseeUnserved"],
    LIFTED: NOTHING,
    LAPSED: NOTHING,
    FINAL: ["AddresseeUnserved"],
  },
  confirmPosterInformed: {
    IN_FORCE: ["PosterConfirmationRecorded"],
    SUSPENDED: ["PosterConfirmationRecorded"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: ["PosterConfirmationRecorded"],
  },
  passPosterTerm: {
    IN_FORCE: ["PosterConfirmationOverdue"],
    SUSPENDED: ["PosterConfirmationOverdue"],
    LIFTED: NOTHING,
    LAPSED: NOTHING,
    FINAL: ["PosterConfirmationOverdue"],
  },
  clarify: {
    IN_FORCE: ["ClarificationGiven"],
    SUSPENDED: ["ClarificationGiven"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: ["ClarificationGiven"],
  },
  rejectClaim: {
    IN_FORCE: ["ClaimRejected", "DeadlinePassed"],
    SUSPENDED: ["ClaimRejected"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: ["ClaimRejected", "DeadlinePassed"],
  },
  findBreach: {
    IN_FORCE: ["BreachFound", "DeadlinePassed"],
    SUSPENDED: ["BreachFound"],
    LIFTED: ["BreachFound"],
    LAPSED: ["BreachFound"],
    FINAL: ["BreachFound", "DeadlinePassed"],
  },
  findCompliance: {
    IN_FORCE: ["ComplianceFound"],
    SUSPENDED: ["ComplianceFound"],
    LIFTED: ["ComplianceFound"],
    LAPSED: ["ComplianceFound"],
    FINAL: ["ComplianceFound"],
  },
  contestFinding: {
    IN_FORCE: ["FindingContested"],
    SUSPENDED: ["FindingContested"],
    LIFTED: ["FindingContested"],
    LAPSED: ["FindingContested"],
    FINAL: ["FindingContested"],
  },
  decideFinding: {
    IN_FORCE: ["FindingWithdrawn"],
    SUSPENDED: ["FindingWithdrawn"],
    LIFTED: ["FindingWithdrawn"],
    LAPSED: ["FindingWithdrawn"],
    FINAL: ["FindingWithdrawn"],
  },
  suspendItems: {
    IN_FORCE: ["ItemsSuspended"],
    SUSPENDED: ["ItemsSuspended"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: ["ItemsSuspended"],
  },
  resumeItems: {
    IN_FORCE: ["ItemsResumed"],
    SUSPENDED: ["ItemsResumed"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: ["ItemsResumed"],
  },
  suspend: {
    IN_FORCE: ["OrderSuspended", "DeadlineStopped"],
    SUSPENDED: "ORDER_STATE",
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: ["OrderSuspended", "DeadlineStopped"],
  },
  resume: {
    IN_FORCE: "ORDER_STATE",
    SUSPENDED: ["OrderResumed", "DeadlineResumed"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: "ORDER_STATE",
  },
  "modify, to correct": {
    IN_FORCE: ["OrderModified"],
    SUSPENDED: ["OrderModified"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: ["OrderModified"],
  },
  "modify, to narrow": {
    IN_FORCE: ["OrderModified"],
    SUSPENDED: ["OrderModified"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: "FINAL",
  },
  "lift, as the applicant asks": {
    IN_FORCE: ["OrderLifted", "OppositionMooted", "OppositionMooted"],
    SUSPENDED: ["OrderLifted", "OppositionMooted", "OppositionMooted"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: ["OrderLifted"],
  },
  "lift, annulled": {
    IN_FORCE: ["OrderLifted", "OppositionMooted", "OppositionMooted"],
    SUSPENDED: ["OrderLifted", "OppositionMooted", "OppositionMooted"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: ["OrderLifted"],
  },
  "lift, revoked": {
    IN_FORCE: "NOT_FINAL",
    SUSPENDED: "NOT_FINAL",
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: ["OrderLifted"],
  },
  lodgeOpposition: {
    IN_FORCE: ["OppositionLodged"],
    SUSPENDED: ["OppositionLodged"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: "ORDER_STATE",
  },
  setHearing: {
    IN_FORCE: ["HearingSet"],
    SUSPENDED: ["HearingSet"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: "ORDER_STATE",
  },
  withdrawOpposition: {
    IN_FORCE: ["OppositionWithdrawn"],
    SUSPENDED: ["OppositionWithdrawn"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: "ORDER_STATE",
  },
  decideOpposition: {
    IN_FORCE: ["OppositionDecided"],
    SUSPENDED: ["OppositionDecided"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: "ORDER_STATE",
  },
  registerMainClaim: {
    IN_FORCE: ["MainClaimRegistered"],
    SUSPENDED: ["MainClaimRegistered"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: "ORDER_STATE",
  },
  passMainTerm: {
    IN_FORCE: ["MainTermPassed"],
    SUSPENDED: ["MainTermPassed"],
    LIFTED: NOTHING,
    LAPSED: NOTHING,
    FINAL: NOTHING,
  },
  applyForLapse: {
    IN_FORCE: ["OrderLapsed", "OppositionMooted", "OppositionMooted"],
    SUSPENDED: ["OrderLapsed", "OppositionMooted", "OppositionMooted"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: "ORDER_STATE",
  },
  "conclude, confirmed": {
    IN_FORCE: ["MainJudgmentGiven", "OppositionMooted", "OppositionMooted"],
    SUSPENDED: ["MainJudgmentGiven", "OppositionMooted", "OppositionMooted", "OrderResumed", "DeadlineResumed"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: "ORDER_STATE",
  },
  "conclude, confirmed without a main claim": {
    IN_FORCE: "MAIN_CLAIM_MISSING",
    SUSPENDED: "MAIN_CLAIM_MISSING",
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: "ORDER_STATE",
  },
  "conclude, rejected": {
    IN_FORCE: ["MainJudgmentGiven", "OrderLifted", "OppositionMooted", "OppositionMooted"],
    SUSPENDED: ["MainJudgmentGiven", "OrderLifted", "OppositionMooted", "OppositionMooted"],
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: "ORDER_STATE",
  },
  "declare irrevocable": {
    IN_FORCE: ["OrderMadeFinal"],
    SUSPENDED: "ORDER_STATE",
    LIFTED: "ORDER_STATE",
    LAPSED: "ORDER_STATE",
    FINAL: "ORDER_STATE",
  },
  lodgeOrderAppeal: {
    IN_FORCE: ["OrderAppealLodged"],
    SUSPENDED: ["OrderAppealLodged"],
    LIFTED: ["OrderAppealLodged"],
    LAPSED: ["OrderAppealLodged"],
    FINAL: "ORDER_STATE",
  },
  "decide on appeal, confirmed": {
    IN_FORCE: ["OrderAppealDecided"],
    SUSPENDED: ["OrderAppealDecided"],
    LIFTED: ["OrderAppealDecided"],
    LAPSED: ["OrderAppealDecided"],
    FINAL: "ORDER_STATE",
  },
  "decide on appeal, annulled": {
    IN_FORCE: ["OrderAppealDecided", "OrderLifted", "OppositionMooted"],
    SUSPENDED: ["OrderAppealDecided", "OrderLifted", "OppositionMooted"],
    LIFTED: ["OrderAppealDecided"],
    LAPSED: ["OrderAppealDecided"],
    FINAL: "ORDER_STATE",
  },
  withdrawOrderAppeal: {
    IN_FORCE: ["OrderAppealWithdrawn"],
    SUSPENDED: ["OrderAppealWithdrawn"],
    LIFTED: ["OrderAppealWithdrawn"],
    LAPSED: ["OrderAppealWithdrawn"],
    FINAL: "ORDER_STATE",
  },
  "lodge an appeal, where no penalty is set": {
    IN_FORCE: ["OrderAppealLodged"],
    SUSPENDED: ["OrderAppealLodged"],
    LIFTED: "APPEAL_WITHOUT_OBJECT",
    LAPSED: "APPEAL_WITHOUT_OBJECT",
    FINAL: "ORDER_STATE",
  },
  "decide on appeal, where no penalty is set": {
    IN_FORCE: ["OrderAppealDecided"],
    SUSPENDED: ["OrderAppealDecided"],
    LIFTED: "APPEAL_DECIDED",
    LAPSED: "APPEAL_DECIDED",
    FINAL: "ORDER_STATE",
  },
  confirmReinstatement: {
    IN_FORCE: "REINSTATEMENT_NOT_DUE",
    SUSPENDED: "REINSTATEMENT_NOT_DUE",
    LIFTED: ["ReinstatementConfirmed", "AddresseeReinstated"],
    LAPSED: ["ReinstatementConfirmed", "AddresseeReinstated"],
    FINAL: "REINSTATEMENT_NOT_DUE",
  },
  passReinstatementDeadline: {
    IN_FORCE: NOTHING,
    SUSPENDED: NOTHING,
    LIFTED: ["ReinstatementDeadlinePassed"],
    LAPSED: NOTHING,
    FINAL: NOTHING,
  },
  hold: { IN_FORCE: NOTHING, SUSPENDED: NOTHING, LIFTED: ["ItemsHeld"], LAPSED: ["ItemsHeld"], FINAL: NOTHING },
  releaseHeld: {
    IN_FORCE: NOTHING,
    SUSPENDED: NOTHING,
    LIFTED: ["HeldItemsReleased"],
    LAPSED: ["HeldItemsReleased"],
    FINAL: NOTHING,
  },
};

/** What the refusal says is left to do in each state. */
const WAY_OUT: Readonly<Record<OrderStatus, RegExp>> = {
  IN_FORCE: /is IN_FORCE\. It is in force: .*served, confirmed, contested and suspended/,
  SUSPENDED: /is SUSPENDED\. It is suspended: resume it, or decide the opposition or appeal/,
  LIFTED: /is LIFTED\. It is lifted: .*only reinstatement is confirmed/,
  LAPSED: /is LAPSED\. It has lapsed: .*only reinstatement is confirmed/,
  FINAL: /is FINAL\. The main proceedings have confirmed it: .*obeyed/,
};

describe("an order", () => {
  const cells = ORDER_STATUSES.flatMap((status) =>
    (Object.keys(COMMANDS) as CommandName[]).map((name) => ({ status, name, expected: TABLE[name][status] })),
  );

  it("of the table has the state that it stands for, and every type of command is in the table", () => {
    for (const { name, status } of cells) expect(orderFor(name, status).status).toBe(status);
    const types: Record<OrderCommand["type"], true> = {
      serve: true,
      confirm: true,
      recordPosterAnswer: true,
      passDeadline: true,
      passServeBy: true,
      confirmPosterInformed: true,
      passPosterTerm: true,
      clarify: true,
      rejectClaim: true,
      findBreach: true,
      findCompliance: true,
      contestFinding: true,
      decideFinding: true,
      suspendItems: true,
      resumeItems: true,
      suspend: true,
      modify: true,
      lift: true,
      resume: true,
      lodgeOpposition: true,
      setHearing: true,
      withdrawOpposition: true,
      decideOpposition: true,
      registerMainClaim: true,
      passMainTerm: true,
      applyForLapse: true,
      concludeMainProceedings: true,
      declareIrrevocable: true,
      lodgeOrderAppeal: true,
      decideOrderAppeal: true,
      withdrawOrderAppeal: true,
      confirmReinstatement: true,
      passReinstatementDeadline: true,
      hold: true,
      releaseHeld: true,
    };
    const inTable: Set<string> = new Set(Object.values(COMMANDS).map(({ type }) => type));
    expect(inTable).toEqual(new Set(Object.keys(types)));
  });

  it("of the table is changed by every command in some state, and by some command in every state", () => {
    const refusedAlways: CommandName = "conclude, confirmed without a main claim";
    const decides = cells.filter(({ expected }) => typeof expected !== "string" && expected.length > 0);
    expect(new Set(decides.map(({ name }) => name))).toEqual(
      new Set(Object.keys(COMMANDS).filter((name) => name !== refusedAlways)),
    );
    expect(new Set(decides.map(({ status }) => status))).toEqual(new Set(ORDER_STATUSES));
  });

  it.each(cells)("that is $status, at '$name': $expected", ({ status, name, expected }) => {
    const attempt = () => decideOrder(orderFor(name, status), COMMANDS[name], minutes(LATER));
    if (typeof expected !== "string") {
      expect(attempt().map(({ kind }) => kind)).toEqual(expected);
    } else if (expected === "ORDER_STATE") {
      expect(attempt).toThrowError(
        expect.objectContaining({
          code: expected,
          message: expect.stringMatching(WAY_OUT[status]),
          facts: { orderId: "order-1", status },
        }),
      );
      expect(attempt).toThrowError(`${COMMANDS[name].type} makes no sense: order order-1 is ${status}.`);
    } else {
      const message = expect.stringMatching(REFUSALS[expected]);
      const code = expected === "FINAL" || expected === "NOT_FINAL" ? "ORDER_STATE" : expected;
      expect(attempt).toThrowError(expect.objectContaining({ code, message }));
    }
  });
});

const contested = () => story([10, acknowledged(10)], [20, lodges()]);
const OPPOSED: Readonly<Record<OppositionStatus, () => Order>> = {
  LODGED: contested,
  HEARING_SET: () =>
    goOn(contested(), [30, { type: "setHearing", oppositionId: idOf("opposition-1"), hearingAt: minutes(DAY) }]),
  UPHELD: () => goOn(contested(), [30, upholds()]),
  MODIFIED: () => modified(contested(), 30, videos(1)),
  // A lifted order is no longer contested: this is one whose opposition alone says so.
  LIFTED: () => ({ ...contested(), oppositions: contested().oppositions.map((one) => ({ ...one, status: "LIFTED" })) }),
  WITHDRAWN: () =>
    goOn(contested(), [30, { type: "withdrawOpposition", oppositionId: idOf("opposition-1"), reasons: "Settled." }]),
  // Likewise: what makes an opposition moot ends the order, or its contest.
  MOOT: () => ({ ...contested(), oppositions: contested().oppositions.map((one) => ({ ...one, status: "MOOT" })) }),
};

describe("an opposition", () => {
  const commands = {
    setHearing: { type: "setHearing", oppositionId: idOf("opposition-1"), hearingAt: minutes(2 * DAY) },
    uphold: upholds("opposition-1", "Another judge's reasons."),
    modify: modifies(versionOf(issuedOrder(), videos(2))),
    lift: lifts(),
    withdraw: { type: "withdrawOpposition", oppositionId: idOf("opposition-1"), reasons: "No longer asked." },
  } as const satisfies Record<string, OrderCommand>;
  const LEADS_TO = {
    setHearing: "HEARING_SET",
    uphold: "UPHELD",
    modify: "MODIFIED",
    lift: "LIFTED",
    withdraw: "WITHDRAWN",
  } as const;
  const OPEN: Readonly<Record<OppositionStatus, boolean>> = {
    LODGED: true,
    HEARING_SET: true,
    UPHELD: false,
    MODIFIED: false,
    LIFTED: false,
    WITHDRAWN: false,
    MOOT: false,
  };
  const cells = OPPOSITION_STATUSES.flatMap((from) =>
    (Object.keys(commands) as (keyof typeof commands)[]).map((name) => ({
      from,
      name,
      to: OPEN[from] ? LEADS_TO[name] : "OPPOSITION_DECIDED",
    })),
  );

  it.each(cells)("that is $from, at '$name': $to", ({ from, name, to }) => {
    expect(OPPOSED[from]().oppositions[0]?.status).toBe(from);
    const attempt = () => run(OPPOSED[from](), commands[name], minutes(60));
    if (to !== "OPPOSITION_DECIDED") {
      expect(attempt().oppositions[0]?.status).toBe(to);
      return;
    }
    expect(attempt).toThrowError(
      expect.objectContaining({
        code: to,
        message: expect.stringMatching(new RegExp(`^Opposition opposition-1 is ${from} .*lodge a new one`)),
        facts: { oppositionId: "opposition-1", status: from },
      }),
    );
  });
});

const served = () => story([10, acknowledged(10)]);
const removed = () => goOn(served(), [20, removes(20, idOf("item-1"), idOf("item-2"))]);
const narrowed = () => modified(removed(), 30, videos(2));
const none = () =>
  modified(removed(), 30, {
    addressees: [{ platform: idOf("lawyer-list"), items: [{ url: "https://lawyer-list.example/" }] }],
  });
/** An order that another one goes on covering: what it frees is held, and not put back. */
const heldOne = () => modified(removed(), 30, videos(2), { coveredBy: () => idOf("order-9") });
const ADDRESSEES: Readonly<Record<AddresseeStatus, () => Order>> = {
  PENDING: story,
  SERVED: served,
  PARTLY_COMPLIED: () => goOn(served(), [20, removes(20, idOf("item-1"))]),
  COMPLIED: removed,
  IMPOSSIBLE_CLAIMED: () => goOn(served(), [20, claims(20, idOf("item-1"))]),
  REINSTATEMENT_DUE: narrowed,
  REINSTATED: () => goOn(none(), [40, reinstates(40, idOf("item-1"), idOf("item-2"))]),
};

describe("an addressee of an order in force", () => {
  const commands = {
    serve: acknowledged(60),
    "confirm item 1": removes(60, idOf("item-1")),
    "confirm item 2": removes(20, idOf("item-2")),
    "claim item 2": claims(60, idOf("item-2"), "INSUFFICIENT_INFORMATION"),
    clarify: clarifies(),
    "reject the claim": rejects(),
    "find a breach of item 1": findsBreach(50, idOf("item-1")),
    "find compliance of item 2": findsCompliance(15, idOf("item-2")),
    "suspend item 1": itemsSuspend([idOf("item-1")]),
    "resume item 1": itemsResume([idOf("item-1")]),
    "put back item 1": reinstates(60, idOf("item-1")),
    "put back item 2": reinstates(60, idOf("item-2")),
    "pass the deadline": { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) },
    "release what is held": {
      type: "releaseHeld",
      platform: idOf("vidshare"),
      itemIds: [idOf("item-1"), idOf("item-2")],
    },
  } as const satisfies Record<string, OrderCommand>;
  type Name = keyof typeof commands;
  const RELEASE = "release what is held";
  const PASS = "pass the deadline";
  /** Just after that deadline. */
  const PASSED = minutes(131);
  const addresseeFor = (name: Name, from: AddresseeStatus): Order => {
    if (name === RELEASE && from === "COMPLIED") return heldOne();
    return ADDRESSEES[from]();
  };
  /** Where the deadline runs. That it passed stands beside the status, and leaves it as it is. */
  const RUNS: readonly AddresseeStatus[] = ["SERVED", "PARTLY_COMPLIED", "IMPOSSIBLE_CLAIMED"];
  type Outcome =
    | AddresseeStatus
    | "FINDING_AFTER_END"
    | "FINDING_BEFORE_SERVICE"
    | "CLAIM_UNANSWERED"
    | "ITEM_NOT_SUSPENDED"
    | "NOT_SERVED_YET"
    | "ITEM_FREED"
    | "ADDRESSEE_STATE"
    | "REINSTATEMENT_NOT_DUE";

  const all = (change: Readonly<Partial<Record<Name, Outcome>>>, rest: AddresseeStatus): Record<Name, Outcome> => ({
    serve: rest,
    "confirm item 1": rest,
    "confirm item 2": rest,
    "claim item 2": "IMPOSSIBLE_CLAIMED",
    clarify: "ADDRESSEE_STATE",
    "reject the claim": "ADDRESSEE_STATE",
    "find a breach of item 1": rest,
    "find compliance of item 2": rest,
    "suspend item 1": rest,
    "resume item 1": "ITEM_NOT_SUSPENDED",
    "put back item 1": "REINSTATEMENT_NOT_DUE",
    "put back item 2": "REINSTATEMENT_NOT_DUE",
    "pass the deadline": rest,
    "release what is held": rest,
    ...change,
  });
  const table: Readonly<Record<AddresseeStatus, Readonly<Record<Name, Outcome>>>> = {
    PENDING: all(
      {
        serve: "SERVED",
        "confirm item 1": "NOT_SERVED_YET",
        "confirm item 2": "NOT_SERVED_YET",
        "claim item 2": "NOT_SERVED_YET",
        "find a breach of item 1": "FINDING_BEFORE_SERVICE",
        "find compliance of item 2": "FINDING_BEFORE_SERVICE",
      },
      "PENDING",
    ),
    SERVED: all(
      {
        "confirm item 1": "PARTLY_COMPLIED",
        "confirm item 2": "PARTLY_COMPLIED",
        "find compliance of item 2": "PARTLY_COMPLIED",
      },
      "SERVED",
    ),
    PARTLY_COMPLIED: all(
      {
        "confirm item 2": "COMPLIED",
        "suspend item 1": "REINSTATEMENT_DUE",
        "find a breach of item 1": "SERVED",
        "find compliance of item 2": "COMPLIED",
      },
      "PARTLY_COMPLIED",
    ),
    COMPLIED: all(
      {
        [RELEASE]: "REINSTATEMENT_DUE",
        "suspend item 1": "REINSTATEMENT_DUE",
        "find a breach of item 1": "PARTLY_COMPLIED",
      },
      "COMPLIED",
    ),
    IMPOSSIBLE_CLAIMED: all(
      {
        "confirm item 1": "PARTLY_COMPLIED",
        clarify: "SERVED",
        "reject the claim": "SERVED",
        "find a breach of item 1": "CLAIM_UNANSWERED",
        "suspend item 1": "SERVED",
      },
      "IMPOSSIBLE_CLAIMED",
    ),
    REINSTATEMENT_DUE: all(
      {
        "confirm item 1": "ITEM_FREED",
        "claim item 2": "REINSTATEMENT_DUE",
        "suspend item 1": "ITEM_FREED",
        "put back item 1": "COMPLIED",
        "find a breach of item 1": "FINDING_AFTER_END",
      },
      "REINSTATEMENT_DUE",
    ),
    REINSTATED: all(
      {
        "confirm item 1": "ITEM_FREED",
        "confirm item 2": "ITEM_FREED",
        "claim item 2": "ITEM_FREED",
        "find a breach of item 1": "FINDING_AFTER_END",
        "suspend item 1": "ITEM_FREED",
        "put back item 1": "REINSTATED",
        "put back item 2": "REINSTATED",
      },
      "REINSTATED",
    ),
  };
  const MESSAGES: Readonly<Record<Exclude<Outcome, AddresseeStatus>, RegExp>> = {
    NOT_SERVED_YET: /not served on vidshare\. Acknowledge the inbox message, or let the court record/,
    ITEM_FREED: /the order no longer covers item item-[12]; (confirm its reinstatement if that is due|leave it out)/,
    ITEM_NOT_SUSPENDED: /item item-1 is not suspended, the order (covers it|has let it go); leave it out/,
    ADDRESSEE_STATE: /^vidshare is [A-Z_]+ and has asked for no clarification; it does so by confirming/,
    REINSTATEMENT_NOT_DUE: /item item-[12] is not to be put back: the order still covers it; it goes back once/,
    FINDING_BEFORE_SERVICE: /lies before the service of item item-[12] on vidshare, .*record the service first/,
    FINDING_AFTER_END: /the order let item item-1 go at .*; find what lay before that/,
    CLAIM_UNANSWERED: /item item-1 cannot be removed, and nobody has answered; first answer with rejectClaim/,
  };
  const FIELDS: Partial<Record<keyof typeof MESSAGES, string>> = {
    ITEM_FREED: "input.items[0].itemId",
    REINSTATEMENT_NOT_DUE: "input.items[0].itemId",
    FINDING_AFTER_END: "input.from",
    CLAIM_UNANSWERED: "input.itemIds",
  };
  const cells = ADDRESSEE_STATUSES.flatMap((from) =>
    (Object.keys(commands) as Name[]).map((name) => ({ from, name, to: table[from][name] })),
  );

  it("of the table is changed by every command in some status", () => {
    const changes = cells.filter(({ from, name, to }) => (name === PASS ? RUNS.includes(from) : to !== from));
    expect(new Set(changes.map(({ name }) => name))).toEqual(new Set(Object.keys(commands)));
  });

  it.each(cells)("that is $from, at '$name': $to", ({ from, name, to }) => {
    const order = addresseeFor(name, from);
    expect(addresseeStatus(vidshare(order))).toBe(from);
    const now = name === PASS ? PASSED : minutes(60);
    if (name === PASS) {
      const kinds = decideOrder(order, commands[name], now).map(({ kind }) => kind);
      expect(kinds).toEqual(RUNS.includes(from) ? ["DeadlinePassed"] : []);
    }
    const attempt = () => addresseeStatus(vidshare(run(order, commands[name], now)));
    if ((ADDRESSEE_STATUSES as readonly string[]).includes(to)) {
      expect(attempt()).toBe(to);
      return;
    }
    const message = MESSAGES[to as keyof typeof MESSAGES];
    const ofCourt = name === "suspend item 1" || name === "resume item 1";
    const field = ofCourt ? "input.itemIds[0]" : FIELDS[to as keyof typeof MESSAGES];
    expect(attempt).toThrowError(
      expect.objectContaining({
        code: to,
        message: expect.stringMatching(message),
        ...(field === undefined ? {} : { facts: expect.objectContaining({ field }) }),
      }),
    );
  });
});
