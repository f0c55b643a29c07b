import type { Instant } from "@exparte/dutch-time";
import type { Decision } from "../decision/decision.js";
import type { Remedy, RemedyStatus } from "../decision/remedy.js";
import { refuse } from "../refusals.js";

/**
 * Complaint (klacht, GDPR art. 77): someone holds that a platform, as controller, handles their personal data
 * unlawfully by keeping content up. The Autoriteit Persoonsgegevens alone handles it.
 *
 * RECEIVED      the AP has it. Within three months the complainant hears of its progress or outcome (art. 78(2)); the
 *               AP may extend that term with reasons, before it ends, and each report of progress begins it anew.
 *               Left by the AP, when it takes the complaint under review.
 * UNDER_REVIEW  the AP looks into it, and the controller knows. The three months run on from receipt: review does not
 *               renew them. Left by the first decision:
 * → NOT_COMPETENT       see decision.ts. For journalism the complainant is referred to the civil court.
 * → DISMISSED
 * → INFRINGEMENT_FOUND  with sanctions or without. The AP records when the infringement ended: a periodic penalty is
 *                       forfeited until then.
 *
 * Either side may contest each decision within six weeks (remedy.ts). The outcome replaces the decision, so each of the
 * last three states can follow any of them. But the AP cannot decide once a court has ruled, nor a court once a higher
 * one has. When all terms have passed and nothing is pending, the standing decision is irrevocable (onherroepelijk); a
 * remedy lodged late with an excuse reopens it.
 *
 * In any state the AP may refer the complainant to the court for a takedown order, and link the order that came of it.
 *
 * Only the AP knows the complainant: the hub holds an opaque reference, and no event holds even that.
 */
export const COMPLAINT_STATUSES = [
  "RECEIVED",
  "UNDER_REVIEW",
  "NOT_COMPETENT",
  "DISMISSED",
  "INFRINGEMENT_FOUND",
] as const;
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];

/** Why the complainant was shown the way to the civil court. */
export const REFERRAL_REASONS = ["JOURNALISTIC_EXCEPTION", "ORDER_SOUGHT"] as const;
export type ReferralReason = (typeof REFERRAL_REASONS)[number];

export interface Referral {
  readonly because: ReferralReason;
  readonly reasons: string;
  readonly at: Instant;
}

export interface ProgressExtension {
  readonly until: Instant;
  readonly reasons: string;
  readonly at: Instant;
}

export interface ComplaintContent {
  /** The AP's own case number (zaaknummer): the same number with the same content is the same complaint. */
  readonly caseNumber: string;
  readonly complainantReference: string;
  /** The platform that the complaint is about. */
  readonly controller: string;
  readonly urls: readonly string[];
  /** What is wrong with the content, in the AP's words. */
  readonly description: string;
  /** The prior notice to the platform, which shows whether it refused removal. */
  readonly noticeId?: string;
  /** Used where there is no notice on record. */
  readonly platformRefused?: boolean;
  readonly orderId?: string;
  /** When the AP received it; absent: when it was filed. */
  readonly receivedAt?: Instant;
}

export interface Complaint {
  readonly id: string;
  readonly status: ComplaintStatus;
  readonly content: ComplaintContent;
  /** The value when the complaint was filed. */
  readonly platformRefused: boolean;
  readonly receivedAt: Instant;
  /** By when the complainant must have heard of its progress. */
  readonly progressDueAt: Instant;
  /** Absent while the current term has not passed. */
  readonly progressPassedAt?: Instant;
  readonly progressExtensions: readonly ProgressExtension[];
  /** When the complainant last heard of its progress. */
  readonly informedAt?: Instant;
  readonly underReviewAt?: Instant;
  /** Oldest first; the last one stands. */
  readonly decisions: readonly Decision[];
  readonly remedies: readonly Remedy[];
  readonly irrevocableAt?: Instant;
  /** How far a periodic penalty runs. */
  readonly infringementEndedAt?: Instant;
  readonly referrals: readonly Referral[];
  /** The order that came of the complaint; an order named at the filing is in the content. */
  readonly linkedOrderId?: string;
}

export type ComplaintEvent =
  | {
      readonly kind: "ComplaintFiled";
      readonly id: string;
      readonly content: ComplaintContent;
      readonly platformRefused: boolean;
      readonly receivedAt: Instant;
      readonly progressDueAt: Instant;
      readonly at: Instant;
    }
  | { readonly kind: "ComplaintTakenUnderReview"; readonly at: Instant }
  | {
      readonly kind: "ComplainantInformed";
      readonly informedAt: Instant;
      readonly progressDueAt: Instant;
      readonly at: Instant;
    }
  | {
      readonly kind: "ProgressTermExtended";
      readonly progressDueAt: Instant;
      readonly reasons: string;
      readonly at: Instant;
    }
  | { readonly kind: "ProgressTermPassed"; readonly progressDueAt: Instant; readonly at: Instant }
  | { readonly kind: "ComplaintDecided"; readonly decision: Decision; readonly at: Instant }
  | {
      readonly kind: "ComplaintReferred";
      readonly because: ReferralReason;
      readonly reasons: string;
      readonly at: Instant;
    }
  | { readonly kind: "OrderLinked"; readonly orderId: string; readonly at: Instant }
  | { readonly kind: "InfringementEnded"; readonly endedAt: Instant; readonly at: Instant }
  | { readonly kind: "ObjectionLodged" | "AppealLodged"; readonly remedy: Remedy; readonly at: Instant }
  | { readonly kind: "ObjectionWithdrawn" | "AppealWithdrawn"; readonly remedyId: string; readonly at: Instant }
  | {
      readonly kind: "ObjectionDecided" | "AppealDecided";
      readonly remedyId: string;
      readonly result: "UPHELD" | "REVISED";
      /** The decision that stands from now on. */
      readonly decision: Decision;
      /** The pending remedies below it, which it closes. */
      readonly overtakes: readonly string[];
      readonly at: Instant;
    }
  | {
      readonly kind: "RemedyTermPassed";
      readonly decisionId: string;
      readonly contestableUntil: Instant;
      readonly at: Instant;
    }
  | { readonly kind: "DecisionMadeIrrevocable"; readonly decisionId: string; readonly at: Instant };

export function evolveComplaint(state: Complaint | undefined, event: ComplaintEvent): Complaint {
  if (event.kind === "ComplaintFiled") {
    const { id, content, platformRefused, receivedAt, progressDueAt } = event;
    const nothingYet = { progressExtensions: [], decisions: [], remedies: [], referrals: [] };
    return { id, status: "RECEIVED", content, platformRefused, receivedAt, progressDueAt, ...nothingYet };
  }
  if (state === undefined) throw new Error(`${event.kind} before ComplaintFiled`);
  switch (event.kind) {
    case "ComplaintTakenUnderReview":
      return { ...state, status: "UNDER_REVIEW", underReviewAt: event.at };
    case "ComplainantInformed": {
      const { progressPassedAt: _, ...rest } = state;
      return { ...rest, informedAt: event.informedAt, progressDueAt: event.progressDueAt };
    }
    case "ProgressTermExtended": {
      const { progressDueAt: until, reasons, at } = event;
      const progressExtensions = [...state.progressExtensions, { until, reasons, at }];
      return { ...state, progressDueAt: until, progressExtensions };
    }
    case "ProgressTermPassed":
      return { ...state, progressPassedAt: event.at };
    case "ComplaintDecided":
      return withDecision(state, event.decision);
    case "ComplaintReferred": {
      const { because, reasons, at } = event;
      return { ...state, referrals: [...state.referrals, { because, reasons, at }] };
    }
    case "OrderLinked":
      return { ...state, linkedOrderId: event.orderId };
    case "InfringementEnded":
      return { ...state, infringementEndedAt: event.endedAt };
    case "ObjectionLodged":
    case "AppealLodged": {
      // A decision is no longer irrevocable once a late remedy with an excuse is admitted.
      const { irrevocableAt: _, ...rest } = state;
      return { ...rest, remedies: [...state.remedies, event.remedy] };
    }
    case "ObjectionWithdrawn":
    case "AppealWithdrawn":
      return { ...state, remedies: closed(state.remedies, event.remedyId, "WITHDRAWN", event.at) };
    case "ObjectionDecided":
    case "AppealDecided": {
      const { remedyId, result, overtakes, at } = event;
      const remedies = overtakes.reduce(
        (left, id) => closed(left, id, "OVERTAKEN", at),
        closed(state.remedies, remedyId, result, at),
      );
      return withDecision({ ...state, remedies }, event.decision);
    }
    case "RemedyTermPassed": {
      const { decisionId, at } = event;
      const decisions = state.decisions.map((one) => (one.id === decisionId ? { ...one, termPassedAt: at } : one));
      return { ...state, decisions };
    }
    case "DecisionMadeIrrevocable":
      return { ...state, irrevocableAt: event.at };
    default:
      return event satisfies never;
  }
}

function withDecision(state: Complaint, decision: Decision): Complaint {
  return { ...state, status: decision.outcome, decisions: [...state.decisions, decision] };
}

function closed(remedies: readonly Remedy[], id: string, status: RemedyStatus, at: Instant): Remedy[] {
  return remedies.map((remedy) => (remedy.id === id ? { ...remedy, status, closedAt: at } : remedy));
}

/** The decision that stands, if there is one. */
export function standingDecision({ decisions }: Complaint): Decision | undefined {
  return decisions.at(-1);
}

/** The order about the same content: named at the filing, or given as a result of the complaint. */
export function orderOf({ content, linkedOrderId }: Complaint): string | undefined {
  return linkedOrderId ?? content.orderId;
}

const WAY_OUT: Readonly<Record<ComplaintStatus, string>> = {
  RECEIVED: "Take it under review first.",
  UNDER_REVIEW: "Decide on it first.",
  NOT_COMPETENT: "The AP is not competent; contest the decision if it should be otherwise.",
  DISMISSED: "It was dismissed; contest the decision if it should be otherwise.",
  INFRINGEMENT_FOUND: "The infringement was found; contest the decision if it should be otherwise.",
};

/** Refuses with COMPLAINT_STATE, naming the way out. */
export function wrongState({ id, status }: Complaint, what: string): Error {
  return refuse("COMPLAINT_STATE", `${what}: complaint ${id} is ${status}. ${WAY_OUT[status]}`, {
    complaintId: id,
    status,
  });
}

/** Not decided yet. */
export function isOpen({ status }: Complaint): boolean {
  return status === "RECEIVED" || status === "UNDER_REVIEW";
}

/** Journalism is for the civil court: the complainant is told so with the decision. */
export function referralOf(state: Complaint, { ground, reasons }: Decision, now: Instant): ComplaintEvent[] {
  if (ground !== "JOURNALISTIC_EXCEPTION" || state.referrals.some(({ because }) => because === ground)) return [];
  return [{ kind: "ComplaintReferred", because: ground, reasons, at: now }];
}
