import { isBlank } from "@exparte/text";
import { requireText } from "../field.js";
import type { ItemId, OrderId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { type Place, placeOf } from "../order-document/place.js";
import { refuse } from "../refusals.js";
import type {
  Addressee,
  ConfirmationOutcome,
  FreedItem,
  HeldItem,
  Item,
  ReinstatementConfirmation,
} from "./addressee.js";
import type { AddresseeEvent } from "./addressee-events.js";
import {
  isAllBack,
  isDue,
  isGone,
  isReinstatementOverdue,
  isSuspended,
  orderedItems,
  saysGone,
} from "./addressee-status.js";
import { CORRECTIONS_MAX } from "./confirmation.js";
import { evolveAddressee } from "./evolve-addressee.js";

/**
 * Reinstatement (terugplaatsing): when an order is lifted, lapses, or a modification frees an item, what the platform
 * took down because of it goes back, within a term of its own. Content that stays down after its order was lifted is
 * one of the two failures the hub exists to prevent.
 */

/** How long a platform has to put back what is freed, where the court sets no other term. ISO 8601. */
export const DEFAULT_REINSTATE_WITHIN = "PT24H";

/** Another order in force that covers this place (place.ts) on this platform, if there is one. */
export type CoveredBy = (platform: PlatformId, place: Place) => OrderId | undefined;

/** The outcomes that took something down, which has to be put back when the order lets the item go. */
const TAKEN_DOWN: ReadonlySet<ConfirmationOutcome> = new Set([
  "REMOVED",
  "ACCESS_DISABLED",
  "DEREFERENCED",
  "MEASURE_IN_PLACE",
]);

export function freeItem(platform: PlatformId, item: Item, coveredBy: CoveredBy): FreedItem {
  // What was to go back once stays so, also where the court has since withdrawn that it was gone.
  const isKnownDown = item.freed !== undefined && item.freed.duty !== "NONE";
  if (!isKnownDown && !wasTakenDown(item)) return { itemId: item.id, duty: "NONE" };
  // It is back already, from when the court suspended it: nobody holds down what is back.
  if (item.reinstatement !== undefined) return { itemId: item.id, duty: "DUE" };
  const heldBy = coveredBy(platform, placeOf(item));
  return heldBy === undefined ? { itemId: item.id, duty: "DUE" } : { itemId: item.id, duty: "HELD", heldBy };
}

/** As the platform says; where it does not say that the item is gone, as the court found. */
function wasTakenDown(item: Item): boolean {
  const { confirmation } = item;
  if (confirmation !== undefined && TAKEN_DOWN.has(confirmation.outcome)) return true;
  return item.of !== "POSTER" && (confirmation === undefined || !saysGone(confirmation)) && isGone(item);
}

/**
 * Decides what becomes of an addressee's items when the order ends, or continues only with the items for which `stays`
 * holds. An item that this order itself held is due, unless another order covers its place.
 */
export function freedBy(addressee: Addressee, stays: (item: Item) => boolean, coveredBy: CoveredBy): FreedItem[] {
  const { platform } = addressee;
  const freed = orderedItems(addressee).map((item) => freeItem(platform, item, coveredBy));
  const held = addressee.items
    .filter((item) => item.freed?.duty === "HELD" && !isSuspended(item))
    .map((item) => ({ was: item.freed?.heldBy, is: freeItem(platform, item, coveredBy) }))
    .flatMap(({ was, is }) => (is.heldBy === was ? [] : [is]));
  const leaves = new Set(addressee.items.filter((item) => !stays(item)).map(({ id }) => id));
  return [...freed, ...held].filter(({ itemId }) => leaves.has(itemId));
}

export function confirmReinstatement(
  state: Addressee,
  confirmations: readonly ReinstatementConfirmation[],
  now: Instant,
): AddresseeEvent[] {
  if (confirmations.length === 0) {
    throw refuse("FIELD_INVALID", "input.items must confirm at least one item.", { field: "input.items" });
  }
  const { platform } = state;
  const events: AddresseeEvent[] = [];
  let next = state;
  confirmations.forEach((confirmation, index) => {
    const known = checkReinstatement(next, confirmation, `input.items[${index}]`, now);
    if (same(known, confirmation)) return;
    checkCorrectable(next, confirmation, `input.items[${index}].itemId`);
    const event = { kind: "ReinstatementConfirmed", platform, confirmation, at: now } as const;
    events.push(event);
    next = evolveAddressee(next, event);
  });
  const complete = !next.items.some(isDue);
  if (events.length > 0 && complete && state.reinstatedAt === undefined) {
    events.push({ kind: "AddresseeReinstated", platform, at: now });
  }
  return events;
}

/** The order that kept items down has ended as well, and no other covers them: now they go back. */
export function releaseHeld(
  state: Addressee,
  itemIds: readonly ItemId[],
  reinstateBy: Instant,
  now: Instant,
): AddresseeEvent[] {
  const held = state.items
    .filter((item) => item.freed?.duty === "HELD" && itemIds.includes(item.id))
    .map((item) => item.id);
  return held.length === 0
    ? []
    : [{ kind: "HeldItemsReleased", platform: state.platform, itemIds: held, reinstateBy, at: now }];
}

/** Another order keeps these items down: items that were due do not go back, and held items stay held. */
export function hold(state: Addressee, wanted: readonly HeldItem[], now: Instant): AddresseeEvent[] {
  const { platform } = state;
  const held = wanted.filter(({ itemId, heldBy }) => {
    const item = state.items.find(({ id }) => id === itemId);
    return item !== undefined && (isDue(item) || (item.freed?.duty === "HELD" && item.freed.heldBy !== heldBy));
  });
  if (held.length === 0) return [];
  const event = { kind: "ItemsHeld", platform, held, at: now } as const;
  const next = evolveAddressee(state, event);
  const complete = isAllBack(next) && next.reinstatedAt === undefined;
  return complete ? [event, { kind: "AddresseeReinstated", platform, at: now }] : [event];
}

export function passReinstatementDeadline(state: Addressee, deadline: Instant, now: Instant): AddresseeEvent[] {
  const passes =
    state.reinstateBy === deadline && isReinstatementOverdue(state, now) && state.reinstatementPassedAt === undefined;
  return passes ? [{ kind: "ReinstatementDeadlinePassed", platform: state.platform, deadline, at: now }] : [];
}

function checkReinstatement(
  state: Addressee,
  confirmation: ReinstatementConfirmation,
  field: string,
  now: Instant,
): ReinstatementConfirmation | undefined {
  const item = state.items.find((candidate) => candidate.id === confirmation.itemId);
  if (item === undefined) {
    throw refuse(
      "UNKNOWN_ITEM",
      `${field}.itemId "${confirmation.itemId}" is not an item addressed to ${state.platform}.`,
      { field: `${field}.itemId` },
    );
  }
  if (item.freed?.duty !== "DUE") {
    throw refuse("REINSTATEMENT_NOT_DUE", `${field}: item ${item.id} is not to be put back: ${whyNotDue(item)}.`, {
      field: `${field}.itemId`,
    });
  }
  if (confirmation.effectAt > now) {
    throw refuse("EFFECT_IN_FUTURE", `${field}.effectAt lies in the future; confirm when the content is back.`, {
      field: `${field}.effectAt`,
    });
  }
  const { confirmation: taken } = item;
  if (taken !== undefined && TAKEN_DOWN.has(taken.outcome) && confirmation.effectAt < taken.effectAt) {
    throw refuse(
      "FIELD_INVALID",
      `${field}.effectAt is ${confirmation.effectAt}, and by what you said item ${item.id} went at ${taken.effectAt}: give the moment at which it was put back after that.`,
      { field: `${field}.effectAt` },
    );
  }
  const { outcome, explanation } = confirmation;
  if (outcome === "KEPT_DOWN" && isBlank(explanation ?? "")) {
    throw refuse("FIELD_INVALID", `${field}.explanation must say on what ground of your own the item stays down.`, {
      field: `${field}.explanation`,
    });
  }
  if (explanation !== undefined) requireText(explanation, `${field}.explanation`);
  return item.reinstatement;
}

/** As for what a platform says of taking down. */
function checkCorrectable({ items }: Addressee, { itemId }: ReinstatementConfirmation, field: string): void {
  const { reinstatementCorrections: corrections = 0 } = items.find(({ id }) => id === itemId) ?? {};
  if (corrections < CORRECTIONS_MAX) return;
  throw refuse(
    "CORRECTIONS_SPENT",
    `${field}: what you said of putting back item ${itemId} was corrected ${corrections} times, and is not corrected again. Tell the court what holds.`,
    { field },
  );
}

function whyNotDue(item: Item): string {
  if (item.freed === undefined) return "the order still covers it; it goes back once the order lets it go";
  return item.freed.duty === "HELD"
    ? `order ${item.freed.heldBy} keeps it down; it goes back once that order lets it go`
    : "it was never taken down under this order; leave it out of the confirmation";
}

function same(a: ReinstatementConfirmation | undefined, b: ReinstatementConfirmation): boolean {
  return a?.outcome === b.outcome && a.effectAt === b.effectAt && a.explanation === b.explanation;
}
