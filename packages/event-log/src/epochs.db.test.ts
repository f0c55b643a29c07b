import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LogFixture, logFixture, take } from "../test/log-fixture.js";
import { acknowledgeAsked, followAsked, readAsked } from "./asked-stream.js";
import type { RecordedEvent } from "./event.js";
import { noWakeups } from "./no-wakeups.js";
import type { StreamCursor } from "./require-cursor.js";
import type { Wakeups } from "./wakeups.js";

const NOW = new Date("2027-01-01T12:00:00Z");
const STREAM = "inbox/a";

let fixture: LogFixture;
let wakeups: Wakeups;
let admin: pg.Client;
/** What was recorded before the log went back. */
let old: RecordedEvent[];

beforeEach(async () => {
  fixture = await logFixture();
  wakeups = noWakeups({ sql: fixture.database.sql, schema: "ledger", pollEveryMs: 100 });
  admin = new pg.Client({ connectionString: fixture.adminUrl });
  await admin.connect();
  old = await say(16, "old");
});
afterEach(async () => {
  await wakeups.close();
  await fixture.database.ping(); // a poll that was under way has ended
  await admin.end();
  await fixture.close();
});

function say(count: number, what: string): Promise<RecordedEvent[]> {
  const events = Array.from({ length: count }, () => ({ stream: STREAM, kind: "Said", body: { what } }));
  return fixture.database.transaction(({ sql }) => fixture.log.append(sql, events, NOW));
}

const at = (position: number): RecordedEvent => {
  const event = old[position - 1];
  if (event === undefined) throw new Error(`Nothing was recorded at ${position}`);
  return event;
};

/** The tables as they are after a restore to the moment when ten events were recorded. */
async function goBack(): Promise<void> {
  await admin.query("delete from ledger.events where stream_position > 10");
  await admin.query("update ledger.event_heads set position = 10, digest = $1", [at(10).digest]);
  await admin.query("delete from ledger.event_epochs where after > 10");
  await admin.query("delete from ledger.event_epoch_readers");
  await admin.query("select setval('ledger.events_position_seq', 10)");
}
const begin = () => admin.query("select from ledger.event_log_begin_epoch('RESTORED')");
async function restore(): Promise<void> {
  await goBack();
  await begin();
}

const asked = () => ({ log: fixture.log, sql: fixture.database.sql, stream: STREAM });
const follow = ({ position, ...proof }: StreamCursor) =>
  followAsked({ ...asked(), wakeups }, { after: position, ...proof, window: 100, signal: AbortSignal.timeout(60_000) });
const acknowledge = ({ position, ...proof }: StreamCursor) =>
  acknowledgeAsked(asked(), { upTo: position, ...proof }, NOW);
/** The first position that comes after a cursor. */
async function next(cursor: StreamCursor): Promise<number | undefined> {
  const following = follow(cursor);
  const [event] = await take(following, 1);
  await following.return?.();
  return event?.streamPosition;
}
const changed = (facts: object) => ({ code: "EPOCH_CHANGED", facts: expect.objectContaining(facts) });
const whole = ({ streamPosition: position, digest, epoch }: RecordedEvent): StreamCursor => ({
  position,
  digest,
  epoch,
});

describe("a stream that is live while its log goes back", () => {
  it("ends at its next read, although nothing new was recorded", async () => {
    const following = follow({ position: 0 });
    await take(following, 16);
    const coming = following.next();
    await restore();
    await expect(coming).rejects.toMatchObject(changed({ field: "after", compareFrom: 10, ahead: true }));
  });

  it("ends before the first message that does not follow, although no epoch was begun", async () => {
    const following = follow({ position: 0 });
    await take(following, 16);
    const coming = following.next();
    await goBack();
    await say(7, "new");
    await expect(coming).rejects.toMatchObject(changed({ compareFrom: 0, head: 17 }));
  });
});

describe("a cursor of an epoch that has ended", () => {
  it.each([
    ["beyond what is left: compare from there", 16, { compareFrom: 10, ahead: true }],
    ["before it: nothing is lost, and the reader hears of the change", 8, { compareFrom: 8, ahead: false }],
  ])("is refused %s", async (_, position, facts) => {
    await restore();
    await say(7, "new");
    await expect(next(whole(at(position)))).rejects.toMatchObject(changed(facts));
    const { digest, epoch } = at(position);
    await expect(readAsked(asked(), { after: position, first: 9, digest, epoch })).rejects.toMatchObject(
      changed(facts),
    );
  });

  it("acknowledges what is the same since, and nothing that is not", async () => {
    await restore();
    await say(7, "new");
    await expect(acknowledge(whole(at(16)))).rejects.toMatchObject(changed({ field: "upTo", compareFrom: 10 }));
    expect(await acknowledge(whole(at(9)))).toMatchObject({ acknowledged: 9 });
  });

  it("is refused from the start when this log never was in that epoch", async () => {
    const epoch = "00000000-0000-4000-8000-000000000000";
    await expect(next({ position: 16, epoch })).rejects.toMatchObject(changed({ compareFrom: 0 }));
  });

  it("is refused after one backup was restored twice, each time into an epoch of its own", async () => {
    await restore();
    const [first] = await say(1, "first");
    await admin.query("delete from ledger.event_epochs where because = 'RESTORED'");
    await restore();
    await say(1, "second");
    expect(first?.epoch).not.toBe(at(1).epoch);
    await expect(next(whole(first ?? at(1)))).rejects.toMatchObject(changed({ compareFrom: 0 }));
  });
});

describe("a cursor of the present epoch", () => {
  it("goes on, and is refused with another inbox's digest", async () => {
    await restore();
    const [eleventh, twelfth] = await say(2, "new");
    expect(await next(whole(eleventh ?? at(1)))).toBe(twelfth?.streamPosition);
    const epoch = await fixture.log.epoch(fixture.database.sql);
    await expect(next({ position: 11, digest: at(11).digest, epoch })).rejects.toMatchObject(
      changed({ compareFrom: 0 }),
    );
  });
});

describe("an earlier client, which gives no epoch", () => {
  it("goes on by its position while the log is in its first epoch", async () => {
    expect(await next({ position: 15 })).toBe(16);
    expect(await acknowledge({ position: 16 })).toMatchObject({ acknowledged: 16 });
    await expect(next({ position: 17 })).rejects.toMatchObject({ code: "POSITION_BEYOND_HEAD" });
  });

  it("is refused beyond what is left, also once the log has as many messages again", async () => {
    await restore();
    await expect(next({ position: 16 })).rejects.toMatchObject(changed({ compareFrom: 10 }));
    await say(7, "new");
    await expect(next({ position: 16 })).rejects.toMatchObject(changed({ compareFrom: 10 }));
    await expect(next({ position: 16, digest: at(16).digest })).rejects.toMatchObject(changed({ compareFrom: 10 }));
    await expect(acknowledge({ position: 16 })).rejects.toMatchObject(changed({ field: "upTo", compareFrom: 10 }));
  });

  it("is believed again once it has gone on from a position that is the same", async () => {
    await restore();
    await say(7, "new");
    expect(await next({ position: 10 })).toBe(11);
    expect(await next({ position: 16 })).toBe(17);
    expect(await acknowledge({ position: 17 })).toMatchObject({ acknowledged: 17 });
  });

  it("is not believed because somebody looked at the first page", async () => {
    await restore();
    await say(7, "new");
    await readAsked(asked(), { after: 0, first: 100 });
    await expect(acknowledge({ position: 16 })).rejects.toMatchObject(changed({ compareFrom: 10 }));
  });

  it("goes on with a digest that the log still has", async () => {
    await restore();
    expect(await next({ position: 9, digest: at(9).digest })).toBe(10);
  });
});

describe("an epoch", () => {
  const epochs = async () =>
    (await admin.query("select after::int, because from ledger.event_epochs order by number")).rows;
  const move = () => admin.query("update ledger.event_epochs set place = 'elsewhere'");

  it("begins when the log is in another place, before anything is recorded there", async () => {
    await move();
    const [event] = await say(1, "new");
    expect(await epochs()).toEqual([
      { after: 0, because: "LOG_BEGUN" },
      { after: 16, because: "PLACE_CHANGED" },
    ]);
    expect(event?.epoch).toBe(await fixture.log.epoch(fixture.database.sql));
  });

  it("begins once, however many look at the same moment", async () => {
    await move();
    const { log, database } = fixture;
    await Promise.all([
      ...Array.from({ length: 8 }, () => log.epoch(database.sql)),
      ...Array.from({ length: 4 }, () => say(1, "new")),
      ...Array.from({ length: 4 }, () => log.head(database.sql, STREAM)),
      log.readStreams(database.sql, [{ stream: STREAM, after: 0 }], 1),
      log.readLog(database.sql, { after: null, limit: 1 }),
    ]);
    expect(await epochs()).toHaveLength(2);
  });
});

describe("the whole log", () => {
  const read = (after: string | null) => fixture.log.readLog(fixture.database.sql, { after, limit: 100 });

  it("refuses a cursor beyond what is left, and says from where on to compare", async () => {
    const { events } = await read(null);
    const { events: before } = await read(events[8]?.cursor ?? "");
    await restore();
    await say(7, "new");
    const { code, facts } = await read(events[15]?.cursor ?? "").catch((refusal) => refusal);
    expect({ code, facts }).toMatchObject(changed({ field: "after", ahead: true }));
    expect((await read(facts.compareFrom)).events.map(({ streamPosition }) => streamPosition)[0]).toBe(11);
    expect(before[0]?.streamPosition).toBe(10);
  });

  it("goes on from a cursor before it, in the new epoch", async () => {
    const { events } = await read(null);
    await restore();
    await say(7, "new");
    const next = await read(events[8]?.cursor ?? "");
    expect(next.events[0]).toMatchObject({ streamPosition: 10, epoch: await fixture.log.epoch(fixture.database.sql) });
  });

  it("reads a cursor from before there were epochs as one of the first", async () => {
    expect((await read("15")).events.map(({ streamPosition }) => streamPosition)).toEqual([16]);
    await restore();
    await say(7, "new");
    expect((await read("9")).events[0]).toMatchObject({ streamPosition: 10 });
    await expect(read("16")).rejects.toMatchObject(changed({ ahead: true }));
  });

  it("refuses a cursor of another log, which has its epoch and another digest", async () => {
    const { events } = await read(null);
    const [place, , epoch] = String(events[4]?.cursor).split("/");
    await expect(read(`${place}/${at(9).digest}/${epoch}`)).rejects.toMatchObject(changed({ ahead: true }));
  });
});
