import type { MikroORM } from "@mikro-orm/postgresql";
import pg from "pg";

/**
 * Creates the schema when it is missing and runs the outstanding migrations. One process at a time does so; the others
 * wait on an advisory lock and then find nothing left to do. The lock has its own session, so it is released even when
 * the process dies half-way. Each run is one transaction, so nobody sees half a migration.
 * Resolves with the names of those that it ran.
 */
export async function migrate({
  orm,
  url,
  schema,
}: {
  orm: MikroORM;
  url: string;
  schema: string;
}): Promise<readonly string[]> {
  const guard = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  let lost: Error | undefined;
  guard.on("error", (error) => {
    lost = error;
  });
  await guard.connect();
  try {
    await guard.query("select pg_advisory_lock(hashtextextended($1, 0))", [`migrations of ${schema}`]);
    const existing = await guard.query("select 1 from pg_namespace where nspname = $1", [schema]);
    if (existing.rowCount === 0) await guard.query(`create schema ${pg.escapeIdentifier(schema)}`);
    const run = await orm.migrator.up();
    if (lost !== undefined) throw new Error("The session holding the migration lock was lost", { cause: lost });
    return run.map(({ name }) => name);
  } finally {
    await guard.end();
  }
}
