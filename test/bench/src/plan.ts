import type pg from "pg";
import { until } from "./bench-hub.js";

/** Lets sessions of a role that begin after this report the plans of their statements. */
export async function preparePlans(client: pg.Client, role: string): Promise<void> {
  await client.query("load 'auto_explain'");
  await client.query(`alter role ${role} set session_preload_libraries = 'auto_explain'`);
  await client.query("alter system set auto_explain.log_analyze = on");
  await client.query("alter system set auto_explain.log_buffers = on");
}

/**
 * PostgreSQL's plan of the statement with `text` among those that `action` runs. It comes from the server's log: the
 * plan of the service's own statement with its own parameters, not of one that only resembles it.
 */
export async function planOf(client: pg.Client, text: string, action: () => Promise<unknown>): Promise<string> {
  const { rows } = await client.query<{ size: string }>(`select size from pg_stat_file(${LOG})`);
  await switchPlans(client, "0");
  let entry: string | undefined;
  // A changed setting reaches a session with a short delay.
  await until(async () => {
    await action();
    const log = await client.query<{ told: string }>(`select pg_read_file(${LOG}, $1, 10000000) as told`, [
      rows[0]?.size ?? 0,
    ]);
    const entries = (log.rows[0]?.told ?? "").split(/^(?=\d{4}-\d\d-\d\d )/m);
    entry = entries.findLast((one) => one.includes("plan:") && one.includes(text));
    return entry !== undefined;
  });
  await switchPlans(client, "-1");
  const lines = (entry ?? "")
    .trimEnd()
    .split("\n")
    .map((line) => line.replace(/^\t/, ""));
  return lines
    .slice(lines.findIndex((line) => line.includes("(cost=")))
    .map((line) => `  ${line.replace(/\(cost=\S+ rows=\d+ width=\d+\) /, "")}`)
    .join("\n");
}

const LOG = "current_setting('data_directory') || '/../postgres.log'";

async function switchPlans(client: pg.Client, leastMs: string): Promise<void> {
  await client.query(`alter system set auto_explain.log_min_duration = ${leastMs}`);
  await client.query("select pg_reload_conf()");
}
