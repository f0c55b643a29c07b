import type { Actor } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import type { Instant } from "../instant.js";
import { evolveOrder, type Order, type OrderEvent } from "../order.js";
import type { OrderCommand } from "../order-commands.js";
import { decideOrder } from "../order-decisions.js";
import type { CoveredBy } from "../reinstatement.js";
import { coverageBeyond, type HeldItem, heldAt, lockPlaces, type Place, placesOf } from "../store/coverage.js";
import { doerOf, loadOrdersForChange, type OrderChange, recordOrders } from "../store/orders.js";
import type { Dependencies } from "./dependencies.js";
import { maySee, unknownOrder, viewerOf } from "./viewer.js";

/** What a command may need to know beyond its order, read in the same transaction. */
export interface DecidingContext {
  readonly tx: Tx;
  readonly order: Order;
  readonly coveredBy: CoveredBy;
  readonly now: Instant;
}

/**
 * The way of every decision on an order: lock it, look at what the actor may see, decide, record. An order that ends,
 * or is narrowed, may have kept down what an earlier order took down: that is released in the same transaction.
 * A command of null changes nothing: it was carried out before, and is being repeated.
 */
export async function decideOnOrder(
  { database, log, clock }: Dependencies,
  actor: Actor,
  orderId: string,
  command: (context: DecidingContext) => OrderCommand | null | Promise<OrderCommand | null>,
): Promise<Order> {
  return database.transaction(async (tx) => {
    const places = await lockPlaces(tx, orderId);
    const held = await heldAt(tx, places, orderId);
    const orders = await loadOrdersForChange(tx, [orderId, ...new Set(held.map((item) => item.orderId))]);
    const order = orders.find(({ id }) => id === orderId);
    if (order === undefined || !maySee(viewerOf(actor), order)) throw unknownOrder(orderId);
    // Only now: whoever held the locks may have decided at a later moment than the one at which this was asked.
    const now = clock();
    const coveredBy = await coverageBeyond(tx, order);
    const decided = await command({ tx, order, coveredBy, now });
    if (decided === null) return order;
    const events = decideOrder(order, decided, now);
    const after = events.reduce<Order>(evolveOrder, order);
    const free = left(order, after, coveredBy);
    const released = orders.filter(({ id }) => id !== orderId).map((other) => releaseHeld(other, held, free, now));
    await recordOrders({ tx, log, doer: doerOf(actor), now }, [{ before: order, events }, ...released]);
    return after;
  });
}

/** The places that the order has just stopped covering, and no other covers. */
function left(before: Order, after: Order, coveredBy: CoveredBy): Set<string> {
  const [covered, still] = [coveredPlaces(before), coveredPlaces(after)];
  const places = placesOf(before).filter(({ platform, url }) => coveredBy(platform, url) === undefined);
  return new Set(places.map(key).filter((place) => covered.has(place) && !still.has(place)));
}

/** These places give back what an earlier order took down there, and this one's order kept down. */
function releaseHeld(order: Order, held: readonly HeldItem[], places: ReadonlySet<string>, now: Instant): OrderChange {
  const items = held.filter((item) => item.orderId === order.id && places.has(key(item)));
  const platforms = [...new Set(items.map(({ platform }) => platform))];
  const events = platforms.flatMap((platform): OrderEvent[] => {
    const itemIds = items.filter((item) => item.platform === platform).map(({ itemId }) => itemId);
    return decideOrder(order, { type: "releaseHeld", platform, itemIds }, now);
  });
  return { before: order, events };
}

function coveredPlaces({ addressees, status }: Order): Set<string> {
  if (status === "LIFTED" || status === "LAPSED") return new Set();
  return new Set(
    addressees.flatMap(({ platform, items }) =>
      items.filter(({ freed }) => freed === undefined).map(({ url }) => key({ platform, url })),
    ),
  );
}

function key({ platform, url }: Place): string {
  return JSON.stringify([platform, url]);
}
