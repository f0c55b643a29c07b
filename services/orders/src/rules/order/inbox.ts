import type { Addressee } from "../addressee/addressee.js";
import { statuteOf } from "../addressee/writ.js";
import type { AppealEvent } from "../appeal/appeal.js";
import type { PlatformId, PresentedSeal } from "../ids.js";
import { sealFor } from "../order-document/sealed-parts.js";
import { appealOf, decisionOf } from "./appealed-decision.js";
import { oppositionOf, ownItemIds } from "./contested-items.js";
import type { Order } from "./order.js";
import type { OrderEvent, Release } from "./order-events.js";

/**
 * What a platform's inbox carries. A message is decided together with the event that causes it, in one transaction,
 * and tells the platform what it must now do or need no longer do.
 */
export const INBOX_KINDS = [
  "ORDER_ISSUED",
  "ORDER_MODIFIED",
  "ORDER_SUSPENDED",
  "ORDER_RESUMED",
  "ORDER_LIFTED",
  "ORDER_LAPSED",
  "ORDER_FINAL",
  "DEADLINE_PASSED",
  "CLARIFICATION_GIVEN",
  "CLAIM_REJECTED",
  "BREACH_FOUND",
  "COMPLIANCE_FOUND",
  "FINDING_DECIDED",
  "ITEMS_SUSPENDED",
  "ITEMS_RESUMED",
  "MODERATION_DECIDED",
  "OPPOSITION_DECIDED",
  "MAIN_JUDGMENT_GIVEN",
  "APPEAL_LODGED",
  "APPEAL_DECIDED",
] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

type Detail = string | boolean | readonly Detail[] | { readonly [name: string]: Detail | undefined };

export interface InboxNotice {
  readonly platform: PlatformId;
  readonly kind: InboxKind;
  /** The court's seal with the platform's own part, where the message brings a new version of the order. */
  readonly seal?: PresentedSeal;
  readonly details: { readonly [name: string]: Detail | undefined };
}

/** The messages that an event causes, given the order after it. Platforms outside the hub have no inbox. */
export function inboxNotices(order: Order, event: OrderEvent): InboxNotice[] {
  const addressees = order.addressees.filter((addressee) => addressee.connected);
  const connected = addressees.map(({ platform }) => platform);
  const toAll = (kind: InboxKind, details: InboxNotice["details"]): InboxNotice[] =>
    connected.map((platform) => ({ platform, kind, details }));
  const toOne = (platform: PlatformId, kind: InboxKind, details: InboxNotice["details"]): InboxNotice[] =>
    connected.includes(platform) ? [{ platform, kind, details }] : [];

  switch (event.kind) {
    case "OrderIssued":
      return connected.map((platform) => ({
        platform,
        kind: "ORDER_ISSUED",
        seal: sealFor(platform, event),
        details: { removeWithin: event.document.removeWithin, ...serviceDetails(order) },
      }));
    case "OrderModified":
      return addressees.map((addressee) => modifiedNotice(addressee, event, order));
    case "OrderSuspended":
      return toAll("ORDER_SUSPENDED", { reasons: event.reasons });
    case "OrderResumed":
      return toAll("ORDER_RESUMED", { reasons: event.reasons });
    case "OrderLifted":
    case "OrderLapsed": {
      const kind = event.kind === "OrderLifted" ? "ORDER_LIFTED" : "ORDER_LAPSED";
      const { reasons, penaltiesFallAway, reinstateBy, releases, cause, annulment } = event;
      const because = {
        ...(cause === undefined ? {} : { cause }),
        ...(annulment === undefined ? {} : { annulment: { ...annulment } }),
      };
      return connected.map((platform) => ({
        platform,
        kind,
        details: { reasons, ...because, penaltiesFallAway, reinstateBy, freed: freedDetails(releases, platform) },
      }));
    }
    case "OrderMadeFinal":
      return toAll("ORDER_FINAL", { reasons: event.reasons });
    case "MainJudgmentGiven": {
      const { outcome, reasons, appealBy } = event;
      return toAll("MAIN_JUDGMENT_GIVEN", { outcome, reasons, appealBy });
    }
    case "OrderAppealLodged":
    case "OrderAppealDecided":
    case "OrderAppealWithdrawn":
    case "OrderAppealMooted":
      return connected.flatMap((platform) => appealNotice(platform, event, order));
    case "OppositionDecided":
      return connected.flatMap((platform) => decidedNotice(platform, event, order));
    case "MainTermPassed":
      return toAll("DEADLINE_PASSED", { of: "MAIN_PROCEEDINGS", deadline: event.deadline });
    case "DeadlinePassed":
      return toOne(event.platform, "DEADLINE_PASSED", {
        of: "REMOVAL",
        deadline: event.deadline,
        itemIds: event.itemIds,
      });
    case "PosterConfirmationOverdue":
      return toOne(event.platform, "DEADLINE_PASSED", {
        of: "POSTER",
        deadline: event.confirmBy,
        itemIds: event.itemIds,
      });
    case "ReinstatementDeadlinePassed":
      return toOne(event.platform, "DEADLINE_PASSED", { of: "REINSTATEMENT", deadline: event.deadline });
    case "ClarificationGiven":
      return toOne(event.platform, "CLARIFICATION_GIVEN", {
        text: event.text,
        deadline: event.deadline,
        itemIds: event.itemIds,
      });
    case "ClaimRejected":
      return toOne(event.platform, "CLAIM_REJECTED", { reasons: event.reasons, itemIds: event.itemIds });
    case "BreachFound": {
      const { findingId, itemIds, from, until, reasons } = event;
      return toOne(event.platform, "BREACH_FOUND", { findingId, itemIds, from, until, reasons });
    }
    case "ComplianceFound": {
      const { findingId, itemIds, effectAt, reasons } = event;
      return toOne(event.platform, "COMPLIANCE_FOUND", { findingId, itemIds, effectAt, reasons });
    }
    case "FindingUpheld":
    case "FindingWithdrawn": {
      const outcome = event.kind === "FindingUpheld" ? "UPHELD" : "WITHDRAWN";
      return toOne(event.platform, "FINDING_DECIDED", { findingId: event.findingId, outcome, reasons: event.reasons });
    }
    case "ItemsSuspended": {
      const { platform, reasons, itemIds, reinstateBy } = event;
      const freed = freedDetails([event], platform);
      return toOne(platform, "ITEMS_SUSPENDED", { reasons, itemIds, freed, reinstateBy });
    }
    case "ItemsResumed": {
      // What was put back is to go once more, and only a seal can say so.
      const { platform, reasons, itemIds, owedAgain } = event;
      const notices = toOne(platform, "ITEMS_RESUMED", { reasons, itemIds, owedAgain });
      return notices.map((notice) => ({ ...notice, seal: sealFor(platform, order) }));
    }
    case "PenaltyModerated": {
      // Of the court's own motion the account says all.
      const { platform, moderation, duty, reasons } = event;
      if (!answersRequest(order, event)) return [];
      const of = { ...ofDuty(duty), effect: moderation.effect, from: moderation.from };
      return toOne(platform, "MODERATION_DECIDED", { outcome: "GRANTED", ...of, reasons });
    }
    case "ModerationRefused":
      return toOne(event.platform, "MODERATION_DECIDED", {
        outcome: "REFUSED",
        ...ofDuty(event.duty),
        reasons: event.reasons,
      });
    case "ItemsHeld":
      return toOne(event.platform, ofWhatIsFree(order), {
        freed: event.held.map(({ itemId, heldBy }) => ({ itemId, duty: "HELD", heldBy })),
      });
    case "HeldItemsReleased":
      return toOne(event.platform, ofWhatIsFree(order), {
        reinstateBy: event.reinstateBy,
        freed: event.itemIds.map((itemId) => ({ itemId, duty: "DUE" })),
      });
    case "PenaltyAccrualStarted":
    case "PenaltyAccrualStopped":
    case "PenaltyMaximumReached":
    case "ModerationRequested":
    case "PrescriptionInterrupted":
    case "PenaltyBarred":
    case "PenaltyContinued":
    case "MainClaimRegistered":
    case "OppositionLodged":
    case "HearingSet":
    case "OppositionWithdrawn":
    case "OppositionMooted":
    case "AddresseeServed":
    case "AcknowledgementRecorded":
    case "AddresseeUnserved":
    case "ConfirmationRecorded":
    case "ConfirmationCorrected":
    case "PosterConfirmationRecorded":
    case "PosterConfirmationCorrected":
    case "AddresseeComplied":
    case "ComplianceUndone":
    case "FindingContested":
    case "DeadlineStopped":
    case "DeadlineResumed":
    case "ReinstatementConfirmed":
    case "AddresseeReinstated":
      return [];
    default:
      return event satisfies never;
  }
}

function ofDuty(duty: number | undefined): { readonly duty?: string } {
  return duty === undefined ? {} : { duty: String(duty) };
}

function answersRequest(
  { addressees }: Order,
  { platform, duty, at }: OrderEvent & { kind: "PenaltyModerated" },
): boolean {
  const { moderationRequests = [] } = addressees.find((one) => one.platform === platform) ?? {};
  const last = moderationRequests.findLast((one) => one.duty === duty);
  return last?.status === "GRANTED" && last.decided?.at === at;
}

/** The reinstatement duty changed after the order let the items go: told with the same kind of message as that. */
function ofWhatIsFree({ status }: Order): InboxKind {
  switch (status) {
    case "LAPSED":
      return "ORDER_LAPSED";
    case "LIFTED":
      return "ORDER_LIFTED";
    case "IN_FORCE":
    case "SUSPENDED":
    case "FINAL":
      return "ORDER_MODIFIED";
    default:
      return status satisfies never;
  }
}

/** For a platform that a modification brings in, the new version is the first it hears of the order. */
function modifiedNotice(
  { platform, items }: Addressee,
  event: OrderEvent & { kind: "OrderModified" },
  order: Order,
): InboxNotice {
  const added = event.changes.find((change) => change.platform === platform)?.added.map(({ id }) => id) ?? [];
  const joins = items.every(({ id }) => added.includes(id));
  const { document } = event;
  const seal = sealFor(platform, event);
  const { removeWithin } = document;
  if (joins) return { platform, kind: "ORDER_ISSUED", seal, details: { removeWithin, ...serviceDetails(order) } };
  return {
    platform,
    kind: "ORDER_MODIFIED",
    seal,
    details: {
      reasons: event.reasons,
      ...(event.cause === undefined ? {} : { cause: event.cause }),
      added,
      ...(added.length === 0 ? {} : serviceDetails(order)),
      freed: freedDetails(event.changes, platform),
      reinstateBy: event.reinstateBy,
    },
  };
}

/** A decision on items is told to the platforms that have them, each with its own. None learns who contested. */
function decidedNotice(
  platform: PlatformId,
  { oppositionId, outcome, reasons }: OrderEvent & { kind: "OppositionDecided" },
  order: Order,
): InboxNotice[] {
  const itemIds = ownItemIds(order, oppositionOf(order, oppositionId), platform);
  if (itemIds?.length === 0) return [];
  const details = { oppositionId, outcome, reasons, ...(itemIds === undefined ? {} : { itemIds }) };
  return [{ platform, kind: "OPPOSITION_DECIDED", details }];
}

/** Who appealed, it tells nobody; and of an appeal about items of others alone, nothing. */
function appealNotice(
  platform: PlatformId,
  event: OrderEvent & { readonly kind: AppealEvent["kind"] },
  order: Order,
): InboxNotice[] {
  const { id: appealId, against, court, caseNumber, late, appealBy } = appealOf(order, event.appealId);
  const { opposition } = decisionOf(order, against);
  const itemIds = opposition === undefined ? undefined : ownItemIds(order, opposition, platform);
  if (itemIds?.length === 0) return [];
  const of = { appealId, court, caseNumber, ...(itemIds === undefined ? {} : { itemIds }) };
  switch (event.kind) {
    case "OrderAppealLodged": {
      const { decision } = against;
      const oppositionId = decision === "OPPOSITION" ? { oppositionId: against.oppositionId } : {};
      const details = { ...of, against: decision, ...oppositionId, lodgedAt: event.lodgedAt, late };
      return [{ platform, kind: "APPEAL_LODGED", details }];
    }
    case "OrderAppealDecided": {
      const { outcome, reasons } = event;
      return [{ platform, kind: "APPEAL_DECIDED", details: { ...of, outcome, reasons, appealBy } }];
    }
    case "OrderAppealWithdrawn":
      // In words of whoever withdraws it, which are the courts' to know.
      return [{ platform, kind: "APPEAL_DECIDED", details: { ...of, outcome: "WITHDRAWN" } }];
    case "OrderAppealMooted":
      return [{ platform, kind: "APPEAL_DECIDED", details: { ...of, outcome: "MOOT", reasons: event.reasons } }];
    default:
      return event satisfies never;
  }
}

/** What an acknowledgement does, where the order or the hub's setting says so. */
function serviceDetails(order: Order): InboxNotice["details"] {
  const { serviceBy, penalty } = order.document;
  const said = serviceBy === undefined ? {} : { serviceBy };
  if (penalty === undefined || order.writ === undefined) return said;
  const statute = statuteOf(order);
  return {
    ...said,
    penaltyAfterWrit: true,
    ...(statute === undefined ? {} : { acknowledgementIsWritUnder: statute }),
  };
}

/** What becomes of each freed item, and which other order keeps it down, if any. */
function freedDetails(releases: readonly Release[], platform: PlatformId): Detail {
  const freed = releases.find((release) => release.platform === platform)?.freed ?? [];
  return freed.map(({ itemId, duty, heldBy }) => ({ itemId, duty, ...(heldBy === undefined ? {} : { heldBy }) }));
}
