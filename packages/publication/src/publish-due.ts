import { setTimer } from "@exparte/timers";
import { dueHalves, type HalfYear } from "./half-year.js";
import type { Keeping } from "./kept-report.js";

/** The timer's task. */
export const PUBLISH = "publish-half-years";

export interface Publishing extends Keeping {
  readonly timersSchema: string;
  readonly timeZone: string;
  /** Makes and stores these reports. It may take long, so it runs off the event loop. */
  readonly keep: (halves: readonly HalfYear[]) => Promise<void>;
}

/** Sets the one timer. A service also sets it at its start, for reports that became due while it was down. */
export function setPublishTimer(
  { sql, timersSchema }: Pick<Publishing, "sql" | "timersSchema">,
  fireAt: Date,
): Promise<void> {
  return setTimer(sql, timersSchema, { task: PUBLISH, key: PUBLISH, fireAt, payload: {} });
}

/** Makes every report that is due and missing, and sets the timer for the next half-year. */
export async function publishDue({ sql, schema, timersSchema, timeZone, keep }: Publishing, now: Date): Promise<void> {
  const { due, next } = dueHalves(now, timeZone);
  // The timer comes first: a report that cannot be made must not delay later ones.
  await setPublishTimer({ sql, timersSchema }, next);
  const rows = await sql.query<{ id: string }>(`select half_year as id from ${schema}.public_reports`);
  const kept = new Set(rows.map(({ id }) => id));
  const missing = due.filter(({ id }) => !kept.has(id));
  if (missing.length > 0) await keep(missing);
}
