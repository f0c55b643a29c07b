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
  type OrderEnd,
  type RefusalReason,
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
      return isOpen(state) && state.expiresAt === command.expiresAt && now > state.expiresAt
        ? [{ kind: "DisclosureExpired", expiresAt: state.expiresAt, at: now }]
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

function notifyPoster(state: DisclosureRequest, now: Instant): DisclosureEvent[] {
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
  requireOpen(state, now, "no identity can be disclosed under it");
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
  checkText(reasons, "reasons", 10_000);
  if (state.status === "WITHDRAWN" && state.withdrawal?.reasons === reasons) return [];
  requireOpen(state, undefined, "there is nothing to withdraw");
  return [{ kind: "DisclosureWithdrawn", because: "COURT", reasons, at: now }];
}

function endOrder(state: DisclosureRequest, because: OrderEnd, now: Instant): DisclosureEvent[] {
  const withdrawn: DisclosureEvent[] = isOpen(state) ? [{ kind: "DisclosureWithdrawn", because, at: now }] : [];
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
  return [{ kind: "BreachReported", categories: [...known, ...added], unreadable: told || unreadable, at: now }];
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
      if (now === undefined || now <= state.expiresAt) return;
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
