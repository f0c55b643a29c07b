/**
 * Takes in an invented history for a demonstration, a moment to a line of JSON on stdin, before the hub's first start:
 * `npm run demo -- --years 2`. Refuses in production, and a database that has orders or published figures already.
 */
import { createInterface } from "node:readline";
import { startOrSayWhy } from "@exparte/service/run-process";
import { z } from "zod";
import type { Happened } from "./use-cases/take-in/take-in-history.js";

const NO_HISTORY_IN_PRODUCTION =
  "An invented history is for demonstrations, and refused with NODE_ENV=production: what a hub tells has happened.";
const NOT_EMPTY =
  "This hub has orders or published figures already, and those never change. Give a directory of its own: EXPARTE_DATA_DIR=.exparte-years npm run demo -- --years 2";

await startOrSayWhy("orders", async () => {
  const [{ openDatabase }, { createEventLog }, { migrateTimers }, { STORE }, { TIMERS_SCHEMA }, taking] =
    await Promise.all([
      import("@exparte/database"),
      import("@exparte/event-log"),
      import("@exparte/timers"),
      import("./store/store.js"),
      import("./store/timers.js"),
      import("./use-cases/take-in/take-in-history.js"),
    ]);
  const { serviceVariables, readEnvironment } = await import("@exparte/service/environment");
  const { DATABASE_URL } = serviceVariables(0);
  const shape = z.object({ DATABASE_URL, NODE_ENV: z.string().optional() });
  const { DATABASE_URL: url, NODE_ENV } = readEnvironment("the orders service", shape, process.env);
  if (NODE_ENV === "production") throw new Error(NO_HISTORY_IN_PRODUCTION);
  const database = await openDatabase({ ...STORE, url });
  try {
    await migrateTimers({ connectionString: url, schema: TIMERS_SCHEMA });
    if (await hasAny(database.sql)) {
      console.error(NOT_EMPTY);
      process.exitCode = 2;
      return;
    }
    // No service runs yet that could be woken.
    const wakeups = { send: async () => {}, subscribe: () => () => {}, close: async () => {} };
    const log = createEventLog({ schema: STORE.schema, wakeups });
    const taken = await taking.takeInHistory({ database, log }, momentsIn(process.stdin));
    console.log(JSON.stringify(taken));
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
async function* momentsIn(input: NodeJS.ReadableStream): AsyncGenerator<Happened> {
  for await (const line of createInterface({ input })) {
    if (line !== "") yield JSON.parse(line) as Happened;
  }
}
