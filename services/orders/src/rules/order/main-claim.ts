import { requireLabel } from "../field.js";
import type { PlatformId } from "../ids.js";
import { type Instant, termStart } from "../instant.js";
import { refuse } from "../refusals.js";
import { addresseeOf, type Order } from "./order.js";
import { type EndingTerms, endOrder } from "./order-endings.js";
import type { OrderEvent } from "./order-events.js";

/**
 * The main claim (after Rv art. 1019i): brought within its term, or a respondent may have the order lapse. How the term is
 * counted stands in main-proceedings.ts, and what the judgment does in main-judgment.ts.
 */

/** A claim may be pending when the order is given, but not for longer than this: then its date is a slip. ISO 8601. */
const PENDING_BEFORE = "P5Y";

export function registerMainClaim(
  state: Order,
  { reference, broughtAt }: { readonly reference: string; readonly broughtAt: Instant },
  now: Instant,
): OrderEvent[] {
  requireLabel(reference, "input.reference", 200);
  if (broughtAt > now) {
    throw refuse("EFFECT_IN_FUTURE", "input.broughtAt lies in the future; register the claim when it is brought.", {
      field: "input.broughtAt",
    });
  }
  if (state.mainClaim !== undefined) {
    throw refuse("MAIN_CLAIM_KNOWN", `The main claim ${state.mainClaim.reference} is registered already.`, {
      field: "input.reference",
      reference: state.mainClaim.reference,
    });
  }
  const earliest = termStart(state.issuedAt, PENDING_BEFORE);
  if (broughtAt < earliest) {
    throw refuse(
      "FIELD_INVALID",
      `input.broughtAt is ${broughtAt}, more than five years before the order of ${state.issuedAt}; check the year.`,
      { field: "input.broughtAt" },
    );
  }
  if (broughtAt > state.mainTermEnd) {
    throw refuse(
      "MAIN_TERM_PASSED",
      `The claim was brought at ${broughtAt}, after its term had ended at ${state.mainTermEnd}; a respondent may have the order lapse.`,
      {
        field: "input.broughtAt",
        mainTermEnd: state.mainTermEnd,
      },
    );
  }
  return [{ kind: "MainClaimRegistered", reference, broughtAt, at: now }];
}

function lapsable(state: Order, now: Instant): boolean {
  return state.mainClaim === undefined && state.mainTermEnd < now;
}

/** The timer of the main term: records, once, that it has passed, if that still matters. */
export function passMainTerm(state: Order, deadline: Instant, now: Instant): OrderEvent[] {
  const contestable = state.status === "IN_FORCE" || state.status === "SUSPENDED";
  const passes =
    contestable && lapsable(state, now) && state.mainTermEnd === deadline && state.mainTermPassedAt === undefined;
  return passes ? [{ kind: "MainTermPassed", deadline, at: now }] : [];
}

/** Who has it lapse: a respondent, or the court for the poster. It ends for all of them, so nobody asks for items alone. */
export type LapseApplicant =
  | { readonly role: "ADDRESSEE"; readonly platform: PlatformId }
  | { readonly role: "POSTER" };

export function lapse(state: Order, by: LapseApplicant, terms: EndingTerms, now: Instant): OrderEvent[] {
  if (by.role === "ADDRESSEE") addresseeOf(state, by.platform);
  if (state.mainClaim !== undefined) {
    throw refuse(
      "MAIN_CLAIM_KNOWN",
      `The main claim ${state.mainClaim.reference} was brought in time, so the order does not lapse; contest it in the main proceedings.`,
      {
        reference: state.mainClaim.reference,
      },
    );
  }
  if (!lapsable(state, now)) {
    throw refuse(
      "MAIN_TERM_RUNNING",
      `The term for the main claim runs until ${state.mainTermEnd}; apply again after it, or lodge opposition now.`,
      { mainTermEnd: state.mainTermEnd },
    );
  }
  return endOrder(state, "OrderLapsed", lapseReasons(state, by), terms, undefined, now);
}

export function lapseReasons(state: Order, by: LapseApplicant): string {
  // All addressees read it, so it must not tell any of them who the others are.
  const applicant = by.role === "POSTER" ? "the poster" : "an addressee";
  return `No main claim was brought by ${state.mainTermEnd}; lapsed on application of ${applicant}.`;
}

export function noMainClaim(state: Order, now: Instant): Error {
  const wayOut = lapsable(state, now)
    ? `its term ended at ${state.mainTermEnd}. Register one that was brought by then with registerMainClaim; otherwise a respondent may have the order lapse with applyForLapse`
    : `register it first with registerMainClaim; its term runs until ${state.mainTermEnd}`;
  return refuse("MAIN_CLAIM_MISSING", `No main claim is registered for order ${state.id}: ${wayOut}.`, {
    orderId: state.id,
    mainTermEnd: state.mainTermEnd,
  });
}
