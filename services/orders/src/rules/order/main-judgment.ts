import { isDecidedAppeal, isPendingAppeal, refuseEnforceable, suspensiveEffect } from "../appeal/appeal.js";
import { appealBy } from "../appeal/appeal-terms.js";
import type { Instance } from "../application/instance.js";
import { requireText } from "../field.js";
import type { Instant } from "../instant.js";
import { refuse } from "../refusals.js";
import { appealsOf, decisionOf } from "./appealed-decision.js";
import { noMainClaim } from "./main-claim.js";
import type { Order } from "./order.js";
import { closePending, type EndingTerms, endOrder } from "./order-endings.js";
import type { MainJudgmentGiven, OrderEvent } from "./order-events.js";
import { resume } from "./suspension.js";

/**
 * The main judgment (vonnis in de hoofdzaak), and how it becomes irrevocable (onherroepelijk, in kracht van gewijsde): when no
 * appeal lies against it any more, because its term has passed, or because the parties acquiesced in it (berusting, Rv
 * arts. 334, 400). The hub knows terms, and not whether one was kept elsewhere, so the court states it.
 */

export type Conclusion = { readonly reasons: string; readonly instance?: Instance } & (
  | { readonly outcome: "CONFIRMED"; readonly enforceableDespiteAppeal?: boolean }
  | { readonly outcome: "REJECTED"; readonly enforceableDespiteAppeal?: boolean; readonly terms: EndingTerms }
);

/**
 * The main proceedings have ended: the order stands under the judgment, or is lifted. A claim that was not brought in
 * time cannot confirm it: that would deprive the respondents of their right to a lapse (after Rv art. 1019i).
 */
export function concludeMainProceedings(state: Order, conclusion: Conclusion, now: Instant): OrderEvent[] {
  const { reasons, outcome, enforceableDespiteAppeal: said, instance = "DISTRICT_COURT" } = conclusion;
  requireText(reasons, "input.reasons");
  if (state.mainJudgment !== undefined) throw mainJudgmentGiven(state, "the main proceedings are concluded once");
  const end = appealBy(now, "MAIN_JUDGMENT", instance);
  const judgment: MainJudgmentGiven = {
    kind: "MainJudgmentGiven",
    outcome,
    reasons,
    ...(said === undefined ? {} : { enforceableDespiteAppeal: said }),
    ...(end === undefined ? {} : { appealBy: end }),
    ...(outcome === "CONFIRMED" ? suspensiveEffect(said, state.document) : {}),
    at: now,
  };
  switch (conclusion.outcome) {
    case "REJECTED":
      refuseEnforceable(said, "input.enforceableDespiteAppeal");
      // Also where no claim is registered: one that was brought too late and then failed takes nothing from a
      // respondent.
      return [judgment, ...endOrder(state, "OrderLifted", reasons, conclusion.terms, undefined, now)];
    case "CONFIRMED": {
      if (state.mainClaim === undefined) throw noMainClaim(state, now);
      const moot = closePending(state, undefined, CONFIRMED_BY_MAIN, now);
      // Whatever suspended it was about an earlier decision, on which it rests no longer.
      return [judgment, ...moot, ...(state.status === "SUSPENDED" ? resume(state, CONFIRMED_BY_MAIN, now) : [])];
    }
    default:
      return conclusion satisfies never;
  }
}

const CONFIRMED_BY_MAIN = "The main proceedings have confirmed the order.";

export function mainJudgmentGiven({ id, mainJudgment }: Order, because: string): Error {
  return refuse(
    "MAIN_JUDGMENT_GIVEN",
    `The main judgment on order ${id} was given on ${mainJudgment?.at}, and ${because}; whoever disagrees appeals against it, at the court that hears that, with lodgeOrderAppeal.`,
    { orderId: id },
  );
}

export interface Irrevocability {
  /** How it became so, such as the registry's certificate that nobody appealed. */
  readonly reasons: string;
  /** The parties acquiesced in it (berusting), so that its term need not pass. */
  readonly acquiesced?: boolean;
}

/** The court states that the judgment can no longer be appealed: the order is final. */
export function declareIrrevocable(state: Order, { reasons, acquiesced }: Irrevocability, now: Instant): OrderEvent[] {
  requireText(reasons, "input.reasons");
  const { id: orderId, mainJudgment } = state;
  if (mainJudgment === undefined) {
    throw refuse(
      "MAIN_JUDGMENT_MISSING",
      `No main judgment on order ${orderId} is recorded, so nothing of it is irrevocable; record it with concludeMainProceedings.`,
      { orderId },
    );
  }
  const pending = appealsOf(state).find(isPendingAppeal);
  if (pending !== undefined) {
    throw refuse(
      "APPEAL_PENDING",
      `Appeal ${pending.id} is pending at ${pending.court} in case ${pending.caseNumber}; that court decides on it, or has it withdrawn, first.`,
      { orderId, appealId: pending.id },
    );
  }
  const end = lastTerm(state);
  if (acquiesced !== true && end !== undefined && now <= end) {
    throw refuse(
      "APPEAL_TERM_RUNNING",
      `An appeal can be lodged until ${end}; declare it after that, or say acquiesced where the parties acquiesced in the judgment (Rv art. 334).`,
      { field: "input.acquiesced", orderId, appealBy: end },
    );
  }
  return [{ kind: "OrderMadeFinal", reasons, ...(acquiesced === true ? { acquiesced: true } : {}), at: now }];
}

/** The term that ends last, of those against the main judgment and against what was decided on appeal of it. */
function lastTerm(state: Order): Instant | undefined {
  const onAppeal = appealsOf(state)
    .filter((one) => isDecidedAppeal(one) && decisionOf(state, one.against).on === "MAIN_JUDGMENT")
    .map(({ appealBy: end }) => end);
  return [state.mainJudgment?.appealBy, ...onAppeal]
    .filter((end) => end !== undefined)
    .toSorted()
    .at(-1);
}
