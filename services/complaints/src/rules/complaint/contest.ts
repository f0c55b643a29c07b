import type { Instant } from "@exparte/dutch-time";
import {
  checkDecision,
  type Decision,
  type DecisionContent,
  type DecisionTerms,
  isSameDecision,
  madeKnown,
  makeDecision,
  sameEffect,
} from "../decision/decision.js";
import {
  checkRemedy,
  contestedBy,
  isOvertaken,
  isPending,
  lodgedAlready,
  lodgedBefore,
  overtaken,
  type Remedy,
  type RemedyAsked,
  type RemedyKind,
  STAGE_AFTER,
  saysTheSame,
} from "../decision/remedy.js";
import { checkText } from "../field.js";
import type { DecisionId, RemedyId } from "../ids.js";
import { refuse } from "../refusals.js";
import { type Complaint, type ComplaintEvent, referralOf, standingDecision } from "./complaint.js";

/** The decision on an objection or appeal. */
export type Ruling =
  | { readonly result: "UPHELD"; readonly reasons: string }
  | { readonly result: "REVISED"; readonly decision: DecisionTerms };

export interface RemedyRuling {
  readonly remedyId: RemedyId;
  readonly decisionId: DecisionId;
  readonly ruling: Ruling;
  /** Absent: now. */
  readonly madeKnownAt?: Instant;
}

export function lodgeRemedy(
  state: Complaint,
  { remedyId, remedy: asked }: { readonly remedyId: RemedyId; readonly remedy: RemedyAsked },
  now: Instant,
): ComplaintEvent[] {
  const known = lodgedBefore(state.remedies, asked);
  if (known !== undefined && saysTheSame(known, asked)) return [];
  const remedy = { ...asked, receivedAt: asked.receivedAt ?? now };
  const standing = standingDecision(state);
  if (standing !== undefined && isOvertaken(remedy.kind, standing)) {
    throw overtaken(remedy.kind, standing, { complaintId: state.id });
  }
  const contested = contestedBy(remedy.kind, state.decisions, state.id);
  if (known !== undefined) throw lodgedAlready(known, state.id);
  const { late } = checkRemedy(remedy, contested, now);
  const lodged: Remedy = { ...remedy, id: remedyId, status: "LODGED", decisionId: contested.id, late, lodgedAt: now };
  return [{ kind: remedy.kind === "OBJECTION" ? "ObjectionLodged" : "AppealLodged", remedy: lodged, at: now }];
}

export function withdrawRemedy(state: Complaint, remedyId: RemedyId, now: Instant): ComplaintEvent[] {
  const remedy = remedyOf(state, remedyId);
  if (remedy.status === "WITHDRAWN") return [];
  if (!isPending(remedy)) throw remedyClosed(state, remedy);
  return [{ kind: isObjection(remedy) ? "ObjectionWithdrawn" : "AppealWithdrawn", remedyId, at: now }];
}

export function decideRemedy(
  state: Complaint,
  { remedyId, decisionId, ruling, madeKnownAt }: RemedyRuling,
  now: Instant,
): ComplaintEvent[] {
  const remedy = remedyOf(state, remedyId);
  const standing = standingDecision(state);
  if (standing === undefined) throw new Error(`Complaint ${state.id} has a remedy and no decision`);
  const decided = state.decisions.find((one) => one.remedyId === remedyId);
  if (decided !== undefined) {
    if (isSameRuling(remedy, decided, ruling, madeKnownAt)) return [];
    throw remedyClosed(state, remedy);
  }
  if (!isPending(remedy) || isOvertaken(remedy.kind, standing)) throw remedyClosed(state, remedy);
  const notBefore = remedy.receivedAt > standing.madeKnownAt ? remedy.receivedAt : standing.madeKnownAt;
  const knownAt = madeKnown(madeKnownAt, notBefore, now);
  const content = rulingContent(state, standing, ruling, knownAt);
  const decision = { ...makeDecision(STAGE_AFTER[remedy.kind], decisionId, content, knownAt), remedyId };
  const kind = isObjection(remedy) ? "ObjectionDecided" : "AppealDecided";
  const overtakes = state.remedies
    .filter((one) => isPending(one) && isOvertaken(one.kind, decision))
    .map(({ id }) => id);
  return [{ kind, remedyId, result: ruling.result, decision, overtakes, at: now }, ...referralOf(state, decision, now)];
}

function rulingContent(state: Complaint, standing: Decision, ruling: Ruling, knownAt: Instant): DecisionContent {
  const { outcome, ground, sanctions } = standing;
  if (ruling.result === "UPHELD") {
    checkText(ruling.reasons, "input.reasons", 50_000);
    return { outcome, ...(ground === undefined ? {} : { ground }), reasons: ruling.reasons, sanctions };
  }
  const revised = checkDecision(ruling.decision, state.decisions[0]?.madeKnownAt ?? knownAt);
  if (!sameEffect(standing, revised)) return revised;
  throw refuse(
    "REVISION_EMPTY",
    "A revision changes the outcome, its ground or a sanction; uphold the decision if nothing changes.",
    { field: "input.outcome" },
  );
}

function isSameRuling(remedy: Remedy, decided: Decision, ruling: Ruling, madeKnownAt: Instant | undefined): boolean {
  if (remedy.status !== ruling.result) return false;
  if (ruling.result === "REVISED") return isSameDecision(decided, ruling.decision, madeKnownAt);
  return decided.reasons === ruling.reasons && (madeKnownAt ?? decided.madeKnownAt) === decided.madeKnownAt;
}

function remedyClosed(state: Complaint, { id, kind, status, closedAt }: Remedy): Error {
  const standing = standingDecision(state);
  if (standing !== undefined && (status === "OVERTAKEN" || status === "LODGED")) {
    return overtaken(kind, standing, { remedyId: id });
  }
  return refuse("REMEDY_DECIDED", `${kind} ${id} is ${status} since ${closedAt}. Contest what came of it instead.`, {
    remedyId: id,
    status,
  });
}

export function remedyOf({ remedies }: Complaint, id: RemedyId): Remedy {
  const remedy = remedies.find((one) => one.id === id);
  if (remedy === undefined) throw unknownRemedy(id);
  return remedy;
}

export function unknownRemedy(id: RemedyId): Error {
  return refuse(
    "UNKNOWN_REMEDY",
    `There is no objection or appeal ${id} of this kind that you may see. Check the id.`,
    {
      field: "id",
    },
  );
}

function isObjection({ kind }: { readonly kind: RemedyKind }): boolean {
  return kind === "OBJECTION";
}
