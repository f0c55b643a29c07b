import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { refuse } from "../refusals.js";

export interface BegunEpoch {
  readonly service: string;
  readonly epoch: string;
  /** The last position of the service's log, after which what is recorded is new. */
  readonly after: number;
}

const RECOVERED_WITHIN_MS = 600_000;
const LOOK_EVERY_MS = 100;

/** What PostgreSQL says to a role that may not do something (insufficient_privilege). */
const NOT_ALLOWED = "42501";

/**
 * Begins an epoch in the log of each service, in all or in none, once the database is recovered. Refuses with HUB_RUNNING
 * while a part of a hub is connected: it would go on with records that are gone; and with COMMAND_INVALID when the role of
 * the URL may not.
 */
export async function beginEpochs(adminUrl: string): Promise<BegunEpoch[]> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: "exparte restore" });
  client.on("error", () => {}); // the statement in flight rejects with the same error
  await client.connect();
  try {
    await untilRecovered(client);
    await requireNoHub(client);
    await client.query("begin");
    const begun = await beginIn(client);
    await client.query("commit");
    return begun;
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError) || cause.code !== NOT_ALLOWED) throw cause;
    throw refuse(
      "COMMAND_INVALID",
      `DATABASE_URL: its role has no right to begin an epoch (${cause.message}). Give the URL of a superuser, or of a role that is a member of every service's owner. No epoch was begun.`,
      { field: "DATABASE_URL" },
    );
  } finally {
    await client.end();
  }
}

async function beginIn(client: pg.Client): Promise<BegunEpoch[]> {
  const { rows } = await client.query<{ service: string }>(
    `select nspname as service from pg_namespace as s
     where exists (select from pg_proc where pronamespace = s.oid and proname = 'event_log_begin_epoch') order by nspname`,
  );
  const begun: BegunEpoch[] = [];
  for (const { service } of rows) {
    const schema = pg.escapeIdentifier(service);
    await client.query(`select from ${schema}.event_log_begin_epoch('RESTORED')`);
    const { rows: now } = await client.query<{ epoch: string; after: string }>(
      `select epoch, after::text from ${schema}.event_epochs order by number desc limit 1`,
    );
    begun.push({ service, epoch: String(now[0]?.epoch), after: Number(now[0]?.after) });
  }
  return begun;
}

async function untilRecovered(client: pg.Client): Promise<void> {
  const givesUpAt = performance.now() + RECOVERED_WITHIN_MS;
  for (;;) {
    const { rows } = await client.query<{ recovering: boolean }>("select pg_is_in_recovery() as recovering");
    if (rows[0]?.recovering === false) return;
    if (performance.now() > givesUpAt) throw new Error("The database is still being recovered");
    await delay(LOOK_EVERY_MS);
  }
}

async function requireNoHub(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity
     where application_name like 'exparte %' and application_name <> 'exparte owner' and pid <> pg_backend_pid()
     order by name`,
  );
  if (rows.length === 0) return;
  const running = rows.map(({ name }) => name).join(", ");
  throw refuse(
    "HUB_RUNNING",
    `These are connected to the database: ${running}. Stop the hub, then repeat this command.`,
  );
}
