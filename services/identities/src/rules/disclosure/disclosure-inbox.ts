import type { SealedText } from "../ids.js";
import { type DisclosureEvent, type DisclosureRequest, isOpen } from "./disclosure-request.js";

/**
 * What a platform's disclosure inbox carries. Each message is decided together with the event that causes it, in one
 * transaction. It tells the platform what it must do, may do, or need no longer do.
 */
export const DISCLOSURE_MESSAGE_KINDS = [
  "DISCLOSURE_REQUESTED",
  "NOTICE_DISPENSED",
  "OBJECTION_WINDOW_CLOSED",
  "DISCLOSURE_WITHDRAWN",
  "DISCLOSURE_EXPIRED",
  "DISCLOSURE_GROUND_LOST",
  "DISCLOSURE_RENEWED",
  "DISCLOSURE_REOPENED",
  "ANSWER_STANDS",
  "NOTICE_DUE",
  "NOTICE_OVERDUE",
  "BREACH_REPORTED",
] as const;
export type DisclosureMessageKind = (typeof DISCLOSURE_MESSAGE_KINDS)[number];

export interface DisclosureNotice {
  readonly kind: DisclosureMessageKind;
  /** The court's JWS over its request or its dispensation, where the message brings one. */
  readonly seal?: SealedText;
  readonly details: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export function disclosureNotice(request: DisclosureRequest, event: DisclosureEvent): DisclosureNotice | undefined {
  switch (event.kind) {
    case "DisclosureRequested": {
      const { outsideCode, expiresAt, objectionWindow, seal, duty, dispensation } = event;
      const noticeDispensed = dispensation !== undefined;
      const kind = "DISCLOSURE_REQUESTED";
      if (expiresAt !== undefined)
        return { kind, seal, details: { outsideCode, expiresAt, objectionWindow, noticeDispensed } };
      const later = dispensation?.noticeFrom === undefined ? {} : { noticeFrom: dispensation.noticeFrom };
      const owed = { basis: "ORDER", ...(duty === undefined ? {} : { duty }) };
      return { kind, seal, details: { ...owed, objectionWindow, noticeDispensed, ...later } };
    }
    case "NoticeDispensed":
      return { kind: "NOTICE_DISPENSED", seal: event.seal, details: { disclosableFrom: event.at } };
    case "ObjectionWindowClosed":
      return {
        kind: "OBJECTION_WINDOW_CLOSED",
        details: {
          windowEndsAt: event.windowEndsAt,
          objected: request.objection !== undefined,
          ...(request.expiresAt === undefined ? {} : { expiresAt: request.expiresAt }),
        },
      };
    case "DisclosureWithdrawn":
      return { kind: "DISCLOSURE_WITHDRAWN", details: { because: event.because } };
    case "DisclosureExpired":
      return { kind: "DISCLOSURE_EXPIRED", details: { expiresAt: event.expiresAt } };
    case "DisclosureGroundLost":
      return { kind: "DISCLOSURE_GROUND_LOST", details: { because: event.because } };
    case "BreachReported":
      return { kind: "BREACH_REPORTED", details: { categories: event.categories, unreadable: event.unreadable } };
    case "DisclosureRenewed":
      return { kind: "DISCLOSURE_RENEWED", seal: event.seal, details: { kid: event.recipient.kid } };
    case "DisclosureReopened":
      return { kind: "DISCLOSURE_REOPENED", details: { because: event.because } };
    case "RejectionTakenBack":
      return request.status === "DISCLOSED" ? { kind: "ANSWER_STANDS", details: {} } : undefined;
    case "DisclosureFoundMet":
      return { kind: "ANSWER_STANDS", details: { because: "COMPLIANCE_FOUND" } };
    case "FoundMetTakenBack":
      return isOpen(request)
        ? { kind: "DISCLOSURE_REOPENED", details: { because: "COMPLIANCE_TAKEN_BACK" } }
        : undefined;
    case "LateNoticeDue":
      return { kind: "NOTICE_DUE", details: { dueBy: event.dueBy } };
    case "LateNoticeOverdue":
      return { kind: "NOTICE_OVERDUE", details: { dueBy: event.dueBy } };
    case "PosterToldLater":
    case "PosterNotified":
    case "ObjectionForwarded":
    case "IdentityDisclosed":
    case "DisclosureRefused":
    case "ContentCollected":
    case "ContentDestroyed":
      return undefined;
    default:
      return event satisfies never;
  }
}
