import type { Sql } from "@exparte/database";
import type { Instant } from "../instant.js";

export interface ComplianceFigures {
  readonly received: number;
  readonly served: number;
  readonly complied: number;
  readonly medianSecondsToRemoval: number | null;
  readonly p95SecondsToRemoval: number | null;
  readonly shareWithinTerm: number | null;
  readonly overdueNow: number;
  readonly impossibleClaimed: number;
  readonly oppositionRate: number | null;
  readonly reversalRate: number | null;
  readonly reinstatementsDue: number;
  readonly medianSecondsToReinstatement: number | null;
  readonly p95SecondsToReinstatement: number | null;
  readonly shareReinstatedWithinTerm: number | null;
  readonly reinstatementOverdueNow: number;
}

/** The figures of one platform over orders issued in a period, computed by PostgreSQL from the addressee records. */
export async function complianceOf(
  sql: Sql,
  platform: string,
  period: { readonly from: Date; readonly until: Date },
  now: Instant,
): Promise<ComplianceFigures> {
  const [figures] = await sql.query<ComplianceFigures>(
    `with addressed as (
       select a.*,
         extract(epoch from a.complied_at - a.served_at)::float8 as seconds_to_removal,
         extract(epoch from a.reinstated_at - a.freed_at)::float8 as seconds_to_reinstatement,
         a.complied_at is null and a.deadline < $4 and not a.deadline_stopped as overdue,
         a.reinstatement_due and a.reinstate_by < $4 as reinstatement_overdue,
         contested.decided, contested.reversed, contested.order_id is not null as contested
       from orders.addressees a
       left join lateral (
         select o.order_id,
           bool_or(o.status in ('UPHELD', 'MODIFIED', 'LIFTED')) as decided,
           bool_or(o.status in ('MODIFIED', 'LIFTED')) as reversed
         from orders.oppositions o where o.order_id = a.order_id group by o.order_id
       ) contested on true
       where a.platform = $1 and a.issued_at >= $2 and a.issued_at < $3
     )
     select count(*)::int as "received",
       count(served_at)::int as "served",
       count(complied_at)::int as "complied",
       percentile_cont(0.5) within group (order by seconds_to_removal) as "medianSecondsToRemoval",
       percentile_cont(0.95) within group (order by seconds_to_removal) as "p95SecondsToRemoval",
       (count(*) filter (where complied_at <= deadline))::float8
         / nullif(count(*) filter (where complied_at is not null or overdue), 0) as "shareWithinTerm",
       (count(*) filter (where overdue))::int as "overdueNow",
       (count(*) filter (where impossible_claimed))::int as "impossibleClaimed",
       (count(*) filter (where contested))::float8 / nullif(count(*), 0) as "oppositionRate",
       (count(*) filter (where reversed))::float8 / nullif(count(*) filter (where decided), 0) as "reversalRate",
       count(freed_at)::int as "reinstatementsDue",
       percentile_cont(0.5) within group (order by seconds_to_reinstatement) as "medianSecondsToReinstatement",
       percentile_cont(0.95) within group (order by seconds_to_reinstatement) as "p95SecondsToReinstatement",
       (count(*) filter (where reinstated_at <= reinstate_by))::float8
         / nullif(count(*) filter (where reinstated_at is not null or reinstatement_overdue), 0) as "shareReinstatedWithinTerm",
       (count(*) filter (where reinstatement_overdue))::int as "reinstatementOverdueNow"
     from addressed`,
    [platform, period.from.toISOString(), period.until.toISOString(), now],
  );
  if (figures === undefined) throw new Error("An aggregate without groups gave no row");
  return figures;
}
