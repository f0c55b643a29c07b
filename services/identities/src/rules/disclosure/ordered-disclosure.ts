import type { Instant } from "@exparte/dutch-time";
import type { CourtId, DisclosureId, OrderId, PlatformId, SealedText } from "../ids.js";
import type { RecipientKey } from "../sealed-content/recipient-key.js";
import type { DataCategory } from "./data-category.js";
import {
  type DisclosureEvent,
  type DisclosureRequest,
  type DisclosureRequested,
  type Findings,
  isOwed,
} from "./disclosure-request.js";

/**
 * A duty to disclose of an order, as the orders service gave it. That service has checked it: findings, categories,
 * recipient, and that the term leaves the poster time to object. The request that it makes here is of the basis ORDER: no
 * code of conduct is needed, and it is owed until the order lets it go.
 */
export interface DutyToDisclose {
  readonly orderId: OrderId;
  readonly court: CourtId;
  readonly platform: PlatformId;
  /** Its number within the addressee. */
  readonly duty: number;
  /** The order's case number. */
  readonly reference: string;
  readonly findings: Findings;
  readonly categories: readonly DataCategory[];
  readonly recipient: RecipientKey;
  /** The court's seal over the order, with the part of this platform. */
  readonly seal: SealedText;
  /** ISO 8601. */
  readonly objectionWindow: string;
  readonly dispensation?: { readonly reasons: string; readonly noticeFrom: Instant };
}

export function orderDisclosure(
  { dispensation, ...duty }: DutyToDisclose,
  id: DisclosureId,
  now: Instant,
): DisclosureRequested {
  return {
    kind: "DisclosureRequested",
    id,
    basis: "ORDER",
    ...duty,
    purpose: "CIVIL_CLAIM",
    outsideCode: false,
    ...(dispensation === undefined ? {} : { dispensation: { ...dispensation, at: now } }),
    at: now,
  };
}

/** A new version of the order: it can name another recipient's key, and has another seal. All else in the duty stays. */
export function renewDisclosure(
  state: DisclosureRequest,
  { recipient, seal }: Pick<DutyToDisclose, "recipient" | "seal">,
  now: Instant,
): DisclosureEvent[] {
  if (!isOwed(state) || state.seal === seal) return [];
  return [{ kind: "DisclosureRenewed", recipient, seal, at: now }];
}
