import { requireText } from "../field.js";
import type { ItemId, OrderId } from "../ids.js";
import type { Instant } from "../instant.js";
import { isCovering, placeOf } from "../order-document/place.js";
import { refuse } from "../refusals.js";
import { endAfterSuspension, endOfTerm } from "../term/term.js";
import { type Addressee, type Item } from "./addressee.js";
import { type AddresseeEvent, type BegunTerms } from "./addressee-events.js";
import { coveredItems, isDue, isGone, isSuspended } from "./addressee-status.js";
import { heedClaims } from "./clarification.js";
import { complianceOf } from "./compliance.js";
import { passUnsaid } from "./deadline.js";
import { evolveAddressee } from "./evolve-addressee.js";
import { endingTogether, termLength } from "./item-duties.js";
import { type CoveredBy, freedBy, freeItem, hold, releaseHeld } from "./reinstatement.js";
import { passServeBy } from "./unserved.js";

/**
 * Suspension of single items (schorsing): a target that was named by an evident mistake is suspended at once, and a correction
 * follows (Rv art. 31). Meanwhile it is owed by nobody, its term stands still and no penalty is forfeited for it, and what was
 * taken down for it goes back within a term of its own. It ends when the court resumes the item, when a version leaves it out,
 * or with the order. For the rest the order goes on.
 */

export interface ItemSuspension {
  readonly itemIds: readonly ItemId[];
  readonly reasons: string;
  readonly reinstateBy: Instant;
  readonly coveredBy: CoveredBy;
}

/** What this order still demands at the same place, under another duty or of what lies above it, stays down. */
export function suspendItems(
  orderId: OrderId,
  state: Addressee,
  { itemIds, reasons, reinstateBy, coveredBy }: ItemSuspension,
  now: Instant,
): AddresseeEvent[] {
  requireText(reasons, "input.reasons");
  const { platform } = state;
  const suspended = named(state, itemIds).filter((item) => !isSuspendedSo(item, reasons, fieldOf(itemIds, item.id)));
  if (suspended.length === 0) return [];
  const ids = new Set(suspended.map(({ id }) => id));
  const isOwed = isCovering(coveredItems(state).flatMap((item) => (ids.has(item.id) ? [] : [placeOf(item)])));
  const freed = freedBy(
    state,
    (item) => isSuspended(item) || (item.freed === undefined ? !ids.has(item.id) : item.freed.heldBy !== orderId),
    (of, place) => (isOwed(place) ? orderId : coveredBy(of, place)),
  );
  const event = { kind: "ItemsSuspended", platform, itemIds: [...ids], freed, reinstateBy, reasons, at: now } as const;
  const next = evolveAddressee(state, event);
  return [event, ...letGoOfSuspended(orderId, next, { coveredBy, reinstateBy }, now), ...complianceOf(next, now)];
}

/** A suspended item that this order kept down all the same, by covering its place in another way, and does no more. */
export function letGoOfSuspended(
  orderId: OrderId,
  state: Addressee,
  { coveredBy, reinstateBy }: Pick<ItemSuspension, "coveredBy" | "reinstateBy">,
  now: Instant,
): AddresseeEvent[] {
  const isOwed = isCovering(coveredItems(state).map(placeOf));
  const left = state.items.filter(
    (item) => isSuspended(item) && item.freed?.heldBy === orderId && !isOwed(placeOf(item)),
  );
  const freed = left.map((item) => freeItem(state.platform, item, coveredBy));
  const due = freed.flatMap(({ itemId, duty }) => (duty === "DUE" ? [itemId] : []));
  const held = freed.flatMap(({ itemId, heldBy }) => (heldBy === undefined ? [] : [{ itemId, heldBy }]));
  return [...releaseHeld(state, due, reinstateBy, now), ...hold(state, held, now)];
}

/**
 * The court demands the items after all. What was left of their terms goes on. An item that was put back meanwhile is to go once
 * more, within a whole term.
 */
export function resumeItems(
  orderId: OrderId,
  state: Addressee,
  { itemIds, reasons }: { readonly itemIds: readonly ItemId[]; readonly reasons: string },
  suspended: boolean,
  now: Instant,
): AddresseeEvent[] {
  requireText(reasons, "input.reasons");
  const { platform } = state;
  const resumed = named(state, itemIds);
  if (state.resumption === reasons && resumed.every((item) => item.freed === undefined)) return [];
  for (const item of resumed) if (!isSuspended(item)) throw notSuspended(item, fieldOf(itemIds, item.id));
  const owedAgain = resumed.filter(({ reinstatement }) => reinstatement?.outcome === "REINSTATED");
  const event = {
    kind: "ItemsResumed",
    platform,
    itemIds: resumed.map(({ id }) => id),
    owedAgain: owedAgain.map(({ id }) => id),
    reasons,
    ...(suspended ? {} : resumedTerms(state, resumed, owedAgain, now)),
    at: now,
  } as const;
  const events: AddresseeEvent[] = [event];
  let next = evolveAddressee(state, event);
  const goOn = (more: readonly AddresseeEvent[]): void => {
    events.push(...more);
    next = more.reduce(evolveAddressee, next);
  };
  goOn(heldAgain(orderId, next, now));
  if (next.compliedAt !== undefined && !coveredItems(next).every(isGone))
    goOn([{ kind: "ComplianceUndone", platform, at: now }]);
  goOn(complianceOf(next, now));
  goOn(heedClaims(next, suspended, now));
  goOn(passUnsaid(next, now));
  // Its timer found nothing to be served.
  if (next.serveBy !== undefined) goOn(passServeBy(next, next.serveBy, now));
  return events;
}

/** The chosen items, each once, in the sequence in which they are named. */
function named({ platform, items }: Addressee, itemIds: readonly ItemId[]): Item[] {
  if (itemIds.length === 0) {
    throw refuse("FIELD_INVALID", "input.itemIds must name at least one item.", { field: "input.itemIds" });
  }
  return [...new Set(itemIds)].map((itemId) => {
    const item = items.find(({ id }) => id === itemId);
    if (item !== undefined) return item;
    const field = fieldOf(itemIds, itemId);
    throw refuse("UNKNOWN_ITEM", `${field} "${itemId}" is not an item addressed to ${platform}.`, { field });
  });
}

function fieldOf(itemIds: readonly ItemId[], itemId: ItemId): string {
  return `input.itemIds[${itemIds.indexOf(itemId)}]`;
}

/** Refuses an item that the order has let go, or that is suspended for another reason. */
function isSuspendedSo({ id, freed }: Item, reasons: string, field: string): boolean {
  if (freed === undefined) return false;
  const { suspended } = freed;
  if (suspended?.reasons === reasons) return true;
  if (suspended === undefined) {
    throw refuse("ITEM_FREED", `${field}: the order no longer covers item ${id}; leave it out.`, { field });
  }
  throw refuse(
    "ITEM_SUSPENDED",
    `${field}: item ${id} is suspended since ${suspended.since}, for other reasons; leave it out, or end that with resumeItems or a correction.`,
    { field },
  );
}

function notSuspended({ id, freed }: Item, field: string): Error {
  const why = freed === undefined ? "the order covers it" : "the order has let it go";
  return refuse("ITEM_NOT_SUSPENDED", `${field}: item ${id} is not suspended, ${why}; leave it out.`, { field });
}

function resumedTerms(
  state: Addressee,
  resumed: readonly Item[],
  owedAgain: readonly Item[],
  now: Instant,
): BegunTerms {
  return endingTogether(
    resumed.flatMap((item) => {
      const { id, term } = item;
      if (term === undefined) return [];
      const deadline = owedAgain.includes(item)
        ? endOfTerm(termLength(state, item), now)
        : endAfterSuspension(term, now);
      return [{ id, deadline }];
    }),
  );
}

/** What was to go back at a place that the order covers once more stays down. */
function heldAgain(orderId: OrderId, state: Addressee, now: Instant): AddresseeEvent[] {
  const isOwed = isCovering(coveredItems(state).map(placeOf));
  const due = state.items.filter((item) => isDue(item) && isOwed(placeOf(item)));
  return hold(
    state,
    due.map(({ id }) => ({ itemId: id, heldBy: orderId })),
    now,
  );
}
