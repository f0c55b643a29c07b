import type { Actor } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import type { CoveredBy } from "../../rules/addressee/reinstatement.js";
import type { OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { evolveOrder } from "../../rules/order/evolve-order.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderCommand } from "../../rules/order/order-commands.js";
import { followingIn } from "../../rules/order/places.js";
import { coverageBeyond, lockPlaces, ordersWaitingAt, type PlaceOnPlatform } from "../../store/order/coverage.js";
import { type Doer, doerOf, loadOrdersForChange, recordOrders } from "../../store/order/orders.js";
import type { Dependencies } from "../dependencies.js";
import { mayActOn, unknownOrder, viewerOf } from "../viewer.js";
import { decide } from "./decide.js";

/** What a command may need to know beyond its order, read in the same transaction. */
export interface DecidingContext {
  readonly tx: Tx;
  readonly order: Order;
  readonly coveredBy: CoveredBy;
  readonly now: Instant;
}

/**
 * The steps of every decision on an order: lock it, check what the actor may see, decide, record. When an order ends or
 * is narrowed, earlier orders may have to restore items that it kept down. When an order begins to cover a place
 * (`adding`), another order may be about to restore something there. Those orders change in the same transaction. A
 * command of null changes nothing: it repeats one that was carried out before.
 */
export function decideOnOrder(
  deps: Dependencies,
  actor: Actor,
  orderId: OrderId,
  command: (context: DecidingContext) => OrderCommand | null | Promise<OrderCommand | null>,
  adding: readonly PlaceOnPlatform[] = [],
): Promise<Order> {
  const decider = { doer: doerOf(actor), sees: (order: Order) => mayActOn(viewerOf(actor), order) };
  return decideAs(deps, decider, orderId, command, adding);
}

/** Who decides, where the token alone does not tell what it may see. */
export interface Decider {
  readonly doer: Doer;
  readonly sees: (order: Order) => boolean;
}

/** As `decideOnOrder`. */
export async function decideAs(
  { database, log, clock }: Dependencies,
  { doer, sees }: Decider,
  orderId: OrderId,
  command: (context: DecidingContext) => OrderCommand | null | Promise<OrderCommand | null>,
  adding: readonly PlaceOnPlatform[] = [],
): Promise<Order> {
  return database.transaction(async (tx) => {
    const places = await lockPlaces(tx, orderId, adding);
    const orders = await loadOrdersForChange(tx, [orderId, ...(await ordersWaitingAt(tx, places, orderId))]);
    const order = orders.find(({ id }) => id === orderId);
    if (order === undefined || !sees(order)) throw unknownOrder(orderId);
    // Read only now: the holder of the locks may have decided at a later moment than our request.
    const now = clock();
    const coveredBy = await coverageBeyond(tx, order);
    const decided = await command({ tx, order, coveredBy, now });
    if (decided === null) return order;
    const events = decide(order, decided, now);
    const after = events.reduce<Order>(evolveOrder, order);
    const others = orders
      .filter(({ id }) => id !== orderId)
      .map((other) => ({ before: other, events: followingIn(other, { before: order, after }, coveredBy, now) }));
    await recordOrders({ tx, log, doer, now }, [{ before: order, events }, ...others]);
    return after;
  });
}
