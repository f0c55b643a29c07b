/**
 * Registers the invented parties of a demonstration, a line of JSON each on stdin (`InventedParty`), before the hub's first
 * start: `npm run demo -- --years 2`. Prints the entries of the party feed, a line of JSON each, for the services that are to
 * know them. Refuses in production.
 */
import { createInterface } from "node:readline";
import { startOrSayWhy } from "@exparte/service/run-process";
import { z } from "zod";
import type { InventedParty } from "./use-cases/register-invented.js";

const NO_PARTIES_IN_PRODUCTION =
  "Invented parties are for demonstrations, and refused with NODE_ENV=production: who is registered exists.";

await startOrSayWhy("platforms", async () => {
  const [{ openDatabase }, { createEventLog }, { STORE }, { PARTY_TYPES }, { registerInvented }] = await Promise.all([
    import("@exparte/database"),
    import("@exparte/event-log"),
    import("./store/store.js"),
    import("./rules/party.js"),
    import("./use-cases/register-invented.js"),
  ]);
  const { serviceVariables, readEnvironment } = await import("@exparte/service/environment");
  const { DATABASE_URL } = serviceVariables(0);
  const shape = z.object({ DATABASE_URL, NODE_ENV: z.string().optional() });
  const { DATABASE_URL: url, NODE_ENV } = readEnvironment("the platforms service", shape, process.env);
  if (NODE_ENV === "production") throw new Error(NO_PARTIES_IN_PRODUCTION);
  const database = await openDatabase({ ...STORE, url });
  try {
    // No service runs yet that could be woken.
    const wakeups = { send: async () => {}, subscribe: () => () => {}, close: async () => {} };
    const log = createEventLog({ schema: STORE.schema, wakeups });
    for await (const line of createInterface({ input: process.stdin })) {
      // Made by our own demonstration, of the same version: read as it is.
      if (line !== "") await registerInvented({ database, log, wakeups }, JSON.parse(line) as InventedParty);
    }
    for (let after: string | null = null; ; ) {
      const page = await log.readLog(database.sql, { after, limit: 500, categories: PARTY_TYPES });
      for (const { cursor, kind, at, body } of page.events) console.log(JSON.stringify({ cursor, kind, at, body }));
      if (page.whole) break;
      after = page.readUpTo;
    }
  } finally {
    await database.close();
  }
});
