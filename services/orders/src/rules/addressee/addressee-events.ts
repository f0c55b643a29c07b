import type { ItemId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { Standstill } from "../term/term.js";
import type { Confirmation, FreedItem, HeldItem, MeansOfService, ReinstatementConfirmation } from "./addressee.js";
import type { FindingEvent } from "./finding.js";
import type { PosterConfirmation } from "./poster-record.js";

/** Where terms end that begin at one moment: `deadline` is the first. Where duties differ, each is in `deadlines`. */
export interface BegunTerms {
  readonly deadline?: Instant;
  readonly deadlines?: readonly { readonly itemIds: readonly ItemId[]; readonly deadline: Instant }[];
}

export interface SuspensionsOfItems {
  readonly itemIds: readonly ItemId[];
  readonly during: readonly Standstill[];
}

interface Of<Kind extends string> {
  readonly kind: Kind;
  readonly platform: PlatformId;
  readonly at: Instant;
}

/**
 * `itemIds` names the items whose terms the event concerns. It is absent in events that were stored when a platform had one
 * term for everything: then the event concerns every item that had a term.
 */
export type AddresseeEvent =
  /** `deadline` is absent where no term begins or moves, or where it is to begin when the order goes on. */
  | (Of<"AddresseeServed"> &
      BegunTerms & {
        readonly means: MeansOfService;
        readonly servedAt: Instant;
        readonly itemIds?: readonly ItemId[];
        /** It became known after these items had been suspended, alone or with the order; the stretches since the service. */
        readonly suspensions?: readonly SuspensionsOfItems[];
        /** A newer version binds by now, so this service is recorded and moves no term. */
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
  /** `because` names the stop that has ended. Without a deadline, the claim is gone but the order is still suspended. */
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
  /** The terms of these items never stopped running. */
  | (Of<"ClaimRejected"> & { readonly reasons: string; readonly itemIds: readonly ItemId[] })
  /** What the court finds, over what the platform says (finding.ts). */
  | (FindingEvent & { readonly platform: PlatformId })
  /** `freed` says what becomes of these items meanwhile, and of others that only they kept down. */
  | (Of<"ItemsSuspended"> & {
      readonly itemIds: readonly ItemId[];
      readonly freed: readonly FreedItem[];
      readonly reinstateBy: Instant;
      readonly reasons: string;
    })
  /** `owedAgain` were put back meanwhile. Without a deadline, the whole order is suspended or not served. */
  | (Of<"ItemsResumed"> &
      BegunTerms & {
        readonly itemIds: readonly ItemId[];
        readonly owedAgain: readonly ItemId[];
        readonly reasons: string;
      })
  | (Of<"PosterConfirmationRecorded"> & { readonly confirmation: PosterConfirmation })
  | (Of<"PosterConfirmationCorrected"> & {
      readonly confirmation: PosterConfirmation;
      readonly corrected: PosterConfirmation;
    })
  | (Of<"PosterConfirmationOverdue"> & { readonly confirmBy: Instant; readonly itemIds: readonly ItemId[] })
  | (Of<"ReinstatementConfirmed"> & { readonly confirmation: ReinstatementConfirmation })
  | Of<"AddresseeReinstated">
  | (Of<"ReinstatementDeadlinePassed"> & { readonly deadline: Instant })
  /** Another order now covers the place of an item that was due, or has taken over from the order that held it. */
  | (Of<"ItemsHeld"> & { readonly held: readonly HeldItem[] })
  /** The other order that kept these items down has ended, so they are due now. */
  | (Of<"HeldItemsReleased"> & { readonly itemIds: readonly ItemId[]; readonly reinstateBy: Instant });
