import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LogFixture, logFixture, take } from "../test/log-fixture.js";
import { followLog } from "./follow-log.js";
import { followStream } from "./follow-stream.js";
import { noWakeups } from "./no-wakeups.js";
import { postgresWakeups } from "./postgres-wakeups.js";
import type { Sql } from "./sql.js";
import type { Wakeups } from "./wakeups.js";

/** So long that nothing that arrives in a test can come from the poll. */
const NEVER_MS = 600_000;
const SCHEMA = "ledger";
const now = new Date("2027-01-01T12:00:00Z");

let fixture: LogFixture;
let wakeups: Wakeups;
beforeAll(async () => {
  fixture = await logFixture();
  wakeups = postgresWakeups({
    connectionString: fixture.url,
    sql: fixture.database.sql,
    schema: SCHEMA,
    pollEveryMs: NEVER_MS,
    onProblem: () => {},
  });
});
afterAll(async () => {
  await wakeups.close();
  await fixture.close();
});

async function say(streams: readonly string[], wake: Wakeups = wakeups): Promise<void> {
  await fixture.database.transaction(async ({ sql, afterCommit }) => {
    await fixture.log.append(
      sql,
      streams.map((stream) => ({ stream, kind: "Said", body: {} })),
      now,
    );
    afterCommit(() => wake.send(streams));
  });
}

const repeated = (stream: string, times: number) => Array.from({ length: times }, () => stream);

function following(
  stream: string,
  options: {
    after?: number;
    window?: number;
    reader?: string;
    signal?: AbortSignal;
    sql?: Sql;
    wakeups?: Wakeups;
  } = {},
) {
  return followStream({ log: fixture.log, sql: fixture.database.sql, wakeups, stream, after: 0, ...options });
}

/** Counts what arrives, so that a test can see that nothing more came. */
function counting(items: AsyncIterable<{ streamPosition: number }>) {
  const positions: number[] = [];
  const done = (async () => {
    for await (const item of items) positions.push(item.streamPosition);
  })();
  return { positions, done };
}

describe("following a stream", () => {
  it("replays the existing events, across pages, and continues with new ones", async () => {
    await say(repeated("replay/1", 450));
    const items = following("replay/1", { after: 3 });
    const replayed = await take(items, 447);
    expect(replayed.map((event) => event.streamPosition)).toEqual(Array.from({ length: 447 }, (_, n) => n + 4));
    const next = items.next();
    await say(["replay/1"]);
    expect((await next).value).toMatchObject({ streamPosition: 451 });
    await items.return?.();
  });

  it("is woken by the log itself when it was made with wake-ups, after the commit and not before", async () => {
    const { createEventLog } = await import("./event-log.js");
    const sent: string[][] = [];
    const log = createEventLog({
      schema: SCHEMA,
      wakeups: { ...wakeups, send: async (streams) => void sent.push([...streams]) },
    });
    await fixture.database.transaction(async ({ sql }) => {
      await log.append(sql, [{ stream: "self/1", kind: "Said", body: {} }], now);
      expect(sent).toEqual([]);
    });
    expect(sent).toEqual([["self/1"]]);
    await fixture.database
      .transaction(async ({ sql }) => {
        await log.append(sql, [{ stream: "self/1", kind: "Said", body: {} }], now);
        throw new Error("rolled back");
      })
      .catch(() => {});
    expect(sent).toHaveLength(1);
    await log.acknowledge(fixture.database.sql, "self/1", 1, now);
    expect(sent).toEqual([["self/1"], ["self/1"]]);
  });

  it("refuses at once a position that the stream has not reached, or that is not a position", async () => {
    await say(["beyond/1"]);
    await expect(following("beyond/1", { after: 2 }).next()).rejects.toMatchObject({
      code: "POSITION_BEYOND_HEAD",
      facts: { field: "after", head: 1 },
    });
    await expect(following("beyond/1", { after: -1 }).next()).rejects.toMatchObject({ code: "POSITION_INVALID" });
    await expect(following("beyond/1", { window: 0 }).next()).rejects.toMatchObject({ code: "POSITION_INVALID" });
  });

  it("ends promptly on abort and on return: while waiting, while reading and before it began", async () => {
    const stop = new AbortController();
    const waiting = following("idle/1", { signal: stop.signal }).next();
    const reading: Sql = { query: () => new Promise(() => {}) };
    const stuck = following("idle/1", { signal: stop.signal, sql: reading }).next();
    const returned = following("idle/1");
    const pending = returned.next();
    await returned.return?.();
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(await returned.next()).toEqual({ done: true, value: undefined });
    stop.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await stuck).toEqual({ done: true, value: undefined });
    expect(await following("idle/1", { signal: stop.signal }).next()).toEqual({ done: true, value: undefined });
  });

  it("stops handing out an already read page once it is aborted", async () => {
    await say(repeated("half/1", 5));
    const stop = new AbortController();
    const items = following("half/1", { signal: stop.signal });
    await take(items, 2);
    stop.abort();
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });
});

describe("the window", () => {
  it("stops one window beyond the acknowledgement, continues when more is acknowledged, and slows nobody else", async () => {
    await say(repeated("window/1", 30));
    const stop = new AbortController();
    const narrow = counting(following("window/1", { window: 10, signal: stop.signal }));
    const wide = counting(following("window/1", { signal: stop.signal }));
    await expect.poll(() => wide.positions.length).toBe(30);
    await expect.poll(() => narrow.positions.length).toBe(10);

    await say(repeated("window/1", 5));
    await expect.poll(() => wide.positions.length).toBe(35);
    expect(narrow.positions).toHaveLength(10);

    const { database, log } = fixture;
    await log.acknowledge(database.sql, "window/1", 7, now);
    await wakeups.send(["window/1"]);
    await expect.poll(() => narrow.positions.length).toBe(17);
    await say(["window/1"]);
    await expect.poll(() => wide.positions.length).toBe(36);
    expect(narrow.positions).toHaveLength(17);

    await log.acknowledge(database.sql, "window/1", 17, now);
    await wakeups.send(["window/1"]);
    await expect.poll(() => narrow.positions.length).toBe(27);
    expect(narrow.positions).toEqual(Array.from({ length: 27 }, (_, n) => n + 1));
    stop.abort();
    await Promise.all([narrow.done, wide.done]);
  });

  it("is each reader's own, where several read one stream", async () => {
    await say(repeated("read/1", 12));
    const { database, log } = fixture;
    const stop = new AbortController();
    const { signal } = stop;
    const [slow, fast, own] = [
      counting(following("read/1", { window: 3, reader: "acm", signal })),
      counting(following("read/1", { window: 3, reader: "ap", signal })),
      counting(following("read/1", { window: 3, signal })),
    ];
    for (let upTo = 3; upTo <= 12; upTo += 3) {
      await expect.poll(() => fast.positions).toHaveLength(upTo);
      await log.acknowledge(database.sql, "read/1", upTo, now, "ap");
      await wakeups.send(["read/1"]);
    }
    expect(slow.positions).toEqual([1, 2, 3]);
    expect(own.positions).toEqual([1, 2, 3]);
    expect(await log.head(database.sql, "read/1", "ap")).toMatchObject({ position: 12, acknowledged: 12 });
    expect(await log.head(database.sql, "read/1", "acm")).toMatchObject({ acknowledged: 0, acknowledgedAt: null });
    expect(await log.head(database.sql, "read/1")).toMatchObject({ acknowledged: 0 });
    await log.acknowledge(database.sql, "read/1", 2, now, "ap");
    expect(await log.head(database.sql, "read/1", "ap")).toMatchObject({ acknowledged: 12 });
    await expect(log.acknowledge(database.sql, "read/1", 13, now, "acm")).rejects.toMatchObject({
      code: "ACKNOWLEDGED_BEYOND_HEAD",
    });
    await log.acknowledge(database.sql, "read/1", 12, now, "acm");
    await wakeups.send(["read/1"]);
    await expect.poll(() => slow.positions).toHaveLength(12);
    expect(own.positions).toHaveLength(3);
    stop.abort();
    await Promise.all([slow.done, fast.done, own.done]);
  });
});

describe("with hints turned off", () => {
  it("delivers everything by the poll, for streams, for windows and for the whole log", async () => {
    const { database, log } = fixture;
    const polling = noWakeups({ sql: database.sql, schema: SCHEMA, readers: true, pollEveryMs: 20 });
    const reader = counting(following("quiet/1", { wakeups: polling, window: 1, reader: "acm" }));
    const stream = counting(following("quiet/1", { wakeups: polling, window: 2 }));
    const whole = followLog({ log, sql: database.sql, wakeups: polling, after: null, categories: ["quiet"] });
    const first = whole.next();
    await say(repeated("quiet/1", 3), polling);
    expect((await first).value).toMatchObject({ streamPosition: 1 });
    await expect.poll(() => stream.positions).toEqual([1, 2]);
    await log.acknowledge(database.sql, "quiet/1", 1, now);
    await expect.poll(() => stream.positions).toEqual([1, 2, 3]);
    expect(reader.positions).toEqual([1]);
    await log.acknowledge(database.sql, "quiet/1", 1, now, "acm");
    await expect.poll(() => reader.positions).toEqual([1, 2]);
    await whole.return?.();
    await polling.close();
    for (const { done } of [stream, reader]) await expect(done).rejects.toMatchObject({ code: "STREAM_INTERRUPTED" });
  });

  it("asks the database once for all followers of a process, and not at all without followers", async () => {
    let polls = 0;
    const { sql } = fixture.database;
    const counted: Sql = {
      query(text, params) {
        polls += 1;
        return sql.query(text, params);
      },
    };
    const polling = noWakeups({ sql: counted, schema: SCHEMA, pollEveryMs: 30 });
    const woken = new Set<string>();
    const streams = Array.from({ length: 1000 }, (_, n) => `many/${n}`);
    await say(streams, polling);
    const leave = streams.map((stream) => polling.subscribe(stream, () => woken.add(stream)));
    await expect.poll(() => woken.size).toBe(1000);
    expect(polls).toBeLessThan(5);
    for (const one of leave) one();
    const counter = polls;
    await take(following("many/1"), 1); // a round trip, in which a poll could have begun
    expect(polls).toBeLessThanOrEqual(counter + 1);
    await polling.close();
  });
});

describe("a thousand followers in one process", () => {
  it("read one event each in a few statements", async () => {
    let statements = 0;
    const { sql } = fixture.database;
    const counted: Sql = {
      query(text, params) {
        statements += 1;
        return sql.query(text, params);
      },
    };
    const streams = Array.from({ length: 1000 }, (_, n) => `crowd/${n}`);
    const followers = streams.map((stream) => following(stream, { sql: counted }));
    const first = followers.map((items) => items.next());
    await expect.poll(() => statements).toBeGreaterThan(0);
    await say(streams);
    const events = await Promise.all(first);
    expect(events.every(({ value }) => value?.streamPosition === 1)).toBe(true);
    expect(statements).toBeLessThan(60);
    await Promise.all(followers.map((items) => items.return?.()));
  });
});

describe("trouble", () => {
  async function asAdmin(text: string): Promise<number | null> {
    const admin = new pg.Client({ connectionString: fixture.adminUrl });
    await admin.connect();
    try {
      return (await admin.query(text)).rowCount;
    } finally {
      await admin.end();
    }
  }
  const listening = (what: string) =>
    `select ${what} from pg_stat_activity where datname = current_database() and application_name = 'exparte wake-ups'`;

  it("reopens a lost connection for hints, reads what was missed, and wakes other processes again", async () => {
    const other = postgresWakeups({
      connectionString: fixture.url,
      sql: (await fixture.open()).sql,
      schema: SCHEMA,
      pollEveryMs: NEVER_MS,
      onProblem: () => {},
    });
    const items = following("lost/1", { wakeups: other });
    const first = items.next();
    await expect.poll(() => asAdmin(listening("pid"))).toBe(2);
    await say(["lost/1"]);
    expect((await first).value).toMatchObject({ streamPosition: 1 });

    const second = items.next();
    expect(await asAdmin(listening("pg_terminate_backend(pid)"))).toBe(2);
    await say(["lost/1"]); // its hint finds no connection
    expect((await second).value).toMatchObject({ streamPosition: 2 });

    await expect.poll(() => asAdmin(listening("pid"))).toBe(2);
    const third = items.next();
    await say(["lost/1"]);
    expect((await third).value).toMatchObject({ streamPosition: 3 });
    await items.return?.();
    await other.close();
  });

  it("a hint for more streams than fit in one notification reaches every stream", async () => {
    const other = postgresWakeups({
      connectionString: fixture.url,
      sql: fixture.database.sql,
      schema: SCHEMA,
      pollEveryMs: NEVER_MS,
    });
    const woken = new Set<string>();
    const streams = Array.from({ length: 1000 }, (_, n) => `wide/${"x".repeat(100)}${n}`);
    for (const stream of streams) other.subscribe(stream, () => woken.add(stream));
    await expect.poll(() => asAdmin(listening("pid"))).toBe(2);
    await wakeups.send(streams);
    await expect.poll(() => woken.size).toBe(1000);
    await other.close();
  });

  it("followers survive the loss of all connections", async () => {
    const items = following("cut/1");
    const first = items.next();
    await asAdmin(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await say(["cut/1"]).catch(() => say(["cut/1"]));
    expect((await first).value).toMatchObject({ streamPosition: 1 });
    await items.return?.();
  });

  it("a database that stays down ends waiting and reading followers with an error", async () => {
    let away = false;
    const { sql } = fixture.database;
    // This stands in for the connection, not for the database: the test cuts it midway.
    const cut: Sql = {
      query: (text, params) => (away ? Promise.reject(new Error("connect ECONNREFUSED")) : sql.query(text, params)),
    };
    const dying = noWakeups({ sql: cut, schema: SCHEMA, pollEveryMs: 10, giveUpAfterMs: 60, onProblem: () => {} });
    const waiting = following("away/1", { sql: cut, wakeups: dying });
    const pending = waiting.next();
    await say(["away/1"], dying);
    await pending;
    const silent = waiting.next();
    away = true;
    await expect(silent).rejects.toMatchObject({ code: "STREAM_INTERRUPTED" });
    const reading = followStream({
      log: fixture.log,
      sql: cut,
      wakeups,
      stream: "away/2",
      after: 0,
      giveUpAfterMs: 50,
    });
    await expect(reading.next()).rejects.toMatchObject({ code: "STREAM_INTERRUPTED" });
    await dying.close();
  });

  it("a faulty statement ends a follower at once", async () => {
    const { createEventLog } = await import("./event-log.js");
    const items = followStream({
      log: createEventLog({ schema: "nowhere" }),
      sql: fixture.database.sql,
      wakeups,
      stream: "any/1",
      after: 0,
    });
    await expect(items.next()).rejects.toMatchObject({ code: "3F000" });
  });
});
