import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { openDatabase } from "@exparte/database";
import { type TestDatabase, testDatabase } from "@exparte/testing";
import { startTimers } from "@exparte/timers";
import pg from "pg";
import type { OrderId, PlatformId } from "../src/rules/ids.js";
import type { Instant } from "../src/rules/instant.js";
import { STORE } from "../src/store/store.js";
import { TIMERS_SCHEMA } from "../src/store/timers.js";

/** The migrations that the version had that kept these records. */
const MIGRATIONS_THEN = 12;

/**
 * Every table of a hub of the version before duties, as it was after some months of random orders in every state, and what
 * that version answered of them.
 */
export interface RecordsKept {
  readonly now: Instant;
  readonly tables: Readonly<Record<string, readonly Record<string, unknown>[]>>;
  readonly sequences: readonly { schemaname: string; sequencename: string; last_value: string | null }[];
  readonly penalties: readonly {
    readonly orderId: OrderId;
    readonly platform: PlatformId;
    readonly account?: Readonly<Record<string, unknown>>;
    readonly refused?: string;
  }[];
  readonly figures: Readonly<Record<string, unknown>>;
}

export async function readRecordsKept(): Promise<RecordsKept> {
  const packed = await readFile(new URL("./records-before-duties.json.gz", import.meta.url));
  return JSON.parse(gunzipSync(packed).toString("utf8")) as RecordsKept;
}

/** A database as that version left it; what opens it brings it up to date. */
export async function databaseOf(records: RecordsKept): Promise<TestDatabase> {
  return testDatabase({
    name: "orders before duties",
    schema: "orders",
    async prepare({ url, adminUrl }) {
      const database = await openDatabase({ ...STORE, migrations: STORE.migrations.slice(0, MIGRATIONS_THEN), url });
      const onProblem = () => undefined;
      const timers = await startTimers({ connectionString: url, schema: TIMERS_SCHEMA, tasks: {}, onProblem });
      await timers.close();
      await database.close();
      const admin = new pg.Client({ connectionString: adminUrl });
      await admin.connect();
      try {
        await fill(admin, records);
      } finally {
        await admin.end();
      }
    },
  });
}

async function fill(admin: pg.Client, { tables, sequences }: RecordsKept): Promise<void> {
  // As a restore does it: no trigger fires and no key is checked.
  await admin.query("set session_replication_role = replica");
  for (const [table, rows] of Object.entries(tables)) {
    const columns = await admin.query<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const names = columns.rows.map(({ name }) => name).join(", ");
    await admin.query(`delete from ${table}`);
    await admin.query(
      `insert into ${table} (${names}) overriding system value
       select ${names} from json_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }
  // In place of the operator's step after a restore, which moves the cluster's counter beyond these ids: none is to come.
  await admin.query("update orders.events set transaction_id = '3'");
  for (const { schemaname, sequencename, last_value } of sequences) {
    if (last_value !== null) await admin.query("select setval($1, $2)", [`${schemaname}.${sequencename}`, last_value]);
  }
}
