import type { Store } from "@exparte/database";
import { startOrSayWhy } from "./run-process.js";

/** What a service keeps in its database. */
export interface Kept {
  readonly store: Store;
  /** Absent for a service without timers. */
  readonly timersSchema?: string;
}

/**
 * Makes and migrates what a service keeps in its database, as its start does, without starting it, and says what it did.
 * `load` loads what it keeps: an older Node fails while it loads.
 */
export async function migrateService(
  name: string,
  environment: NodeJS.ProcessEnv,
  load: () => Promise<Kept>,
): Promise<void> {
  await startOrSayWhy(name, async () => {
    const [{ openDatabase }, { migrateTimers }, { readEnvironment, serviceVariables }, { z }] = await Promise.all([
      import("@exparte/database"),
      import("@exparte/timers"),
      import("./environment.js"),
      import("zod"),
    ]);
    const { DATABASE_URL } = serviceVariables(0);
    const { DATABASE_URL: url } = readEnvironment(`the ${name} service`, z.object({ DATABASE_URL }), environment);
    const { store, timersSchema } = await load();
    const database = await openDatabase({ ...store, url });
    await database.close();
    if (timersSchema !== undefined) await migrateTimers({ connectionString: url, schema: timersSchema });
    console.log(`${name}: ${told(database.migrated, store.migrations.length)}`);
  });
}

function told(run: readonly string[], known: number): string {
  if (run.length === 0) return `up to date (${known} migrations)`;
  return `ran ${run.length} of ${known} migrations, up to ${run.at(-1)}`;
}
