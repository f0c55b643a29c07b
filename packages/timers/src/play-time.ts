import type { TimerTask } from "./start-timers.js";
import { quoted, type TimerSql } from "./timer.js";

/** A clock that goes on only when it is told, and fires each timer at its moment. */
export interface PlayedTime {
  now(): Date;
  /** Fires what is due by then, in the order of time, and stands there. */
  goTo(moment: Date): Promise<void>;
}

export interface PlayedTimers {
  readonly sql: TimerSql;
  readonly schema: string;
  /** By the name of the task, as for `startTimers`, on this clock. */
  readonly tasks: (clock: () => Date) => Readonly<Record<string, TimerTask>>;
}

/** Time for whoever plays it. Nothing else may fire timers of the schema meanwhile; a task that throws ends the play. */
export function playTime({ sql, schema, tasks }: PlayedTimers): PlayedTime {
  let now = new Date(0);
  const known = tasks(() => now);
  return {
    now: () => now,
    async goTo(moment) {
      for (;;) {
        const due = await takeDue(sql, quoted(schema), moment);
        if (due === undefined) break;
        // One that was set for a moment that has passed fires at once.
        if (due.fireAt > now) now = due.fireAt;
        const run = known[due.task];
        if (run === undefined) throw new Error(`No task is called ${due.task}`);
        await run(due.payload);
      }
      now = moment;
    },
  };
}

async function takeDue(
  sql: TimerSql,
  schema: string,
  moment: Date,
): Promise<{ task: string; payload: Record<string, unknown>; fireAt: Date } | undefined> {
  const [job] = await sql.query<{ id: string; task: string; payload: Record<string, unknown>; at: string }>(
    `select j.id::text, t.identifier as task, j.payload, (extract(epoch from j.run_at) * 1000)::bigint::text as at
     from ${schema}._private_jobs j join ${schema}._private_tasks t on t.id = j.task_id
     where j.run_at <= $1::timestamptz order by j.run_at, j.id limit 1`,
    [moment.toISOString()],
  );
  if (job === undefined) return undefined;
  await sql.query(`select from ${schema}.complete_jobs(array[$1::bigint])`, [job.id]);
  return { task: job.task, payload: job.payload, fireAt: new Date(Number(job.at)) };
}
