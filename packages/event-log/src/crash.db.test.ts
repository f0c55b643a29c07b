import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedPostgres, embeddedPostgres } from "@exparte/database";
import { expect, it, onTestFinished } from "vitest";
import { openLog } from "../test/log-fixture.js";
import { createEventLog } from "./event-log.js";

const now = new Date("2027-01-01T12:00:00.123Z");
const said = (stream: string) => ({ stream, kind: "Said", body: {} });

/**
 * PostgreSQL writes ahead of a sequence, 32 values at a time, and does so with the commit of whoever took one. What a
 * rolled back transaction took may thus be lost with a crash, and is given out a second time.
 */
it("after a crash nothing is left out, though the positions that a rolled back append took are taken again", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "exparte-crash-"));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  // What is to be written with the next commit is written then, and not by a timer before.
  const settings = { fsync: "off", wal_writer_delay: "10s" };
  const died = Promise.withResolvers<string>();
  const server = await embeddedPostgres({ dataDir, settings, onExit: died.resolve });
  const log = createEventLog({ schema: "ledger" });
  const open = async (from: EmbeddedPostgres) => {
    const database = await openLog(from.adminUrl);
    onTestFinished(() => database.close());
    return database;
  };
  const before = await open(server);
  await before.transaction(({ sql }) => log.append(sql, [said("kept/1")], now));
  const many = Array.from({ length: 40 }, (_, n) => said(`gone/${n}`));
  await expect(
    before.transaction(async ({ sql }) => {
      await log.append(sql, many, now);
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  const read = await log.readLog(before.sql, { after: null, limit: 100 });
  expect(read.reached).toBe(41);

  process.kill(server.pid, "SIGKILL");
  await died.promise;
  const again = await embeddedPostgres({ dataDir });
  onTestFinished(() => again.stop());
  const after = await open(again);
  expect((await log.readLog(after.sql, { after: read.readUpTo, limit: 100 })).reached).toBeLessThan(41);
  await after.transaction(({ sql }) => log.append(sql, many, now));
  const { events } = await log.readLog(after.sql, { after: read.readUpTo, limit: 100 });
  expect(events.map(({ stream }) => stream)).toEqual(many.map(({ stream }) => stream));
}, 60_000);
