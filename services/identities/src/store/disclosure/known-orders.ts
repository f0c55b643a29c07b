import type { Tx } from "@exparte/database";
import { type Instant, instant } from "@exparte/dutch-time";
import { isId } from "@exparte/text";
import type { OrderEnd } from "../../rules/disclosure/disclosure-request.js";
import type { KnownOrder } from "../../rules/disclosure/known-order.js";

export interface ItemsOfPlatform {
  readonly platform: string;
  readonly itemIds: readonly string[];
}

/**
 * The order, locked until the transaction ends: shared by those who make requests on it, exclusively by whoever ends
 * it. So a request is made before the end, which then withdraws it, or comes after the end and is refused.
 */
export async function holdOrder({ sql }: Tx, id: string, how: "share" | "update"): Promise<KnownOrder | undefined> {
  if (!isId(id)) return undefined;
  const [order] = await sql.query<{ court: string; ended_because: OrderEnd | null; ended_at_ms: string | null }>(
    `select court, ended_because, (extract(epoch from ended_at) * 1000)::bigint::text as ended_at_ms
     from identities.known_orders where id = $1 for ${how}`,
    [id],
  );
  if (order === undefined) return undefined;
  const addressees = await sql.query<{ platform: string; covered: boolean }>(
    `select platform, bool_or(not freed) as covered from identities.known_items where order_id = $1
     group by platform order by platform`,
    [id],
  );
  const { court, ended_because: because, ended_at_ms: atMs } = order;
  const ended = because === null || atMs === null ? {} : { ended: { because, at: instant(Number(atMs)) } };
  return { id, court, addressees, ...ended };
}

/* Replicas read the same feed, so each of these may see an entry again: then it changes nothing. */

export async function keepOrder({ sql }: Tx, id: string, court: string): Promise<void> {
  await sql.query("insert into identities.known_orders (id, court) values ($1, $2) on conflict do nothing", [
    id,
    court,
  ]);
}

export async function keepItems({ sql }: Tx, orderId: string, { platform, itemIds }: ItemsOfPlatform): Promise<void> {
  await sql.query(
    `insert into identities.known_items (order_id, platform, item_id)
     select $1, $2, item from unnest($3::text[]) as item on conflict do nothing`,
    [orderId, platform, itemIds],
  );
}

export async function freeItems({ sql }: Tx, orderId: string, { platform, itemIds }: ItemsOfPlatform): Promise<void> {
  await sql.query(
    "update identities.known_items set freed = true where order_id = $1 and platform = $2 and item_id = any ($3::text[])",
    [orderId, platform, itemIds],
  );
}

export async function endKnownOrder({ sql }: Tx, id: string, because: OrderEnd, at: Instant): Promise<void> {
  await sql.query(
    "update identities.known_orders set ended_because = $2, ended_at = $3::timestamptz where id = $1 and ended_at is null",
    [id, because, at],
  );
}
