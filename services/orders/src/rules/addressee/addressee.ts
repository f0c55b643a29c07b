import type { ItemId, OrderId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { type Duty, dutiesFor, hasDuties, type Target } from "../order-document/duties-of.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { endOfTerm, isOverdue as isTermOverdue, type Term, type TermLength } from "../term/term.js";

/**
 * Addressee (geadresseerde): one platform's part in an order, with all that it owes. Service is of the platform and
 * begins the terms of all its duties; what differs from duty to duty follows each item, by the number of its duty.
 *
 * PENDING            the order is given but not served. Service (betekening) is the platform's acknowledgement of
 *                    the message or the bailiff's service, whichever is first; both moments are kept. Where the order
 *                    says that only a bailiff serves it, an acknowledgement is kept and begins nothing. Unserved after
 *                    its term, the court is told (unserved.ts).
 * SERVED             the terms for removal run from the first service: each item has its own (term.ts).
 * PARTLY_COMPLIED    some items are confirmed, others not.
 * COMPLIED           every item is confirmed as gone; left only by a correction, or by a modification that adds items.
 * IMPOSSIBLE_CLAIMED an item cannot be removed, says the platform. For insufficient information or a manifest error
 *                    the term of that item stops until the court answers: it clarifies, and the term runs anew in full
 *                    (after TERREG art. 3(7)–(8)), or rejects the claim, and the term has run on all the while. What had
 *                    passed has passed, but no later term of the item begins while the claim is unanswered.
 *                    For factual impossibility the term runs on, and the judge decides (Rv art. 611d).
 * REINSTATEMENT_DUE  the order ended or was narrowed, and what was taken down under it goes back within a term.
 * REINSTATED         all that was due is back, and the order covers nothing more.
 *
 * `overdue`: the term of an item has passed without compliance. Terms stand still while the order is suspended.
 * What leads from one state to another is decided in service.ts, confirmation.ts, clarification.ts, reinstatement.ts and
 * order-modification.ts.
 */
export const ADDRESSEE_STATUSES = [
  "PENDING",
  "SERVED",
  "PARTLY_COMPLIED",
  "COMPLIED",
  "IMPOSSIBLE_CLAIMED",
  "REINSTATEMENT_DUE",
  "REINSTATED",
] as const;
export type AddresseeStatus = (typeof ADDRESSEE_STATUSES)[number];

export const CONFIRMATION_OUTCOMES = [
  "REMOVED",
  "ACCESS_DISABLED",
  "DEREFERENCED",
  "MEASURE_IN_PLACE",
  "ALREADY_GONE",
  "NOT_FOUND",
  "IMPOSSIBLE",
] as const;
export type ConfirmationOutcome = (typeof CONFIRMATION_OUTCOMES)[number];

export const IMPOSSIBLE_REASONS = ["DE_FACTO_IMPOSSIBLE", "MANIFEST_ERROR", "INSUFFICIENT_INFORMATION"] as const;
export type ImpossibleReason = (typeof IMPOSSIBLE_REASONS)[number];

/** SUBSTITUTE: the order's text was sent to a site outside the hub in another way that the court accepts. */
export const MEANS_OF_SERVICE = ["ELECTRONIC", "BAILIFF", "SUBSTITUTE"] as const;
export type MeansOfService = (typeof MEANS_OF_SERVICE)[number];

/** What a platform says became of one item; `effectAt` is when (DSA art. 9(1)). */
export interface Confirmation {
  readonly itemId: ItemId;
  readonly outcome: ConfirmationOutcome;
  readonly effectAt: Instant;
  /** Where access is disabled, for ACCESS_DISABLED. */
  readonly where?: string;
  readonly impossibleReason?: ImpossibleReason;
  readonly explanation?: string;
  /** The hub's own: what is said is less than the duty asks for, so that the item does not count as gone. */
  readonly fallsShort?: true;
}

/**
 * What comes of an item that the order no longer covers:
 * DUE   the platform took it down under this order, and puts it back;
 * HELD  it did, but another order in force covers the same place: nothing goes back until that one ends too;
 * NONE  it was never taken down under this order.
 */
export const REINSTATEMENT_DUTIES = ["DUE", "HELD", "NONE"] as const;
export type ReinstatementDuty = (typeof REINSTATEMENT_DUTIES)[number];

export interface FreedItem {
  readonly itemId: ItemId;
  readonly duty: ReinstatementDuty;
  /** The order that keeps it down, for HELD. */
  readonly heldBy?: OrderId;
}

export interface HeldItem {
  readonly itemId: ItemId;
  readonly heldBy: OrderId;
}

/**
 * REINSTATED it is back; KEPT_DOWN it stays down on a ground of the platform's own, which it states (its house rules,
 * the poster's own deletion): the order no longer keeps the content down, and everybody can see what does.
 */
export const REINSTATEMENT_OUTCOMES = ["REINSTATED", "KEPT_DOWN"] as const;
export type ReinstatementOutcome = (typeof REINSTATEMENT_OUTCOMES)[number];

export interface ReinstatementConfirmation {
  readonly itemId: ItemId;
  readonly outcome: ReinstatementOutcome;
  readonly effectAt: Instant;
  readonly explanation?: string;
}

export interface Item extends Target {
  readonly id: ItemId;
  /** The number of its duty; absent where the order has no duties written out: 1. */
  readonly duty?: number;
  readonly confirmation?: Confirmation;
  readonly confirmedAt?: Instant;
  /** How often what was said of it was corrected; absent for never. */
  readonly corrections?: number;
  /** Absent until the version that named the item is served. */
  readonly term?: Term;
  /** Set when the order no longer covers the item; `reinstateBy` for DUE, each item having its own term. */
  readonly freed?: FreedItem & { readonly at: Instant; readonly reinstateBy?: Instant };
  readonly reinstatement?: ReinstatementConfirmation;
}

export interface Addressee {
  readonly platform: PlatformId;
  readonly connected: boolean;
  readonly removeWithin: string;
  /** A term in days lasts to the end of its last day; absent for an order that was given before that was so. */
  readonly wholeDays?: true;
  /** Its duties, also former ones; absent as long as the order has none written out. */
  readonly duties?: readonly DutyTerms[];
  readonly items: readonly Item[];
  /** When the version was given that these services are of; absent for the first. */
  readonly dutiesGivenAt?: Instant;
  readonly electronicServiceAt?: Instant;
  readonly bailiffServiceAt?: Instant;
  /** Sent in another way that the court accepts; in what was kept before, `bailiffServiceAt` may be that. */
  readonly substituteServiceAt?: Instant;
  /** The platform acknowledged the message of an order that only a bailiff serves: it knows of it and is not bound. */
  readonly acknowledgedAt?: Instant;
  /** Until when service is in time; absent where there is no term for it. */
  readonly serveBy?: Instant;
  /** When it was said that this had passed. */
  readonly unservedAt?: Instant;
  /** The first service, of whichever version. */
  readonly servedAt?: Instant;
  /** A version added duties and is not served yet: service of an older one moves nothing. */
  readonly newVersionUnserved?: boolean;
  /** Service of an older version that became known after a newer one bound: it moves nothing. */
  readonly olderServices?: readonly OlderService[];
  /** The last answers that the court gave; the same again is a retry. */
  readonly clarification?: string;
  readonly rejection?: string;
  readonly compliedAt?: Instant;
  /** Of the order's own penalty, as last recorded; the account of the penalty says it for any moment. */
  readonly penaltyRunningSince?: Instant;
  /** Of the items to be put back, the term that ends first. */
  readonly reinstateBy?: Instant;
  readonly reinstatementPassedAt?: Instant;
  readonly reinstatedAt?: Instant;
}

/** What a duty asks, beside its targets; `penalty` is its own, as the last version had it that named the duty. */
export interface DutyTerms extends Pick<Duty, "number" | "kind" | "within" | "penalty" | "everywhere" | "until"> {
  /** As `penaltyRunningSince` of the addressee, for the duty's own penalty. */
  readonly penaltyRunningSince?: Instant;
}

/** Where terms end that begin at one moment: `deadline` is the first. Where duties differ, each is in `deadlines`. */
export interface BegunTerms {
  readonly deadline?: Instant;
  readonly deadlines?: readonly { readonly itemIds: readonly ItemId[]; readonly deadline: Instant }[];
}

export interface OlderService {
  readonly means: MeansOfService;
  readonly servedAt: Instant;
}

interface Of<Kind extends string> {
  readonly kind: Kind;
  readonly platform: PlatformId;
  readonly at: Instant;
}

/**
 * `itemIds` says of which items' terms an event is. Absent in the events of orders that were kept when a platform had one
 * term for all that it was asked: then it is of every item that had one.
 */
export type AddresseeEvent =
  /** `deadline` is absent where no term begins or moves, or where it is to begin when the order goes on. */
  | (Of<"AddresseeServed"> &
      BegunTerms & {
        readonly means: MeansOfService;
        readonly servedAt: Instant;
        readonly itemIds?: readonly ItemId[];
        /** A newer version binds by now, so that this is recorded and moves nothing. */
        readonly ofOlderVersion?: true;
        readonly note?: string;
      })
  /** Of an order that only a bailiff serves: no term begins. */
  | (Of<"AcknowledgementRecorded"> & { readonly acknowledgedAt: Instant })
  | (Of<"AddresseeUnserved"> & { readonly serveBy: Instant })
  | (Of<"ConfirmationRecorded"> & { readonly confirmation: Confirmation })
  | (Of<"ConfirmationCorrected"> & { readonly confirmation: Confirmation; readonly corrected: Confirmation })
  | (Of<"AddresseeComplied"> & { readonly compliedAt: Instant })
  | Of<"ComplianceUndone">
  | (Of<"DeadlineStopped"> & { readonly because: "CLARIFICATION" | "SUSPENSION"; readonly itemIds?: readonly ItemId[] })
  /** `because` is what stops it no longer. Without a deadline, the claim is gone but the order suspended. */
  | (Of<"DeadlineResumed"> &
      BegunTerms & {
        readonly because?: "CLARIFICATION" | "SUSPENSION";
        readonly itemIds?: readonly ItemId[];
      })
  | (Of<"DeadlinePassed"> & { readonly deadline: Instant; readonly itemIds?: readonly ItemId[] })
  /** Without a deadline: the order is suspended, or an item waits for service, and the term begins after that. */
  | (Of<"ClarificationGiven"> &
      BegunTerms & {
        readonly text: string;
        readonly itemIds?: readonly ItemId[];
      })
  /** The terms of these items have run on all the while. */
  | (Of<"ClaimRejected"> & { readonly reasons: string; readonly itemIds: readonly ItemId[] })
  | (Of<"ReinstatementConfirmed"> & { readonly confirmation: ReinstatementConfirmation })
  | Of<"AddresseeReinstated">
  | (Of<"ReinstatementDeadlinePassed"> & { readonly deadline: Instant })
  /** Another order has come to cover the place of what was due, or is the one that does now of what was held. */
  | (Of<"ItemsHeld"> & { readonly held: readonly HeldItem[] })
  /** The other order that kept these items down has ended: now they are due. */
  | (Of<"HeldItemsReleased"> & { readonly itemIds: readonly ItemId[]; readonly reinstateBy: Instant });

export function addresseeStatus(addressee: Addressee): AddresseeStatus {
  const covered = coveredItems(addressee);
  if (addressee.items.some(isDue)) return "REINSTATEMENT_DUE";
  if (covered.length === 0 && addressee.items.some((item) => item.freed?.duty === "DUE")) return "REINSTATED";
  if (addressee.servedAt === undefined) return "PENDING";
  if (covered.some((item) => item.confirmation?.outcome === "IMPOSSIBLE")) return "IMPOSSIBLE_CLAIMED";
  if (addressee.compliedAt !== undefined) return "COMPLIED";
  return covered.some((item) => item.confirmation !== undefined) ? "PARTLY_COMPLIED" : "SERVED";
}

/** The items that the order still covers. */
export function coveredItems(addressee: Addressee): readonly Item[] {
  return addressee.items.filter((item) => item.freed === undefined);
}

/** The order covers it, or did at a moment of which only now something becomes known. */
export function isBoundAt({ freed }: Item, moment: Instant): boolean {
  return freed === undefined || freed.at > moment;
}

/** Confirmed as gone. */
export function isGone({ confirmation }: Item): boolean {
  return confirmation !== undefined && saysGone(confirmation);
}

export function saysGone({ outcome, fallsShort }: Confirmation): boolean {
  return outcome !== "IMPOSSIBLE" && !fallsShort;
}

/** To be put back, and not yet said to be. */
export function isDue(item: Item): boolean {
  return item.freed?.duty === "DUE" && item.reinstatement === undefined;
}

/** Of what was put back, or was to be, nothing is still down. */
export function isAllBack({ items }: Pick<Addressee, "items">): boolean {
  return items.some(({ reinstatement }) => reinstatement !== undefined) && !items.some(isDue);
}

/** A claim of impossibility that the court can answer, and that stops the term of its item until then. */
export function isClaimed({ confirmation }: Item): boolean {
  return confirmation?.impossibleReason !== undefined && confirmation.impossibleReason !== "DE_FACTO_IMPOSSIBLE";
}

/** The term of an item that the order covers has passed unmet. */
export function isOverdue(addressee: Addressee, now: Instant): boolean {
  return coveredItems(addressee).some(({ term }) => term !== undefined && isTermOverdue(term, now));
}

/** How long the platform has for an item whose term begins now. */
export function termLength(
  { removeWithin, wholeDays, duties }: Pick<Addressee, "removeWithin" | "wholeDays" | "duties">,
  item: Pick<Item, "duty">,
): TermLength {
  const within = duties?.find(({ number }) => number === numberOf(item))?.within ?? removeWithin;
  return { within, ...(wholeDays ? { wholeDays } : {}) };
}

/** The items of a platform in a document, each with the number of its duty where the duties are written out. */
export function itemsFor(
  platform: PlatformId,
  document: Pick<OrderDocument, "addressees" | "removeWithin">,
): Omit<Item, "id">[] {
  const isWrittenOut = document.addressees.some((one) => one.platform === platform && hasDuties(one));
  return dutiesFor(platform, document).flatMap(({ number, targets }) =>
    targets.map((target) => (isWrittenOut ? { ...target, duty: number } : target)),
  );
}

/** What the state keeps of a duty. */
export function dutyTerms({ number, kind, within, penalty, everywhere, until }: Duty): DutyTerms {
  return {
    number,
    kind,
    within,
    ...(penalty === undefined ? {} : { penalty }),
    ...(everywhere === undefined ? {} : { everywhere }),
    ...(until === undefined ? {} : { until }),
  };
}

/** Undefined where the order has no duties written out. */
export function dutyOf({ duties }: Pick<Addressee, "duties">, item: Pick<Item, "duty">): DutyTerms | undefined {
  return duties?.find(({ number }) => number === numberOf(item));
}

export function numberOf({ duty = 1 }: Pick<Item, "duty">): number {
  return duty;
}

/** Where the terms of these items end that begin now; that of each is as long as its duty says. */
export function termsFrom(state: Addressee, items: readonly Item[], from: Instant): BegunTerms {
  const ends = items.map((item) => ({ id: item.id, deadline: endOfTerm(termLength(state, item), from) }));
  const groups = [...Map.groupBy(ends, ({ deadline }) => deadline)].sort(([a], [b]) => (a < b ? -1 : 1));
  const [first] = groups;
  if (first === undefined) return {};
  const [deadline] = first;
  if (groups.length === 1) return { deadline };
  return { deadline, deadlines: groups.map(([end, of]) => ({ itemIds: of.map(({ id }) => id), deadline: end })) };
}

/** Where, by these, the term of one item ends. */
export function endBy({ deadline, deadlines }: BegunTerms, { id }: Item): Instant | undefined {
  return deadlines?.find(({ itemIds }) => itemIds.includes(id))?.deadline ?? deadline;
}

/** The term for putting back has passed and something is still down. */
export function isReinstatementOverdue(addressee: Addressee, now: Instant): boolean {
  return addressee.reinstateBy !== undefined && addressee.reinstateBy < now && addressee.items.some(isDue);
}

/** The first service that is known of the duties: there is at most one by each means. */
export function dutiesServedAt(addressee: Addressee): Instant | undefined {
  const { electronicServiceAt, bailiffServiceAt, substituteServiceAt } = addressee;
  return [electronicServiceAt, bailiffServiceAt, substituteServiceAt].filter((one) => one !== undefined).toSorted()[0];
}
