import { setTimer } from "@exparte/timers";
import { dueHalves, type HalfYear } from "./half-year.js";
import type { Keeping } from "./kept-report.js";

/** The timer's task. */
export const PUBLISH = "publish-half-years";

export interface Publishing extends Keeping {
  readonly timersSchema: string;
  readonly timeZone: string;
  /** Takes and keeps the reports of these; it may take long, and so away from the event loop. */
  readonly keep: (halves: readonly HalfYear[]) => Promise<void>;
}

/** Sets the one timer; a service also does at its start, for what became due while nothing ran or before it was built. */
export function setPublishTimer(
  { sql, timersSchema }: Pick<Publishing, "sql" | "timersSchema">,
  fireAt: Date,
): Promise<void> {
  return setTimer(sql, timersSchema, { task: PUBLISH, key: PUBLISH, fireAt, payload: {} });
}

/** Has every report made that is due and not there, and sets the timer for the next half-year's. */
export async function publishDue({ sql, schema, timersSchema, timeZone, keep }: Publishing, now: Date): Promise<void> {
  const { due, next } = dueHalves(now, timeZone);
  // First of all: one that cannot be made must not keep later ones from their time.
  await setPublishTimer({ sql, timersSchema }, next);
  const rows = await sql.query<{ id: string }>(`select half_year as id from ${schema}.public_reports`);
  const kept = new Set(rows.map(({ id }) => id));
  const missing = due.filter(({ id }) => !kept.has(id));
  if (missing.length > 0) await keep(missing);
}
