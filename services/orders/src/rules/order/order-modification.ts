import type { Addressee } from "../addressee/addressee.js";
import type { AddresseeEvent } from "../addressee/addressee-events.js";
import { heedClaims } from "../addressee/clarification.js";
import { complianceOf } from "../addressee/compliance.js";
import { letGoOfSuspended } from "../addressee/item-suspension.js";
import { addresseeChanges, checkModifies, type ModificationContext } from "../addressee/modification.js";
import { changedTerms } from "../addressee/modified-addressee.js";
import { endOfService } from "../addressee/unserved.js";
import type { Instant } from "../instant.js";
import { isPending } from "../opposition/opposition.js";
import { dutiesOf } from "../order-document/duties-of.js";
import { checkSameOral, givenAt } from "../order-document/given-orally.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { Sealed } from "../order-document/sealed-parts.js";
import { checkCurrency } from "../penalty/penalty-history.js";
import { newMainTermEnd } from "../term/main-proceedings.js";
import type { ModificationGround } from "./cause.js";
import { refuseUnasked } from "./check-cause.js";
import { mootOppositions } from "./contested-items.js";
import { checkDutiesContinue } from "./duties-continue.js";
import { evolveOrder } from "./evolve-order.js";
import type { Order } from "./order.js";
import { reinstateBy } from "./order-endings.js";
import type { OrderEvent, OrderModified } from "./order-events.js";
import { anyPenaltyOf } from "./penalties-of-order.js";
import { isHeldByAppeal, resume } from "./suspension.js";

/** A new version of the order, sealed, its document already checked as an order. */
export interface NewVersion extends Sealed {
  readonly document: OrderDocument;
  readonly context: ModificationContext;
}

/** The order continues under a new version: what that frees and adds, and what follows for each platform. */
export function modifyOrder(
  state: Order,
  { document, seal, parts, context }: NewVersion,
  reasons: string,
  reinstateWithin: string | undefined,
  now: Instant,
  ground?: ModificationGround,
): [OrderModified, ...OrderEvent[]] {
  checkSameOral(state.givenOrallyAt, document);
  checkModifies(state.document, document);
  checkDutiesContinue(state.addressees, document);
  checkCurrencies(state, document);
  const changes = addresseeChanges(state.id, state.addressees, document, context);
  // The setting does not apply to an order that was given before it existed.
  const serveWithin = document.serveWithin ?? (state.writ === undefined ? undefined : context.serveWithin);
  const serveBy = changes.some(({ added }) => added.length > 0) ? endOfService(now, serveWithin) : undefined;
  const event: OrderModified = {
    kind: "OrderModified",
    document,
    seal,
    ...(parts === undefined ? {} : { parts }),
    changes,
    reinstateBy: reinstateBy(reinstateWithin, now),
    mainTermEnd: mainTermOf(state, document),
    ...(serveBy === undefined ? {} : { serveBy }),
    terms: state.addressees.flatMap((addressee) => changedTerms(addressee, document, now)),
    ...(context.objectionWindow === undefined ? {} : { objectionWindow: context.objectionWindow }),
    reasons,
    ...(ground ?? {}),
    at: now,
  };
  if (context.asked !== undefined) refuseUnasked(state, event, context.asked);
  const next = evolveOrder(state, event);
  const ends = { coveredBy: context.coveredBy, reinstateBy: event.reinstateBy };
  const suspended = next.status === "SUSPENDED";
  return [
    event,
    ...next.addressees.flatMap((addressee) => [
      ...letGoOfSuspended(state.id, addressee, ends, now),
      ...consequences(addressee, suspended, now),
    ]),
    ...forOppositions(next, now),
  ];
}

/** Letting go an opposition's items can leave nothing to decide, on it and then on the suspension that hangs on it. */
function forOppositions(order: Order, now: Instant): OrderEvent[] {
  const mooted = mootOppositions(order, now);
  if (mooted.length === 0) return [];
  const after = mooted.reduce<Order>(evolveOrder, order);
  const hangsOn = after.status === "SUSPENDED" && after.suspensions.at(-1)?.pendingOpposition === true;
  if (!hangsOn || after.oppositions.some(isPending) || isHeldByAppeal(after)) return mooted;
  return [...mooted, ...resume(after, "Nothing is left to decide on any opposition.", now)];
}

function checkCurrencies(state: Order, document: OrderDocument): void {
  const known = anyPenaltyOf(state);
  checkCurrency(known, document.penalty, "order.penalty.currency");
  for (const { penalty, field } of dutiesOf(document))
    checkCurrency(known, penalty, `${field.replace(/targets$/, "penalty")}.currency`);
}

/** A version that repeats the main term leaves it as it was given. */
function mainTermOf(state: Order, { mainProceedingsWithin: within }: OrderDocument): Instant {
  if (within === state.document.mainProceedingsWithin) return state.mainTermEnd;
  return newMainTermEnd(givenAt(state), within, state.wholeDays);
}

/**
 * Freeing an item can leave nothing open, and naming one again that was still due, nothing to put back. And a claim that came too late to stop the earlier term can stop the one that a
 * version gives.
 */
function consequences(addressee: Addressee, suspended: boolean, now: Instant): AddresseeEvent[] {
  return [...complianceOf(addressee, now), ...heedClaims(addressee, suspended, now)];
}
