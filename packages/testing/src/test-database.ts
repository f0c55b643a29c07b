import { randomUUID } from "node:crypto";
import { prepareRoles, roleUrl } from "@exparte/database";
import pg from "pg";
import { inject } from "vitest";
import type {} from "./global-setup.js";

/** Only for tests, whose server is thrown away. */
const SECRET = "test";

export interface TestDatabase {
  /** The address for the role of `schema`, or for the superuser when no schema was named. */
  url: string;
  /** The same database as the superuser. */
  adminUrl: string;
  /** Ends what is still connected and drops the database. */
  close(): Promise<void>;
}

/** The superuser's address of the run's PostgreSQL. */
export function testServer(): string {
  return inject("postgresAdminUrl");
}

/**
 * A new database, cloned from the template `name`, which `prepare` filled once in this run (typically: open it, so that
 * the migrations run, and close it). `prepare` must leave no connection open.
 */
export async function testDatabase({
  name,
  schema,
  prepare,
}: {
  name: string;
  schema?: string;
  prepare?: (at: { url: string; adminUrl: string }) => Promise<void>;
}): Promise<TestDatabase> {
  const server = testServer();
  const at = (database: string) => {
    const address = new URL(server);
    address.pathname = `/${database}`;
    const adminUrl = address.href;
    return { adminUrl, url: schema === undefined ? adminUrl : roleUrl({ adminUrl, schema, secret: SECRET }) };
  };
  const template = `template_${name.replace(/[^a-z0-9]/g, "_")}`;
  const clone = `test_${randomUUID().replaceAll("-", "")}`;

  await asAdmin(server, async (admin) => {
    // One test process fills the template; the others wait here and find it finished.
    await admin.query("select pg_advisory_lock(hashtextextended($1, 0))", [template]);
    const found = await admin.query("select datistemplate as finished from pg_database where datname = $1", [template]);
    if (found.rows[0]?.finished !== true) {
      await admin.query(`drop database if exists ${template} with (force)`);
      await admin.query(`create database ${template}`);
      const { adminUrl, url } = at(template);
      if (schema !== undefined) await prepareRoles({ adminUrl, schemas: [schema], secret: SECRET });
      await prepare?.({ url, adminUrl });
      await admin.query(`alter database ${template} is_template true`);
    }
    await admin.query(`create database ${clone} template ${template}`);
    // A clone does not inherit the rights on the database itself.
    if (schema !== undefined) await prepareRoles({ adminUrl: at(clone).adminUrl, schemas: [schema], secret: SECRET });
  });
  return {
    ...at(clone),
    close: () => asAdmin(server, async (admin) => void (await admin.query(`drop database ${clone} with (force)`))),
  };
}

async function asAdmin(url: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  admin.on("error", () => {}); // the query in flight rejects with it
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
