import type { AddresseeEvent } from "../addressee/addressee-events.js";
import { coveredItems } from "../addressee/addressee-status.js";
import { passUnsaid } from "../addressee/deadline.js";
import { evolveAddressee } from "../addressee/evolve-addressee.js";
import { requireText } from "../field.js";
import type { Instant } from "../instant.js";
import { endAfterSuspension } from "../term/term.js";
import type { Order } from "./order.js";
import type { OrderEvent } from "./order-events.js";

/**
 * Suspension (schorsing): terms stand still, and continue from there when it ends. Usually pending opposition; but a judge may
 * also suspend without one, in a dispute over enforcement (executiegeschil, Rv art. 438(3)), so that content that may well
 * be lawful need not wait for an opposition.
 */

/** A platform that has complied may still correct itself, so its terms stand still too. */
export function suspend(state: Order, reasons: string, now: Instant): OrderEvent[] {
  requireText(reasons, "reasons");
  const stops = state.addressees
    .filter((addressee) =>
      coveredItems(addressee).some(({ term }) => term !== undefined && term.suspendedAt === undefined),
    )
    .map(({ platform }): AddresseeEvent => ({ kind: "DeadlineStopped", platform, because: "SUSPENSION", at: now }));
  return [{ kind: "OrderSuspended", reasons, at: now }, ...stops];
}

export function resume(state: Order, reasons: string, now: Instant): OrderEvent[] {
  requireText(reasons, "reasons");
  return [{ kind: "OrderResumed", reasons, at: now }, ...resumedTerms(state, now)];
}

/** The terms that the suspension stopped continue; a term that waits for an answer to a claim keeps waiting. */
export function resumedTerms(state: Order, now: Instant): AddresseeEvent[] {
  return state.addressees.flatMap((addressee) => {
    const { platform } = addressee;
    const ends = coveredItems(addressee).flatMap(({ id, term }) =>
      term?.suspendedAt === undefined ? [] : [{ id, deadline: endAfterSuspension(term, now) }],
    );
    const resumed = [...Map.groupBy(ends, ({ deadline }) => deadline)].map(
      ([deadline, items]): AddresseeEvent => ({
        kind: "DeadlineResumed",
        platform,
        because: "SUSPENSION",
        deadline,
        itemIds: items.map(({ id }) => id),
        at: now,
      }),
    );
    if (resumed.length === 0) return [];
    return [...resumed, ...passUnsaid(resumed.reduce(evolveAddressee, addressee), now)];
  });
}
