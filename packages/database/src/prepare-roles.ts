import { createHmac } from "node:crypto";
import pg from "pg";

/** What PostgreSQL answers when two sessions change the same role at the same moment; it carries no code of its own. */
const CHANGED_AT_ONCE = "tuple concurrently updated";
const ATTEMPTS = 20;

export function assertSchemaName(schema: string): void {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(schema)) {
    throw new Error(`"${schema}" is no schema name: use a lower-case letter, then letters, digits and _ (41 at most)`);
  }
}

export function roleName(schema: string): string {
  assertSchemaName(schema);
  return `exparte_${schema}`;
}

/** The address under which a service's own role reaches the database; the password is derived from the secret alone. */
export function roleUrl({ adminUrl, schema, secret }: { adminUrl: string; schema: string; secret: string }): string {
  const url = new URL(adminUrl);
  url.username = roleName(schema);
  url.password = rolePassword(schema, secret);
  return url.href;
}

/**
 * Makes a role for each service, which may connect and create its own schema and nothing else: no role can read what
 * another owns. May run at every start and in several processes at once.
 */
export async function prepareRoles({
  adminUrl,
  schemas,
  secret,
}: {
  adminUrl: string;
  schemas: readonly string[];
  secret: string;
}): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {}); // the statement in flight rejects with the same error
  await client.connect();
  try {
    for (const schema of schemas) await prepareRole(client, schema, secret, ATTEMPTS);
  } finally {
    await client.end();
  }
  return Object.fromEntries(schemas.map((schema) => [schema, roleUrl({ adminUrl, schema, secret })]));
}

async function prepareRole(client: pg.Client, schema: string, secret: string, attempts: number): Promise<void> {
  const role = roleName(schema);
  const password = pg.escapeLiteral(rolePassword(schema, secret));
  try {
    await client.query(`do $$ begin
      create role ${role} login;
      exception when duplicate_object or unique_violation then null;
    end $$`);
    await client.query(`alter role ${role} login password ${password}`);
    await client.query(`do $$ begin
      execute format('grant connect, create on database %I to ${role}', current_database());
    end $$`);
  } catch (cause) {
    const again = cause instanceof Error && cause.message.includes(CHANGED_AT_ONCE) && attempts > 1;
    if (!again) throw new Error(`The role ${role} could not be prepared`, { cause });
    await prepareRole(client, schema, secret, attempts - 1);
  }
}

function rolePassword(schema: string, secret: string): string {
  return createHmac("sha256", secret).update(`database role ${schema}`).digest("base64url");
}
