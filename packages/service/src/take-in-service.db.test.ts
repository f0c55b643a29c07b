import { Migration, openDatabase, type Store } from "@exparte/database";
import { type TestDatabase, testDatabase } from "@exparte/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { takeInService } from "./take-in-service.js";

class Ledger0001 extends Migration {
  override up(): void {
    this.addSql("create table ledger.events (id int)");
    this.addSql("create table ledger.public_reports (id int)");
  }
}
class Ledger0002 extends Migration {
  override up(): void {
    this.addSql("create table ledger.newer (id int)");
  }
}
const first = { name: "0001-ledger", class: Ledger0001 };
const OLDER: Store = { schema: "ledger", entities: [], migrations: [first] };
const NEWER: Store = { ...OLDER, migrations: [first, { name: "0002-newer", class: Ledger0002 }] };

let server: TestDatabase;
beforeEach(async () => {
  server = await testDatabase({ name: "take-in", schema: "ledger" });
});
afterEach(async () => {
  process.exitCode = undefined;
  await server.close();
});

/** As an older version made it. */
async function query(text: string): Promise<Record<string, unknown>[]> {
  const database = await openDatabase({ ...OLDER, url: server.url });
  try {
    return await database.sql.query(text);
  } finally {
    await database.close();
  }
}

async function run({ timersSchema }: { timersSchema?: string } = {}) {
  const takeIn = vi.fn(() => Promise.resolve());
  const loaded = { store: NEWER, takeIn, ...(timersSchema === undefined ? {} : { timersSchema }) };
  await takeInService("ledger", { DATABASE_URL: server.url }, async () => loaded);
  return takeIn;
}

describe("a service that is to take in an invented history", () => {
  it.each(["events", "public_reports"])("refuses where there are %s, and migrates nothing", async (table) => {
    await query(`insert into ledger.${table} values (1)`);
    expect(await run({ timersSchema: "ledger_timers" })).not.toHaveBeenCalled();
    expect(process.exitCode).toBe(1);
    const [found] = await query(
      "select to_regclass('ledger.newer') as newer, to_regnamespace('ledger_timers') as timers",
    );
    expect(found).toEqual({ newer: null, timers: null });
  });

  it.each([
    ["there is no schema yet", () => Promise.resolve()],
    ["nothing was recorded", () => query("select")],
  ])("takes it in where %s", async (_, prepare) => {
    await prepare();
    expect(await run()).toHaveBeenCalledOnce();
    expect(process.exitCode).toBeUndefined();
    expect(await query("select to_regclass('ledger.newer') is not null as newer")).toEqual([{ newer: true }]);
  });
});
