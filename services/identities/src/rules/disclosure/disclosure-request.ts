import type { Instant } from "@exparte/dutch-time";
import type { CourtId, DisclosureId, FindingId, JweDigest, KeyId, OrderId, PlatformId, SealedText } from "../ids.js";
import type { RecipientKey } from "../sealed-content/recipient-key.js";
import {
  type ContentKind,
  evolveContent,
  leaveContent,
  type SealedContent,
  type SealedContentEvent,
} from "../sealed-content/sealed-content.js";
import type { DataCategory } from "./data-category.js";

/**
 * Disclosure request (verzoek om identificerende gegevens): a court asks one platform who posted the content of its
 * order, for a civil claim (the letter of 2019; HR 25 November 2005, ECLI:NL:HR:2005:AU4019, Lycos/Pessers). Its basis is
 * the code of conduct, under which the platform answers of its own accord; or a duty to disclose of the order itself, which
 * is owed, under the order's own term and penalty, by any platform (ordered-disclosure.ts).
 *
 * REQUESTED        the platform has the request in its inbox and must tell the poster. If the court has dispensed with
 *                  notice, with reasons, the platform may answer at once.
 * POSTER_NOTIFIED  the poster has been told, and may object until the window closes. The version of the code in force
 *                  at the request sets the window's length. The window runs from the recording of the notice: a platform
 *                  cannot shorten it by a date of its own. The platform passes an objection on, encrypted to the court,
 *                  without saying who objects. Nothing is disclosed before the window closes, and the term ends at least
 *                  ANSWER_AFTER_WINDOW later.
 * DISCLOSED        the platform answered with a JWE that only the recipient can open. sealed-content.ts says what
 *                  becomes of those bytes; the status stays.
 * REFUSED          the platform refused, with a reason: no breach when it stands outside the code.
 * WITHDRAWN        by the court, or automatically when the order is lifted or lapses or no longer covers this platform.
 * EXPIRED          its term passed without an answer.
 * The last four are never left. When the order ends after a disclosure, platform and court are told.
 *
 * Under an order the request has no term here and does not expire: it is owed until the order lets it go. REFUSED is a claim
 * that the court answers (orders: clarification.ts). If it rejects the claim, or finds that what was disclosed is not what it
 * asked for (orders: findings.ts), or the recipient cannot open an answer, the request is open again. The platform can also
 * disclose all the same, once it has told the poster and the window has closed. When the court takes back the last such finding,
 * the answer given before meets the order after all: DISCLOSED, unless the platform has said something else since. A request that is
 * open again is also closed when the court finds that the duty is met (`metBy`), until it takes that back. Where the
 * order dispenses with notice, the poster is told later: from `noticeFrom` on, which is overdue after LATE_NOTICE_WITHIN.
 */
export const DISCLOSURE_STATUSES = [
  "REQUESTED",
  "POSTER_NOTIFIED",
  "DISCLOSED",
  "REFUSED",
  "WITHDRAWN",
  "EXPIRED",
] as const;
export type DisclosureStatus = (typeof DISCLOSURE_STATUSES)[number];

export const REFUSAL_REASONS = [
  "NOT_BOUND",
  "POSTER_OBJECTED",
  "DATA_NOT_HELD",
  "BALANCE_DIFFERS",
  "LEGAL_OBSTACLE",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/**
 * The least time that a platform has for its answer once the poster's window has closed. Without it, a late notice
 * would leave a request that can only expire, and a platform could let it expire in that way. ISO 8601.
 */
export const ANSWER_AFTER_WINDOW = "P7D";

/** How long a platform has to tell the poster once the reason for silence has passed. ISO 8601. */
export const LATE_NOTICE_WITHIN = "P1D";

export const DISCLOSURE_BASES = ["CODE_OF_CONDUCT", "ORDER"] as const;
export type DisclosureBasis = (typeof DISCLOSURE_BASES)[number];

/** Under an order a platform does not weigh the interests again: it has these reasons and no others. */
export const REASONS_UNDER_ORDER: readonly RefusalReason[] = ["DATA_NOT_HELD", "LEGAL_OBSTACLE"];

/** The ways in which an order can end for a platform. */
export const ORDER_ENDS = ["ORDER_LIFTED", "ORDER_LAPSED", "ITEMS_FREED"] as const;
export type OrderEnd = (typeof ORDER_ENDS)[number];

export const WITHDRAWAL_CAUSES = ["COURT", ...ORDER_ENDS] as const;
export type WithdrawalCause = (typeof WITHDRAWAL_CAUSES)[number];

/** Why a request under an order is open again. */
export const REOPENING_CAUSES = [
  "CLAIM_REJECTED",
  "CLARIFIED",
  "UNREADABLE",
  "BREACH_FOUND",
  "COMPLIANCE_TAKEN_BACK",
] as const;
export type ReopeningCause = (typeof REOPENING_CAUSES)[number];

/** One finding of the court, with why it holds. */
export interface Finding {
  readonly holds: boolean;
  readonly reasons: string;
}

/** The four of Lycos/Pessers, in its order. */
export const FINDINGS = ["unlawfulness", "realInterest", "noLessIntrusiveWay", "balance"] as const;
export type FindingName = (typeof FINDINGS)[number];
export type Findings = Readonly<Record<FindingName, Finding>>;

export interface DisclosureRequest {
  readonly id: DisclosureId;
  /** Absent: CODE_OF_CONDUCT. */
  readonly basis?: "ORDER";
  /** For ORDER: the number of the duty within the addressee. */
  readonly duty?: number;
  readonly orderId: OrderId;
  readonly court: CourtId;
  readonly platform: PlatformId;
  /** The court's own number: with it the court recognises a request, even one to several platforms. */
  readonly reference: string;
  readonly findings: Findings;
  readonly categories: readonly DataCategory[];
  readonly purpose: "CIVIL_CLAIM";
  readonly recipient: RecipientKey;
  /** The court's JWS over the request, or under an order over the order; sealed in parts, with the platform's own. */
  readonly seal: SealedText;
  /** The version whose objection window holds; absent when no code was in force. */
  readonly codeVersion?: number;
  /** The platform was outside the code at the request, and the court stated that it knew so. */
  readonly outsideCode: boolean;
  /** ISO 8601. */
  readonly objectionWindow: string;
  readonly status: DisclosureStatus;
  readonly requestedAt: Instant;
  /** Absent under an order. */
  readonly expiresAt?: Instant;
  readonly dispensation?: {
    readonly reasons: string;
    /** From when on the poster is told all the same; only under an order. */
    readonly noticeFrom?: Instant;
    /** The court's JWS over the dispensation; absent when the sealed request holds it. */
    readonly seal?: SealedText;
    readonly at: Instant;
  };
  readonly notice?: { readonly at: Instant; readonly windowEndsAt: Instant; readonly windowClosedAt?: Instant };
  /** The notice that was put off until the reason for silence had passed. */
  readonly lateNotice?: { readonly dueBy: Instant; readonly overdueAt?: Instant; readonly toldAt?: Instant };
  readonly objection?: SealedContent;
  /** The court's findings that the answer does not meet its order, for which the request is open again. */
  readonly rejectedBy?: readonly FindingId[];
  /** The court's findings that the duty is met all the same, each with the findings against the answer that it overrides. */
  readonly metBy?: readonly { readonly findingId: FindingId; readonly over: readonly FindingId[] }[];
  /** The platform's JWS over the digest of the objection, as over that of its answer. */
  readonly objectionSeal?: SealedText;
  readonly disclosure?: SealedContent;
  /** The platform's JWS over the digest of its answer: the hub cannot put another in its place. */
  readonly answerSeal?: SealedText;
  readonly refusal?: { readonly reason: RefusalReason; readonly provision?: string; readonly at: Instant };
  readonly withdrawal?: { readonly because: WithdrawalCause; readonly reasons?: string; readonly at: Instant };
  readonly expiredAt?: Instant;
  /** How the order ended after the identity was disclosed under it: both sides must know. */
  readonly orderEnded?: { readonly because: OrderEnd; readonly at: Instant };
  /**
   * What the recipient reported: more data than the court asked for, or an answer that does not open with their key.
   */
  readonly breach?: Breach;
}

export interface Breach {
  readonly categories: readonly BreachedCategory[];
  /** Then nothing was disclosed, and the court asks again. */
  readonly unreadable: boolean;
  readonly at: Instant;
}

/** OTHER: something that is no category at all. */
export const BREACHED_CATEGORIES = [
  "NAME",
  "ADDRESS",
  "EMAIL",
  "PHONE",
  "ACCOUNT_IDENTIFIER",
  "REGISTRATION_IP",
  "ACCESS_IP",
  "OTHER",
] as const satisfies readonly (DataCategory | "OTHER")[];
export type BreachedCategory = (typeof BREACHED_CATEGORIES)[number];

export interface DisclosureRequested
  extends Omit<
    DisclosureRequest,
    | "status"
    | "requestedAt"
    | "notice"
    | "lateNotice"
    | "objection"
    | "objectionSeal"
    | "disclosure"
    | "answerSeal"
    | "refusal"
    | "withdrawal"
    | "expiredAt"
    | "orderEnded"
    | "breach"
    | "rejectedBy"
    | "metBy"
  > {
  readonly kind: "DisclosureRequested";
  readonly at: Instant;
}

export type DisclosureEvent =
  | DisclosureRequested
  | { readonly kind: "NoticeDispensed"; readonly reasons: string; readonly seal: SealedText; readonly at: Instant }
  | {
      readonly kind: "PosterNotified";
      readonly windowEndsAt: Instant;
      /** The new end of the term; absent under an order. */
      readonly expiresAt?: Instant;
      readonly at: Instant;
    }
  | { readonly kind: "ObjectionWindowClosed"; readonly windowEndsAt: Instant; readonly at: Instant }
  | {
      readonly kind: "ObjectionForwarded";
      readonly kid: KeyId;
      readonly digest: JweDigest;
      readonly seal: SealedText;
      readonly at: Instant;
    }
  | {
      readonly kind: "IdentityDisclosed";
      readonly kid: KeyId;
      readonly digest: JweDigest;
      readonly seal: SealedText;
      readonly at: Instant;
    }
  | {
      readonly kind: "DisclosureRefused";
      readonly reason: RefusalReason;
      readonly provision?: string;
      readonly at: Instant;
    }
  | {
      readonly kind: "DisclosureWithdrawn";
      readonly because: WithdrawalCause;
      readonly reasons?: string;
      readonly at: Instant;
    }
  /** A version of the order names another recipient's key, or is sealed anew. */
  | {
      readonly kind: "DisclosureRenewed";
      readonly recipient: RecipientKey;
      readonly seal: SealedText;
      readonly at: Instant;
    }
  | {
      readonly kind: "DisclosureReopened";
      readonly because: Exclude<ReopeningCause, "COMPLIANCE_TAKEN_BACK">;
      /** For BREACH_FOUND; absent in an event from before this was kept. */
      readonly findingId?: FindingId;
      readonly at: Instant;
    }
  | { readonly kind: "RejectionTakenBack"; readonly findingId: FindingId; readonly at: Instant }
  | { readonly kind: "DisclosureFoundMet" | "FoundMetTakenBack"; readonly findingId: FindingId; readonly at: Instant }
  | { readonly kind: "LateNoticeDue"; readonly dueBy: Instant; readonly at: Instant }
  | { readonly kind: "LateNoticeOverdue"; readonly dueBy: Instant; readonly at: Instant }
  | { readonly kind: "PosterToldLater"; readonly at: Instant }
  | { readonly kind: "DisclosureGroundLost"; readonly because: OrderEnd; readonly at: Instant }
  | { readonly kind: "DisclosureExpired"; readonly expiresAt: Instant; readonly at: Instant }
  | (Breach & { readonly kind: "BreachReported" })
  | SealedContentEvent;

export function isOpen({ status }: Pick<DisclosureRequest, "status">): boolean {
  return status === "REQUESTED" || status === "POSTER_NOTIFIED";
}

/** A duty of an order, and the platform has not disclosed: also while it says that it cannot. */
export function isOwed({ basis, status }: Pick<DisclosureRequest, "basis" | "status">): boolean {
  return basis === "ORDER" && (isOpen({ status }) || status === "REFUSED");
}

export function basisOf({ basis }: Pick<DisclosureRequest, "basis">): DisclosureBasis {
  return basis ?? "CODE_OF_CONDUCT";
}

/** When the platform may disclose, as things stand; absent while the poster has not been told. */
export function disclosableFrom(request: DisclosureRequest): Instant | undefined {
  return request.dispensation?.at ?? request.notice?.windowEndsAt;
}

export function evolveDisclosure(state: DisclosureRequest | undefined, event: DisclosureEvent): DisclosureRequest {
  if (event.kind === "DisclosureRequested") return requested(event);
  if (state === undefined) throw new Error(`${event.kind} before DisclosureRequested`);
  switch (event.kind) {
    case "NoticeDispensed":
      return { ...state, dispensation: { reasons: event.reasons, seal: event.seal, at: event.at } };
    case "PosterNotified": {
      const { at, windowEndsAt, expiresAt } = event;
      const term = expiresAt === undefined ? {} : { expiresAt };
      // What the platform refused under an order stays refused until it discloses, or the court answers.
      const status = state.status === "REFUSED" ? state.status : "POSTER_NOTIFIED";
      return { ...state, status, notice: { at, windowEndsAt }, ...term };
    }
    case "ObjectionWindowClosed":
      if (state.notice === undefined) throw new Error("A window closed that never opened");
      return { ...state, notice: { ...state.notice, windowClosedAt: event.at } };
    case "ObjectionForwarded": {
      const objection = leaveContent("OBJECTION", event.kid, event.digest, event.at);
      return { ...state, objection, objectionSeal: event.seal };
    }
    case "IdentityDisclosed": {
      const disclosure = leaveContent("DISCLOSURE", event.kid, event.digest, event.at);
      const { refusal: _, rejectedBy: __, metBy: ___, breach, ...before } = state;
      // A first answer that did not open is forgotten with a second one; what it held beyond the request is not.
      const known = breach === undefined ? {} : { breach: { ...breach, unreadable: false } };
      return { ...before, ...known, status: "DISCLOSED", disclosure, answerSeal: event.seal };
    }
    case "DisclosureRefused": {
      const { kind: _, ...refusal } = event;
      const { rejectedBy: __, metBy: ___, ...before } = state;
      return { ...before, status: "REFUSED", refusal };
    }
    case "DisclosureWithdrawn": {
      const { kind: _, ...withdrawal } = event;
      return { ...state, status: "WITHDRAWN", withdrawal };
    }
    case "DisclosureRenewed":
      return { ...state, recipient: event.recipient, seal: event.seal };
    case "DisclosureReopened": {
      const { refusal: _, rejectedBy = [], ...before } = state;
      const { findingId } = event;
      return {
        ...before,
        ...(findingId === undefined ? {} : { rejectedBy: [...rejectedBy, findingId] }),
        status: openStatus(state),
      };
    }
    case "RejectionTakenBack": {
      const { rejectedBy = [], metBy, ...before } = state;
      const left = rejectedBy.filter((id) => id !== event.findingId);
      const met = metBy?.map((one) => ({ ...one, over: one.over.filter((id) => id !== event.findingId) }));
      const known = met === undefined ? before : { ...before, metBy: met };
      return left.length === 0 ? { ...known, status: "DISCLOSED" } : { ...known, rejectedBy: left };
    }
    case "DisclosureFoundMet": {
      const { rejectedBy: over = [], metBy = [], ...before } = state;
      return { ...before, metBy: [...metBy, { findingId: event.findingId, over }], status: "DISCLOSED" };
    }
    case "FoundMetTakenBack":
      return foundMetTakenBack(state, event.findingId);
    case "LateNoticeDue":
      return { ...state, lateNotice: { dueBy: event.dueBy } };
    case "LateNoticeOverdue":
      return { ...state, lateNotice: { ...state.lateNotice, dueBy: event.dueBy, overdueAt: event.at } };
    case "PosterToldLater":
      return { ...state, lateNotice: { dueBy: event.at, ...state.lateNotice, toldAt: event.at } };
    case "DisclosureGroundLost":
      return { ...state, orderEnded: { because: event.because, at: event.at } };
    case "DisclosureExpired":
      return { ...state, status: "EXPIRED", expiredAt: event.at };
    case "BreachReported":
      return { ...state, breach: { categories: event.categories, unreadable: event.unreadable, at: event.at } };
    case "ContentCollected":
    case "ContentDestroyed": {
      const content = contentOf(state, event.content);
      if (content === undefined) throw new Error(`${event.kind} without a ${event.content}`);
      const evolved = evolveContent(content, event);
      return event.content === "DISCLOSURE" ? { ...state, disclosure: evolved } : { ...state, objection: evolved };
    }
    default:
      return event satisfies never;
  }
}

function openStatus({ notice }: DisclosureRequest): DisclosureStatus {
  return notice === undefined ? "REQUESTED" : "POSTER_NOTIFIED";
}

/** What that finding overrode counts again, unless a later one overrides it too. */
function foundMetTakenBack(state: DisclosureRequest, findingId: FindingId): DisclosureRequest {
  const { metBy = [], rejectedBy = [], ...before } = state;
  const taken = metBy.findIndex((one) => one.findingId === findingId);
  const over = metBy[taken]?.over ?? [];
  const left = metBy.flatMap((one, index) => {
    if (index === taken) return [];
    return index === taken + 1 ? [{ ...one, over: [...over, ...one.over] }] : [one];
  });
  const rejections = taken === metBy.length - 1 ? [...over, ...rejectedBy] : rejectedBy;
  const answerStands = state.disclosure !== undefined && state.breach?.unreadable !== true;
  const isMet = rejections.length === 0 && (left.length > 0 || answerStands);
  return {
    ...before,
    ...(left.length === 0 ? {} : { metBy: left }),
    ...(rejections.length === 0 ? {} : { rejectedBy: rejections }),
    status: isMet ? "DISCLOSED" : openStatus(state),
  };
}

export function contentOf(state: DisclosureRequest, kind: ContentKind): SealedContent | undefined {
  switch (kind) {
    case "DISCLOSURE":
      return state.disclosure;
    case "OBJECTION":
      return state.objection;
    default:
      return kind satisfies never;
  }
}

function requested(event: DisclosureRequested): DisclosureRequest {
  const { kind: _, at, ...facts } = event;
  return { ...facts, status: "REQUESTED", requestedAt: at };
}
