import { type TestDatabase, testDatabase } from "@exparte/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { defineEntity, Migration, p } from "./index.js";
import { type Database, type DatabaseOptions, openDatabase } from "./open-database.js";
import { prepareRoles } from "./prepare-roles.js";
import type { Sql } from "./sql.js";

const Parcel = defineEntity({
  name: "Parcel",
  tableName: "parcels",
  properties: {
    id: p.uuid().primary(),
    label: p.string(),
    sentAt: p.datetime().nullable(),
  },
});

class CreateParcels extends Migration {
  override up(): void {
    this.addSql("create table parcels (id uuid primary key, label text not null, sent_at timestamptz)");
    this.addSql("insert into parcels values ('00000000-0000-4000-8000-000000000001', 'from the migration')");
  }
}
class BreakHalfway extends Migration {
  override up(): void {
    this.addSql("create table half (id int)");
    this.addSql("select 1 / 0");
  }
}

const migrations = [{ name: "0001-create-parcels", class: CreateParcels }];
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

let server: TestDatabase;
const opened: Database[] = [];
async function open(options: Partial<DatabaseOptions> = {}): Promise<Database> {
  const database = await openDatabase({
    url: server.url,
    schema: "parcels",
    entities: [Parcel],
    migrations,
    ...options,
  });
  opened.push(database);
  return database;
}

beforeAll(async () => {
  server = await testDatabase({ name: "database", schema: "parcels" });
});
afterAll(async () => {
  await Promise.all(opened.map((database) => database.close()));
  await server.close();
});

describe("opening a database", () => {
  it("migrates once when several replicas start at the same moment on an empty database", async () => {
    const replicas = await Promise.all(Array.from({ length: 4 }, () => open()));
    const [one] = replicas;
    expect(await one?.sql.query("select name from parcels.migrations")).toEqual([{ name: "0001-create-parcels" }]);
    expect(await one?.sql.query("select label from parcels")).toEqual([{ label: "from the migration" }]);
    const again = await open();
    expect(await again.sql.query("select count(*)::int as n from parcels.migrations")).toEqual([{ n: 1 }]);
  });

  it("leaves nothing of a failed migration, names the schema, and works once the migration is repaired", async () => {
    const broken = [...migrations, { name: "0002-break", class: BreakHalfway }];
    await expect(open({ migrations: broken })).rejects.toThrow("The schema parcels could not be opened and migrated");
    const database = await open();
    expect(await database.sql.query("select to_regclass('parcels.half') as half")).toEqual([{ half: null }]);
  });

  it("answers a ping; once closed, it refuses everything as an outage with PostgreSQL's code for a lost connection", async () => {
    const database = await open();
    await database.ping();
    await database.close();
    const closed = { code: "08003", message: "The database has been closed" };
    await expect(database.ping()).rejects.toMatchObject(closed);
    await expect(database.transaction(async () => "never")).rejects.toMatchObject(closed);
    await expect((async () => database.sql.query("select 1"))()).rejects.toMatchObject(closed);
  });

  it("reports a database that does not answer as an outage, with PostgreSQL's code for a failed connection", async () => {
    const database = await open({ poolMax: 1 });
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    // The only connection is taken, so that no ping can come through.
    const taking = database.transaction(() => released);
    vi.useFakeTimers();
    try {
      const pinging = expect(database.ping()).rejects.toMatchObject({
        code: "08006",
        message: expect.stringContaining("did not answer within"),
      });
      vi.runOnlyPendingTimers();
      await pinging;
    } finally {
      vi.useRealTimers();
      release();
      await taking;
    }
  });
});

describe("a transaction", () => {
  it("commits rows of the mapper and plain SQL together, on one connection", async () => {
    const database = await open();
    await database.transaction(async ({ em, sql }) => {
      em.persist(em.create(Parcel, { id: idOf(10), label: "mapped", sentAt: new Date(5) }));
      await sql.query("insert into parcels (id, label) values ($1, $2)", [idOf(11), "plain ? $1"]);
    });
    expect(
      await database.sql.query("select label from parcels where id = any ($1) order by id", [[idOf(10), idOf(11)]]),
    ).toEqual([{ label: "mapped" }, { label: "plain ? $1" }]);
    await database.transaction(async ({ em }) => {
      const parcel = await em.findOneOrFail(Parcel, { id: idOf(10) });
      expect(parcel.sentAt).toEqual(new Date(5));
      parcel.label = "changed without a word";
    });
    expect(await database.sql.query("select label from parcels where id = $1", [idOf(10)])).toEqual([
      { label: "changed without a word" },
    ]);
  });

  it("rolls both back together", async () => {
    const database = await open();
    const failing = database.transaction(async ({ em, sql }) => {
      em.persist(em.create(Parcel, { id: idOf(20), label: "mapped" }));
      await em.flush();
      await sql.query("insert into parcels (id, label) values ($1, 'plain')", [idOf(21)]);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await database.sql.query("select 1 from parcels where id = any ($1)", [[idOf(20), idOf(21)]])).toEqual([]);
  });

  it("starts the actions left for after the commit once others can see the rows, and never after a rollback", async () => {
    const problems: unknown[] = [];
    const database = await open({ onProblem: (_message, cause) => problems.push(cause) });
    const seen: unknown[] = [];
    const result = await database.transaction(async ({ em, sql, afterCommit }) => {
      em.persist(em.create(Parcel, { id: idOf(30), label: "x" }));
      afterCommit(
        async () => void seen.push(await database.sql.query("select label from parcels where id = $1", [idOf(30)])),
      );
      sql.afterCommit?.(() => {
        throw new Error("nobody should care");
      });
      return "result";
    });
    expect(result).toBe("result");
    const failing = database.transaction(async ({ afterCommit }) => {
      afterCommit(() => void seen.push("after a rollback"));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await database.close(); // waits for them
    expect(seen).toEqual([[{ label: "x" }]]);
    expect(problems).toEqual([new Error("nobody should care")]);
  });

  it("gives back its place in the pool when its connection is cut, before, during or at the end of its work", async () => {
    const database = await open({ onProblem: () => {}, poolMax: 2 });
    const cut = (sql: Sql) => sql.query("select pg_terminate_backend(pg_backend_pid())");
    for (let round = 0; round < 3; round += 1) {
      const during = database.transaction(async ({ sql }) => {
        await cut(sql).catch(() => {});
        await sql.query("select 1");
      });
      await expect(during).rejects.toThrow();
      const atTheEnd = database.transaction(async ({ sql }) => {
        await cut(sql).catch(() => {});
      });
      await expect(atTheEnd).rejects.toThrow();
      await expect(cut(database.sql)).rejects.toThrow();
    }
    // The pool may hand out a connection that has not yet noticed its end. Then "begin" fails, and also gives its place
    // back.
    const works = () => database.transaction(({ sql }) => sql.query("select 1 as one")).catch(() => "not yet");
    await expect.poll(works).toEqual([{ one: 1 }]);
    await database.close(); // would wait for ever for a place that was not given back
  });
});

describe("roles", () => {
  it("keep each service out of the schemas of the others, in whatever way it tries", async () => {
    const urls = await prepareRoles({ adminUrl: server.adminUrl, schemas: ["alpha", "beta"], secret: "s" });
    const alpha = await open({ url: urls.alpha ?? "", schema: "alpha" });
    const beta = await open({ url: urls.beta ?? "", schema: "beta" });
    expect(await alpha.sql.query("select label from parcels")).toHaveLength(1);
    for (const statement of [
      "select * from alpha.parcels",
      "insert into alpha.parcels values (gen_random_uuid(), 'x')",
      "create table alpha.own (id int)",
      "drop schema alpha cascade",
      "set role exparte_alpha",
      "create role mine superuser",
      "create table public.own (id int)",
    ]) {
      await expect(beta.sql.query(statement), statement).rejects.toMatchObject({ code: "42501" });
    }
  });

  it("can be prepared repeatedly and by several processes at once, and need the secret", async () => {
    const schemas = ["gamma", "delta"];
    const prepare = () => prepareRoles({ adminUrl: server.adminUrl, schemas, secret: "s" });
    const all = await Promise.all([prepare(), prepare(), prepare(), prepare()]);
    expect(new Set(all.map((urls) => JSON.stringify(urls))).size).toBe(1);
    const wrong = new URL(all[0]?.gamma ?? "");
    wrong.password = "guessed";
    await expect(open({ url: wrong.href, schema: "gamma" })).rejects.toMatchObject({ cause: { code: "28P01" } });
  });

  it("refuse a name that is no schema name", async () => {
    const preparing = prepareRoles({ adminUrl: server.adminUrl, schemas: ['x"; drop database'], secret: "s" });
    await expect(preparing).rejects.toThrow("is no schema name");
  });
});
