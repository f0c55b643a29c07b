import { type Database, Migration, openDatabase, type Sql } from "@exparte/database";
import { testDatabase } from "@exparte/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type HalfYear, publishedHalf } from "./half-year.js";
import { keptReport, keptReportsTable } from "./kept-report.js";

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
const half = (id: string): HalfYear => publishedHalf(id, new Date("2026-11-24T09:00:00Z"), "Europe/Amsterdam");
const keep = <Report>(sql: Sql, id: string, take: () => Promise<Report>) =>
  keptReport({ sql, schema: "published" }, half(id), take);

it("is the first that was taken, for this process and every other", async () => {
  expect(await keep(database.sql, "2025-H1", async () => ({ orders: [7] }))).toEqual({ orders: [7] });
  expect(await keep(database.sql, "2025-H1", async () => ({ orders: [8] }))).toEqual({ orders: [7] });
  expect(await keep(elsewhere(), "2025-H1", async () => ({ orders: [9] }))).toEqual({ orders: [7] });
  expect(await keep(elsewhere(), "2025-H2", async () => ({ orders: [9] }))).toEqual({ orders: [9] });
});

it("is one, also when several processes take it at once", async () => {
  const reports = await Promise.all([1, 2, 3].map((taker) => keep(elsewhere(), "2024-H1", async () => ({ taker }))));
  expect(new Set(reports.map(({ taker }) => taker)).size).toBe(1);
});

it("is taken anew after a failure", async () => {
  const failed = keep(database.sql, "2023-H1", () => Promise.reject(new Error("the database went away")));
  await expect(failed).rejects.toThrow("the database went away");
  expect(await keep(database.sql, "2023-H1", async () => 3)).toBe(3);
});
