import type { Addressee } from "../addressee/addressee.js";
import { coveredItems, isDue, isGone } from "../addressee/addressee-status.js";
import { saidPosterOverdue } from "../addressee/poster.js";
import { isSaidUnserved } from "../addressee/unserved.js";
import type { PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { Order } from "../order/order.js";
import type { OrderEvent } from "../order/order-events.js";
import { anyPenaltyOf } from "../order/penalties-of-order.js";
import { reopenTerm, timerOf } from "../term/term.js";

/**
 * What supervisors hear live: that a platform fails to comply with an order, and that it no longer fails. An entry is
 * written in one transaction with the event that causes it. It holds facts of the procedure only: no text of an order,
 * no URL, and nothing about the applicant.
 *
 * DEADLINE_PASSED          the platform is overdue: the term of an item passed, or it is late once more after a
 *                          suspension or a correction. Left by one of
 * → COMPLIED               every item is confirmed as gone; `compliedAt` may lie before the deadline;
 * → OVERDUE_ENDED          the duty was suspended, renewed or ended, or the late items are gone and the others not yet due:
 *                          `because` says which.
 * BREACH_FOUND             the court found a breach, of a time that `from` and `until` tell. Left by
 * → BREACH_WITHDRAWN       the court took that back.
 * PENALTY_RUNNING          the platform forfeits a penalty (dwangsom) by the hour or day, since `since`. Left by one of
 * → PENALTY_STOPPED        it no longer does, and why;
 * → PENALTY_MAXIMUM_REACHED  nothing more can be forfeited.
 * UNSERVED                 nobody served the order on the platform within the term for service, so that it binds nobody
 *                          there yet: that is for the court, which sends a bailiff. Left by
 * → UNSERVED_ENDED         it is served, or nothing is to be served on it any more: `because` says which.
 * POSTER_OVERDUE           the platform did not confirm in time that it told the poster (DSA art. 9(5)). Left by
 * → POSTER_OVERDUE_ENDED   it has said what became of that, or nothing is due any more: `because` says which.
 * REINSTATEMENT_LATE       the platform did not put back in time what it took down. Left by
 * → REINSTATED             for every late item, the platform says that it is back, or on which ground of its own it is not;
 *                          or it is to stay down after all: another order keeps it down, or the court has ended the
 *                          suspension for which it was to go back. When that order ends, an item that is not back is late again.
 */
export const COMPLIANCE_KINDS = [
  "DEADLINE_PASSED",
  "COMPLIED",
  "OVERDUE_ENDED",
  "BREACH_FOUND",
  "BREACH_WITHDRAWN",
  "PENALTY_RUNNING",
  "PENALTY_STOPPED",
  "PENALTY_MAXIMUM_REACHED",
  "UNSERVED",
  "UNSERVED_ENDED",
  "POSTER_OVERDUE",
  "POSTER_OVERDUE_ENDED",
  "REINSTATEMENT_LATE",
  "REINSTATED",
] as const;
export type ComplianceKind = (typeof COMPLIANCE_KINDS)[number];

/** One stream for all platforms, so that one position says how far a supervisor has come. */
export const COMPLIANCE_STREAM = "compliance-feed/all";

export interface ComplianceNotice {
  readonly platform: PlatformId;
  readonly kind: ComplianceKind;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What an event means to supervisors, given the order before and after it. */
export function complianceNotices(before: Order | undefined, after: Order, event: OrderEvent): ComplianceNotice[] {
  return after.addressees.flatMap((addressee) => {
    const was = before?.addressees.find(({ platform }) => platform === addressee.platform);
    return [
      ...service(was, addressee, event),
      ...removal(was, addressee, event),
      ...poster(was, addressee, event),
      ...breach(was, addressee, event),
      ...reinstatement(was, addressee),
      ...penalty(after, addressee, event),
    ];
  });
}

function service(was: Addressee | undefined, is: Addressee, event: OrderEvent): ComplianceNotice[] {
  const { platform } = is;
  const wasUnserved = was !== undefined && isSaidUnserved(was);
  if (wasUnserved === isSaidUnserved(is)) return [];
  if (!wasUnserved) return [{ platform, kind: "UNSERVED", details: { serveBy: String(is.serveBy) } }];
  const because = event.kind === "AddresseeServed" ? "SERVED" : whyOverdueEnded(event);
  return [{ platform, kind: "UNSERVED_ENDED", details: { serveBy: String(was.serveBy), because } }];
}

function poster(was: Addressee | undefined, is: Addressee, event: OrderEvent): ComplianceNotice[] {
  const { platform } = is;
  const wasOverdue = was && saidPosterOverdue(was);
  const isOverdue = saidPosterOverdue(is);
  if ((wasOverdue === undefined) === (isOverdue === undefined)) return [];
  if (isOverdue !== undefined) return [{ platform, kind: "POSTER_OVERDUE", details: { confirmBy: isOverdue } }];
  const because = event.kind === "PosterConfirmationRecorded" ? "POSTER_CONFIRMED" : whyPosterTermEnded(event);
  return [{ platform, kind: "POSTER_OVERDUE_ENDED", details: { confirmBy: String(wasOverdue), because } }];
}

/** A correction of the effect, or a version that puts off telling the poster, gives another term. */
function whyPosterTermEnded(event: OrderEvent): string {
  const because = whyOverdueEnded(event);
  return because === "LATE_ITEMS_GONE" ? "TERM_RENEWED" : because;
}

function removal(was: Addressee | undefined, is: Addressee, event: OrderEvent): ComplianceNotice[] {
  const { platform } = is;
  const wasLate = was !== undefined && isSaidOverdue(was);
  if (wasLate === isSaidOverdue(is)) return [];
  if (!wasLate) return [{ platform, kind: "DEADLINE_PASSED", details: { deadline: String(saidOverdue(is)) } }];
  const deadline = String(saidOverdue(was));
  if (is.compliedAt !== undefined) {
    return [{ platform, kind: "COMPLIED", details: { deadline, compliedAt: is.compliedAt } }];
  }
  return [{ platform, kind: "OVERDUE_ENDED", details: { deadline, because: whyOverdueEnded(event) } }];
}

function isSaidOverdue(addressee: Addressee): boolean {
  return saidOverdue(addressee) !== undefined;
}

/**
 * The first term that an event called passed, and that nothing has ended since. The clock is not asked again. When the
 * last item goes, the event that says so ends it.
 */
function saidOverdue(addressee: Addressee): Instant | undefined {
  const covered = coveredItems(addressee);
  const complies = addressee.compliedAt === undefined && covered.every(isGone);
  return covered
    .flatMap(({ term }) => {
      if (term?.passedAt === undefined) return [];
      return timerOf(complies ? reopenTerm(term) : term) ?? [];
    })
    .toSorted()[0];
}

function whyOverdueEnded(event: OrderEvent): string {
  switch (event.kind) {
    case "DeadlineStopped":
      return event.because;
    case "OrderLifted":
      return "ORDER_LIFTED";
    case "OrderLapsed":
      return "ORDER_LAPSED";
    case "OrderModified":
      return "ORDER_MODIFIED";
    case "ItemsSuspended":
      return "ITEMS_SUSPENDED";
    case "AddresseeServed":
    case "DeadlineResumed":
    case "ItemsResumed":
    case "ClarificationGiven":
    case "ClaimRejected":
      return "TERM_RENEWED";
    case "ConfirmationRecorded":
    case "ConfirmationCorrected":
    case "ComplianceFound":
    case "FindingWithdrawn":
      return "LATE_ITEMS_GONE";
    case "OrderIssued":
    case "OrderSuspended":
    case "OrderResumed":
    case "OrderMadeFinal":
    case "MainJudgmentGiven":
    case "OrderAppealLodged":
    case "OrderAppealDecided":
    case "OrderAppealWithdrawn":
    case "OrderAppealMooted":
    case "MainClaimRegistered":
    case "MainTermPassed":
    case "OppositionLodged":
    case "HearingSet":
    case "OppositionDecided":
    case "OppositionWithdrawn":
    case "OppositionMooted":
    case "PenaltyModerated":
    case "ModerationRequested":
    case "ModerationRefused":
    case "PrescriptionInterrupted":
    case "PenaltyBarred":
    case "PenaltyContinued":
    case "PenaltyAccrualStarted":
    case "PenaltyAccrualStopped":
    case "PenaltyMaximumReached":
    case "AcknowledgementRecorded":
    case "AddresseeUnserved":
    case "PosterConfirmationRecorded":
    case "PosterConfirmationCorrected":
    case "PosterConfirmationOverdue":
    case "AddresseeComplied":
    case "ComplianceUndone":
    case "BreachFound":
    case "FindingContested":
    case "FindingUpheld":
    case "DeadlinePassed":
    case "ReinstatementConfirmed":
    case "AddresseeReinstated":
    case "ReinstatementDeadlinePassed":
    case "ItemsHeld":
    case "HeldItemsReleased":
      // None of these should end it. If one does, supervisors hear that it ended, rather than nothing.
      return "TERM_RENEWED";
    default:
      return event satisfies never;
  }
}

/** Compliance that the court finds shows in what it ends. */
function breach(was: Addressee | undefined, { platform }: Addressee, event: OrderEvent): ComplianceNotice[] {
  if (event.kind !== "BreachFound" && event.kind !== "FindingWithdrawn") return [];
  if (event.platform !== platform) return [];
  const { findingId } = event;
  if (event.kind === "BreachFound") {
    const { from, until } = event;
    return [
      { platform, kind: "BREACH_FOUND", details: { findingId, from, ...(until === undefined ? {} : { until }) } },
    ];
  }
  const found = was?.findings?.find(({ id }) => id === findingId)?.found;
  return found?.kind === "BREACH" ? [{ platform, kind: "BREACH_WITHDRAWN", details: { findingId } }] : [];
}

function reinstatement(was: Addressee | undefined, is: Addressee): ComplianceNotice[] {
  const { platform } = is;
  const wasLate = was !== undefined && isSaidLate(was);
  if (wasLate === isSaidLate(is)) return [];
  if (wasLate) return [{ platform, kind: "REINSTATED", details: { reinstateBy: String(was.reinstateBy) } }];
  return [{ platform, kind: "REINSTATEMENT_LATE", details: { reinstateBy: String(is.reinstateBy) } }];
}

function isSaidLate({ reinstatementPassedAt, items }: Addressee): boolean {
  return reinstatementPassedAt !== undefined && items.some(isDue);
}

function penalty(order: Order, { platform }: Addressee, event: OrderEvent): ComplianceNotice[] {
  if (!("platform" in event) || event.platform !== platform) return [];
  switch (event.kind) {
    case "PenaltyAccrualStarted":
      return [{ platform, kind: "PENALTY_RUNNING", details: { since: event.since, ...ofDuty(event) } }];
    case "PenaltyAccrualStopped": {
      const { because, forfeitedCents } = event;
      const details = { because, forfeitedCents, currency: currencyOf(order), ...ofDuty(event) };
      return [{ platform, kind: "PENALTY_STOPPED", details }];
    }
    case "PenaltyMaximumReached": {
      const { forfeitedCents } = event;
      const details = { forfeitedCents, currency: currencyOf(order), ...ofDuty(event) };
      return [{ platform, kind: "PENALTY_MAXIMUM_REACHED", details }];
    }
    case "PenaltyModerated":
    case "ModerationRequested":
    case "ModerationRefused":
    case "PrescriptionInterrupted":
    case "PenaltyBarred":
    case "PenaltyContinued":
    // What these change in the course of the penalty is an event of its own. The others are of the duty: removal and
    // reinstatement tell them.
    case "AddresseeServed":
    case "AcknowledgementRecorded":
    case "AddresseeUnserved":
    case "PosterConfirmationRecorded":
    case "PosterConfirmationCorrected":
    case "PosterConfirmationOverdue":
    case "ConfirmationRecorded":
    case "ConfirmationCorrected":
    case "AddresseeComplied":
    case "ComplianceUndone":
    case "DeadlineStopped":
    case "DeadlineResumed":
    case "DeadlinePassed":
    case "ClarificationGiven":
    case "ClaimRejected":
    case "BreachFound":
    case "ComplianceFound":
    case "FindingContested":
    case "FindingUpheld":
    case "FindingWithdrawn":
    case "ItemsSuspended":
    case "ItemsResumed":
    case "ReinstatementConfirmed":
    case "AddresseeReinstated":
    case "ReinstatementDeadlinePassed":
    case "ItemsHeld":
    case "HeldItemsReleased":
      return [];
    default:
      return event satisfies never;
  }
}

/** Which penalty it is of, where it is a duty's own. */
function ofDuty({ duty }: { readonly duty?: number }): { readonly duty?: number } {
  return duty === undefined ? {} : { duty };
}

/** All penalties of an order have one currency, so any of them tells it; the last version may have none. */
function currencyOf(order: Order): string {
  const terms = anyPenaltyOf(order);
  if (terms === undefined) throw new Error(`Order ${order.id} never had a penalty`);
  return terms.currency;
}
