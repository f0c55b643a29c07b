import type { Sql, Tx } from "@exparte/database";
import { isId } from "@exparte/text";

/* What the feeds of the platforms and orders services tell, so that a complaint can be filed while those are away. */

export async function isKnownPlatform({ sql }: { readonly sql: Sql }, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  return (await sql.query("select from complaints.known_platforms where id = $1", [id])).length > 0;
}

/** A platform outside the hub has no inbox. */
export async function isConnected({ sql }: { readonly sql: Sql }, platform: string): Promise<boolean> {
  const [row] = await sql.query<{ connected: boolean }>(
    "select connected from complaints.known_platforms where id = $1",
    [platform],
  );
  return row?.connected ?? false;
}

export async function isKnownOrder({ sql }: { readonly sql: Sql }, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  return (await sql.query("select from complaints.known_orders where id = $1", [id])).length > 0;
}

export async function keepPlatform({ sql }: Tx, id: string, connected: boolean): Promise<void> {
  await sql.query(
    `insert into complaints.known_platforms (id, connected) values ($1, $2)
     on conflict (id) do update set connected = excluded.connected`,
    [id, connected],
  );
}

/** Met again, as a replica that reads the same feed may, it changes nothing. */
export async function keepOrder({ sql }: Tx, id: string, court: string): Promise<void> {
  await sql.query("insert into complaints.known_orders (id, court) values ($1, $2) on conflict do nothing", [
    id,
    court,
  ]);
}
