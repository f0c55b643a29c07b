import type { AddresseeEvent } from "../addressee/addressee-events.js";
import { coveredItems } from "../addressee/addressee-status.js";
import { passUnsaid } from "../addressee/deadline.js";
import { evolveAddressee } from "../addressee/evolve-addressee.js";
import { type Appeal, isPendingAppeal } from "../appeal/appeal.js";
import { requireText } from "../field.js";
import type { AppealId } from "../ids.js";
import type { Instant } from "../instant.js";
import { isPending } from "../opposition/opposition.js";
import { refuse } from "../refusals.js";
import { endAfterSuspension } from "../term/term.js";
import { appealOf, appealsOf } from "./appealed-decision.js";
import type { Order } from "./order.js";
import type { OrderEvent } from "./order-events.js";

/**
 * Suspension (schorsing): terms stand still, and continue from there when it ends. Usually pending opposition; but a judge may
 * also suspend without one, in a dispute over enforcement (executiegeschil, Rv art. 438(3)), so that content that may well
 * be lawful need not wait for an opposition. The court that hears an appeal may suspend (Rv arts. 351, 360, 418a), and an appeal
 * against a decision that is not enforceable despite it does so by itself (arts. 350, 404). Such a suspension ends with the
 * appeal, or when that court ends it (art. 234); the court that gave the order does not.
 */

/** A platform that has complied may still correct itself, so its terms stand still too. */
export function suspend(state: Order, reasons: string, now: Instant, appealId?: AppealId): OrderEvent[] {
  requireText(reasons, "reasons");
  const stops = state.addressees
    .filter((addressee) => coveredItems(addressee).some(({ term }) => term !== undefined))
    .map(({ platform }): AddresseeEvent => ({ kind: "DeadlineStopped", platform, because: "SUSPENSION", at: now }));
  return [{ kind: "OrderSuspended", reasons, ...(appealId === undefined ? {} : { appealId }), at: now }, ...stops];
}

export function resume(state: Order, reasons: string, now: Instant): OrderEvent[] {
  requireText(reasons, "reasons");
  return [{ kind: "OrderResumed", reasons, at: now }, ...resumedTerms(state, now)];
}

/** By whom a suspension is ended: `appealId` is of the appeal that the court hears; absent for the court that gave the order. */
export function checkResumes(state: Order, appealId: AppealId | undefined): void {
  const holding = holdingAppeals(state);
  if (appealId === undefined) {
    const [held] = holding;
    if (held === undefined) return;
    throw refuse(
      "SUSPENDED_ELSEWHERE",
      `Order ${state.id} is suspended for appeal ${held.id}, which ${held.court} hears in case ${held.caseNumber}; that court resumes it, or it goes on when the appeal is decided or withdrawn.`,
      { orderId: state.id, appealId: held.id },
    );
  }
  const { court } = appealOf(state, appealId);
  const isForAppeal = state.suspensions.at(-1)?.appealId !== undefined;
  const courts = new Set(holding.map((one) => one.court));
  if (isForAppeal && courts.size === 1 && courts.has(court)) return;
  throw refuse(
    "SUSPENDED_ELSEWHERE",
    `Order ${state.id} is suspended by another court than ${court}; that one resumes it. Decide on the appeal.`,
    { orderId: state.id, appealId },
  );
}

/** Whether a suspension is for an appeal that is pending, so that nothing else ends it. */
export function isHeldByAppeal(state: Order): boolean {
  return holdingAppeals(state).length > 0;
}

function holdingAppeals(state: Order): readonly Appeal[] {
  const stayed = state.suspensions.at(-1)?.appealId;
  return appealsOf(state).filter((one) => isPendingAppeal(one) && (one.suspends === true || one.id === stayed));
}

/** After the end of an appeal: the order goes on if it was suspended for that, or for an opposition that is decided by now. */
export function goOnAfterAppeal(after: Order, reasons: string, now: Instant): OrderEvent[] {
  if (after.status !== "SUSPENDED" || isHeldByAppeal(after)) return [];
  const { appealId, pendingOpposition } = after.suspensions.at(-1) ?? {};
  const hangsOnOpposition = pendingOpposition === true && !after.oppositions.some(isPending);
  return appealId !== undefined || hangsOnOpposition ? resume(after, reasons, now) : [];
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
