import { type AddresseeEvent } from "../addressee/addressee.js";
import { passUnsaid, remainingDeadline } from "../addressee/deadline.js";
import { evolveAddressee } from "../addressee/evolve-addressee.js";
import { requireText } from "../field.js";
import type { Instant } from "../instant.js";
import type { Order, OrderEvent } from "./order.js";

/**
 * Suspension (schorsing): terms stand still, and go on where they stood when it ends. Usually pending opposition; but a
 * judge may also suspend where none is lodged, in a dispute over enforcement (executiegeschil, Rv art. 438(3)), and
 * content that may well be lawful need not stay down until one is.
 */

/** A platform that has complied may yet correct itself, so its term stands still like any other. */
export function suspend(state: Order, reasons: string, now: Instant): OrderEvent[] {
  requireText(reasons, "reasons");
  const stops = state.addressees
    .filter((addressee) => addressee.deadline !== undefined && addressee.deadlineStoppedAt === undefined)
    .map(({ platform }): AddresseeEvent => ({ kind: "DeadlineStopped", platform, because: "SUSPENSION", at: now }));
  return [{ kind: "OrderSuspended", reasons, at: now }, ...stops];
}

export function resume(state: Order, reasons: string, now: Instant): OrderEvent[] {
  requireText(reasons, "reasons");
  return [{ kind: "OrderResumed", reasons, at: now }, ...resumedTerms(state, now)];
}

/** The terms that stood still for the suspension go on; one that also waits for clarification does not. */
export function resumedTerms(state: Order, now: Instant): AddresseeEvent[] {
  return state.addressees
    .filter(
      (addressee) =>
        addressee.deadlineStoppedAt !== undefined && !addressee.waitsForClarification && !addressee.newVersionUnserved,
    )
    .flatMap((addressee) => {
      const { platform } = addressee;
      const resumed = {
        kind: "DeadlineResumed",
        platform,
        deadline: remainingDeadline(addressee, now),
        at: now,
      } as const;
      return [resumed, ...passUnsaid(evolveAddressee(addressee, resumed), now)];
    });
}
