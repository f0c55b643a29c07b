import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gate, type LogFixture, logFixture } from "../test/log-fixture.js";
import { verifyChain } from "./event.js";
import type { LoggedEvent } from "./event-log.js";
import { followLog } from "./follow-log.js";
import { followStream } from "./follow-stream.js";
import { noWakeups } from "./no-wakeups.js";
import { postgresWakeups } from "./postgres-wakeups.js";

let fixture: LogFixture;
beforeAll(async () => {
  fixture = await logFixture();
});
afterAll(() => fixture.close());

const now = new Date("2027-01-01T12:00:00.123Z");
const said = (stream: string, body = {}) => ({ stream, kind: "Said", body });

describe("append", () => {
  it("numbers each stream from 1 and returns what a reader will read", async () => {
    const { database, log } = fixture;
    const recorded = await database.transaction(({ sql }) =>
      log.append(
        sql,
        [said("a/1", { n: 1, left: undefined }), said("a/2", { text: 'é "quoted" \\ {x}' }), said("a/1", { n: 1e21 })],
        now,
      ),
    );
    expect(recorded.map((event) => [event.stream, event.streamPosition])).toEqual([
      ["a/1", 1],
      ["a/2", 1],
      ["a/1", 2],
    ]);
    const read = await log.readStream(database.sql, "a/1", { after: 0, limit: 10 });
    expect(read).toEqual([recorded[0], recorded[2]]);
    expect(read[0]?.at).toEqual(now);
    const head = await log.head(database.sql, "a/1");
    expect(head).toMatchObject({ position: 2, digest: read[1]?.digest });
    expect(await log.readStream(database.sql, "a/1", { after: 1, limit: 10 })).toEqual([recorded[2]]);
    expect(await log.head(database.sql, "a/none")).toEqual({
      stream: "a/none",
      epoch: head.epoch,
      position: 0,
      digest: "",
      acknowledged: 0,
      acknowledgedAt: null,
    });
  });

  it("leaves nothing behind when the transaction is rolled back, not even a gap", async () => {
    const { database, log } = fixture;
    const failing = database.transaction(async ({ sql }) => {
      await log.append(sql, [said("rolled/1")], now);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await log.head(database.sql, "rolled/1")).toMatchObject({ position: 0 });
    const [event] = await database.transaction(({ sql }) => log.append(sql, [said("rolled/1")], now));
    expect(event).toMatchObject({ streamPosition: 1, previousDigest: "" });
  });

  it("throws on a second append in one transaction, and outside a transaction", async () => {
    const { database, log } = fixture;
    const twice = database.transaction(async ({ sql }) => {
      await log.append(sql, [said("twice/1")], now);
      await log.append(sql, [said("twice/2")], now);
    });
    await expect(twice).rejects.toThrow("may append once");
    await expect(log.append(database.sql, [said("outside/1")], now)).rejects.toThrow("only inside a transaction");
    expect(await log.readStream(database.sql, "outside/1", { after: 0, limit: 1 })).toEqual([]);
  });

  it("reads nothing after the head, and refuses a position beyond it", async () => {
    const { database, log } = fixture;
    await database.transaction(({ sql }) => log.append(sql, [said("ahead/1")], now));
    const page = (stream: string, after: number) => log.readStream(database.sql, stream, { after, limit: 10 });
    expect(await page("ahead/1", 1)).toEqual([]);
    await expect(page("ahead/1", 2)).rejects.toMatchObject({
      code: "POSITION_BEYOND_HEAD",
      facts: { field: "after", after: 2, head: 1 },
    });
    await expect(page("ahead/nobody", 1)).rejects.toMatchObject({ code: "POSITION_BEYOND_HEAD", facts: { head: 0 } });
  });

  it("works in a nested transaction's savepoint", async () => {
    const { database, log } = fixture;
    const recorded = await database.transaction(({ em, sql }) =>
      em.transactional(() => log.append(sql, [said("nested/1")], now)),
    );
    expect(recorded).toHaveLength(1);
  });

  it("refuses a text that PostgreSQL could not return unchanged", async () => {
    const { database, log } = fixture;
    const appending = database.transaction(({ sql }) => log.append(sql, [said("a/1", { text: "\u0000" })], now));
    await expect(appending).rejects.toMatchObject({ code: "TEXT_NOT_STORABLE" });
  });
});

describe("acknowledge", () => {
  it("never moves backwards and refuses to go beyond the head", async () => {
    const { database, log } = fixture;
    await database.transaction(({ sql }) => log.append(sql, [said("ack/1"), said("ack/1"), said("ack/1")], now));
    expect(await log.acknowledge(database.sql, "ack/1", 2, now)).toMatchObject({
      acknowledged: 2,
      acknowledgedAt: now,
    });
    const later = new Date(now.getTime() + 1000);
    expect(await log.acknowledge(database.sql, "ack/1", 1, later)).toMatchObject({
      acknowledged: 2,
      acknowledgedAt: now,
    });
    await expect(log.acknowledge(database.sql, "ack/1", 4, later)).rejects.toMatchObject({
      code: "ACKNOWLEDGED_BEYOND_HEAD",
      facts: { field: "upTo", upTo: 4, head: 3 },
    });
    await expect(log.acknowledge(database.sql, "ack/none", 1, later)).rejects.toMatchObject({
      code: "ACKNOWLEDGED_BEYOND_HEAD",
    });
    await expect(log.acknowledge(database.sql, "ack/1", 1.5, later)).rejects.toMatchObject({
      code: "POSITION_INVALID",
    });
    expect(await log.acknowledge(database.sql, "ack/none", 0, later)).toMatchObject({ position: 0, acknowledged: 0 });
  });
});

describe("the digest chain in the database", () => {
  it("shows when someone with access to the tables has changed, or removed, an event", async () => {
    const { database, log } = fixture;
    for (let n = 1; n <= 4; n += 1) {
      await database.transaction(({ sql }) => log.append(sql, [said("chain/1", { n })], now));
    }
    const read = () => log.readStream(database.sql, "chain/1", { after: 0, limit: 10 });
    expect(verifyChain(await read())).toBeUndefined();
    await database.sql.query(
      `update ledger.events set body = '{"n": 20}' where stream = 'chain/1' and stream_position = 2`,
    );
    expect(verifyChain(await read())).toBe(2);
    await database.sql.query(`delete from ledger.events where stream = 'chain/1' and stream_position = 2`);
    expect(verifyChain(await read())).toBe(2);
  });
});

describe("the whole log", () => {
  it("holds back events committed after a transaction that is still open, and then gives both in order", async () => {
    const { database, log } = fixture;
    const before = await log.readLog(database.sql, { after: null, limit: 1000 });
    const after = before.events.at(-1)?.cursor ?? null;
    const slow = gate();
    const begun = gate();
    const slowly = database.transaction(async ({ sql }) => {
      await log.append(sql, [said("slow/1")], now);
      begun.open();
      await slow.opened;
    });
    await begun.opened;
    await database.transaction(({ sql }) => log.append(sql, [said("quick/1")], now));
    expect(await log.readLog(database.sql, { after, limit: 10 })).toMatchObject({ events: [], withheld: true });

    const wakeups = noWakeups({ sql: database.sql, schema: "ledger", pollEveryMs: 60_000 });
    const following = followLog({ log, sql: database.sql, wakeups, after });
    const first = following.next();
    slow.open();
    await slowly;
    // Nothing wakes the reader and the next poll is a minute away: it looks again because events are held back.
    expect((await first).value).toMatchObject({ stream: "slow/1" });
    expect((await following.next()).value).toMatchObject({ stream: "quick/1" });
    await following.return?.();
    await wakeups.close();
  });

  it("gives only the requested categories, and continues after a cursor", async () => {
    const { database, log } = fixture;
    await database.transaction(({ sql }) =>
      log.append(sql, [said("left/1"), said("right/1", { n: 1 }), said("left/2"), said("right/2", { n: 2 })], now),
    );
    const categories = ["right"];
    const { events } = await log.readLog(database.sql, { after: null, limit: 1, categories });
    expect(events.map((event) => event.stream)).toEqual(["right/1"]);
    const rest = await log.readLog(database.sql, { after: events[0]?.cursor ?? "", limit: 9, categories });
    expect(rest.events.map((event) => event.stream)).toEqual(["right/2"]);
    const none = await log.readLog(database.sql, { after: rest.readUpTo, limit: 9 });
    expect(none.events).toEqual([]);
  });

  it("refuses a cursor that it did not give out", async () => {
    const { database, log } = fixture;
    for (const after of [
      "",
      "x",
      "1.",
      "1.2.3",
      "1.1",
      "999999999",
      "99999999999999999999.1",
      "1.9999999999999999999",
      "-1.1",
    ]) {
      await expect(log.readLog(database.sql, { after, limit: 1 }), after).rejects.toMatchObject({
        code: "CURSOR_INVALID",
      });
    }
  });
});

describe("sixteen writers at once, one of them slow", () => {
  const WRITERS = 16;
  const ROUNDS = 25;
  const STREAMS = 6;

  it("skips nothing and reorders nothing for followers of streams or of the whole log, and never deadlocks", async () => {
    const own = await logFixture();
    const [writing, reading] = [await own.open(WRITERS + 2), own.database];
    const wakeups = postgresWakeups({
      connectionString: own.url,
      sql: reading.sql,
      schema: "ledger",
      pollEveryMs: 500,
    });
    const { log } = own;
    const streams = Array.from({ length: STREAMS }, (_, n) => `busy/${n}`);
    const stop = new AbortController();
    const seenInStreams = new Map(streams.map((stream) => [stream, [] as number[]]));
    const seenInLog: LoggedEvent[] = [];
    const followers = streams.map(async (stream) => {
      for await (const event of followStream({
        log,
        sql: reading.sql,
        wakeups,
        stream,
        after: 0,
        signal: stop.signal,
      })) {
        seenInStreams.get(stream)?.push(event.streamPosition);
      }
    });
    const logFollower = (async () => {
      for await (const event of followLog({ log, sql: reading.sql, wakeups, after: null, signal: stop.signal }))
        seenInLog.push(event);
    })();

    const slow = gate();
    const begun = gate();
    // The slow writer appends first and commits last.
    const slowly = writing.transaction(async ({ sql }) => {
      await log.append(sql, [said("lonely/1", { writer: "slow" })], now);
      begun.open();
      await slow.opened;
    });
    await begun.opened;
    let expected = 1;
    const write = async (writer: number) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const shuffled = [...streams].sort(() => Math.random() - 0.5).slice(0, 1 + ((writer + round) % STREAMS));
        const recorded = await writing.transaction(({ sql }) =>
          log.append(
            sql,
            shuffled.map((stream) => said(stream, { writer, round })),
            now,
          ),
        );
        expected += recorded.length;
        void wakeups.send(shuffled);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    expect(seenInLog).toEqual([]);
    slow.open();
    await slowly;
    await wakeups.send(["lonely/1"]);

    await expect.poll(() => seenInLog.length, { timeout: 20_000 }).toBe(expected);
    const heads = await Promise.all(streams.map((stream) => log.head(reading.sql, stream)));
    for (const head of heads) {
      const upToHead = Array.from({ length: head.position }, (_, index) => index + 1);
      await expect.poll(() => seenInStreams.get(head.stream), { timeout: 20_000 }).toEqual(upToHead);
      const positionsInLog = seenInLog
        .filter((event) => event.stream === head.stream)
        .map((event) => event.streamPosition);
      expect(positionsInLog).toEqual(upToHead);
      expect(verifyChain(await log.readStream(reading.sql, head.stream, { after: 0, limit: 10_000 }))).toBeUndefined();
    }
    const cursors = seenInLog.map((event) => Number.parseInt(event.cursor, 10));
    expect(cursors).toEqual(cursors.toSorted((a, b) => a - b));
    expect(new Set(cursors).size).toBe(expected);
    stop.abort();
    await Promise.all([...followers, logFollower]);
    await wakeups.close();
    await own.close();
  }, 60_000);
});

describe("the log's rights", () => {
  it("lets no other role read the tables", async () => {
    const client = new pg.Client({ connectionString: fixture.adminUrl });
    await client.connect();
    await client.query("create role stranger login password 'x' in role pg_monitor");
    await client.query("set role stranger");
    await expect(client.query("select * from ledger.events")).rejects.toMatchObject({ code: "42501" });
    await client.query("reset role");
    await client.query("drop role stranger");
    await client.end();
  });
});
