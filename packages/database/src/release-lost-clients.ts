import type { Pool, PoolClient } from "pg";

/**
 * Gives back to the pool a client whose connection ends while it is checked out.
 *
 * Kysely 0.29 releases a transaction's client only after a successful rollback, and releases nothing after a failed
 * begin. Neither can succeed on a lost connection, so each transaction that a restart of the database interrupts would
 * take one place of the pool for ever.
 */
export function releaseLostClients(pool: Pool): void {
  const connect: (...args: unknown[]) => unknown = pool.connect.bind(pool);
  const guarded = (...args: unknown[]): unknown => {
    // With a callback it is the pool's own query(), which releases by itself.
    if (args.length > 0) return connect(...args);
    return (connect() as Promise<PoolClient>).then(guard);
  };
  pool.connect = guarded as Pool["connect"];
}

function guard(client: PoolClient): PoolClient {
  const release = client.release.bind(client); // the pool makes a new one at each checkout
  let released = false;
  const onEnd = () => client.release(true);
  client.release = (destroy) => {
    if (released) return;
    released = true;
    client.off("end", onEnd);
    release(destroy);
  };
  client.once("end", onEnd);
  return client;
}
