import type { ItemId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { Interruption, Moderation } from "./penalty-history.js";
import type { Interval } from "./penalty-spans.js";

interface Of<Kind extends string> {
  readonly kind: Kind;
  readonly platform: PlatformId;
  /** Of a penalty that a duty has of its own, the number of that duty; absent for the order's. */
  readonly duty?: number;
  readonly at: Instant;
}

/** Why a penalty is not forfeited or cannot be collected, or prescription does not run, for a while (Rv 611e–611g). */
export const PENALTY_BARS = ["BANKRUPTCY", "DEBT_RESCHEDULING", "DEATH", "OTHER_LEGAL_BAR", "NOT_KNOWABLE"] as const;
export type PenaltyBarKind = (typeof PENALTY_BARS)[number];
export type PenaltyBar = Interval & { readonly because: PenaltyBarKind; readonly forfeitsAllTheSame?: boolean };

/** What happens to one addressee's penalty, beside what follows from its compliance. */
export type PenaltyEvent =
  /** The judge lifts, suspends or reduces it because compliance is impossible (Rv 611d). */
  | (Of<"PenaltyModerated"> & { readonly moderation: Moderation; readonly reasons: string })
  /** The platform asks for that; it is a claim, and changes nothing by itself. */
  | (Of<"ModerationRequested"> & {
      readonly from: Instant;
      readonly itemIds?: readonly ItemId[];
      readonly reasons: string;
    })
  | (Of<"ModerationRefused"> & { readonly reasons: string })
  | (Of<"PrescriptionInterrupted"> & { readonly interruption: Interruption })
  | (Of<"PenaltyBarred"> & { readonly bar: PenaltyBar })
  /** After the debtor's death the judge lets it be forfeited further, by the heirs (Rv 611f(1)). */
  | (Of<"PenaltyContinued"> & { readonly reasons: string })
  | (Of<"PenaltyAccrualStarted"> & { readonly since: Instant })
  | (Of<"PenaltyAccrualStopped"> & { readonly because: string; readonly forfeitedCents: number })
  | (Of<"PenaltyMaximumReached"> & { readonly forfeitedCents: number });
