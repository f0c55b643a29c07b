import { quoted, type TimerSql } from "./timer.js";

/** A timer that has fired. */
export interface FiredTimer {
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly fireAt: Date;
}

/**
 * Takes the first timer that is due at this moment, for whoever plays time by itself: no runner may fire timers of the
 * schema meanwhile. The caller runs its task, once. Undefined when none is due.
 */
export async function takeDueTimer(sql: TimerSql, schema: string, now: Date): Promise<FiredTimer | undefined> {
  const own = quoted(schema);
  const [job] = await sql.query<{ id: string; task: string; payload: Record<string, unknown>; at: string }>(
    `select j.id::text, t.identifier as task, j.payload, (extract(epoch from j.run_at) * 1000)::bigint::text as at
     from ${own}._private_jobs j join ${own}._private_tasks t on t.id = j.task_id
     where j.run_at <= $1::timestamptz order by j.run_at, j.id limit 1`,
    [now.toISOString()],
  );
  if (job === undefined) return undefined;
  await sql.query(`select from ${own}.complete_jobs(array[$1::bigint])`, [job.id]);
  return { task: job.task, payload: job.payload, fireAt: new Date(Number(job.at)) };
}
