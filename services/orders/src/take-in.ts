/**
 * Takes in an invented history for a demonstration, a line of JSON each on stdin (`Told`), before the hub's first start, and
 * publishes the half-years that are due: `npm run demo -- --years 2`. Refuses in production, and a database that has orders
 * or published figures already.
 */
import { createInterface } from "node:readline";
import { startOrSayWhy } from "@exparte/service/run-process";
import { z } from "zod";
import type { Told } from "./use-cases/take-in/take-in-history.js";

const NO_HISTORY_IN_PRODUCTION =
  "An invented history is for demonstrations, and refused with NODE_ENV=production: what a hub tells has happened.";
const NOT_EMPTY = "This database has orders or published figures already, and those never change. Nothing was taken in.";

await startOrSayWhy("orders", async () => {
  const [{ openDatabase }, { createEventLog }, { migrateTimers }, { STORE }, { TIMERS_SCHEMA }, taking, publishing] =
    await Promise.all([
      import("@exparte/database"),
      import("@exparte/event-log"),
      import("@exparte/timers"),
      import("./store/store.js"),
      import("./store/timers.js"),
      import("./use-cases/take-in/take-in-history.js"),
      import("./use-cases/take-in/publish-history.js"),
    ]);
  const { serviceVariables, readEnvironment } = await import("@exparte/service/environment");
  const { DATABASE_URL } = serviceVariables(0);
  const shape = z.object({ DATABASE_URL, NODE_ENV: z.string().optional() });
  const { DATABASE_URL: url, NODE_ENV } = readEnvironment("the orders service", shape, process.env);
  if (NODE_ENV === "production") throw new Error(NO_HISTORY_IN_PRODUCTION);
  const database = await openDatabase({ ...STORE, url });
  try {
    await migrateTimers({ connectionString: url, schema: TIMERS_SCHEMA });
    if (await hasAny(database.sql)) throw new Error(NOT_EMPTY);
    // No service runs yet that could be woken.
    const wakeups = { send: async () => {}, subscribe: () => () => {}, close: async () => {} };
    const log = createEventLog({ schema: STORE.schema, wakeups });
    await taking.takeInHistory({ database, log }, linesOf(process.stdin));
    await publishing.publishHistory(database.sql, new Date());
  } finally {
    await database.close();
  }
});

async function hasAny(sql: { query<Row>(text: string): Promise<Row[]> }): Promise<boolean> {
  const [found] = await sql.query<{ any: boolean }>(
    "select exists (select from orders.applications) or exists (select from orders.public_reports) as any",
  );
  return found?.any ?? false;
}

/** Made by our own demonstration, of the same version: read as it is. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<Told> {
  for await (const line of createInterface({ input })) {
    if (line !== "") yield JSON.parse(line) as Told;
  }
}
