import { orderedItems } from "../addressee/addressee-status.js";
import type { ItemId } from "../ids.js";
import type { Opposition } from "../opposition/opposition.js";
import { placeOf } from "../order-document/place.js";
import { refuse } from "../refusals.js";
import { refuseOtherRespondent } from "./check-cause.js";
import { namedItems } from "./contested-items.js";
import { type Order } from "./order.js";
import { type OrderModified } from "./order-events.js";

/**
 * A judge decides what is asked (Rv art. 23): an opposition that names items lets go these and no others. What another poster
 * contests is decided on that opposition, and what nobody contests is changed for a cause (changes-for-cause.ts).
 */

/** Refuses to lift an order that names more than the opposition contests. */
export function checkLiftsContested(order: Order, { id, itemIds }: Opposition): void {
  if (itemIds === undefined) return;
  const other = order.addressees.flatMap(orderedItems).find((item) => !itemIds.includes(item.id));
  if (other === undefined) return;
  throw beyond(
    order,
    { field: "decision.outcome", itemId: other.id },
    `Opposition ${id} does not contest item ${other.id}, which lifting the order would let go too; decide MODIFIED, with a version that leaves out the items of this opposition.`,
  );
}

/**
 * Refuses a version that lets go an item, or adds a place, which the opposition does not name; and one that makes somebody else
 * of a respondent, which nobody contested.
 */
export function checkModifiesContested(order: Order, { id, itemIds }: Opposition, event: OrderModified): void {
  refuseOtherRespondent(order, event);
  if (itemIds === undefined) return;
  const { changes } = event;
  const ordered = new Set(order.addressees.flatMap((one) => orderedItems(one).map((item) => item.id)));
  const freed = changes.flatMap((change) => change.freed.map(({ itemId }) => itemId)).filter((one) => ordered.has(one));
  const other = freed.find((one) => !itemIds.includes(one));
  if (other !== undefined) {
    throw beyond(
      order,
      { field: "decision.order", itemId: other },
      `decision.order lets go item ${other}, which opposition ${id} does not contest; keep it in, or let it go for a cause, with modifyOrder.`,
    );
  }
  const own = namedItems(order, itemIds);
  const added = changes.flatMap(({ platform, added }) => added.map((item) => ({ platform, place: placeOf(item) })));
  const foreign = added.find(
    ({ platform, place }) => !own.some((one) => one.platform === platform && placeOf(one.item) === place),
  );
  if (foreign === undefined) return;
  throw beyond(
    order,
    { field: "decision.order" },
    `decision.order adds ${foreign.place}, which is no item of opposition ${id}; add it on the applicant's request, with modifyOrder and the cause ADDITION.`,
  );
}

function beyond(
  { id: orderId }: Order,
  facts: { readonly field: string; readonly itemId?: ItemId },
  message: string,
): Error {
  return refuse("DECISION_BEYOND_OPPOSITION", message, { orderId, ...facts });
}
