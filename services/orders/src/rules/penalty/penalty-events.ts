import type { PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { Interruption, Moderation } from "./penalty-history.js";
import type { Interval } from "./penalty-spans.js";

interface Of<Kind extends string> {
  readonly kind: Kind;
  readonly platform: PlatformId;
  readonly at: Instant;
}

/** Why a penalty cannot be collected, or prescription does not run, for a while (Rv 611e, 611g). */
export const PENALTY_BARS = ["BANKRUPTCY", "DEBT_RESCHEDULING", "OTHER_LEGAL_BAR", "NOT_KNOWABLE"] as const;
export type PenaltyBarKind = (typeof PENALTY_BARS)[number];
export type PenaltyBar = Interval & { readonly because: PenaltyBarKind; readonly forfeitsAllTheSame?: boolean };

/** What happens to one addressee's penalty, beside what follows from its compliance. */
export type PenaltyEvent =
  /** The judge lifts, suspends or reduces it because compliance is impossible (Rv 611d). */
  | (Of<"PenaltyModerated"> & { readonly moderation: Moderation; readonly reasons: string })
  | (Of<"PrescriptionInterrupted"> & { readonly interruption: Interruption })
  | (Of<"PenaltyBarred"> & { readonly bar: PenaltyBar })
  | (Of<"PenaltyAccrualStarted"> & { readonly since: Instant })
  | (Of<"PenaltyAccrualStopped"> & { readonly because: string; readonly forfeitedCents: number })
  | (Of<"PenaltyMaximumReached"> & { readonly forfeitedCents: number });
