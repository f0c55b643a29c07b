import { setImmediate as nextTurn } from "node:timers/promises";
import { testDatabase } from "@exparte/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { earlierLog, gate, type LogFixture, logFixture } from "../test/log-fixture.js";
import { createEventLog, type LoggedEvent } from "./event-log.js";
import { requireLogOrder } from "./require-order.js";
import type { Sql } from "./sql.js";

let fixture: LogFixture;
beforeAll(async () => {
  fixture = await logFixture();
});
afterAll(() => fixture.close());

const now = new Date("2027-01-01T12:00:00.123Z");
const said = (stream: string, body = {}) => ({ stream, kind: "Said", body });

function say(stream: string, body = {}): Promise<unknown> {
  const { database, log } = fixture;
  return database.transaction(({ sql }) => log.append(sql, [said(stream, body)], now));
}

/** Begins a transaction that runs this, and returns a function that ends it. */
async function stands(work: (sql: Sql) => Promise<unknown>, last = async (_: Sql): Promise<unknown> => undefined) {
  const [begun, slow] = [gate(), gate()];
  const whole = fixture.database.transaction(async ({ sql }) => {
    await work(sql);
    begun.open();
    await slow.opened;
    await last(sql);
  });
  await Promise.race([begun.opened, whole]);
  return async () => {
    slow.open();
    await whole;
  };
}

async function client(url: string): Promise<pg.Client> {
  const opened = new pg.Client({ connectionString: url });
  opened.on("error", () => {}); // some are ended on purpose
  await opened.connect();
  onTestFinished(() => opened.end());
  return opened;
}

/** Reads after a cursor until nothing is left. */
async function readOn(after: string | null, limit = 1000) {
  const { database, log } = fixture;
  const events: LoggedEvent[] = [];
  for (let cursor = after; ; ) {
    const page = await log.readLog(database.sql, { after: cursor, limit });
    events.push(...page.events);
    cursor = page.readUpTo;
    if (!page.full) return { ...page, events };
  }
}

const here = async () => (await readOn(null)).readUpTo;
const streams = (events: readonly LoggedEvent[]) => events.map(({ stream }) => stream);

describe("the whole log", () => {
  it("waits for its own writers: an event committed after an open append comes after it", async () => {
    const after = await here();
    const { log } = fixture;
    const end = await stands((sql) => log.append(sql, [said("slow/1")], now));
    await say("quick/1");
    expect(await readOn(after)).toMatchObject({ events: [], withheld: true, whole: false });
    await end();
    const read = await readOn(after);
    expect(streams(read.events)).toEqual(["slow/1", "quick/1"]);
    expect(read).toMatchObject({ withheld: false, whole: true });
  });

  it("is whole while an append is open and nothing was committed after it", async () => {
    const after = await here();
    const end = await stands((sql) => fixture.log.append(sql, [said("slow/1")], now));
    expect(await readOn(after)).toMatchObject({ events: [], withheld: false, whole: true });
    await end();
    expect(streams((await readOn(after)).events)).toEqual(["slow/1"]);
  });

  it("waits for nothing else: no other database, schema or write, and no transaction that has not appended yet", async () => {
    const after = await here();
    const elsewhere = await testDatabase({ name: "elsewhere" });
    onTestFinished(elsewhere.close);
    const otherDatabase = await client(elsewhere.url);
    const otherSchema = await client(fixture.adminUrl);
    for (const open of [otherDatabase, otherSchema]) {
      await open.query("begin");
      await open.query("create schema other");
      await open.query("create table other.t as select pg_current_xact_id()");
    }
    const readsOnly = await client(fixture.url);
    await readsOnly.query("begin isolation level repeatable read");
    await readsOnly.query("select count(*) from ledger.events");
    const appendsLater = await stands(
      (sql) => sql.query("select pg_current_xact_id()"),
      (sql) => fixture.log.append(sql, [said("later/1")], now),
    );
    await say("quick/1");
    const read = await readOn(after);
    expect(streams(read.events)).toEqual(["quick/1"]);
    expect(read).toMatchObject({ withheld: false, whole: true });
    for (const open of [otherDatabase, otherSchema, readsOnly]) await open.query("rollback");
    await appendsLater();
    expect(streams((await readOn(read.readUpTo)).events)).toEqual(["later/1"]);
  });

  it("waits for writers of another schema's log only when it reads that log", async () => {
    const after = await here();
    const admin = await client(fixture.adminUrl);
    const { eventLogBound, eventLogTables } = await import("./tables.js");
    const { eventLogEpochs } = await import("./epoch-tables.js");
    await admin.query(
      `create schema other; ${eventLogTables("other")} ${eventLogBound("other")} ${eventLogEpochs("other")}`,
    );
    const sql: Sql = { query: async (text, params) => (await admin.query(text, params && [...params])).rows };
    await admin.query("begin");
    await createEventLog({ schema: "other" }).append(sql, [said("other/1")], now);
    await say("quick/1");
    expect(streams((await readOn(after)).events)).toEqual(["quick/1"]);
    await admin.query("rollback; drop schema other cascade");
  });

  it("continues when a writer dies, when one rolls back, and when only its savepoint does", async () => {
    const after = await here();
    const { log } = fixture;
    const dying = await client(fixture.url);
    const sql: Sql = { query: async (text, params) => (await dying.query(text, params && [...params])).rows };
    await dying.query("begin");
    await log.append(sql, [said("dead/1")], now);
    await say("quick/1");
    expect((await readOn(after)).events).toEqual([]);
    const admin = await client(fixture.adminUrl);
    const { rows } = await dying.query("select pg_backend_pid() as pid");
    await admin.query("select pg_terminate_backend($1)", [rows[0].pid]);
    await expect.poll(async () => streams((await readOn(after)).events)).toEqual(["quick/1"]);

    const rolledBack = await client(fixture.url);
    const again: Sql = { query: async (text, params) => (await rolledBack.query(text, params && [...params])).rows };
    await rolledBack.query("begin");
    await rolledBack.query("savepoint s");
    await log.append(again, [said("gone/1")], now);
    await rolledBack.query("rollback to s");
    await say("quick/2");
    expect(streams((await readOn(after)).events)).toEqual(["quick/1", "quick/2"]);
    await log.append(again, [said("kept/1")], now);
    await say("quick/3");
    expect(streams((await readOn(after)).events)).toEqual(["quick/1", "quick/2"]);
    await rolledBack.query("commit");
    expect(streams((await readOn(after)).events)).toEqual(["quick/1", "quick/2", "kept/1", "quick/3"]);
  });

  it("gives a stream's events in the order of the stream, whichever transaction began first", async () => {
    const after = await here();
    const append = (sql: Sql, n: number) => fixture.log.append(sql, [said("ordered/1", { n })], now);
    const end = await stands(
      (sql) => sql.query("select pg_current_xact_id()"),
      (sql) => append(sql, 2),
    );
    await fixture.database.transaction(({ sql }) => append(sql, 1));
    await end();
    expect((await readOn(after)).events.map(({ streamPosition }) => streamPosition)).toEqual([1, 2]);
  });

  it("refuses a cursor beyond its end: it belongs to another log, or to this one before a restore", async () => {
    const { database, log } = fixture;
    const beyond = String(Number.parseInt(await here(), 10) + 1);
    await expect(log.readLog(database.sql, { after: beyond, limit: 1 })).rejects.toMatchObject({
      code: "CURSOR_INVALID",
      facts: { field: "after" },
    });
  });
});

describe("a log of the earlier version", () => {
  it("is converted together with its readers' cursors: each event once, whatever was read before", async () => {
    const earlier = await earlierLog();
    onTestFinished(earlier.close);
    const log = createEventLog({ schema: "ledger" });
    const { database } = earlier;
    const append = (sql: Sql, name: string) => log.append(sql, [said(name)], now);
    // In the order of transactions: early, middle, late. In the order of positions: late, middle, early.
    const inTransaction = async (name: string) => {
      const [begun, turn] = [gate(), gate()];
      const whole = database.transaction(async ({ sql }) => {
        await sql.query("select pg_current_xact_id()");
        begun.open();
        await turn.opened;
        await append(sql, name);
      });
      await begun.opened;
      return () => {
        turn.open();
        return whole;
      };
    };
    const [early, middle, late] = [
      await inTransaction("t/early"),
      await inTransaction("t/middle"),
      await inTransaction("t/late"),
    ];
    for (const end of [late, middle, early]) await end();

    const upToDate = await earlier.bringUpToDate();
    const kept = await upToDate.sql.query<{ stream: string; cursor: string }>(
      "select stream, transaction_id || '.' || position as cursor from ledger.events order by transaction_id, position",
    );
    expect(kept.map(({ stream }) => stream)).toEqual(["t/early", "t/middle", "t/late"]);
    await upToDate.transaction(({ sql }) => append(sql, "t/new"));
    const inOrder = ["t/late", "t/middle", "t/early", "t/new"];
    for (const [index, { cursor }] of kept.entries()) {
      const dealtWith = new Set(kept.slice(0, index + 1).map(({ stream }) => stream));
      const left: string[] = [];
      for (let after = cursor; ; ) {
        const page = await log.readLog(upToDate.sql, { after, limit: 1 });
        left.push(...streams(page.events));
        after = page.readUpTo;
        if (!page.full) break;
      }
      expect(left).toEqual(inOrder.filter((stream) => !dealtWith.has(stream)));
    }
    expect(streams((await log.readLog(upToDate.sql, { after: null, limit: 9 })).events)).toEqual(inOrder);
    await expect(log.readLog(upToDate.sql, { after: "999999.1", limit: 9 })).rejects.toMatchObject({
      code: "CURSOR_INVALID",
    });
  });
});

describe("a writer whose triggers PostgreSQL skips", () => {
  it("is waited for too, even in a log created before that", async () => {
    const earlier = await earlierLog({ bound: true });
    onTestFinished(earlier.close);
    const log = createEventLog({ schema: "ledger" });
    const restoring = await client(earlier.adminUrl);
    const sql: Sql = { query: async (text, params) => (await restoring.query(text, params && [...params])).rows };
    await restoring.query("set session_replication_role = replica; set search_path = ledger");
    const readWhileItWrites = async (name: string) => {
      await restoring.query("begin");
      await log.append(sql, [said(`${name}/slow`)], now);
      await earlier.database.transaction((tx) => log.append(tx.sql, [said(`${name}/quick`)], now));
      const { events } = await log.readLog(earlier.database.sql, { after: null, limit: 9 });
      await restoring.query("commit");
      return streams(events);
    };
    expect(await readWhileItWrites("before")).toEqual(["before/quick"]);
    await earlier.bringUpToDate();
    expect(await readWhileItWrites("since")).toEqual(["before/slow", "before/quick"]);
  });
});

describe("a service that starts", () => {
  const sequence = "ledger.events_position_seq";
  const mended = async (statement: string) => {
    const { database, log } = fixture;
    await database.transaction((tx) => log.append(tx.sql, [said("there/1")], now));
    const admin = await client(fixture.adminUrl);
    await requireLogOrder(database.sql, "ledger");
    await admin.query(statement);
    const refused = await requireLogOrder(database.sql, "ledger").then(
      () => "",
      (error: Error) => error.message,
    );
    const [, mend = ""] = /^The event log of ledger would lose its order, .*: (?:[^:;]*): ([^;]*)$/.exec(refused) ?? [];
    await admin.query(mend);
    await requireLogOrder(database.sql, "ledger");
    return mend;
  };

  it.each([
    [`alter sequence ${sequence} cache 20`, "cache 1"],
    [`alter sequence ${sequence} increment by 2`, "increment by 1"],
    [`alter sequence ${sequence} cycle`, "no cycle"],
    [`alter sequence ${sequence} maxvalue 9999`, "no maxvalue"],
    [`select setval('${sequence}', 1, false)`, "setval"],
    ["alter table ledger.events set unlogged", "set logged"],
    ["alter table ledger.events disable trigger event_log_writes", "enable always"],
    ["alter table ledger.events enable trigger event_log_writes", "enable always"],
  ])("refuses a log after: %s, and names what mends it", async (statement, mend) => {
    expect(await mended(statement)).toContain(mend);
  });
});

describe("many writers and readers at once", () => {
  const WRITERS = 12;
  const TRANSACTIONS = 40;
  const READERS = 6;

  it("each reader gets every event once, all in one order, while transactions linger, roll back and die", async () => {
    const own = await logFixture();
    onTestFinished(own.close);
    const writing = await own.open(WRITERS);
    const { log } = own;
    let random = 42;
    const chance = (): number => {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
      return random / 2_147_483_648;
    };
    const committed = new Set<string>();
    let done = false;

    const write = async (writer: number) => {
      for (let n = 0; n < TRANSACTIONS; n += 1) {
        const streamsOfIt = Array.from({ length: 1 + Math.floor(chance() * 8) }, (_, k) => `w/${writer}-${n}-${k}`);
        const [lingers, failsLate, nested, waitsBefore] = [chance(), chance() < 0.15, chance() < 0.3, chance()];
        const work = writing.transaction(async ({ em, sql }) => {
          // The server waits: some transactions are old when they append, some take long to commit.
          if (waitsBefore < 0.3) await sql.query("select pg_current_xact_id(), pg_sleep($1)", [waitsBefore / 30]);
          const append = () =>
            log.append(
              sql,
              streamsOfIt.map((stream) => said(stream)),
              now,
            );
          await (nested ? em.transactional(append) : append());
          if (lingers < 0.5) await sql.query("select pg_sleep($1)", [lingers / 30]);
          if (failsLate) throw new Error("changed my mind");
        });
        if (failsLate) await expect(work).rejects.toThrow("changed my mind");
        else {
          await work;
          for (const stream of streamsOfIt) committed.add(stream);
        }
      }
    };
    const read = async (reader: number) => {
      const seen: string[] = [];
      const limit = 1 + reader * 7;
      let after: string | null = null;
      for (;;) {
        const last: boolean = done;
        const page: Awaited<ReturnType<typeof log.readLog>> = await log.readLog(own.database.sql, { after, limit });
        seen.push(...streams(page.events));
        after = page.readUpTo;
        if (last && !page.full) return seen;
        if (page.events.length === 0) await nextTurn();
      }
    };
    const reading = Array.from({ length: READERS }, (_, reader) => read(reader));
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    done = true;
    const [first = [], ...others] = await Promise.all(reading);
    expect(first.length).toBeGreaterThan(1_500);
    expect(first).toHaveLength(committed.size);
    expect(new Set(first)).toEqual(committed);
    for (const other of others) expect(other).toEqual(first);
  }, 60_000);
});
