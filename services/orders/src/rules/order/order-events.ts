import type { FreedItem } from "../addressee/addressee.js";
import type { AddresseeEvent } from "../addressee/addressee-events.js";
import type { AddresseeChange } from "../addressee/modification.js";
import type { ChangedTerm } from "../addressee/modified-addressee.js";
import type { Writ } from "../addressee/writ.js";
import type { AppealEvent } from "../appeal/appeal.js";
import type { AppealId, ApplicationId, ItemId, OrderId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { OppositionEvent } from "../opposition/opposition.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { Sealed } from "../order-document/sealed-parts.js";
import type { PenaltyEvent } from "../penalty/penalty-events.js";
import type { Annulment, LiftingCause, ModificationGround } from "./cause.js";

/** What each platform must put back when the order ends. */
export interface Release {
  readonly platform: PlatformId;
  readonly freed: readonly FreedItem[];
}

export interface Ending {
  readonly reasons: string;
  readonly penaltiesFallAway: boolean;
  readonly releases: readonly Release[];
  readonly reinstateBy: Instant;
  readonly cause?: LiftingCause;
  readonly annulment?: Annulment;
  readonly at: Instant;
}

export interface OrderIssued extends Sealed {
  readonly kind: "OrderIssued";
  readonly id: OrderId;
  readonly applicationId: ApplicationId;
  readonly document: OrderDocument;
  readonly addressees: readonly {
    readonly platform: PlatformId;
    readonly connected: boolean;
    /** Absent for others, and in an event from before this was kept. */
    readonly intermediary?: true;
    readonly itemIds: readonly ItemId[];
  }[];
  /** By when the main claim is to be brought; absent in an event recorded before equated days were known here. */
  readonly mainTermEnd?: Instant;
  /** Terms in days last to the end of their last day; absent for an order that was given before that was so. */
  readonly wholeDays?: true;
  /** Until when service is in time; absent for an order that was given before there was a term for it. */
  readonly serveBy?: Instant;
  /** How long an intermediary has to confirm that it told the poster; absent for an order from before that was asked. */
  readonly confirmPosterWithin?: string;
  /** What begins the penalty; absent for an order that was given when any service did. */
  readonly writ?: Writ;
  /** ISO 8601: the poster's time to object by the code of conduct, where the order asks for a disclosure. */
  readonly objectionWindow?: string;
  readonly at: Instant;
}

export type OrderModified = ModifiedVersion & (ModificationGround | { readonly cause?: never });

interface ModifiedVersion extends Sealed {
  readonly kind: "OrderModified";
  readonly document: OrderDocument;
  readonly changes: readonly AddresseeChange[];
  readonly reinstateBy: Instant;
  /** As in OrderIssued. */
  readonly mainTermEnd?: Instant;
  /** Until when it is in time to serve it on an addressee for whom it adds items; absent: no term. */
  readonly serveBy?: Instant;
  /** Where it lets terms for removal end; absent in a version given when all items of an addressee shared one term. */
  readonly terms?: readonly ChangedTerm[];
  /** As in OrderIssued; that of the first version that had a duty to disclose. */
  readonly objectionWindow?: string;
  readonly reasons: string;
  readonly at: Instant;
}

export interface MainJudgmentGiven {
  readonly kind: "MainJudgmentGiven";
  readonly outcome: "CONFIRMED" | "REJECTED";
  readonly reasons: string;
  /** As the court said it; absent where it left that to the order. */
  readonly enforceableDespiteAppeal?: boolean;
  /** Absent where the hub cannot tell. */
  readonly appealBy?: Instant;
  /** An appeal against it suspends the order. */
  readonly appealSuspends?: true;
  readonly at: Instant;
}

/** Before MainJudgmentGiven there was, the main judgment itself made an order final. */
interface OrderMadeFinal {
  readonly kind: "OrderMadeFinal";
  readonly reasons: string;
  readonly acquiesced?: true;
  readonly at: Instant;
}

export type OrderEvent =
  | OrderIssued
  | OrderModified
  | {
      readonly kind: "OrderSuspended";
      readonly reasons: string;
      /** It is suspended for an appeal: by law, or by the court that hears it. */
      readonly appealId?: AppealId;
      readonly at: Instant;
    }
  | { readonly kind: "OrderResumed"; readonly reasons: string; readonly at: Instant }
  | ({ readonly kind: "OrderLifted" } & Ending)
  | ({ readonly kind: "OrderLapsed" } & Ending)
  | MainJudgmentGiven
  | OrderMadeFinal
  | {
      readonly kind: "MainClaimRegistered";
      readonly reference: string;
      readonly broughtAt: Instant;
      readonly at: Instant;
    }
  | { readonly kind: "MainTermPassed"; readonly deadline: Instant; readonly at: Instant }
  | OppositionEvent
  | AppealEvent
  | PenaltyEvent
  | AddresseeEvent;
