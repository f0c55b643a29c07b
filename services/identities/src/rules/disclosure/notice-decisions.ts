import { type Instant, termEnd } from "@exparte/dutch-time";
import { checkText } from "../field.js";
import { refuse } from "../refusals.js";
import type { DisclosureCommand } from "./disclosure-commands.js";
import {
  ANSWER_AFTER_WINDOW,
  type DisclosureEvent,
  type DisclosureRequest,
  isOpen,
  isOwed,
  LATE_NOTICE_WITHIN,
} from "./disclosure-request.js";
import { requireOfCode, requireOpen } from "./require-open.js";

/* Telling the poster, and what the poster says to it. */

export function notifyPoster(state: DisclosureRequest, now: Instant): DisclosureEvent[] {
  const noticeFrom = state.dispensation?.noticeFrom;
  if (noticeFrom !== undefined && isToBeToldLater(state) && now >= noticeFrom) {
    return state.lateNotice?.toldAt === undefined ? [{ kind: "PosterToldLater", at: now }] : [];
  }
  if (state.dispensation !== undefined && (isOpen(state) || isOwed(state))) {
    throw refuse(
      "NOTICE_DISPENSED",
      "The court has dispensed with notice, for reasons of its own: do not tell the poster, and answer.",
      { requestId: state.id },
    );
  }
  if (state.status === "POSTER_NOTIFIED" || (isOwed(state) && state.notice !== undefined)) return [];
  if (!isOwed(state)) requireOpen(state, now, "the poster need not be told any more");
  // Where a clock runs backwards, the poster has no less time for it.
  const windowEndsAt = termEnd(now < state.requestedAt ? state.requestedAt : now, state.objectionWindow);
  // Under an order the term is the order's, and a notice that comes late is at the platform's own risk.
  if (state.expiresAt === undefined) return [{ kind: "PosterNotified", windowEndsAt, at: now }];
  const answerBy = termEnd(windowEndsAt, ANSWER_AFTER_WINDOW);
  const expiresAt = answerBy > state.expiresAt ? answerBy : state.expiresAt;
  return [{ kind: "PosterNotified", windowEndsAt, expiresAt, at: now }];
}

export function forwardObjection(
  state: DisclosureRequest,
  { kid, digest, seal }: DisclosureCommand & { type: "forwardObjection" },
  now: Instant,
): DisclosureEvent[] {
  if (state.objection?.digest === digest) return [];
  if (!isOwed(state)) requireOpen(state, now, "an objection can change nothing any more");
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

export function dispense(
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

/** Under an order that dispensed with notice, the poster is told once the reason for that has passed. */
export function askLateNotice(state: DisclosureRequest, noticeFrom: Instant, now: Instant): DisclosureEvent[] {
  const asks = isToBeToldLater(state) && state.lateNotice === undefined;
  if (!asks || state.dispensation?.noticeFrom !== noticeFrom || now < noticeFrom) return [];
  return [{ kind: "LateNoticeDue", dueBy: termEnd(noticeFrom, LATE_NOTICE_WITHIN), at: now }];
}

export function passLateNotice(state: DisclosureRequest, dueBy: Instant, now: Instant): DisclosureEvent[] {
  const { toldAt, overdueAt } = state.lateNotice ?? {};
  const passes = state.lateNotice?.dueBy === dueBy && toldAt === undefined && overdueAt === undefined && now > dueBy;
  return passes && isToBeToldLater(state) ? [{ kind: "LateNoticeOverdue", dueBy, at: now }] : [];
}

/** Not where the order ended first and nothing was disclosed: then there is nothing to tell. */
function isToBeToldLater({ dispensation, status }: DisclosureRequest): boolean {
  return dispensation?.noticeFrom !== undefined && status !== "WITHDRAWN";
}
