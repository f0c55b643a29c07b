import { testDatabase } from "@exparte/testing";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { migrateTimers, playTime, setTimer, type TimerSql } from "./index.js";

const SCHEMA = "orders_timers";
const at = (minute: number) => new Date(Date.UTC(2024, 0, 1, 12, minute));

let close: () => Promise<void>;
let pool: pg.Pool;
let sql: TimerSql;
beforeAll(async () => {
  const database = await testDatabase({ name: "played", schema: "orders" });
  close = database.close;
  pool = new pg.Pool({ connectionString: database.url });
  sql = { query: async (text, params) => (await pool.query(text, params ? [...params] : [])).rows };
  await migrateTimers({ connectionString: database.url, schema: SCHEMA });
});
afterAll(async () => {
  await pool.end();
  await close();
});

let fired: [string, Date][];
beforeEach(() => {
  fired = [];
});

function played() {
  return playTime({
    sql,
    schema: SCHEMA,
    tasks: (clock) => ({
      async ring({ key, again }) {
        fired.push([String(key), clock()]);
        if (again === true) await setTimer(sql, SCHEMA, timer("b", at(1)));
      },
    }),
  });
}

const timer = (key: string, fireAt: Date, more: object = {}) => ({
  task: "ring",
  key,
  fireAt,
  payload: { key, ...more },
});

it("fires each timer once, at its moment and in the order of time, and stands where it was told to go", async () => {
  const time = played();
  for (const [key, minute] of [
    ["second", 20],
    ["first", 10],
    ["later", 40],
  ] as const)
    await setTimer(sql, SCHEMA, timer(key, at(minute)));
  await time.goTo(at(30));
  expect(fired).toEqual([
    ["first", at(10)],
    ["second", at(20)],
  ]);
  expect(time.now()).toEqual(at(30));
  await time.goTo(at(50));
  await time.goTo(at(60));
  expect(fired.slice(2)).toEqual([["later", at(40)]]);
});

it("fires at once what a task sets for a moment that has passed", async () => {
  const time = played();
  await setTimer(sql, SCHEMA, timer("a", at(5), { again: true }));
  await time.goTo(at(6));
  expect(fired).toEqual([
    ["a", at(5)],
    ["b", at(5)],
  ]);
});

it("ends with an error at a timer of which it has no task", async () => {
  await setTimer(sql, SCHEMA, { ...timer("unknown", at(1)), task: "sing" });
  await expect(played().goTo(at(2))).rejects.toThrow("No task is called sing");
});
