import { type CoveredBy, DEFAULT_REINSTATE_WITHIN, freedBy } from "../addressee/reinstatement.js";
import { type Instant, termEndWithDay } from "../instant.js";
import { isPending } from "../opposition/opposition.js";
import { checkTerm } from "../order-document/check-term.js";
import type { Annulment, LiftingCause } from "./cause.js";
import type { Order } from "./order.js";
import type { OrderEvent } from "./order-events.js";

/** How an order ends: whether penalties fall away, and by when its items must be back. */
export interface EndingTerms {
  readonly penaltiesFallAway: boolean;
  /** ISO 8601; absent means the default. */
  readonly reinstateWithin?: string;
  readonly coveredBy: CoveredBy;
}

/** Ends the order, on opposition or otherwise: its items are freed, and other pending oppositions are moot. */
export function endOrder(
  state: Order,
  kind: "OrderLifted" | "OrderLapsed",
  reasons: string,
  terms: EndingTerms,
  decidedOn: string | undefined,
  now: Instant,
  why: { readonly cause?: LiftingCause; readonly annulment?: Annulment } = {},
): OrderEvent[] {
  return [
    { kind, reasons, ...ending(state, terms, now), ...why },
    ...closePending(state, decidedOn, "The order has ended.", now),
  ];
}

function ending(state: Order, { penaltiesFallAway, reinstateWithin, coveredBy }: EndingTerms, now: Instant) {
  const releases = state.addressees.map((addressee) => ({
    platform: addressee.platform,
    freed: freedBy(addressee, () => false, coveredBy),
  }));
  return { penaltiesFallAway, releases, reinstateBy: reinstateBy(reinstateWithin, now), at: now };
}

export function reinstateBy(within: string | undefined, now: Instant): Instant {
  if (within !== undefined) checkTerm(within, "reinstateWithin");
  return termEndWithDay(now, within ?? DEFAULT_REINSTATE_WITHIN);
}

/** Pending oppositions have nothing left to contest. */
export function closePending(state: Order, decidedOn: string | undefined, reasons: string, now: Instant): OrderEvent[] {
  return state.oppositions
    .filter((one) => isPending(one) && one.id !== decidedOn)
    .map((one) => ({ kind: "OppositionMooted", oppositionId: one.id, reasons, at: now }));
}
