import { createInterface } from "node:readline";
import type { Database } from "@exparte/database";
import type { EventLog } from "@exparte/event-log";
import type { Kept } from "./migrate-service.js";
import { startOrSayWhy } from "./run-process.js";

export interface TakingIn extends Kept {
  /** Takes in what each line says, and publishes what is due then. `lines` are as they were given: not checked. */
  readonly takeIn: (
    parts: { readonly database: Database; readonly log: EventLog },
    lines: AsyncIterable<unknown>,
  ) => Promise<void>;
}

/**
 * Runs a process that takes in an invented history for a demonstration, a line of JSON each on stdin, before the hub's first
 * start: `npm run demo -- --years 2`. It ends with code 1, and takes nothing in, in production, and where something was
 * recorded or published already. `load` loads what it needs: an older Node fails while it loads.
 */
export async function takeInService(
  name: string,
  environment: NodeJS.ProcessEnv,
  load: () => Promise<TakingIn>,
): Promise<void> {
  await startOrSayWhy(name, async () => {
    const [
      { anyRows, openDatabase },
      { createEventLog },
      { migrateTimers },
      { readEnvironment, serviceVariables },
      { z },
    ] = await Promise.all([
      import("@exparte/database"),
      import("@exparte/event-log"),
      import("@exparte/timers"),
      import("./environment.js"),
      import("zod"),
    ]);
    const { DATABASE_URL } = serviceVariables(0);
    const shape = z.object({ DATABASE_URL, NODE_ENV: z.string().optional() });
    const { DATABASE_URL: url, NODE_ENV } = readEnvironment(`the ${name} service`, shape, environment);
    if (NODE_ENV === "production") throw new Error("NODE_ENV is production: what a hub tells has happened.");
    const { store, timersSchema, takeIn } = await load();
    // Asked before anything is migrated: a live hub's database stays as its own version left it.
    const unchanging = [`${store.schema}.events`, `${store.schema}.public_reports`];
    if (await anyRows({ url, tables: unchanging }))
      throw new Error(`The ${store.schema} service has records or published figures, and those never change.`);
    const database = await openDatabase({ ...store, url });
    try {
      if (timersSchema !== undefined) await migrateTimers({ connectionString: url, schema: timersSchema });
      // No service runs yet that could be woken.
      await takeIn({ database, log: createEventLog({ schema: store.schema }) }, linesOf(process.stdin));
    } finally {
      await database.close();
    }
  });
}

async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<unknown> {
  for await (const line of createInterface({ input })) if (line !== "") yield JSON.parse(line);
}
