import type { Sql, Tx } from "@exparte/database";
import { isId } from "@exparte/text";

/* What the feeds of the platforms and orders services say, so that a complaint can be filed while those are down. */

export function isKnownPlatform(within: { readonly sql: Sql }, id: string): Promise<boolean> {
  return isKnownParty(within, { type: "platform", id });
}

/** Whether the feed of the platforms service has mentioned this court or platform. */
export async function isKnownParty(
  { sql }: { readonly sql: Sql },
  { type, id }: { readonly type: string; readonly id: string },
): Promise<boolean> {
  if (!isId(id)) return false;
  switch (type) {
    case "court":
      return (await sql.query("select from complaints.known_courts where id = $1", [id])).length > 0;
    case "platform":
      return (await sql.query("select from complaints.known_platforms where id = $1", [id])).length > 0;
    default:
      return false;
  }
}

/** Reading the entry again changes nothing. */
export async function keepCourt({ sql }: { readonly sql: Sql }, id: string): Promise<void> {
  await sql.query("insert into complaints.known_courts (id) values ($1) on conflict do nothing", [id]);
}

/** A platform outside the hub has no inbox. */
export async function isConnected({ sql }: { readonly sql: Sql }, platform: string): Promise<boolean> {
  const [row] = await sql.query<{ connected: boolean }>(
    "select connected from complaints.known_platforms where id = $1",
    [platform],
  );
  return row?.connected ?? false;
}

/** Every platform that the order has been addressed to; undefined for an order that is not known. */
export async function addresseesOf(
  { sql }: { readonly sql: Sql },
  orderId: string,
): Promise<readonly string[] | undefined> {
  if (!isId(orderId)) return undefined;
  const [row] = await sql.query<{ addressees: string[] }>(
    "select addressees from complaints.known_orders where id = $1",
    [orderId],
  );
  return row?.addressees;
}

export async function keepPlatform({ sql }: Tx, id: string, connected: boolean): Promise<void> {
  await sql.query(
    `insert into complaints.known_platforms (id, connected) values ($1, $2)
     on conflict (id) do update set connected = excluded.connected`,
    [id, connected],
  );
}

/** Reading the entry again, as a replica may that reads the same feed, changes nothing. */
export async function keepOrder(
  { sql }: Tx,
  { id, court, addressees }: { readonly id: string; readonly court: string; readonly addressees: readonly string[] },
): Promise<void> {
  await sql.query(
    "insert into complaints.known_orders (id, court, addressees) values ($1, $2, $3) on conflict do nothing",
    [id, court, addressees],
  );
}

/** A modification may add platforms. A platform that has nothing left to do was still addressed. */
export async function addAddressees({ sql }: Tx, orderId: string, platforms: readonly string[]): Promise<void> {
  await sql.query(
    `update complaints.known_orders
     set addressees = addressees || array(select unnest($2::text[]) except select unnest(addressees)) where id = $1`,
    [orderId, platforms],
  );
}
