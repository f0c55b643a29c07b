import { type Instant } from "@exparte/dutch-time";
import { checkText } from "../field.js";
import type { FindingId } from "../ids.js";
import { refuse } from "../refusals.js";
import { collectContent, confirmReceipt, destroyContent } from "../sealed-content/sealed-content.js";
import type { DisclosureCommand } from "./disclosure-commands.js";
import {
  contentOf,
  type DisclosureEvent,
  type DisclosureRequest,
  disclosableFrom,
  isOpen,
  isOwed,
  type OrderEnd,
  REASONS_UNDER_ORDER,
} from "./disclosure-request.js";
import { askLateNotice, dispense, forwardObjection, notifyPoster, passLateNotice } from "./notice-decisions.js";
import { requireOfCode, requireOpen } from "./require-open.js";

/* disclosure-request.ts describes the state machine in prose. */

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
      return rejectAnswer(state, command.findingId, now);
    case "acceptAsMet":
      return acceptAsMet(state, command.findingId, now);
    case "takeBackFinding":
      return takeBackFinding(state, command.findingId, now);
    case "askLateNotice":
      return askLateNotice(state, command.noticeFrom, now);
    case "passLateNotice":
      return passLateNotice(state, command.dueBy, now);
    case "closeWindow": {
      const { notice } = state;
      const closes =
        (state.status === "POSTER_NOTIFIED" || isOwed(state)) &&
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

/** Another finding about the same answer is one more that must be taken back before the answer stands again. */
function rejectAnswer(state: DisclosureRequest, findingId: FindingId, now: Instant): DisclosureEvent[] {
  const { basis, status, disclosure, rejectedBy = [] } = state;
  const isRejected = isOpen(state) && rejectedBy.length > 0 && !rejectedBy.includes(findingId);
  if (basis !== "ORDER" || (status !== "DISCLOSED" && !isRejected)) return [];
  return [
    ...destroyContent(disclosure, "BREACH_FOUND", now),
    { kind: "DisclosureReopened", because: "BREACH_FOUND", findingId, at: now },
  ];
}

/** What the platform claims is answered as a claim, so that what it refused is not open. */
function acceptAsMet(state: DisclosureRequest, findingId: FindingId, now: Instant): DisclosureEvent[] {
  const { basis, status, metBy = [] } = state;
  const isMet = status === "DISCLOSED" && metBy.length > 0;
  if (basis !== "ORDER" || metBy.some((one) => one.findingId === findingId) || !(isOpen(state) || isMet)) return [];
  return [{ kind: "DisclosureFoundMet", findingId, at: now }];
}

function takeBackFinding(state: DisclosureRequest, findingId: FindingId, now: Instant): DisclosureEvent[] {
  const { rejectedBy = [], metBy = [] } = state;
  if (!isOpen(state) && state.status !== "DISCLOSED") return [];
  if (metBy.some((one) => one.findingId === findingId)) return [{ kind: "FoundMetTakenBack", findingId, at: now }];
  const isKnown = rejectedBy.includes(findingId) || metBy.some(({ over }) => over.includes(findingId));
  return isKnown ? [{ kind: "RejectionTakenBack", findingId, at: now }] : [];
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

function withdraw(state: DisclosureRequest, reasons: string, now: Instant): DisclosureEvent[] {
  requireOfCode(state, "requestId");
  checkText(reasons, "reasons", 10_000);
  if (state.status === "WITHDRAWN" && state.withdrawal?.reasons === reasons) return [];
  requireOpen(state, undefined, "there is nothing to withdraw");
  return [{ kind: "DisclosureWithdrawn", because: "COURT", reasons, at: now }];
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
