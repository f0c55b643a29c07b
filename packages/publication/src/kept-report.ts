import type { Sql } from "@exparte/database";
import type { HalfYear } from "./half-year.js";

/** SQL for the table of published reports; a migration of the service runs it. */
export function keptReportsTable(schema: string): string {
  return `create table ${schema}.public_reports (half_year text primary key, report jsonb not null)`;
}

/** Ten years of half-years, several times over. */
const MOST_IN_MEMORY = 100;

/** Reports that were read, by database: they never change, and anyone may ask for them as often as they like. */
const inMemory = new WeakMap<Sql, Map<string, Promise<unknown>>>();

/**
 * The half-year's report, taken when it is first asked for and the same for ever after: two versions of one report,
 * before and after a correction, could be subtracted. Of two takers at once one wins, and both answer with what it took.
 * `take` gives plain JSON.
 */
export function keptReport<Report>(
  { sql, schema }: { readonly sql: Sql; readonly schema: string },
  half: HalfYear,
  take: () => Promise<Report>,
): Promise<Report> {
  const known = inMemory.get(sql) ?? new Map<string, Promise<unknown>>();
  inMemory.set(sql, known);
  const found = known.get(half.id);
  if (found !== undefined) return found as Promise<Report>;
  const report = findOrTake(sql, schema, half, take);
  known.set(half.id, report);
  report.catch(() => known.delete(half.id));
  const [oldest] = known.keys();
  if (known.size > MOST_IN_MEMORY && oldest !== undefined) known.delete(oldest);
  return report;
}

async function findOrTake<Report>(
  sql: Sql,
  schema: string,
  half: HalfYear,
  take: () => Promise<Report>,
): Promise<Report> {
  const find = () =>
    sql.query<{ report: Report }>(`select report from ${schema}.public_reports where half_year = $1`, [half.id]);
  const [kept] = await find();
  if (kept !== undefined) return kept.report;
  const report = await take();
  await sql.query(
    `insert into ${schema}.public_reports (half_year, report) values ($1, $2::jsonb) on conflict (half_year) do nothing`,
    [half.id, JSON.stringify(report)],
  );
  const [first] = await find();
  if (first === undefined) throw new Error(`The report of ${half.id} was kept and is not there`);
  return first.report;
}
