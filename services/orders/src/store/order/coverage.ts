import type { Tx } from "@exparte/database";
import { itemsFor } from "../../rules/addressee/item-duties.js";
import type { CoveredBy } from "../../rules/addressee/reinstatement.js";
import type { OrderId, PlatformId } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { isCovering, isResult, isWide, type Place, placeOf, placesCovering } from "../../rules/order-document/place.js";

/** A place with its platform, as the table of items has it: in `url`. */
export interface PlaceOnPlatform {
  readonly platform: PlatformId;
  readonly url: Place;
}

const KEY = (place: PlaceOnPlatform): string => JSON.stringify([place.platform, place.url]);

/**
 * Locks everything that a decision on an order may touch until the transaction ends, always in the same sequence.
 * First, decisions on this order, so that its places stay the same. Then its places and those that it may begin to
 * cover: otherwise two orders for one place could end without seeing each other, each leaving the restoring to the
 * other. Last come the rows of orders, which `loadOrdersForChange` locks by id. Returns those places.
 */
export async function lockPlaces(
  tx: Tx,
  orderId: OrderId,
  adding: readonly PlaceOnPlatform[],
): Promise<PlaceOnPlatform[]> {
  await tx.sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`decisions on ${orderId}`]);
  const known = await tx.sql.query<PlaceOnPlatform>("select platform, url from orders.items where order_id = $1", [
    orderId,
  ]);
  const places = [...known, ...adding];
  await lockNewPlaces(tx, places);
  return places;
}

/**
 * Locks the places of a new order, on which nothing can be decided yet. What lies below an account or site cannot be
 * told, and so whoever has one locks its platform for itself; everybody else shares it.
 */
export async function lockNewPlaces(tx: Tx, places: readonly PlaceOnPlatform[]): Promise<void> {
  const wide = new Set(places.filter(({ url }) => isWide(url)).map(({ platform }) => platform));
  const platforms = [...new Set(places.map(({ platform }) => platform))].sort();
  await tx.sql.query(
    `select case when k.shared then pg_advisory_xact_lock_shared(hashtextextended('places of ' || k.platform, 0))
       else pg_advisory_xact_lock(hashtextextended('places of ' || k.platform, 0)) end
     from unnest($1::text[], $2::boolean[]) with ordinality as k (platform, shared, n) order by n`,
    [platforms, platforms.map((platform) => !wide.has(platform))],
  );
  await tx.sql.query(
    "select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest($1::text[]) with ordinality as k (key, n) order by n",
    [[...new Set(places.flatMap(locked).map(KEY))].sort()],
  );
}

/** A result is locked with its page, which an order can take out of all results. */
function locked({ platform, url }: PlaceOnPlatform): PlaceOnPlatform[] {
  return isResult(url) ? placesCovering(url).map((one) => ({ platform, url: one })) : [{ platform, url }];
}

/** Which other orders cover a place that this one covered. Suspended ones count, because they may be resumed. */
export async function coverageBeyond(tx: Tx, order: Order): Promise<CoveredBy> {
  const places = order.addressees.flatMap(({ platform, items }) =>
    items.map((item) => ({ platform, url: placeOf(item) })),
  );
  const rows = await tx.sql.query<PlaceOnPlatform & { order_id: OrderId }>(
    `select i.platform, i.url, min(i.order_id) as order_id
     from unnest($1::text[], $2::text[]) as place (platform, url)
     join orders.items i on i.platform = place.platform and md5(i.url) = md5(place.url) and i.url = place.url and i.standing = 'COVERED'
     join orders.orders o on o.id = i.order_id and o.status in ('IN_FORCE', 'SUSPENDED', 'FINAL')
     where i.order_id <> $3
     group by i.platform, i.url`,
    [...columns(withThoseAbove(places)), order.id],
  );
  const covering = new Map(rows.map((row) => [KEY(row), row.order_id]));
  return (platform, place) =>
    placesCovering(place)
      .map((url) => covering.get(KEY({ platform, url })))
      .find((orderId) => orderId !== undefined);
}

/** Other orders with items kept down, or still to be restored, at these places or below them. */
export async function ordersWaitingAt(tx: Tx, places: readonly PlaceOnPlatform[], except: OrderId): Promise<OrderId[]> {
  const rows = await tx.sql.query<{ order_id: OrderId }>(
    `select distinct i.order_id
     from unnest($1::text[], $2::text[]) as place (platform, url)
     join orders.items i on i.platform = place.platform and md5(i.url) = md5(place.url) and i.url = place.url and i.standing in ('HELD', 'DUE')
     where i.order_id <> $3`,
    [...columns(places), except],
  );
  return [...new Set([...rows.map(({ order_id }) => order_id), ...(await ordersWaitingBelow(tx, places, except))])];
}

/** What waits there under another name: below an account or site, or as a result that shows the page. It is little. */
async function ordersWaitingBelow(tx: Tx, places: readonly PlaceOnPlatform[], except: OrderId): Promise<OrderId[]> {
  const wide = new Set(places.filter(({ url }) => isWide(url)).map(({ platform }) => platform));
  const byPlatform = Map.groupBy(places, ({ platform }) => platform);
  const rows = await tx.sql.query<PlaceOnPlatform & { order_id: OrderId }>(
    `select order_id, platform, url from orders.items
     where platform = any($1) and standing in ('HELD', 'DUE') and order_id <> $2
       and (platform = any($3) or url like 'SEARCH\\_RESULT %')`,
    [[...byPlatform.keys()], except, [...wide]],
  );
  const covering = new Map(
    [...byPlatform].map(([platform, named]) => [platform, isCovering(named.map(({ url }) => url))]),
  );
  return rows.filter(({ platform, url }) => covering.get(platform)?.(url)).map(({ order_id }) => order_id);
}

/** The places of a document that is about to become an order, or a version of one. */
export function placesOf(document: Pick<OrderDocument, "addressees" | "removeWithin">): PlaceOnPlatform[] {
  return document.addressees.flatMap(({ platform }) =>
    itemsFor(platform, document).map((item) => ({ platform, url: placeOf(item) })),
  );
}

function withThoseAbove(places: readonly PlaceOnPlatform[]): PlaceOnPlatform[] {
  const all = places.flatMap(({ platform, url }) => placesCovering(url).map((one) => ({ platform, url: one })));
  return [...new Map(all.map((place) => [KEY(place), place])).values()];
}

function columns(places: readonly PlaceOnPlatform[]): [string[], string[]] {
  return [places.map(({ platform }) => platform), places.map(({ url }) => url)];
}
