import type { Tx } from "@exparte/database";
import { type Instant, instant } from "@exparte/dutch-time";
import { isId } from "@exparte/text";
import type { OrderEnd } from "../../rules/disclosure/disclosure-request.js";
import type { KnownOrder } from "../../rules/disclosure/known-order.js";
import type { CourtId, ItemId, OrderId, PlatformId } from "../../rules/ids.js";

export interface ItemsOfPlatform {
  readonly platform: PlatformId;
  readonly itemIds: readonly ItemId[];
}

export interface NewItem {
  readonly id: ItemId;
  /** Of a duty to disclose: its number. */
  readonly duty?: number | undefined;
}

/**
 * The order, locked until the transaction ends: shared by those who make requests on it, exclusively by whoever ends
 * it. So a request is made before the end, which then withdraws it, or comes after the end and is refused.
 */
export async function holdOrder({ sql }: Tx, id: OrderId, how: "share" | "update"): Promise<KnownOrder | undefined> {
  if (!isId(id)) return undefined;
  const [order] = await sql.query<{
    court: CourtId;
    suspended: boolean;
    ended_because: OrderEnd | null;
    ended_at_ms: string | null;
  }>(
    `select court, suspended, ended_because, (extract(epoch from ended_at) * 1000)::bigint::text as ended_at_ms
     from identities.known_orders where id = $1 for ${how}`,
    [id],
  );
  if (order === undefined) return undefined;
  const addressees = await sql.query<{ platform: PlatformId; covered: boolean; duties: number[] }>(
    `select platform, bool_or(not freed) as covered,
       coalesce(array_agg(distinct duty) filter (where duty is not null and not freed), '{}') as duties
     from identities.known_items where order_id = $1
     group by platform order by platform`,
    [id],
  );
  const { court, suspended, ended_because: because, ended_at_ms: atMs } = order;
  const ended = because === null || atMs === null ? {} : { ended: { because, at: instant(Number(atMs)) } };
  return { id, court, suspended, addressees, ...ended };
}

/* Replicas read the same feed, so each of these may see an entry again: then it changes nothing. */

export async function keepOrder({ sql }: Tx, id: OrderId, court: CourtId): Promise<void> {
  await sql.query("insert into identities.known_orders (id, court) values ($1, $2) on conflict do nothing", [
    id,
    court,
  ]);
}

export async function keepItems(
  { sql }: Tx,
  orderId: OrderId,
  { platform, items }: { readonly platform: PlatformId; readonly items: readonly NewItem[] },
): Promise<void> {
  await sql.query(
    `insert into identities.known_items (order_id, platform, item_id, duty)
     select $1, $2, item, duty from unnest($3::text[], $4::integer[]) as of (item, duty) on conflict do nothing`,
    [orderId, platform, items.map(({ id }) => id), items.map(({ duty = null }) => duty)],
  );
}

/** The duties to disclose that these items are of; of all items of the platform, where none are named. */
export async function dutiesOfItems(
  { sql }: Tx,
  orderId: OrderId,
  platform: PlatformId,
  itemIds: readonly ItemId[] | undefined,
): Promise<number[]> {
  const rows = await sql.query<{ duty: number }>(
    `select distinct duty from identities.known_items
     where order_id = $1 and platform = $2 and duty is not null and ($3::text[] is null or item_id = any ($3::text[]))`,
    [orderId, platform, itemIds ?? null],
  );
  return rows.map(({ duty }) => duty);
}

/**
 * Whether the judge has suspended the order, or every item that a duty of it still covers. Without a lock: who ends an order
 * locks it before its requests, and who answers has locked the request.
 */
export async function isDutySuspended(
  { sql }: Tx,
  { orderId, platform, duty }: { readonly orderId: OrderId; readonly platform: PlatformId; readonly duty: number },
): Promise<boolean> {
  const [row] = await sql.query<{ suspended: boolean }>(
    `select o.suspended or coalesce(bool_and(i.suspended), false) as suspended
     from identities.known_orders o
     left join identities.known_items i on i.order_id = o.id and i.platform = $2 and i.duty = $3 and not i.freed
     where o.id = $1 group by o.suspended`,
    [orderId, platform, duty],
  );
  return row?.suspended === true;
}

export async function suspendItems(
  { sql }: Tx,
  orderId: OrderId,
  { platform, itemIds }: ItemsOfPlatform,
  suspended: boolean,
): Promise<void> {
  await sql.query(
    `update identities.known_items set suspended = $4
     where order_id = $1 and platform = $2 and item_id = any ($3::text[])`,
    [orderId, platform, itemIds, suspended],
  );
}

export async function suspendKnownOrder({ sql }: Tx, id: OrderId, suspended: boolean): Promise<void> {
  await sql.query("update identities.known_orders set suspended = $2 where id = $1", [id, suspended]);
}

export async function freeItems({ sql }: Tx, orderId: OrderId, { platform, itemIds }: ItemsOfPlatform): Promise<void> {
  await sql.query(
    "update identities.known_items set freed = true where order_id = $1 and platform = $2 and item_id = any ($3::text[])",
    [orderId, platform, itemIds],
  );
}

export async function endKnownOrder({ sql }: Tx, id: OrderId, because: OrderEnd, at: Instant): Promise<void> {
  await sql.query(
    "update identities.known_orders set ended_because = $2, ended_at = $3::timestamptz where id = $1 and ended_at is null",
    [id, because, at],
  );
}
