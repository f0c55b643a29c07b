import { type Database, Migration, openDatabase } from "@exparte/database";
import { testDatabase } from "@exparte/testing";
import { startTimers } from "@exparte/timers";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { HalfYear } from "./half-year.js";
import { keepReports, keptReportsTable } from "./kept-report.js";
import { PUBLISH, publishDue, setPublishTimer } from "./publish-due.js";

class Reports extends Migration {
  override up(): void {
    this.addSql(keptReportsTable("publishing"));
  }
}

const TIMERS = "publishing_timers";
let url: string;
let database: Database;
let closeServer: () => Promise<void>;
beforeAll(async () => {
  const server = await testDatabase({ name: "publishing", schema: "publishing" });
  ({ url, close: closeServer } = server);
  const migrations = [{ name: "0001-reports", class: Reports }];
  database = await openDatabase({ url, schema: "publishing", entities: [], migrations });
  await (await timers({})).close();
});
beforeEach(() => database.sql.query("truncate publishing.public_reports"));
afterAll(async () => {
  await database.close();
  await closeServer();
});

const timers = (tasks: Readonly<Record<string, () => Promise<void>>>) =>
  startTimers({ connectionString: url, schema: TIMERS, tasks, pollEveryMs: 50, onProblem: () => undefined });

/** Publishes as of a moment, and returns which half-years were made. */
async function publish(now: string, take: (half: HalfYear) => Promise<unknown> = async ({ id }) => id) {
  const taken: string[] = [];
  const keeping = { sql: database.sql, schema: "publishing" };
  const keep = (halves: readonly HalfYear[]) =>
    keepReports(
      keeping,
      halves,
      (_, half) => {
        taken.push(half.id);
        return take(half);
      },
      new Date(now),
    );
  await publishDue({ ...keeping, timersSchema: TIMERS, timeZone: "Europe/Amsterdam", keep }, new Date(now));
  return taken;
}

const timersSet = () =>
  database.sql.query<{ at: string }>(
    `select to_char(run_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at from ${TIMERS}._private_jobs where key = $1`,
    [PUBLISH],
  );

it("makes every half-year that is due and missing, and sets one timer for the next", async () => {
  expect((await publish("2026-07-31T21:59:00Z")).slice(-2)).toEqual(["2025-H1", "2025-H2"]);
  expect(await timersSet()).toEqual([{ at: "2026-07-31 22:00" }]);
  expect(await publish("2026-07-31T22:00:00Z")).toEqual(["2026-H1"]);
  expect(await publish("2026-11-24T09:00:00Z")).toEqual([]);
  expect(await timersSet()).toEqual([{ at: "2027-01-31 23:00" }]);
});

it("catches up on half-years that ended while the service was down", async () => {
  await publish("2025-02-01T09:00:00Z");
  expect(await publish("2026-11-24T09:00:00Z")).toEqual(["2025-H1", "2025-H2", "2026-H1"]);
});

it("sets the next timer and keeps the other reports when one cannot be made", async () => {
  const failing = publish("2026-11-24T09:00:00Z", async ({ id }) => {
    if (id === "2025-H2") throw new Error("no");
    return id;
  });
  await expect(failing).rejects.toThrow("no");
  expect(await timersSet()).toEqual([{ at: "2027-01-31 23:00" }]);
  expect(await publish("2026-11-24T09:00:00Z")).toEqual(["2025-H2", "2026-H1"]);
});

it("happens in one of several processes that start at once", async () => {
  let runs = 0;
  const task = async () => {
    runs += 1;
    await publish(new Date().toISOString());
  };
  const replicas = await Promise.all([1, 2, 3].map(() => timers({ [PUBLISH]: task })));
  await setPublishTimer({ sql: database.sql, timersSchema: TIMERS }, new Date());
  await expect.poll(() => runs).toBe(1);
  await Promise.all(replicas.map((replica) => replica.close()));
  expect(runs).toBe(1);
});
