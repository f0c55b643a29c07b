import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";

export const POSTER_OUTCOMES = ["INFORMED", "NOT_POSSIBLE"] as const;

export type PosterOutcome = (typeof POSTER_OUTCOMES)[number];

export const POSTER_REASONS = ["POSTER_UNKNOWN", "POSTER_UNREACHABLE"] as const;

export type PosterReason = (typeof POSTER_REASONS)[number];

/** What a platform says of telling the poster of one item. No free text: it could say who that is. */
export interface PosterConfirmation {
  readonly itemId: ItemId;
  readonly outcome: PosterOutcome;
  /** With INFORMED. */
  readonly informedAt?: Instant;
  /** With NOT_POSSIBLE. */
  readonly because?: PosterReason;
}

/** What the state keeps of it, in the item. */
export interface PosterRecord extends PosterConfirmation {
  readonly confirmedAt: Instant;
  /** How often it was corrected; absent for never. */
  readonly corrections?: number;
}
