import type { Instant } from "@exparte/dutch-time";
import { checkDecision, type DecisionTerms, isSameDecision, madeKnown, makeDecision } from "../decision/decision.js";
import { isPending, type RemedyAsked } from "../decision/remedy.js";
import { checkPast, checkText } from "../field.js";
import { refuse } from "../refusals.js";
import {
  type Complaint,
  type ComplaintEvent,
  evolveComplaint,
  isOpen,
  orderOf,
  referralOf,
  standingDecision,
  wrongState,
} from "./complaint.js";
import { decideRemedy, lodgeRemedy, type RemedyRuling, withdrawRemedy } from "./contest.js";
import { extendProgressTerm, informComplainant } from "./progress.js";

export type ComplaintCommand =
  | { readonly type: "takeUnderReview" }
  | { readonly type: "informComplainant"; readonly informedAt: Instant }
  | { readonly type: "extendProgressTerm"; readonly until: Instant; readonly reasons: string }
  | { readonly type: "passProgressTerm"; readonly progressDueAt: Instant }
  | {
      readonly type: "decide";
      readonly decisionId: string;
      readonly decision: DecisionTerms;
      /** Absent: now. */
      readonly madeKnownAt?: Instant;
    }
  | { readonly type: "referToCourt"; readonly reasons: string }
  | { readonly type: "linkOrder"; readonly orderId: string }
  | { readonly type: "recordInfringementEnd"; readonly endedAt: Instant }
  | { readonly type: "lodge"; readonly remedyId: string; readonly remedy: RemedyAsked }
  | { readonly type: "withdraw"; readonly remedyId: string }
  | ({ readonly type: "decideRemedy" } & RemedyRuling)
  | { readonly type: "passRemedyTerm"; readonly decisionId: string; readonly contestableUntil: Instant };

/** What a command leads to: events, no events if it was already carried out, or a coded refusal. */
export function decideComplaint(state: Complaint, command: ComplaintCommand, now: Instant): ComplaintEvent[] {
  const events = directly(state, command, now);
  const after = events.reduce(evolveComplaint, state);
  const standing = standingDecision(after);
  if (events.length === 0 || standing === undefined || !isSettled(after)) return events;
  return [...events, { kind: "DecisionMadeIrrevocable", decisionId: standing.id, at: now }];
}

/** Every term has passed and nothing is pending. */
function isSettled({ decisions, remedies, irrevocableAt }: Complaint): boolean {
  if (irrevocableAt !== undefined || remedies.some(isPending)) return false;
  return decisions.every(({ contestableUntil, termPassedAt }) => contestableUntil === undefined || termPassedAt);
}

function directly(state: Complaint, command: ComplaintCommand, now: Instant): ComplaintEvent[] {
  switch (command.type) {
    case "takeUnderReview":
      return state.underReviewAt === undefined ? [{ kind: "ComplaintTakenUnderReview", at: now }] : [];
    case "informComplainant":
      return informComplainant(state, command.informedAt, now);
    case "extendProgressTerm":
      return extendProgressTerm(state, command, now);
    case "passProgressTerm":
      return isOpen(state) && state.progressDueAt === command.progressDueAt && state.progressPassedAt === undefined
        ? [{ kind: "ProgressTermPassed", progressDueAt: command.progressDueAt, at: now }]
        : [];
    case "decide":
      return decide(state, command, now);
    case "referToCourt":
      return refer(state, command.reasons, now);
    case "linkOrder":
      return link(state, command.orderId, now);
    case "recordInfringementEnd":
      return endInfringement(state, command.endedAt, now);
    case "lodge":
      return lodgeRemedy(state, command, now);
    case "withdraw":
      return withdrawRemedy(state, command.remedyId, now);
    case "decideRemedy":
      return decideRemedy(state, command, now);
    case "passRemedyTerm": {
      const { decisionId, contestableUntil } = command;
      const decision = state.decisions.find(({ id }) => id === decisionId);
      return decision?.contestableUntil === contestableUntil && decision.termPassedAt === undefined
        ? [{ kind: "RemedyTermPassed", decisionId, contestableUntil, at: now }]
        : [];
    }
    default:
      return command satisfies never;
  }
}

function decide(
  state: Complaint,
  { decisionId, decision, madeKnownAt }: ComplaintCommand & { readonly type: "decide" },
  now: Instant,
): ComplaintEvent[] {
  const [first] = state.decisions;
  if (first !== undefined) {
    if (isSameDecision(first, decision, madeKnownAt)) return [];
    throw refuse(
      "COMPLAINT_DECIDED",
      `Complaint ${state.id} was decided on ${first.madeKnownAt}: ${first.outcome}. Either side may contest that; it is not decided twice.`,
      { complaintId: state.id, status: state.status },
    );
  }
  if (state.status !== "UNDER_REVIEW") throw wrongState(state, "It cannot be decided");
  const knownAt = madeKnown(madeKnownAt, state.receivedAt, now);
  const made = makeDecision("PRIMARY", decisionId, checkDecision(decision, knownAt), knownAt);
  return [{ kind: "ComplaintDecided", decision: made, at: now }, ...referralOf(state, made, now)];
}

function refer(state: Complaint, reasons: string, now: Instant): ComplaintEvent[] {
  checkText(reasons, "reasons", 20_000);
  const known = state.referrals.find(({ because }) => because === "ORDER_SOUGHT");
  if (known === undefined) return [{ kind: "ComplaintReferred", because: "ORDER_SOUGHT", reasons, at: now }];
  if (known.reasons === reasons) return [];
  throw refuse("COMPLAINT_REFERRED", `Complaint ${state.id} was referred to the court on ${known.at}, and is once.`, {
    complaintId: state.id,
  });
}

function link(state: Complaint, orderId: string, now: Instant): ComplaintEvent[] {
  const known = orderOf(state);
  if (known === orderId) return [];
  if (known === undefined) return [{ kind: "OrderLinked", orderId, at: now }];
  throw refuse("ORDER_LINKED", `Complaint ${state.id} has order ${known} already; it is about one.`, {
    field: "orderId",
    orderId: known,
  });
}

function endInfringement(state: Complaint, endedAt: Instant, now: Instant): ComplaintEvent[] {
  if (state.infringementEndedAt === endedAt) return [];
  if (state.status !== "INFRINGEMENT_FOUND") throw wrongState(state, "No infringement stands that could end");
  if (state.infringementEndedAt !== undefined) {
    throw refuse("INFRINGEMENT_ENDED", `The infringement is on record as ended on ${state.infringementEndedAt}.`, {
      field: "endedAt",
      endedAt: state.infringementEndedAt,
    });
  }
  checkPast(endedAt, "endedAt", now);
  return [{ kind: "InfringementEnded", endedAt, at: now }];
}
