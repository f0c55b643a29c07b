import { openDatabase } from "@exparte/database";
import { type Instant, instant } from "@exparte/dutch-time";
import { createEventLog, noWakeups } from "@exparte/event-log";
import { testDatabase } from "@exparte/testing";
import { startTimers } from "@exparte/timers";
import { v7 as uuid } from "uuid";
import { SCHEMA, STORE } from "../src/store/store.js";
import { createFigures } from "../src/store/supervision/figures-reader.js";
import { TIMERS_SCHEMA } from "../src/store/timers.js";
import type { Dependencies } from "../src/use-cases/dependencies.js";
import { NOW } from "./fixtures.js";

export interface Room extends AsyncDisposable {
  readonly deps: Dependencies;
  readonly url: string;
  /** Sets the clock that the use cases see. */
  at(moment: Instant): void;
}

/** A database with the service's schema, its timers' and a few known parties; lawyer-list is not on the hub. */
export function complaintsDatabase(): ReturnType<typeof testDatabase> {
  return testDatabase({
    name: SCHEMA,
    schema: SCHEMA,
    async prepare({ url }) {
      const store = await openDatabase({ ...STORE, url });
      const timers = await startTimers({
        connectionString: url,
        schema: TIMERS_SCHEMA,
        tasks: {},
        onProblem: () => undefined,
      });
      await store.sql.query(
        `insert into complaints.known_platforms (id, connected)
         select id, id <> 'lawyer-list' from unnest($1::text[]) as id`,
        [["vidshare", "chirper", "findit", "hostbox", "lawyer-list"]],
      );
      await store.sql.query(
        "insert into complaints.known_orders (id, court, addressees) values ('order-1', 'rb-amsterdam', '{vidshare}')",
      );
      await timers.close();
      await store.close();
    },
  });
}

/** The complaints service on a database of its own, with a clock that stands still. */
export async function openRoom(): Promise<Room> {
  const { url, close } = await complaintsDatabase();
  const database = await openDatabase({ ...STORE, url });
  const wakeups = noWakeups({ sql: database.sql, schema: SCHEMA, pollEveryMs: 50 });
  let now: Instant = NOW;
  return {
    url,
    deps: {
      database,
      log: createEventLog({ schema: SCHEMA, wakeups }),
      wakeups,
      figures: createFigures(database.sql),
      clock: () => now,
      newId: <Kind extends string>() => uuid() as string as Kind,
      codeHeard: () => true,
    },
    at(moment) {
      now = instant(moment);
    },
    async [Symbol.asyncDispose]() {
      await wakeups.close();
      await database.close();
      await close();
    },
  };
}
