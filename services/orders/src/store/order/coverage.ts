import type { Tx } from "@exparte/database";
import type { CoveredBy } from "../../rules/addressee/reinstatement.js";
import type { OrderId, PlatformId } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";

/** A place on a platform, as items name it. */
export interface Place {
  readonly platform: PlatformId;
  readonly url: string;
}

const KEY = (place: Place): string => JSON.stringify([place.platform, place.url]);

/**
 * Locks what a decision on an order may touch until the transaction ends, in an order of locks that is one for all:
 * decisions on this order, so that its places stay what they are; its places and those that it may come to cover, so
 * that two orders over one place do not end without seeing each other, each leaving it to the other to put back; only
 * then the rows of orders, which `loadOrdersForChange` locks by id. Gives those places.
 */
export async function lockPlaces(tx: Tx, orderId: OrderId, adding: readonly Place[]): Promise<Place[]> {
  await tx.sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`decisions on ${orderId}`]);
  const known = await tx.sql.query<Place>("select platform, url from orders.items where order_id = $1", [orderId]);
  const places = [...known, ...adding];
  await lockNewPlaces(tx, places);
  return places;
}

/** The places of an order that is being given; nothing can be decided on it yet. */
export async function lockNewPlaces(tx: Tx, places: readonly Place[]): Promise<void> {
  await tx.sql.query(
    "select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest($1::text[]) with ordinality as k (key, n) order by n",
    [[...new Set(places.map(KEY))].sort()],
  );
}

/** Which other order covers a place that this one covered. A suspended one does: it may yet be resumed. */
export async function coverageBeyond(tx: Tx, order: Order): Promise<CoveredBy> {
  const rows = await tx.sql.query<Place & { order_id: OrderId }>(
    `select i.platform, i.url, min(i.order_id) as order_id
     from unnest($1::text[], $2::text[]) as place (platform, url)
     join orders.items i on i.platform = place.platform and md5(i.url) = md5(place.url) and i.url = place.url and i.standing = 'COVERED'
     join orders.orders o on o.id = i.order_id and o.status in ('IN_FORCE', 'SUSPENDED', 'FINAL')
     where i.order_id <> $3
     group by i.platform, i.url`,
    [...columns(placesOf(order)), order.id],
  );
  const covering = new Map(rows.map((row) => [KEY(row), row.order_id]));
  return (platform, url) => covering.get(KEY({ platform, url }));
}

/** Other orders of which something is held down, or still to be put back, at these places. */
export async function ordersWaitingAt(tx: Tx, places: readonly Place[], except: OrderId): Promise<OrderId[]> {
  const rows = await tx.sql.query<{ order_id: OrderId }>(
    `select distinct i.order_id
     from unnest($1::text[], $2::text[]) as place (platform, url)
     join orders.items i on i.platform = place.platform and md5(i.url) = md5(place.url) and i.url = place.url and i.standing in ('HELD', 'DUE')
     where i.order_id <> $3`,
    [...columns(places), except],
  );
  return rows.map(({ order_id }) => order_id);
}

/** Of an order, or of a document that is still to become one. */
export function placesOf({ addressees }: Pick<OrderDocument, "addressees">): Place[] {
  return addressees.flatMap(({ platform, items }) => items.map(({ url }) => ({ platform, url })));
}

function columns(places: readonly Place[]): [string[], string[]] {
  return [places.map(({ platform }) => platform), places.map(({ url }) => url)];
}
