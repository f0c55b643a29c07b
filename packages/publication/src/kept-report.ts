import type { Sql } from "@exparte/database";
import type { HalfYear } from "./half-year.js";
import { refuse } from "./refusals.js";

/** SQL for the table of published reports; a migration of the service runs it. */
export function keptReportsTable(schema: string): string {
  return `create table ${schema}.public_reports (half_year text primary key, report jsonb not null)`;
}

export interface Keeping {
  readonly sql: Sql;
  readonly schema: string;
}

/** Takes a half-year's report from the service's own tables, as plain JSON. */
export type TakeReport<Report> = (sql: Sql, half: HalfYear, now: Date) => Promise<Report>;

/** Ten years of half-years, several times over. */
const MOST_IN_MEMORY = 100;

/** Reports already read, by database: they never change, and anyone may ask for them as often as they like. */
const inMemory = new WeakMap<Sql, Map<string, Promise<unknown>>>();

/**
 * The half-year's report, which never changes: two versions of one report, before and after a correction, could be
 * subtracted. Refuses with REPORT_BEING_MADE until it is there. A question never makes it, since anyone may ask without
 * a token and could keep the service busy with that.
 */
export function keptReport<Report>({ sql, schema }: Keeping, half: HalfYear): Promise<Report> {
  const known = inMemory.get(sql) ?? new Map<string, Promise<unknown>>();
  inMemory.set(sql, known);
  const found = known.get(half.id);
  if (found !== undefined) return found as Promise<Report>;
  const report = find<Report>({ sql, schema }, half);
  known.set(half.id, report);
  report.catch(() => known.delete(half.id));
  const [oldest] = known.keys();
  if (known.size > MOST_IN_MEMORY && oldest !== undefined) known.delete(oldest);
  return report;
}

async function find<Report>({ sql, schema }: Keeping, { id }: HalfYear): Promise<Report> {
  const [kept] = await sql.query<{ report: Report }>(
    `select report from ${schema}.public_reports where half_year = $1`,
    [id],
  );
  if (kept !== undefined) return kept.report;
  throw refuse("REPORT_BEING_MADE", `The report of ${id} is being made; ask again in a minute.`, { halfYear: id });
}

/**
 * Makes and stores these half-years' reports, except those already there. When two processes make one at once, the
 * first one's is stored.
 */
export async function keepReports<Report>(
  { sql, schema }: Keeping,
  halves: readonly HalfYear[],
  take: TakeReport<Report>,
  now: Date,
): Promise<void> {
  for (const half of halves) {
    const kept = await sql.query(`select from ${schema}.public_reports where half_year = $1`, [half.id]);
    if (kept.length > 0) continue;
    const report = await take(sql, half, now);
    await sql.query(
      `insert into ${schema}.public_reports (half_year, report) values ($1, $2::jsonb) on conflict (half_year) do nothing`,
      [half.id, JSON.stringify(report)],
    );
  }
}
