import type { Actor } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import type { CoveredBy } from "../../rules/addressee/reinstatement.js";
import type { OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { evolveOrder, type Order } from "../../rules/order/order.js";
import type { OrderCommand } from "../../rules/order/order-commands.js";
import { decideOrder } from "../../rules/order/order-decisions.js";
import { followingIn } from "../../rules/order/places.js";
import { coverageBeyond, lockPlaces, ordersWaitingAt, type Place } from "../../store/order/coverage.js";
import { doerOf, loadOrdersForChange, recordOrders } from "../../store/order/orders.js";
import type { Dependencies } from "../dependencies.js";
import { maySee, unknownOrder, viewerOf } from "../viewer.js";

/** What a command may need to know beyond its order, read in the same transaction. */
export interface DecidingContext {
  readonly tx: Tx;
  readonly order: Order;
  readonly coveredBy: CoveredBy;
  readonly now: Instant;
}

/**
 * The way of every decision on an order: lock it, look at what the actor may see, decide, record. An order that ends,
 * or is narrowed, may have kept down what an earlier order took down, and one that comes to cover a place (`adding`)
 * may find something there that was to go back: other orders follow in the same transaction.
 * A command of null changes nothing: it was carried out before, and is being repeated.
 */
export async function decideOnOrder(
  { database, log, clock }: Dependencies,
  actor: Actor,
  orderId: OrderId,
  command: (context: DecidingContext) => OrderCommand | null | Promise<OrderCommand | null>,
  adding: readonly Place[] = [],
): Promise<Order> {
  return database.transaction(async (tx) => {
    const places = await lockPlaces(tx, orderId, adding);
    const orders = await loadOrdersForChange(tx, [orderId, ...(await ordersWaitingAt(tx, places, orderId))]);
    const order = orders.find(({ id }) => id === orderId);
    if (order === undefined || !maySee(viewerOf(actor), order)) throw unknownOrder(orderId);
    // Only now: whoever held the locks may have decided at a later moment than the one at which this was asked.
    const now = clock();
    const coveredBy = await coverageBeyond(tx, order);
    const decided = await command({ tx, order, coveredBy, now });
    if (decided === null) return order;
    const events = decideOrder(order, decided, now);
    const after = events.reduce<Order>(evolveOrder, order);
    const others = orders
      .filter(({ id }) => id !== orderId)
      .map((other) => ({ before: other, events: followingIn(other, { before: order, after }, coveredBy, now) }));
    await recordOrders({ tx, log, doer: doerOf(actor), now }, [{ before: order, events }, ...others]);
    return after;
  });
}
