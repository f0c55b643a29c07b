import { type Instant, termEnd } from "@exparte/dutch-time";
import { checkText } from "../field.js";
import type { CourtId, JweDigest, KeyId, SealedText } from "../ids.js";
import { refuse } from "../refusals.js";
import { type ContentKind, collectContent, confirmReceipt, destroyContent } from "../sealed-content/sealed-content.js";
import {
  ANSWER_AFTER_WINDOW,
  type BreachedCategory,
  contentOf,
  type DisclosureEvent,
  type DisclosureRequest,
  type DisclosureStatus,
  disclosableFrom,
  isOpen,
  isOwed,
  LATE_NOTICE_WITHIN,
  type OrderEnd,
  REASONS_UNDER_ORDER,
  type RefusalReason,
  type ReopeningCause,
} from "./disclosure-request.js";

/* disclosure-request.ts describes the state machine in prose. */

export type DisclosureCommand =
  /** By the platform. */
  | { readonly type: "notifyPoster" }
  | { readonly type: "forwardObjection"; readonly kid: KeyId; readonly digest: JweDigest; readonly seal: SealedText }
  | { readonly type: "disclose"; readonly kid: KeyId; readonly digest: JweDigest; readonly seal: SealedText }
  | { readonly type: "refuse"; readonly reason: RefusalReason; readonly provision?: string }
  /** By the court. */
  | { readonly type: "dispense"; readonly reasons: string; readonly seal: SealedText }
  | { readonly type: "withdraw"; readonly reasons: string }
  | { readonly type: "collect"; readonly content: ContentKind; readonly court: CourtId; readonly subject: string }
  | { readonly type: "confirmReceipt"; readonly content: ContentKind }
  | {
      readonly type: "reportBreach";
      readonly categories: readonly BreachedCategory[];
      readonly unreadable?: boolean;
    }
  /** By what becomes of the order, and by time. */
  | { readonly type: "endOrder"; readonly because: OrderEnd }
  | { readonly type: "answerClaim"; readonly because: Exclude<ReopeningCause, "UNREADABLE" | "BREACH_FOUND"> }
  | { readonly type: "rejectAnswer" }
  | { readonly type: "askLateNotice"; readonly noticeFrom: Instant }
  | { readonly type: "passLateNotice"; readonly dueBy: Instant }
  | { readonly type: "closeWindow"; readonly windowEndsAt: Instant }
  | { readonly type: "expire"; readonly expiresAt: Instant }
  | { readonly type: "passRetention"; readonly content: ContentKind; readonly destroyBy: Instant };

/** Decides nothing when the command repeats what already holds. */
export function decideDisclosure(
  state: DisclosureRequest,
  command: DisclosureCommand,
  now: Instant,
): DisclosureEvent[] {
  switch (command.type) {
    case "notifyPoster":
      return notifyPoster(state, now);
    case "forwardObjection":
      return forwardObjection(state, command, now);
    case "disclose":
      return disclose(state, command, now);
    case "refuse":
      return refuseToDisclose(state, command, now);
    case "dispense":
      return dispense(state, command, now);
    case "withdraw":
      return withdraw(state, command.reasons, now);
    case "collect": {
      const { court, subject } = command;
      return collectContent(contentOf(state, command.content), command.content, { court, subject }, now);
    }
    case "confirmReceipt":
      return confirmReceipt(contentOf(state, command.content), command.content, now);
    case "reportBreach":
      return reportBreach(state, command, now);
    case "endOrder":
      return endOrder(state, command.because, now);
    case "answerClaim":
      return state.basis === "ORDER" && state.status === "REFUSED"
        ? [{ kind: "DisclosureReopened", because: command.because, at: now }]
        : [];
    case "rejectAnswer":
      return state.basis === "ORDER" && state.status === "DISCLOSED"
        ? [
            ...destroyContent(state.disclosure, "BREACH_FOUND", now),
            { kind: "DisclosureReopened", because: "BREACH_FOUND", at: now },
          ]
        : [];
    case "askLateNotice":
      return askLateNotice(state, command.noticeFrom, now);
    case "passLateNotice":
      return passLateNotice(state, command.dueBy, now);
    case "closeWindow": {
      const { notice } = state;
      const closes =
        state.status === "POSTER_NOTIFIED" &&
        notice?.windowEndsAt === command.windowEndsAt &&
        notice.windowClosedAt === undefined &&
        now >= notice.windowEndsAt;
      return closes ? [{ kind: "ObjectionWindowClosed", windowEndsAt: command.windowEndsAt, at: now }] : [];
    }
    case "expire":
      return isOpen(state) && state.expiresAt === command.expiresAt && now > command.expiresAt
        ? [{ kind: "DisclosureExpired", expiresAt: command.expiresAt, at: now }]
        : [];
    case "passRetention": {
      const content = contentOf(state, command.content);
      const passes = content?.destroyBy === command.destroyBy && now > content.destroyBy;
      return passes ? destroyContent(content, "RETENTION_ENDED", now) : [];
    }
    default:
      return command satisfies never;
  }
}

/** Under an order that dispensed with notice, the poster is told once the reason for that has passed. */
function askLateNotice(state: DisclosureRequest, noticeFrom: Instant, now: Instant): DisclosureEvent[] {
  const asks = isToBeToldLater(state) && state.lateNotice === undefined;
  if (!asks || state.dispensation?.noticeFrom !== noticeFrom || now < noticeFrom) return [];
  return [{ kind: "LateNoticeDue", dueBy: termEnd(noticeFrom, LATE_NOTICE_WITHIN), at: now }];
}

function passLateNotice(state: DisclosureRequest, dueBy: Instant, now: Instant): DisclosureEvent[] {
  const { toldAt, overdueAt } = state.lateNotice ?? {};
  const passes = state.lateNotice?.dueBy === dueBy && toldAt === undefined && overdueAt === undefined && now > dueBy;
  return passes && isToBeToldLater(state) ? [{ kind: "LateNoticeOverdue", dueBy, at: now }] : [];
}

/** Not where the order ended first and nothing was disclosed: then there is nothing to tell. */
function isToBeToldLater({ dispensation, status }: DisclosureRequest): boolean {
  return dispensation?.noticeFrom !== undefined && status !== "WITHDRAWN";
}

function notifyPoster(state: DisclosureRequest, now: Instant): DisclosureEvent[] {
  const noticeFrom = state.dispensation?.noticeFrom;
  if (noticeFrom !== undefined && isToBeToldLater(state) && now >= noticeFrom) {
    return state.lateNotice?.toldAt === undefined ? [{ kind: "PosterToldLater", at: now }] : [];
  }
  if (state.dispensation !== undefined && isOpen(state)) {
    throw refuse(
      "NOTICE_DISPENSED",
      "The court has dispensed with notice, for reasons of its own: do not tell the poster, and answer.",
      { requestId: state.id },
    );
  }
  if (state.status === "POSTER_NOTIFIED") return [];
  requireOpen(state, now, "the poster need not be told any more");
  const windowEndsAt = termEnd(now, state.objectionWindow);
  // Under an order the term is the order's, and a notice that comes late is at the platform's own risk.
  if (state.expiresAt === undefined) return [{ kind: "PosterNotified", windowEndsAt, at: now }];
  const answerBy = termEnd(windowEndsAt, ANSWER_AFTER_WINDOW);
  const expiresAt = answerBy > state.expiresAt ? answerBy : state.expiresAt;
  return [{ kind: "PosterNotified", windowEndsAt, expiresAt, at: now }];
}

function forwardObjection(
  state: DisclosureRequest,
  { kid, digest, seal }: DisclosureCommand & { type: "forwardObjection" },
  now: Instant,
): DisclosureEvent[] {
  if (state.objection?.digest === digest) return [];
  requireOpen(state, now, "an objection can change nothing any more");
  const { notice } = state;
  if (notice === undefined) {
    throw refuse("POSTER_NOT_NOTIFIED", "Nobody can object to what nobody was told of. Record the notice first.", {
      requestId: state.id,
    });
  }
  if (now >= notice.windowEndsAt) {
    throw refuse(
      "OBJECTION_LATE",
      `The window for objections closed on ${notice.windowEndsAt}. Tell the court outside the hub, if it must know.`,
      { requestId: state.id, windowEndsAt: notice.windowEndsAt },
    );
  }
  if (state.objection !== undefined) {
    throw refuse("OBJECTION_FORWARDED", `An objection was forwarded on ${state.objection.leftAt}; it stands.`, {
      requestId: state.id,
    });
  }
  return [{ kind: "ObjectionForwarded", kid, digest, seal, at: now }];
}

function disclose(
  state: DisclosureRequest,
  { kid, digest, seal }: DisclosureCommand & { type: "disclose" },
  now: Instant,
): DisclosureEvent[] {
  if (state.disclosure?.digest === digest) return [];
  if (!isOwed(state)) requireOpen(state, now, "no identity can be disclosed under it");
  const from = disclosableFrom(state);
  if (from === undefined) {
    throw refuse(
      "POSTER_NOT_NOTIFIED",
      `The poster has not been told. Record the notice, and disclose when the window of ${state.objectionWindow} has closed.`,
      { requestId: state.id },
    );
  }
  if (now < from) {
    throw refuse(
      "OBJECTION_WINDOW_OPEN",
      `The poster may object until ${from}, and it is ${now}. Disclose from then on; a message will say so.`,
      { requestId: state.id, disclosableFrom: from },
    );
  }
  return [{ kind: "IdentityDisclosed", kid, digest, seal, at: now }];
}

function refuseToDisclose(
  state: DisclosureRequest,
  { reason, provision }: DisclosureCommand & { type: "refuse" },
  now: Instant,
): DisclosureEvent[] {
  const field = "input.refusal.reason";
  if (state.refusal !== undefined && state.refusal.reason === reason && state.refusal.provision === provision)
    return [];
  requireOpen(state, now, "it can no longer be refused");
  if (state.basis === "ORDER" && !REASONS_UNDER_ORDER.includes(reason)) {
    throw refuse(
      "REASON_NOT_UNDER_ORDER",
      `${field} is ${reason}, and a court orders this disclosure: only ${REASONS_UNDER_ORDER.join(" and ")} stand in its way. Disclose, or contest the order with lodgeOpposition.`,
      { field, allowed: REASONS_UNDER_ORDER },
    );
  }
  if (reason === "NOT_BOUND" && !state.outsideCode) {
    throw refuse(
      "REASON_UNFOUNDED",
      "You took part in the code of conduct when the request was made, and are bound by it. Give another reason, or disclose.",
      { field },
    );
  }
  if (reason === "POSTER_OBJECTED" && state.objection === undefined) {
    throw refuse("REASON_UNFOUNDED", "No objection was forwarded. Forward it to the court, or give another reason.", {
      field,
    });
  }
  const named = "input.refusal.provision";
  if (reason === "LEGAL_OBSTACLE") checkText(provision ?? "", named, 200);
  else if (provision !== undefined) {
    throw refuse("FIELD_INVALID", `${named} belongs to LEGAL_OBSTACLE alone. Leave it out.`, { field: named });
  }
  return [{ kind: "DisclosureRefused", reason, ...(provision === undefined ? {} : { provision }), at: now }];
}

function dispense(
  state: DisclosureRequest,
  { reasons, seal }: DisclosureCommand & { type: "dispense" },
  now: Instant,
): DisclosureEvent[] {
  requireOfCode(state, "input.requestId");
  checkText(reasons, "input.reasons", 10_000);
  if (state.dispensation?.reasons === reasons) return [];
  requireOpen(state, now, "there is no notice to dispense with");
  if (state.status === "POSTER_NOTIFIED") {
    throw refuse(
      "DISCLOSURE_STATE",
      "The poster has been told, and an open window is not shortened. The platform can disclose when it has closed.",
      { requestId: state.id, status: state.status },
    );
  }
  if (state.dispensation !== undefined) {
    throw refuse("DISCLOSURE_STATE", "Notice was dispensed with before, for other reasons; those stand.", {
      requestId: state.id,
      status: state.status,
    });
  }
  return [{ kind: "NoticeDispensed", reasons, seal, at: now }];
}

function withdraw(state: DisclosureRequest, reasons: string, now: Instant): DisclosureEvent[] {
  requireOfCode(state, "requestId");
  checkText(reasons, "reasons", 10_000);
  if (state.status === "WITHDRAWN" && state.withdrawal?.reasons === reasons) return [];
  requireOpen(state, undefined, "there is nothing to withdraw");
  return [{ kind: "DisclosureWithdrawn", because: "COURT", reasons, at: now }];
}

/** What an order asks, only a version of the order changes. */
function requireOfCode({ id, basis, orderId }: DisclosureRequest, field: string): void {
  if (basis !== "ORDER") return;
  throw refuse(
    "OWED_UNDER_ORDER",
    `${field}: request ${id} is a duty of order ${orderId}, and lasts as long as that. Change or lift the order, with modifyOrder or liftOrder.`,
    { field, orderId },
  );
}

function endOrder(state: DisclosureRequest, because: OrderEnd, now: Instant): DisclosureEvent[] {
  const withdrawn: DisclosureEvent[] =
    isOpen(state) || isOwed(state) ? [{ kind: "DisclosureWithdrawn", because, at: now }] : [];
  const told: DisclosureEvent[] =
    state.status === "DISCLOSED" && state.orderEnded === undefined
      ? [{ kind: "DisclosureGroundLost", because, at: now }]
      : [];
  // An answer given under an order that has ended is not kept.
  return [
    ...withdrawn,
    ...told,
    ...destroyContent(state.disclosure, "ORDER_ENDED", now),
    ...destroyContent(state.objection, "ORDER_ENDED", now),
  ];
}

function reportBreach(
  state: DisclosureRequest,
  { categories, unreadable = false }: DisclosureCommand & { type: "reportBreach" },
  now: Instant,
): DisclosureEvent[] {
  const field = "input.categories";
  const asked = categories.find((category) => state.categories.some((one) => one === category));
  if ((categories.length === 0 && !unreadable) || asked !== undefined) {
    throw refuse("FIELD_INVALID", `${field} must name what was in the answer and had not been asked for.`, { field });
  }
  if (state.disclosure === undefined || state.disclosure.collections.length === 0) {
    throw refuse("CONTENT_NOT_COLLECTED", "Only whoever collected an answer can know what it holds.", {
      content: "DISCLOSURE",
      requestId: state.id,
    });
  }
  const known = state.breach?.categories ?? [];
  const added = categories.filter((category) => !known.includes(category));
  const told = state.breach?.unreadable === true;
  if (added.length === 0 && (told || !unreadable)) return [];
  const reported = {
    kind: "BreachReported",
    categories: [...known, ...added],
    unreadable: told || unreadable,
    at: now,
  } as const;
  if (state.basis !== "ORDER" || told || !unreadable) return [reported];
  // Nothing was disclosed, and the duty is not met: the platform answers anew.
  return [
    reported,
    ...destroyContent(state.disclosure, "UNREADABLE", now),
    { kind: "DisclosureReopened", because: "UNREADABLE", at: now },
  ];
}

const ENDED: Readonly<Record<Exclude<DisclosureStatus, "REQUESTED" | "POSTER_NOTIFIED">, string>> = {
  DISCLOSED: "was answered with a disclosure",
  REFUSED: "was refused",
  WITHDRAWN: "was withdrawn",
  EXPIRED: "expired",
};

/** With `now`, also refuses an answer after the term, since the timer may be late. */
function requireOpen(state: DisclosureRequest, now: Instant | undefined, consequence: string): void {
  const { id: requestId, status } = state;
  switch (status) {
    case "REQUESTED":
    case "POSTER_NOTIFIED":
      if (now === undefined || state.expiresAt === undefined || now <= state.expiresAt) return;
      throw refuse("DISCLOSURE_STATE", `The request expired on ${state.expiresAt}: ${consequence}.`, {
        requestId,
        status: "EXPIRED",
      });
    case "DISCLOSED":
    case "REFUSED": {
      const answeredAt = state.disclosure?.leftAt ?? state.refusal?.at ?? null;
      const facts = { requestId, status, answeredAt };
      throw refuse("DISCLOSURE_ANSWERED", `The request ${ENDED[status]} on ${answeredAt}: ${consequence}.`, facts);
    }
    case "WITHDRAWN":
    case "EXPIRED":
      throw refuse("DISCLOSURE_STATE", `The request ${ENDED[status]}: ${consequence}.`, { requestId, status });
    default:
      status satisfies never;
  }
}
