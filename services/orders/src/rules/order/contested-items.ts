import { type Item } from "../addressee/addressee.js";
import { orderedItems } from "../addressee/addressee-status.js";
import type { ItemId, OppositionId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { type Opponent, sameOpponent } from "../opposition/opponent.js";
import { isPending, type Opposition } from "../opposition/opposition.js";
import { refuse } from "../refusals.js";
import { type Order } from "./order.js";
import { type OrderEvent } from "./order-events.js";

/**
 * What an opposition is about: the items that it names, or the whole order where it names none. Other addressees need not
 * hear of the first kind, and a decision on it reaches no other item (decision-reach.ts).
 */

export function oppositionOf(state: Order, id: OppositionId): Opposition {
  const opposition = state.oppositions.find((candidate) => candidate.id === id);
  if (opposition !== undefined) return opposition;
  throw refuse("UNKNOWN_OPPOSITION", `Order ${state.id} has no opposition "${id}" that you may see.`, { field: "id" });
}

/** The items that it names, with the platform of each. */
export function namedItems(
  { addressees }: Order,
  itemIds: readonly ItemId[],
): { readonly platform: PlatformId; readonly item: Item }[] {
  return addressees.flatMap(({ platform, items }) =>
    items.filter(({ id }) => itemIds.includes(id)).map((item) => ({ platform, item })),
  );
}

/** Whether it is about something that the order asks, or asked, of this platform. */
export function concerns(order: Order, { itemIds }: Pick<Opposition, "itemIds">, platform: PlatformId): boolean {
  return itemIds === undefined || namedItems(order, itemIds).some((one) => one.platform === platform);
}

/** The items that it names of this platform; undefined where it contests the whole order. */
export function ownItemIds(
  order: Order,
  { itemIds }: Pick<Opposition, "itemIds">,
  platform: PlatformId,
): readonly ItemId[] | undefined {
  if (itemIds === undefined) return undefined;
  return namedItems(order, itemIds).flatMap((one) => (one.platform === platform ? [one.item.id] : []));
}

/** Each is kept for ever with its grounds, and written anew with every change of the order. */
export const OPPOSITIONS_MAX = 20;

/** Refuses one more of somebody who lodges and withdraws without end; one that repeats a pending one is none. */
export function refuseMoreOppositions({ id, oppositions }: Order, by: Opponent): void {
  const own = oppositions.filter((one) => sameOpponent(one.by, by));
  if (own.length < OPPOSITIONS_MAX || own.some(isPending)) return;
  throw refuse(
    "OPPOSITIONS_SPENT",
    `You have lodged ${own.length} oppositions against order ${id}, and no more are taken. Tell the court what is new; it can change or lift the order without one.`,
    { field: "input.orderId", orderId: id },
  );
}

/** The items in the sequence of the order, each once. Refuses one that the order never had. */
export function checkedItemIds(order: Order, itemIds: readonly ItemId[]): ItemId[] {
  const known = new Set(order.addressees.flatMap(({ items }) => items.map(({ id }) => id)));
  itemIds.forEach((id, index) => {
    if (known.has(id)) return;
    throw refuse(
      "UNKNOWN_ITEM",
      `input.itemIds[${index}]: order ${order.id} has no item "${id}"; take the ids from the order's items.`,
      { field: `input.itemIds[${index}]` },
    );
  });
  return [...known].filter((id) => itemIds.includes(id));
}

/** What the order let go already is not contested any more; what is suspended alone still is. */
export function refuseFreed(order: Order, itemIds: readonly ItemId[]): void {
  const ordered = new Set(order.addressees.flatMap((one) => orderedItems(one).map(({ id }) => id)));
  const index = itemIds.findIndex((id) => !ordered.has(id));
  if (index === -1) return;
  throw refuse(
    "ITEM_FREED",
    `input.itemIds[${index}]: order ${order.id} no longer covers item ${itemIds[index]}, so there is nothing to contest; leave it out.`,
    { field: `input.itemIds[${index}]` },
  );
}

/** Pending oppositions whose items the order has all let go have nothing left to decide. Nobody withdrew them. */
export function mootOppositions(order: Order, now: Instant): OrderEvent[] {
  const ordered = new Set(order.addressees.flatMap((one) => orderedItems(one).map(({ id }) => id)));
  return order.oppositions
    .filter((one) => isPending(one) && one.itemIds !== undefined && !one.itemIds.some((id) => ordered.has(id)))
    .map(({ id }) => ({
      kind: "OppositionMooted",
      oppositionId: id,
      reasons: "The order no longer covers any item that it contests.",
      at: now,
    }));
}
