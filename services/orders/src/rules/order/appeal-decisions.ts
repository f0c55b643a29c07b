import {
  type Appeal,
  type AppealLodging,
  type AppealTerms,
  isDecidedAppeal,
  isLodgedSo,
  isPendingAppeal,
  type OrderAppealDecided,
  type OrderAppealLodged,
  refuseEnforceable,
  requirePendingAppeal,
  sameDecision,
  suspensiveEffect,
  withdrawnAppeal,
} from "../appeal/appeal.js";
import { appealBy } from "../appeal/appeal-terms.js";
import { checkAppellant, sameAppellant } from "../appeal/appellant.js";
import { requireLabel, requireText } from "../field.js";
import type { Instant } from "../instant.js";
import { refuse } from "../refusals.js";
import { appealsOf, decisionOf, type GivenDecision, restsOn } from "./appealed-decision.js";
import { refuseWithoutObject } from "./appeals-without-object.js";
import { checkLiftsContested, checkModifiesContested } from "./decision-reach.js";
import { evolveOrder } from "./evolve-order.js";
import { addresseeOf, type Order } from "./order.js";
import { type EndingTerms, endOrder } from "./order-endings.js";
import type { OrderEvent } from "./order-events.js";
import { modifyOrder, type NewVersion } from "./order-modification.js";
import { goOnAfterAppeal, suspend } from "./suspension.js";

/** What an appeal does to the order that it is about; appeal.ts has its own states. */

export type AppealDecision =
  | { readonly outcome: "CONFIRMED"; readonly reasons: string; readonly enforceableDespiteAppeal?: boolean }
  | ({ readonly outcome: "MODIFIED"; readonly reasons: string } & AppealTerms & NewVersion)
  | ({ readonly outcome: "ANNULLED"; readonly reasons: string } & AppealTerms & Pick<EndingTerms, "coveredBy">);

/** All addressees read it, so it tells none of them who appealed. */
export const SUSPENDED_BY_APPEAL =
  "An appeal was lodged against a decision that is not enforceable despite appeal; the order is suspended until it is decided.";

export function lodgeOrderAppeal(state: Order, lodging: AppealLodging, now: Instant): OrderEvent[] {
  const { appellant, against, caseNumber, lodgedAt } = lodging;
  requireLabel(caseNumber, "input.caseNumber", 100);
  if (appellant.role === "ADDRESSEE") addresseeOf(state, appellant.platform);
  checkAppellant(appellant);
  const decision = decisionOf(state, against);
  const own = appealsOf(state).filter((one) => sameAppellant(one.by, appellant) && sameDecision(one.against, against));
  if (own.some((one) => isLodgedSo(one, lodging))) return [];
  refuseSecond(own);
  checkLodgedAt(lodgedAt, decision, now);
  refuseWithoutObject(state, against);
  const runs = state.status === "IN_FORCE" || state.status === "SUSPENDED";
  const suspends = runs && decision.appealSuspends === true && restsOn(state, decision);
  const event: OrderAppealLodged = {
    kind: "OrderAppealLodged",
    ...lodging,
    ...(decision.appealBy !== undefined && lodgedAt > decision.appealBy ? { late: true } : {}),
    ...(suspends ? { suspends: true } : {}),
    at: now,
  };
  if (!suspends || state.status === "SUSPENDED") return [event];
  return [event, ...suspend(evolveOrder(state, event), SUSPENDED_BY_APPEAL, now, lodging.appealId)];
}

function refuseSecond(own: readonly Appeal[]): void {
  const pending = own.find(isPendingAppeal);
  if (pending !== undefined) {
    throw refuse(
      "APPEAL_PENDING",
      `Appeal ${pending.id} of the same party against this decision is pending at ${pending.court} in case ${pending.caseNumber}; withdraw it before lodging another.`,
      { field: "input.appealOf", appealId: pending.id, status: pending.status },
    );
  }
  const decided = own.find(isDecidedAppeal);
  if (decided === undefined) return;
  throw refuse(
    "APPEALED_ALREADY",
    `This decision was appealed by the same party in case ${decided.caseNumber} of ${decided.court}, which is ${decided.status}; appeal against that decision, by its court and case number, at the court that hears it.`,
    { field: "input.appealOf", appealId: decided.id, status: decided.status },
  );
}

/** A late appeal is taken in: the court that hears it decides whether it is admissible. */
function checkLodgedAt(lodgedAt: Instant, { decidedAt }: GivenDecision, now: Instant): void {
  const field = "input.lodgedAt";
  if (lodgedAt > now) {
    throw refuse("EFFECT_IN_FUTURE", `${field} lies in the future; record the appeal when it is lodged.`, { field });
  }
  if (lodgedAt >= decidedAt) return;
  throw refuse(
    "FIELD_INVALID",
    `${field} is ${lodgedAt}, before the decision of ${decidedAt} that it is against; check the moment, and which decision it is.`,
    { field },
  );
}

export function decideOrderAppeal(state: Order, appeal: Appeal, decision: AppealDecision, now: Instant): OrderEvent[] {
  requirePendingAppeal(appeal);
  const { outcome, reasons } = decision;
  requireText(reasons, "decision.reasons");
  const below = decisionOf(state, appeal.against);
  const keeps = outcome === "MODIFIED" || (outcome === "CONFIRMED" && below.keeps);
  if (!keeps) refuseEnforceable(decision.enforceableDespiteAppeal, "decision.enforceableDespiteAppeal");
  refuseEnforceableOfLast(appeal, decision.enforceableDespiteAppeal);
  const document = outcome === "MODIFIED" ? decision.document : state.document;
  const end = appealBy(now, below.on, appeal.instance);
  const effect = keeps && end !== undefined ? suspensiveEffect(decision.enforceableDespiteAppeal, document) : {};
  const decided: OrderAppealDecided = {
    kind: "OrderAppealDecided",
    appealId: appeal.id,
    outcome,
    reasons,
    ...termsOfAppeal(decision),
    ...(end === undefined ? {} : { appealBy: end }),
    ...effect,
    at: now,
  };
  switch (outcome) {
    case "CONFIRMED":
      return [decided, ...goOnAfterAppeal(evolveOrder(state, decided), reasons, now)];
    case "MODIFIED":
      return [decided, ...modifyOnAppeal(state, decided, below, decision, now)];
    case "ANNULLED":
      return annulled(state, appeal, decided, below, decision, now);
    default:
      return outcome satisfies never;
  }
}

/** Against what the highest court decides no appeal lies. */
function refuseEnforceableOfLast({ court, instance }: Appeal, said: boolean | undefined): void {
  if (instance !== "SUPREME_COURT" || said === undefined) return;
  const field = "decision.enforceableDespiteAppeal";
  throw refuse("FIELD_INVALID", `${field}: no appeal lies against a decision of ${court}. Leave it out.`, { field });
}

/** What else of a decision is compared with a retry, and kept with the appeal. */
function termsOfAppeal({ reinstateWithin, enforceableDespiteAppeal }: AppealTerms & { readonly outcome: string }): {
  readonly terms?: AppealTerms;
} {
  const terms = {
    ...(reinstateWithin === undefined ? {} : { reinstateWithin }),
    ...(enforceableDespiteAppeal === undefined ? {} : { enforceableDespiteAppeal }),
  };
  return Object.keys(terms).length === 0 ? {} : { terms };
}

function modifyOnAppeal(
  state: Order,
  decided: OrderAppealDecided,
  below: GivenDecision,
  decision: AppealDecision & { readonly outcome: "MODIFIED" },
  now: Instant,
): OrderEvent[] {
  const { reasons, reinstateWithin } = decision;
  if (state.status === "LIFTED" || state.status === "LAPSED") {
    throw refuse(
      "ORDER_STATE",
      `MODIFIED makes no sense: order ${state.id} is ${state.status}, and what it asked has gone back. Decide ANNULLED or CONFIRMED; what is to be removed all the same, the applicant asks in a new application at the court that hears the appeal.`,
      { orderId: state.id, status: state.status },
    );
  }
  refuseSuperseded(state, below, "MODIFIED");
  const after = evolveOrder(state, decided);
  const goesOn = goOnAfterAppeal(after, reasons, now);
  const resumed = goesOn.reduce<Order>(evolveOrder, after);
  const modified = modifyOrder(resumed, decision, reasons, reinstateWithin, now);
  if (below.opposition !== undefined) checkModifiesContested(state, below.opposition, modified[0]);
  return [...goesOn, ...modified];
}

/** The main judgment stands in place of what was decided on opposition, and is appealed by itself. */
export function refuseSuperseded(state: Order, below: GivenDecision, what: string): void {
  if (restsOn(state, below) || !below.keeps) return;
  throw refuse(
    "MAIN_JUDGMENT_GIVEN",
    `${what} makes no sense: the main judgment of ${state.mainJudgment?.at} has confirmed order ${state.id}, which rests on that and no longer on the decision on opposition. Do it in an appeal against the main judgment.`,
    { orderId: state.id },
  );
}

function annulled(
  state: Order,
  { court, caseNumber }: Appeal,
  decided: OrderAppealDecided,
  below: GivenDecision,
  { reasons, reinstateWithin, coveredBy }: AppealDecision & { readonly outcome: "ANNULLED" },
  now: Instant,
): OrderEvent[] {
  if (!restsOn(state, below) || state.ended !== undefined) refuseTermOfNothing(state, reinstateWithin);
  // What was let go stays free, whatever becomes of the decision that let it go.
  if (!below.keeps) return [decided];
  // The decision under which penalties were forfeited is gone, also where the order ended on another ground since.
  if (state.ended !== undefined) return [{ ...decided, penaltiesFallAway: true }];
  if (!restsOn(state, below)) return [decided, ...goOnAfterAppeal(evolveOrder(state, decided), reasons, now)];
  if (below.opposition !== undefined) checkLiftsContested(state, below.opposition);
  const terms = {
    penaltiesFallAway: true,
    coveredBy,
    ...(reinstateWithin === undefined ? {} : { reinstateWithin }),
  };
  const annulment = { court, decision: caseNumber };
  return [decided, ...endOrder(state, "OrderLifted", reasons, terms, undefined, now, { cause: "ANNULLED", annulment })];
}

function refuseTermOfNothing({ id }: Order, within: string | undefined): void {
  if (within === undefined) return;
  const field = "decision.reinstateWithin";
  throw refuse("FIELD_INVALID", `${field}: to annul this decision lets nothing of order ${id} go. Leave it out.`, {
    field,
  });
}

export function withdrawOrderAppeal(state: Order, appeal: Appeal, reasons: string, now: Instant): OrderEvent[] {
  const withdrawn = withdrawnAppeal(appeal, reasons, now);
  const after = evolveOrder(state, withdrawn);
  return [withdrawn, ...goOnAfterAppeal(after, "The appeal was withdrawn.", now)];
}
