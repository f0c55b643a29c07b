import type { Instant } from "@exparte/dutch-time";
import { canonicalText } from "@exparte/text";
import { checkPast, checkText } from "../field.js";
import { refuse } from "../refusals.js";
import { endOfTerm, REMEDY_WITHIN } from "../term.js";
import { checkSanctions, type Sanction, type SanctionTerms } from "./sanction.js";

/**
 * Decision (besluit) on a complaint, and every later one that replaces it: by the Autoriteit Persoonsgegevens itself on
 * objection, by the district court (rechtbank) on appeal, by the Council of State (Afdeling bestuursrechtspraak van de
 * Raad van State) on higher appeal. The last one stands. All but the last instance's can be contested for six weeks.
 */
export const DECISION_STAGES = ["PRIMARY", "ON_OBJECTION", "ON_APPEAL", "ON_HIGHER_APPEAL"] as const;
export type DecisionStage = (typeof DECISION_STAGES)[number];

/**
 * NOT_COMPETENT        the AP may not judge: content made for journalism alone (GDPR art. 85, UAVG art. 43), which is
 *                      for the civil court, or OTHER.
 * DISMISSED            the AP may judge, and finds no infringement.
 * INFRINGEMENT_FOUND   the controller infringed the GDPR; only this carries sanctions.
 */
export const COMPLAINT_OUTCOMES = ["NOT_COMPETENT", "DISMISSED", "INFRINGEMENT_FOUND"] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

export const NOT_COMPETENT_GROUNDS = ["JOURNALISTIC_EXCEPTION", "OTHER"] as const;
export type NotCompetentGround = (typeof NOT_COMPETENT_GROUNDS)[number];

export interface DecisionContent {
  readonly outcome: ComplaintOutcome;
  /** Only with NOT_COMPETENT. */
  readonly ground?: NotCompetentGround;
  readonly reasons: string;
  readonly sanctions: readonly Sanction[];
}

/** A requested decision. */
export interface DecisionTerms extends Omit<DecisionContent, "sanctions"> {
  readonly sanctions: readonly SanctionTerms[];
}

export interface Decision extends DecisionContent {
  readonly id: string;
  readonly stage: DecisionStage;
  /** Bekendgemaakt: the day after it the term for contesting begins (Awb art. 6:8). */
  readonly madeKnownAt: Instant;
  /** The first moment that is too late; absent on higher appeal, which nobody can contest. */
  readonly contestableUntil?: Instant;
  readonly termPassedAt?: Instant;
  /** The objection or appeal that it decides. */
  readonly remedyId?: string;
}

/** Refuses an invalid decision, naming the field; `knownSince` is when the first was made known. */
export function checkDecision(asked: DecisionTerms, knownSince: Instant): DecisionContent {
  const { outcome, ground, reasons } = asked;
  checkText(reasons, "input.reasons", 50_000);
  if ((outcome === "NOT_COMPETENT") !== (ground !== undefined)) {
    throw refuse(
      "GROUND_MISPLACED",
      "input.ground says why the AP is not competent: give it with NOT_COMPETENT, and only then.",
      { field: "input.ground" },
    );
  }
  if (asked.sanctions.length > 0 && outcome !== "INFRINGEMENT_FOUND") {
    throw refuse(
      "SANCTION_WITHOUT_FINDING",
      `input.sanctions: ${outcome} carries no sanction. Leave them out, or find the infringement with reasons.`,
      { field: "input.sanctions", outcome },
    );
  }
  const sanctions = checkSanctions(asked.sanctions, "input.sanctions", knownSince);
  return { outcome, ...(ground === undefined ? {} : { ground }), reasons, sanctions };
}

/** Whether both decisions have the same result for complainant and controller, whatever their reasons. */
export function sameEffect(a: DecisionContent, b: DecisionContent): boolean {
  return effectOf(a) === effectOf(b);
}

function effectOf({ outcome, ground, sanctions }: DecisionContent): string {
  const byKind = sanctions.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  return canonicalText({ outcome, ground: ground ?? null, sanctions: byKind });
}

/** `content` has been checked. */
export function makeDecision(
  stage: DecisionStage,
  id: string,
  content: DecisionContent,
  madeKnownAt: Instant,
): Decision {
  const contestable = stage !== "ON_HIGHER_APPEAL";
  return {
    id,
    stage,
    ...content,
    madeKnownAt,
    ...(contestable ? { contestableUntil: endOfTerm(madeKnownAt, REMEDY_WITHIN) } : {}),
  };
}

/**
 * When the decision is made known: the given moment, or now. Refuses a future moment, or one before the step that it
 * follows.
 */
export function madeKnown(given: Instant | undefined, notBefore: Instant, now: Instant): Instant {
  const madeKnownAt = given ?? now;
  checkPast(madeKnownAt, "input.madeKnownAt", now);
  if (madeKnownAt >= notBefore) return madeKnownAt;
  throw refuse("FIELD_INVALID", `input.madeKnownAt is ${madeKnownAt}, before what it follows, of ${notBefore}.`, {
    field: "input.madeKnownAt",
  });
}

/** Whether this is a retry: the request equals what is on record, whatever was decided since. */
export function isSameDecision(known: Decision, asked: DecisionTerms, madeKnownAt: Instant | undefined): boolean {
  if (madeKnownAt !== undefined && madeKnownAt !== known.madeKnownAt) return false;
  if (asked.reasons !== known.reasons || asked.outcome !== known.outcome || asked.ground !== known.ground) return false;
  const inEuros = asked.sanctions.map((one) => (one.amountCents === undefined ? one : { currency: "EUR", ...one }));
  return sameEffect(known, { ...asked, sanctions: inEuros as DecisionContent["sanctions"] });
}
