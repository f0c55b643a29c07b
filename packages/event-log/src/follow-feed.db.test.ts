import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { gate, type LogFixture, logFixture, take } from "../test/log-fixture.js";
import { FEED_WHOLE, followFeed } from "./follow-feed.js";
import { noWakeups } from "./no-wakeups.js";
import type { Sql } from "./sql.js";
import type { Wakeups } from "./wakeups.js";

let fixture: LogFixture;
let wakeups: Wakeups;
beforeAll(async () => {
  fixture = await logFixture();
  wakeups = noWakeups({ sql: fixture.database.sql, schema: "ledger", pollEveryMs: 20 });
});
afterAll(async () => {
  await wakeups.close();
  await fixture.close();
});

const said = (stream: string) => [{ stream, kind: "Said", body: {} }];

function say(stream: string): Promise<unknown> {
  const { database, log } = fixture;
  return database.transaction(({ sql }) => log.append(sql, said(stream), new Date()));
}

function feed(options: { sayWhole?: boolean; sql?: Sql; after?: string; categories?: string[] } = {}) {
  const { log, database } = fixture;
  return followFeed({ log, sql: database.sql, wakeups, after: null, sayWhole: true, wholeEveryMs: 10, ...options });
}

describe("a feed", () => {
  it("reports, after its events and then at intervals, up to which moment it is whole", async () => {
    await say("a/1");
    const begunAt = Date.now();
    const items = feed();
    const [event, first, second] = await take(items, 3);
    expect(event).toMatchObject({ kind: "Said", stream: "a/1" });
    expect(first).toMatchObject({ kind: FEED_WHOLE, cursor: event?.cursor, body: {} });
    expect(second?.kind).toBe(FEED_WHOLE);
    // Two clocks that tick apart: it may seem a millisecond early, and is never late.
    expect(first?.at.getTime()).toBeGreaterThanOrEqual(begunAt - 1);
    expect(second?.at.getTime()).toBeGreaterThan(first?.at.getTime() ?? 0);
    await items.return?.();
  });

  it("does not report it to a reader that has not asked", async () => {
    const items = feed({ sayWhole: false, categories: ["plain"] });
    const next = items.next();
    await say("plain/1");
    await say("plain/2");
    const seen = [(await next).value, ...(await take(items, 1))];
    expect(seen.map(({ kind }) => kind)).toEqual(["Said", "Said"]);
    await items.return?.();
  });

  it("is not whole beyond an open append of another writer, and is whole again once that has ended", async () => {
    const { database, log } = fixture;
    const [begun, slow] = [gate(), gate()];
    const slowly = database.transaction(async ({ sql }) => {
      await log.append(sql, said("held/1"), new Date());
      begun.open();
      await slow.opened;
    });
    await begun.opened;
    await say("held/2");
    const heldAt = Date.now();
    let reads = 0;
    const counted: Sql = {
      query(text, params) {
        reads += 1;
        return database.sql.query(text, params);
      },
    };
    const items = feed({ sql: counted, categories: ["held"] });
    const next = items.next();
    await expect.poll(() => reads).toBeGreaterThan(8);
    slow.open();
    await slowly;
    const [first, second, whole] = [(await next).value, ...(await take(items, 2))];
    expect([first, second]).toMatchObject([{ stream: "held/1" }, { stream: "held/2" }]);
    expect(whole?.kind).toBe(FEED_WHOLE);
    expect(whole?.at.getTime()).toBeGreaterThanOrEqual(heldAt);
    await items.return?.();
  });

  it("never reports a future moment, even if its clock was ahead when it began to read", async () => {
    const { promise: mayRead, resolve: letRead } = Promise.withResolvers<void>();
    const { promise: asked, resolve: onAsked } = Promise.withResolvers<void>();
    const slow: Sql = {
      async query(text, params) {
        onAsked();
        await mayRead;
        return fixture.database.sql.query(text, params);
      },
    };
    const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 3_600_000);
    const items = feed({ sql: slow, categories: ["clock"] });
    const next = items.next();
    await asked;
    clock.mockRestore();
    letRead();
    expect((await next).value).toMatchObject({ kind: FEED_WHOLE });
    expect((await next).value.at.getTime()).toBeLessThanOrEqual(Date.now());
    await items.return?.();
  });

  it("reports nothing more while its database hangs", async () => {
    let hangs = false;
    let asked = 0;
    const hanging: Sql = {
      query(text, params) {
        if (!hangs) return fixture.database.sql.query(text, params);
        asked += 1;
        return new Promise(() => {});
      },
    };
    const items = feed({ sql: hanging, categories: ["none"] });
    await take(items, 2);
    hangs = true;
    const told: Date[] = [];
    const rest = (async () => {
      for await (const { at } of items) told.push(at);
    })();
    await expect.poll(() => asked).toBe(1);
    const count = told.length;
    await say("none/1");
    await items.return?.();
    await rest;
    expect(told).toHaveLength(count);
  });
});
