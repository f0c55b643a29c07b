import type { Instant } from "@exparte/dutch-time";
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
 * order, for a civil claim (the letter of 2019; HR 25 November 2005, ECLI:NL:HR:2005:AU4019, Lycos/Pessers).
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

/** The ways in which an order can end for a platform. */
export const ORDER_ENDS = ["ORDER_LIFTED", "ORDER_LAPSED", "ITEMS_FREED"] as const;
export type OrderEnd = (typeof ORDER_ENDS)[number];

export const WITHDRAWAL_CAUSES = ["COURT", ...ORDER_ENDS] as const;
export type WithdrawalCause = (typeof WITHDRAWAL_CAUSES)[number];

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
  readonly id: string;
  readonly orderId: string;
  readonly court: string;
  readonly platform: string;
  /** The court's own number: with it the court recognises a request, even one to several platforms. */
  readonly reference: string;
  readonly findings: Findings;
  readonly categories: readonly DataCategory[];
  readonly purpose: "CIVIL_CLAIM";
  readonly recipient: RecipientKey;
  /** The court's JWS over the request, as it was received. */
  readonly seal: string;
  /** The version whose objection window holds; absent when no code was in force. */
  readonly codeVersion?: number;
  /** The platform was outside the code at the request, and the court stated that it knew so. */
  readonly outsideCode: boolean;
  /** ISO 8601. */
  readonly objectionWindow: string;
  readonly status: DisclosureStatus;
  readonly requestedAt: Instant;
  readonly expiresAt: Instant;
  readonly dispensation?: {
    readonly reasons: string;
    /** The court's JWS over the dispensation; absent when the sealed request holds it. */
    readonly seal?: string;
    readonly at: Instant;
  };
  readonly notice?: { readonly at: Instant; readonly windowEndsAt: Instant; readonly windowClosedAt?: Instant };
  readonly objection?: SealedContent;
  /** The platform's JWS over the digest of the objection, as over that of its answer. */
  readonly objectionSeal?: string;
  readonly disclosure?: SealedContent;
  /** The platform's JWS over the digest of its answer: the hub cannot put another in its place. */
  readonly answerSeal?: string;
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
    | "objection"
    | "objectionSeal"
    | "disclosure"
    | "answerSeal"
    | "refusal"
    | "withdrawal"
    | "expiredAt"
    | "orderEnded"
    | "breach"
  > {
  readonly kind: "DisclosureRequested";
  readonly at: Instant;
}

export type DisclosureEvent =
  | DisclosureRequested
  | { readonly kind: "NoticeDispensed"; readonly reasons: string; readonly seal: string; readonly at: Instant }
  | {
      readonly kind: "PosterNotified";
      readonly windowEndsAt: Instant;
      /** The new end of the term. */
      readonly expiresAt: Instant;
      readonly at: Instant;
    }
  | { readonly kind: "ObjectionWindowClosed"; readonly windowEndsAt: Instant; readonly at: Instant }
  | {
      readonly kind: "ObjectionForwarded";
      readonly kid: string;
      readonly digest: string;
      readonly seal: string;
      readonly at: Instant;
    }
  | {
      readonly kind: "IdentityDisclosed";
      readonly kid: string;
      readonly digest: string;
      readonly seal: string;
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
  | { readonly kind: "DisclosureGroundLost"; readonly because: OrderEnd; readonly at: Instant }
  | { readonly kind: "DisclosureExpired"; readonly expiresAt: Instant; readonly at: Instant }
  | (Breach & { readonly kind: "BreachReported" })
  | SealedContentEvent;

export function isOpen({ status }: Pick<DisclosureRequest, "status">): boolean {
  return status === "REQUESTED" || status === "POSTER_NOTIFIED";
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
      return { ...state, status: "POSTER_NOTIFIED", notice: { at, windowEndsAt }, expiresAt };
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
      return { ...state, status: "DISCLOSED", disclosure, answerSeal: event.seal };
    }
    case "DisclosureRefused": {
      const { kind: _, ...refusal } = event;
      return { ...state, status: "REFUSED", refusal };
    }
    case "DisclosureWithdrawn": {
      const { kind: _, ...withdrawal } = event;
      return { ...state, status: "WITHDRAWN", withdrawal };
    }
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
