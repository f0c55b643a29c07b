import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { testDatabase } from "@exparte/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { clearTimer, setTimer, startTimers, type TimerSql, type TimerTask } from "./index.js";

const SCHEMA = "orders_timers";
const onProblem = () => undefined;

let url: string;
let close: () => Promise<void>;
let pool: pg.Pool;
let sql: TimerSql;

beforeAll(async () => {
  ({ url, close } = await testDatabase({ name: "timers", schema: "orders" }));
  pool = new pg.Pool({ connectionString: url });
  sql = { query: async (text, params) => (await pool.query(text, params ? [...params] : [])).rows };
  await (await startTimers({ connectionString: url, schema: SCHEMA, tasks: {}, onProblem })).close();
});

afterAll(async () => {
  await pool.end();
  await close();
});

async function withTimers<T>(tasks: Record<string, TimerTask>, work: () => Promise<T>): Promise<T> {
  const timers = await startTimers({ connectionString: url, schema: SCHEMA, tasks, onProblem, pollEveryMs: 50 });
  try {
    return await work();
  } finally {
    await timers.close();
  }
}

const timer = (task: string, key: string, fireAt = new Date()) => ({ task, key, fireAt, payload: { key } });

describe("a durable timer", () => {
  it("whose task throws reports the error", async () => {
    const problems: { message: string; cause: unknown }[] = [];
    const thrown = new Error("no such order");
    await setTimer(sql, SCHEMA, timer("fails", "failing"));
    const timers = await startTimers({
      connectionString: url,
      schema: SCHEMA,
      tasks: { fails: () => Promise.reject(thrown) },
      pollEveryMs: 50,
      onProblem: (message, cause) => void problems.push({ message, cause }),
    });
    await vi.waitFor(
      () => expect(problems).toEqual([{ message: expect.stringContaining("no such order"), cause: thrown }]),
      { timeout: 10_000 },
    );
    await timers.close();
    await clearTimer(sql, SCHEMA, "failing");
  });

  it("fires once, with its payload, even if it was set before anybody listened", async () => {
    const task = vi.fn(async () => undefined);
    await setTimer(sql, SCHEMA, timer("ring", "a"));
    await withTimers({ ring: task }, () =>
      vi.waitFor(() => expect(task).toHaveBeenCalledExactlyOnceWith({ key: "a" }), { timeout: 10_000 }),
    );
    const left = await sql.query("select 1 from orders_timers._private_jobs where key = 'a'");
    expect(left).toEqual([]);
  });

  it("moves when it is set again under its key, and does not fire when it is cleared", async () => {
    const task = vi.fn(async () => undefined);
    await setTimer(sql, SCHEMA, timer("ring", "later", new Date()));
    await setTimer(sql, SCHEMA, timer("ring", "later", new Date(Date.now() + 3_600_000)));
    await setTimer(sql, SCHEMA, timer("ring", "gone"));
    await clearTimer(sql, SCHEMA, "gone");
    await setTimer(sql, SCHEMA, timer("ring", "last"));
    await withTimers({ ring: task }, () => vi.waitFor(() => expect(task).toHaveBeenCalled(), { timeout: 10_000 }));
    expect(task.mock.calls).toEqual([[{ key: "last" }]]);
  });

  it("does not exist when its transaction is rolled back", async () => {
    const client = await pool.connect();
    await client.query("begin");
    await setTimer(
      { query: async (text, params) => (await client.query(text, params ? [...params] : [])).rows },
      SCHEMA,
      timer("ring", "undone"),
    );
    await client.query("rollback");
    client.release();
    expect(await sql.query("select 1 from orders_timers._private_jobs where key = 'undone'")).toEqual([]);
  });

  it("of a killed process is taken over by another", async () => {
    await setTimer(sql, SCHEMA, timer("hang", "killed"));
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL("../test-fixtures/hanging-worker.mjs", import.meta.url)), url, SCHEMA],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    const task = vi.fn(async () => undefined);
    await withTimers({ hang: task }, () => vi.waitFor(() => expect(task).toHaveBeenCalled(), { timeout: 15_000 }));
    expect(task).toHaveBeenCalledExactlyOnceWith({ key: "killed" });
  });

  it("still fires when another schema's migration in the same database has made its worker stop", async () => {
    const task = vi.fn(async () => undefined);
    await withTimers({ ring: task }, async () => {
      await pool.query(`select pg_notify('worker:migrate', '{"migrationNumber": 16, "breaking": true}')`);
      await setTimer(sql, SCHEMA, timer("ring", "after", new Date(Date.now() + 300)));
      await vi.waitFor(() => expect(task).toHaveBeenCalledExactlyOnceWith({ key: "after" }), { timeout: 10_000 });
    });
  });
});
