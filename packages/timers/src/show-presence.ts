import pg from "pg";

/** How soon another process takes over the jobs of a killed one. */
const TAKE_OVER_EVERY_MS = 2_000;

/**
 * A worker that is killed leaves its job locked, and graphile-worker waits four hours before another may take it: a
 * deadline would pass four hours late. So each process holds an advisory lock for as long as its connection lives, and
 * every other second takes over the jobs locked by a process that holds no such lock any more. After a lost connection
 * it can take over a job that is still running, so tasks must bear being run twice.
 */
export async function showPresence(
  connectionString: string,
  schema: string,
  own: readonly string[],
  onLost: (error: Error) => void,
): Promise<{ end(): Promise<void> }> {
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString, keepAlive: true });
    client.on("error", onLost);
    await client.connect();
    await client.query("select pg_advisory_lock_shared(hashtextextended($1 || id, 0)) from unnest($2::text[]) as id", [
      `timers of ${schema} by `,
      own,
    ]);
    return client;
  };
  let client = await connect();
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let under: Promise<void> = Promise.resolve();
  const takeOver = async (): Promise<void> => {
    try {
      await client.query(
        `with holders as materialized (
           select distinct locked_by from "${schema}"._private_jobs where locked_at is not null and locked_by <> all ($2)
         ), dead as materialized (
           select locked_by from holders where pg_try_advisory_xact_lock(hashtextextended($1 || locked_by, 0))
         )
         select "${schema}".force_unlock_workers(array(select locked_by from dead)) where exists (select from dead)`,
        [`timers of ${schema} by `, own],
      );
    } catch (cause) {
      onLost(cause instanceof Error ? cause : new Error(String(cause)));
      await client.end().catch(() => undefined);
      if (!ended) client = await connect().catch(() => client);
    }
    if (!ended) timer = setTimeout(() => (under = takeOver()), TAKE_OVER_EVERY_MS);
  };
  under = takeOver();
  return {
    async end() {
      ended = true;
      clearTimeout(timer);
      await under;
      await client.end();
    },
  };
}
