import type { Database, Tx } from "@exparte/database";

/** How far this service has read another's feed; null at the very beginning. */
export async function checkpointOf({ sql }: Pick<Database, "sql">, feed: string): Promise<string | null> {
  const [row] = await sql.query<{ cursor: string }>("select cursor from identities.feed_checkpoints where feed = $1", [
    feed,
  ]);
  return row?.cursor ?? null;
}

/**
 * Moves the checkpoint in the transaction that takes the entry in. It stays locked until the commit, so that replicas
 * who read the same feed take entries in one after the other; an entry may reach several of them, and its effect must
 * bear that.
 */
export async function moveCheckpoint({ sql }: Tx, feed: string, cursor: string): Promise<void> {
  await sql.query(
    `insert into identities.feed_checkpoints (feed, cursor) values ($1, $2)
     on conflict (feed) do update set cursor = excluded.cursor`,
    [feed, cursor],
  );
}
