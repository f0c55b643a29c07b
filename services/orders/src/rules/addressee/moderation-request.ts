import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";

/**
 * What a platform asks of the court about a penalty (Rv art. 611d(1), "op vordering van de veroordeelde"): that it is lifted,
 * suspended or reduced, because compliance is impossible.
 *
 * OPEN     the court has not decided. One at a time for each penalty. Left by
 * GRANTED  the court moderated the penalty.
 * REFUSED  the court refused, with reasons. The platform may ask again, for other reasons.
 */
export const MODERATION_REQUEST_STATUSES = ["OPEN", "GRANTED", "REFUSED"] as const;

export type ModerationRequestStatus = (typeof MODERATION_REQUEST_STATUSES)[number];

/** Which penalty, of which items, and from when the platform says that it cannot comply. */
export interface ModerationWanted {
  /** Of a penalty that a duty has of its own, the number of that duty. */
  readonly duty?: number;
  readonly from: Instant;
  readonly itemIds?: readonly ItemId[];
  readonly reasons: string;
}

export interface ModerationRequest extends ModerationWanted {
  readonly requestedAt: Instant;
  readonly status: ModerationRequestStatus;
  readonly decided?: { readonly at: Instant; readonly reasons: string };
}

export function openRequest(
  { moderationRequests = [] }: { readonly moderationRequests?: readonly ModerationRequest[] },
  duty: number | undefined,
): ModerationRequest | undefined {
  return moderationRequests.find((one) => one.status === "OPEN" && one.duty === duty);
}

/** The open request about a penalty is decided, if there is one. */
export function decideRequest(
  requests: readonly ModerationRequest[],
  duty: number | undefined,
  status: "GRANTED" | "REFUSED",
  decided: { readonly at: Instant; readonly reasons: string },
): ModerationRequest[] {
  return requests.map((one) => (one.status === "OPEN" && one.duty === duty ? { ...one, status, decided } : one));
}
