import type { Addressee } from "../addressee/addressee.js";
import { claimsImpossible, goneSince, isDue, judgedItems } from "../addressee/addressee-status.js";
import { deadlinesOf } from "../addressee/deadline.js";
import { removalPart } from "../addressee/duties-owed.js";
import { posterConfirmBy, posterStatus } from "../addressee/poster.js";
import { awaitsService } from "../addressee/unserved.js";
import type { OrderId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { concerns } from "../order/contested-items.js";
import type { Order } from "../order/order.js";
import type { OrderEvent } from "../order/order-events.js";
import type { PenaltyStatement } from "../penalty/penalty-statement.js";
import { isInTime } from "../term/term.js";

/**
 * What the figures of a period count of one addressee's part in an order (domain reference §7). A row of facts stands
 * beside the order and is written with every change, so that a figure is a sum over narrow rows. Where a fact depends on
 * when one asks, the row holds the moment after which it is true.
 */
export interface ComplianceFacts {
  readonly orderId: OrderId;
  readonly platform: PlatformId;
  readonly issuedAt: Instant;
  readonly served: boolean;
  /** It is unserved after this moment, if nobody serves it; null when it is served or has no term for it. */
  readonly unservedAfter: Instant | null;
  /**
   * From the first service to the removal of the last item; null while any item is still up, and where the order asks for
   * disclosure alone.
   */
  readonly secondsToRemoval: number | null;
  /** Of one whose items are all gone, or were when the order let them go; null where they never were. */
  readonly removedInTime: boolean | null;
  /** It is overdue after this moment, if nothing else happens; null when it cannot become so. */
  readonly overdueAfter: Instant | null;
  readonly impossibleClaimed: boolean;
  /** The court is to answer: a finding is contested, or moderation of a penalty is asked for. */
  readonly findingContested: boolean;
  readonly moderationRequested: boolean;
  /** Since when the court suspends one of its items alone, the first of them: a correction is to follow. */
  readonly itemsSuspendedSince: Instant | null;
  /** Every poster who could be told was told in time; null while an answer is due, and where nobody was told. */
  readonly posterInformedInTime: boolean | null;
  /** A poster is unknown, or cannot be reached. */
  readonly posterNotPossible: boolean;
  /** Telling the poster is overdue after this moment, if nothing else happens; null when nothing is due. */
  readonly posterOverdueAfter: Instant | null;
  /** Whoever lodged it: an opposition against the whole order, or against an item of this addressee. */
  readonly contested: boolean;
  /** The judge looked at it again: on opposition, or to narrow it of the court's own motion. */
  readonly decided: boolean;
  /** The judge lifted the order, or narrowed what it asks of this addressee. */
  readonly reversed: boolean;
  /** When a decision on opposition, or a version with the cause NARROWING, first released one of its items. */
  readonly narrowedAt: Instant | null;
  /** It had to put something back. */
  readonly freed: boolean;
  /** From the release of the first item to the return of the last; null while any item is still down. */
  readonly secondsToReinstatement: number | null;
  readonly reinstatedInTime: boolean | null;
  readonly reinstatementOverdueAfter: Instant | null;
}

/** The facts that change as time passes, without an event. */
export interface PenaltyFacts {
  readonly orderId: OrderId;
  readonly platform: PlatformId;
  readonly currency: string | null;
  readonly forfeitedCents: number;
  readonly prescribedCents: number;
  readonly running: boolean;
}

/** The facts after these events. Only events tell that an order was narrowed, so earlier facts are taken over. */
export function complianceFactsOf(order: Order, addressee: Addressee, events: readonly OrderEvent[]): ComplianceFacts {
  const { platform, servedAt } = addressee;
  const outcomes = order.oppositions.filter((one) => concerns(order, one, platform)).map(({ status }) => status);
  const narrowedAt = narrowing(order.id, platform, events);
  return {
    orderId: order.id,
    platform,
    issuedAt: order.issuedAt,
    served: servedAt !== undefined,
    unservedAfter: awaitsService(addressee) ? (addressee.serveBy ?? null) : null,
    ...removalFacts(addressee),
    overdueAfter: deadlinesOf(addressee)[0] ?? null,
    impossibleClaimed: addressee.items.some(claimsImpossible),
    ...posterFacts(addressee),
    findingContested: (addressee.findings ?? []).some(({ status }) => status === "CONTESTED"),
    moderationRequested: (addressee.moderationRequests ?? []).some(({ status }) => status === "OPEN"),
    itemsSuspendedSince: addressee.items.flatMap(({ freed }) => freed?.suspended?.since ?? []).toSorted()[0] ?? null,
    contested: outcomes.length > 0,
    decided:
      narrowedAt !== null ||
      outcomes.some((status) => status === "UPHELD" || status === "MODIFIED" || status === "LIFTED"),
    reversed: narrowedAt !== null || outcomes.includes("LIFTED"),
    narrowedAt,
    ...reinstatementFacts(addressee),
  };
}

/**
 * A new version that releases an item, decided on opposition or given to narrow the order. A correction or a settlement
 * says nothing about what the judge thinks of the order, and an addition narrows nothing.
 */
function narrowing(orderId: OrderId, platform: PlatformId, events: readonly OrderEvent[]): Instant | null {
  const onOpposition = events.some((event) => event.kind === "OppositionDecided" && event.outcome === "MODIFIED");
  const found = events.find(
    (event) =>
      event.kind === "OrderModified" &&
      (onOpposition || event.cause === "NARROWING") &&
      // Such an item has come back into the order.
      event.changes.some((one) => one.platform === platform && one.freed.some(({ heldBy }) => heldBy !== orderId)),
  );
  return found?.at ?? null;
}

function removalFacts(addressee: Addressee): Pick<ComplianceFacts, "secondsToRemoval" | "removedInTime"> {
  const { servedAt } = addressee;
  const removal = removalPart(addressee);
  if (servedAt === undefined || removal?.compliedAt === undefined)
    return { secondsToRemoval: null, removedInTime: null };
  // Who obeyed before the bailiff came took no time.
  const seconds = Math.max(0, secondsBetween(servedAt, removal.compliedAt));
  return { secondsToRemoval: seconds, removedInTime: isAllInTime(removal) };
}

/** Whether one that complied did so in time: each item by its own term; what the order let go, as it was while it was owed. */
function isAllInTime(addressee: Addressee): boolean {
  return judgedItems(addressee).every((item) => {
    const { term } = item;
    const since = goneSince(item);
    return !(term && since) || isInTime(term, since);
  });
}

function posterFacts(
  addressee: Addressee,
): Pick<ComplianceFacts, "posterInformedInTime" | "posterNotPossible" | "posterOverdueAfter"> {
  const { items } = addressee;
  const informed = items.filter(({ poster }) => poster?.outcome === "INFORMED");
  const overdueAfter = posterConfirmBy(addressee) ?? null;
  return {
    posterInformedInTime:
      informed.length === 0 || overdueAfter !== null
        ? null
        : informed.every((item) => posterStatus(addressee, item, LAST) === "INFORMED"),
    posterNotPossible: items.some(({ poster }) => poster?.outcome === "NOT_POSSIBLE"),
    posterOverdueAfter: overdueAfter,
  };
}

function reinstatementFacts(
  addressee: Addressee,
): Pick<ComplianceFacts, "freed" | "secondsToReinstatement" | "reinstatedInTime" | "reinstatementOverdueAfter"> {
  const due = addressee.items.flatMap(({ freed, reinstatement, putBack = [] }) => [
    // Also what was put back and then demanded once more.
    ...putBack.map(({ freedAt, reinstateBy: by, backAt }) => ({ freedAt, by, backAt })),
    ...(freed?.duty === "DUE" ? [{ freedAt: freed.at, by: freed.reinstateBy, backAt: reinstatement?.effectAt }] : []),
  ]);
  const back = due.flatMap(({ freedAt, by, backAt }) => (backAt === undefined ? [] : [{ freedAt, by, backAt }]));
  const complete = due.length > 0 && back.length === due.length;
  const freedAt = due.map((item) => item.freedAt).reduce(earlier, LAST);
  const backAt = back.map((item) => item.backAt).reduce(later, freedAt);
  return {
    freed: due.length > 0,
    secondsToReinstatement: complete ? secondsBetween(freedAt, backAt) : null,
    reinstatedInTime: complete ? back.every((item) => item.by === undefined || item.backAt <= item.by) : null,
    reinstatementOverdueAfter: addressee.items.some(isDue) ? (addressee.reinstateBy ?? null) : null,
  };
}

const LAST = "9999-12-31T23:59:59.999Z" as Instant;

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function secondsBetween(from: Instant, until: Instant): number {
  return (Date.parse(until) - Date.parse(from)) / 1000;
}

/** The sum of the accounts of one addressee: of the order's penalty, and of those that duties have of their own. */
export function penaltyFactsOf(
  { orderId, platform }: { readonly orderId: OrderId; readonly platform: PlatformId },
  statements: readonly PenaltyStatement[],
): PenaltyFacts {
  // The currency says to which sum an amount belongs; without an amount there is none.
  const currency = statements.find(({ forfeitedCents }) => forfeitedCents > 0)?.currency;
  const sum = (cents: (statement: PenaltyStatement) => number) =>
    statements.reduce((total, statement) => total + cents(statement), 0);
  return {
    orderId,
    platform,
    currency: currency ?? null,
    forfeitedCents: sum(({ forfeitedCents }) => forfeitedCents),
    prescribedCents: sum(({ prescribedCents }) => prescribedCents),
    running: statements.some(({ running }) => running),
  };
}

/**
 * Whether nothing can have been forfeited yet: the order was not served on the platform before these events, and no
 * item's term has passed.
 */
export function cannotHaveForfeited(before: Addressee | undefined, after: Addressee, now: Instant): boolean {
  return before?.servedAt === undefined && !after.items.some(({ term }) => term?.until && term.until <= now);
}
