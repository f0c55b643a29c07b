import type { Sql } from "@exparte/database";
import { roundedFigures } from "@exparte/publication";
import type { CourtId } from "../../rules/ids.js";
import { type EventOfWork, STEP_OF_EVENT } from "../../rules/supervision/workload.js";

/** What one court did in a period, or all courts together when `court` is null. */
export interface CourtWork {
  readonly court: CourtId | null;
  /** How often each event that counts as work happened in the period; absent means never. */
  readonly events: Readonly<Partial<Record<EventOfWork, number>>>;
  /** From submission to decision, over the applications that a judge decided in the period. */
  readonly medianSecondsToDecision: number | null;
  readonly p95SecondsToDecision: number | null;
  /** Submitted before the end of the period, and neither decided nor withdrawn by then. */
  readonly pending: number;
  /** Of the applications that a judge decided in the period, those that were granted in part. */
  readonly grantedInPart: number;
}

/** Written out in the statement: the planner must see that the index contains exactly these kinds. */
const KINDS_OF_WORK = Object.keys(STEP_OF_EVENT)
  .map((kind) => `'${kind}'`)
  .join(", ");

const WORKLOAD = `
  with happened as (
    select body->>'court' as court, kind, count(*)::int as times
    from orders.events
    where kind in (${KINDS_OF_WORK}) and at >= $1 and at < $2 and ($3::text is null or body->>'court' = $3)
    group by grouping sets ((body->>'court', kind), (kind))
  ), events as (
    select court, jsonb_object_agg(kind, times) as events from happened group by court
  ), decided as (
    select court, count(*) filter (where status = 'GRANTED_IN_PART')::int as in_part,
      percentile_cont(0.5) within group (order by extract(epoch from decided_at - submitted_at)::float8) as median,
      percentile_cont(0.95) within group (order by extract(epoch from decided_at - submitted_at)::float8) as p95
    from orders.applications
    where decided_at >= $1 and decided_at < $2 and status <> 'WITHDRAWN' and ($3::text is null or court = $3)
    group by grouping sets ((court), ())
  ), waiting as (
    select court, count(*)::int as pending
    from orders.applications
    where submitted_at < $2 and (decided_at is null or decided_at >= $2) and ($3::text is null or court = $3)
    group by grouping sets ((court), ())
  )
  select courts.id as "court",
    coalesce(events.events, '{}') as "events",
    decided.median as "medianSecondsToDecision",
    decided.p95 as "p95SecondsToDecision",
    coalesce(waiting.pending, 0) as "pending",
    coalesce(decided.in_part, 0) as "grantedInPart"
  from (select id from orders.known_courts where $3::text is null or id = $3 union all select null) courts
  left join events on events.court is not distinct from courts.id
  left join decided on decided.court is not distinct from courts.id
  left join waiting on waiting.court is not distinct from courts.id
  order by courts.id nulls last`;

/** Every registered court, or the given one; and last, with `court` null, all of them together. */
export async function workOfCourts(
  sql: Sql,
  period: { readonly from: Date; readonly until: Date },
  court?: CourtId,
): Promise<CourtWork[]> {
  const bounds = [period.from.toISOString(), period.until.toISOString()];
  const rows = await sql.query<CourtWork>(WORKLOAD, [...bounds, court ?? null]);
  return rows.map(roundedFigures);
}
