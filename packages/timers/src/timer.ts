export interface TimerSql {
  query<R>(text: string, params?: readonly unknown[]): Promise<R[]>;
}

export interface Timer {
  /** Which task runs when it fires. */
  readonly task: string;
  /** One timer stands per key: setting it again moves it. */
  readonly key: string;
  readonly fireAt: Date;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Sets a durable timer in the transaction of `sql`, so that the timer exists exactly when the decision does. It
 * survives a restart and fires once, not before `fireAt` and at most `pollEveryMs` after it.
 */
export async function setTimer(sql: TimerSql, schema: string, timer: Timer): Promise<void> {
  await sql.query(
    `select from ${quoted(schema)}.add_job($1, payload := $2::json, run_at := $3::timestamptz, job_key := $4)`,
    [timer.task, JSON.stringify(timer.payload), timer.fireAt.toISOString(), timer.key],
  );
}

/** Clears a timer that has not fired; one that is not there is no error. */
export async function clearTimer(sql: TimerSql, schema: string, key: string): Promise<void> {
  await sql.query(`select from ${quoted(schema)}.remove_job($1)`, [key]);
}

/** The schema's name, as it stands in a statement. */
export function quoted(schema: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(schema)) throw new Error(`"${schema}" is no schema name`);
  return schema;
}
