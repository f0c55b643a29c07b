import type { Decision } from "../decision/decision.js";
import { type Complaint, type ComplaintEvent, orderOf } from "./complaint.js";

/**
 * What a platform's complaint inbox carries. Each message is decided together with the event that causes it, in one
 * transaction. It tells the controller what now holds and until when that can be contested. Reasons, grounds and
 * addresses stay with the complaint, where they can be read and, one day, erased.
 */
export const COMPLAINT_MESSAGE_KINDS = [
  "COMPLAINT_UNDER_REVIEW",
  "COMPLAINT_DECIDED",
  "INFRINGEMENT_ENDED",
  "OBJECTION_LODGED",
  "OBJECTION_WITHDRAWN",
  "OBJECTION_DECIDED",
  "APPEAL_LODGED",
  "APPEAL_WITHDRAWN",
  "APPEAL_DECIDED",
  "DECISION_IRREVOCABLE",
] as const;
export type ComplaintMessageKind = (typeof COMPLAINT_MESSAGE_KINDS)[number];

type Detail = string | number | boolean | null | readonly Detail[] | { readonly [name: string]: Detail | undefined };

export interface ComplaintMessage {
  readonly kind: ComplaintMessageKind;
  readonly details: { readonly [name: string]: Detail | undefined };
}

/** The message that an event causes, given the complaint after it. */
export function complaintMessage(complaint: Complaint, event: ComplaintEvent): ComplaintMessage | undefined {
  switch (event.kind) {
    case "ComplaintTakenUnderReview":
      return {
        kind: "COMPLAINT_UNDER_REVIEW",
        details: { caseNumber: complaint.content.caseNumber, orderId: orderOf(complaint) },
      };
    case "ComplaintDecided":
      return { kind: "COMPLAINT_DECIDED", details: decisionFacts(event.decision) };
    case "InfringementEnded":
      return { kind: "INFRINGEMENT_ENDED", details: { endedAt: event.endedAt } };
    case "ObjectionLodged":
    case "AppealLodged": {
      const { id: remedyId, kind, side, decisionId, receivedAt, late } = event.remedy;
      return {
        kind: event.kind === "ObjectionLodged" ? "OBJECTION_LODGED" : "APPEAL_LODGED",
        details: { remedyId, remedy: kind, side, decisionId, receivedAt, late },
      };
    }
    case "ObjectionWithdrawn":
    case "AppealWithdrawn":
      return {
        kind: event.kind === "ObjectionWithdrawn" ? "OBJECTION_WITHDRAWN" : "APPEAL_WITHDRAWN",
        details: { remedyId: event.remedyId },
      };
    case "ObjectionDecided":
    case "AppealDecided":
      return {
        kind: event.kind === "ObjectionDecided" ? "OBJECTION_DECIDED" : "APPEAL_DECIDED",
        details: decidedFacts(event),
      };
    case "DecisionMadeIrrevocable":
      return { kind: "DECISION_IRREVOCABLE", details: { decisionId: event.decisionId } };
    case "ComplaintFiled":
    case "ComplainantInformed":
    case "ProgressTermExtended":
    case "ProgressTermPassed":
    case "ComplaintReferred":
    case "OrderLinked":
    case "RemedyTermPassed":
      return undefined;
    default:
      return event satisfies never;
  }
}

/** A decision without its reasons, and a ban without its subject: the part that non-parties may see. */
export function decisionFacts(decision: Decision): ComplaintMessage["details"] {
  const { id: decisionId, stage, outcome, ground, sanctions, madeKnownAt, contestableUntil } = decision;
  return {
    decisionId,
    stage,
    outcome,
    ground,
    sanctions: sanctions.map((sanction) => ({ ...sanction, processing: undefined })),
    madeKnownAt,
    contestableUntil,
  };
}

/** The outcome of an objection or appeal, with the pending remedies below it that it closes. */
export function decidedFacts({
  remedyId,
  result,
  decision,
  overtakes,
}: Extract<ComplaintEvent, { readonly kind: "ObjectionDecided" | "AppealDecided" }>): ComplaintMessage["details"] {
  return { remedyId, result, ...decisionFacts(decision), ...(overtakes.length === 0 ? {} : { overtakes }) };
}
