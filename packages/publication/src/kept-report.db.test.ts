import { type Database, Migration, openDatabase, type Sql } from "@exparte/database";
import { testDatabase } from "@exparte/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type HalfYear, publishedHalf } from "./half-year.js";
import { keepReports, keptReport, keptReportsTable } from "./kept-report.js";

class Reports extends Migration {
  override up(): void {
    this.addSql(keptReportsTable("published"));
  }
}

let database: Database;
let closeServer: () => Promise<void>;
beforeAll(async () => {
  const server = await testDatabase({ name: "published", schema: "published" });
  closeServer = server.close;
  database = await openDatabase({
    url: server.url,
    schema: "published",
    entities: [],
    migrations: [{ name: "0001-reports", class: Reports }],
  });
});
afterAll(async () => {
  await database.close();
  await closeServer();
});

/** The same database as another process has it. */
const elsewhere = (): Sql => ({ query: (text, params) => database.sql.query(text, params) });
const NOW = new Date("2026-11-24T09:00:00Z");
const half = (id: string): HalfYear => publishedHalf(id, NOW, "Europe/Amsterdam");
const keep = <Report>(sql: Sql, id: string, take: () => Promise<Report>) =>
  keepReports({ sql, schema: "published" }, [half(id)], take, NOW);
const kept = (sql: Sql, id: string) => keptReport({ sql, schema: "published" }, half(id));

it("is never made by a question: until it is there, the caller is told to come back", async () => {
  const refused = { code: "REPORT_BEING_MADE", facts: { halfYear: "2022-H1" } };
  await expect(kept(database.sql, "2022-H1")).rejects.toMatchObject(refused);
  await keep(database.sql, "2022-H1", async () => ({ orders: [7] }));
  expect(await kept(database.sql, "2022-H1")).toEqual({ orders: [7] });
});

it("is the first one made, for this process and every other", async () => {
  await keep(database.sql, "2025-H1", async () => ({ orders: [7] }));
  await keep(elsewhere(), "2025-H1", async () => ({ orders: [8] }));
  for (const sql of [database.sql, elsewhere()]) expect(await kept(sql, "2025-H1")).toEqual({ orders: [7] });
});

it("is made once, even when several processes make it at the same time", async () => {
  await Promise.all([1, 2, 3].map((taker) => keep(elsewhere(), "2024-H1", async () => ({ taker }))));
  const reports = await Promise.all([1, 2, 3].map(() => kept(elsewhere(), "2024-H1")));
  expect(new Set(reports.map((report) => JSON.stringify(report))).size).toBe(1);
});

it("is made again after a failure", async () => {
  const failed = keep(database.sql, "2023-H1", () => Promise.reject(new Error("the database went away")));
  await expect(failed).rejects.toThrow("the database went away");
  await keep(database.sql, "2023-H1", async () => 3);
  expect(await kept(database.sql, "2023-H1")).toBe(3);
});
