import type { ItemId, OrderId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { Duty, Target } from "../order-document/duties-of.js";
import type { LockedRespondent } from "../order-document/respondent.js";
import type { Standstill, Term } from "../term/term.js";
import type { Finding } from "./finding.js";
import type { Word } from "./gone.js";
import type { Intermediary } from "./intermediary.js";
import type { ModerationRequest } from "./moderation-request.js";
import type { PosterRecord } from "./poster-record.js";

export const CONFIRMATION_OUTCOMES = [
  "REMOVED",
  "ACCESS_DISABLED",
  "DEREFERENCED",
  "MEASURE_IN_PLACE",
  "DISCLOSED",
  "ALREADY_GONE",
  "NOT_FOUND",
  "IMPOSSIBLE",
] as const;

export type ConfirmationOutcome = (typeof CONFIRMATION_OUTCOMES)[number];

/** The last two are of a duty to disclose alone. */
export const IMPOSSIBLE_REASONS = [
  "DE_FACTO_IMPOSSIBLE",
  "MANIFEST_ERROR",
  "INSUFFICIENT_INFORMATION",
  "DATA_NOT_HELD",
  "LEGAL_OBSTACLE",
] as const;

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
  /** Set by the hub: the platform did less than the duty asks for, so the item does not count as gone, or disclosed. */
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

export interface Freed extends FreedItem {
  readonly at: Instant;
  /** For DUE: each item has its own term. */
  readonly reinstateBy?: Instant;
  /** Since when and why the court suspends it; absent where the order has let it go for good (item-suspension.ts). */
  readonly suspended?: { readonly since: Instant; readonly reasons: string };
}

/** An item that was put back while the court suspended it, and that the court then demanded again. */
export interface PutBack {
  readonly freedAt: Instant;
  readonly reinstateBy?: Instant;
  readonly backAt: Instant;
}

export interface Item extends Target {
  readonly id: ItemId;
  /** The number of its duty; absent where the order has no duties written out: 1. */
  readonly duty?: number;
  readonly confirmation?: Confirmation;
  readonly confirmedAt?: Instant;
  /** How often the platform corrected its confirmation; absent for never. */
  readonly corrections?: number;
  /** What it and the court have said of it, in order; absent until the court first finds something: then `confirmation` tells. */
  readonly heard?: readonly Word[];
  /** The first service of a version that names it; absent until then, and in rows from before this was kept. */
  readonly servedAt?: Instant;
  /** Absent until the version that named the item is served. */
  readonly term?: Term;
  /** What the platform says of telling its poster. */
  readonly poster?: PosterRecord;
  /** The end of the term for that, as the hub recorded that it had passed; another end means that it has not. */
  readonly posterPassed?: Instant;
  /** Set when the order no longer covers the item, and for as long as the court suspends it. */
  readonly freed?: Freed;
  /** When the court suspended it alone; absent for never. An earlier version of the hub recorded it when it ended. */
  readonly suspensions?: readonly Standstill[];
  readonly reinstatement?: ReinstatementConfirmation;
  /** How often that was corrected; absent for never. */
  readonly reinstatementCorrections?: number;
  /** Absent for never. */
  readonly putBack?: readonly PutBack[];
}

export interface Addressee {
  readonly platform: PlatformId;
  /** Who it is, where nobody registered it; from the last version that addressed it. */
  readonly respondent?: LockedRespondent;
  readonly connected: boolean;
  /** Absent where the addressee is no intermediary service, and in an order from before this was kept. */
  readonly intermediary?: Intermediary;
  readonly removeWithin: string;
  /** A term in days lasts to the end of its last day; absent for an order that was given before that was so. */
  readonly wholeDays?: true;
  /** Its duties, also former ones; absent as long as the order has none written out. */
  readonly duties?: readonly DutyTerms[];
  readonly items: readonly Item[];
  /** What the court found of its items, in order; absent for nothing. */
  readonly findings?: readonly Finding[];
  /** What it asked of the court about its penalties, in order; absent for nothing. */
  readonly moderationRequests?: readonly ModerationRequest[];
  /** When the version was given that these services served; absent for the first. */
  readonly dutiesGivenAt?: Instant;
  readonly electronicServiceAt?: Instant;
  readonly bailiffServiceAt?: Instant;
  /** Sent in another way that the court accepts; in older records, `bailiffServiceAt` may hold this moment. */
  readonly substituteServiceAt?: Instant;
  /** The platform acknowledged the message of an order that only a bailiff serves: it knows of the order but is not bound by it. */
  readonly acknowledgedAt?: Instant;
  /** The last moment at which service is in time; absent where service has no term. */
  readonly serveBy?: Instant;
  /** When the hub recorded that `serveBy` had passed. */
  readonly unservedAt?: Instant;
  /** The first service, of whichever version. */
  readonly servedAt?: Instant;
  /** A version added duties and is not served yet: service of an older one moves nothing. */
  readonly newVersionUnserved?: boolean;
  /** Service of an older version that became known after a newer one bound: it moves no term. */
  readonly olderServices?: readonly OlderService[];
  /** The court's last answers; the same answer again is a retry. */
  readonly clarification?: string;
  readonly rejection?: string;
  readonly resumption?: string;
  readonly compliedAt?: Instant;
  /** Of the order's own penalty, as last recorded; the penalty's account computes it for any moment. */
  readonly penaltyRunningSince?: Instant;
  /** Of the items to be put back, the term that ends first. */
  readonly reinstateBy?: Instant;
  readonly reinstatementPassedAt?: Instant;
  readonly reinstatedAt?: Instant;
}

/** What a duty asks, beside its targets; `penalty` is its own, from the last version that named the duty. */
export interface DutyTerms
  extends Pick<Duty, "number" | "kind" | "within" | "penalty" | "everywhere" | "until" | "disclosure"> {
  /** As `penaltyRunningSince` of the addressee, for the duty's own penalty. */
  readonly penaltyRunningSince?: Instant;
}

export interface OlderService {
  readonly means: MeansOfService;
  readonly servedAt: Instant;
}
