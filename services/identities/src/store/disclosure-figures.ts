import type { Sql } from "@exparte/database";
import { REFUSAL_REASONS, type RefusalReason } from "../disclosure-request.js";

export interface DisclosureFigures {
  readonly requested: number;
  readonly disclosed: number;
  /** Of those disclosed. */
  readonly unreadable: number;
  readonly refused: number;
  readonly refusedByReason: readonly { readonly reason: RefusalReason; readonly count: number }[];
  readonly withdrawn: number;
  readonly expired: number;
  readonly open: number;
  readonly insideCode: number;
  readonly outsideCode: number;
  readonly medianSecondsToAnswer: number | null;
  /** Of those answered by a disclosure or a refusal. */
  readonly disclosureRate: number | null;
}

interface Row extends Omit<DisclosureFigures, "refusedByReason" | "disclosureRate"> {
  readonly platform: string;
  readonly reasons: Readonly<Record<string, number>> | null;
}

const COUNTED = `
  count(*)::int as "requested",
  (count(*) filter (where status = 'DISCLOSED'))::int as "disclosed",
  (count(*) filter (where unreadable))::int as "unreadable",
  (count(*) filter (where status = 'REFUSED'))::int as "refused",
  (count(*) filter (where status = 'WITHDRAWN'))::int as "withdrawn",
  (count(*) filter (where status = 'EXPIRED'))::int as "expired",
  (count(*) filter (where status in ('REQUESTED', 'POSTER_NOTIFIED')))::int as "open",
  (count(*) filter (where not outside_code))::int as "insideCode",
  (count(*) filter (where outside_code))::int as "outsideCode",
  percentile_cont(0.5) within group (order by extract(epoch from answered_at - requested_at)::float8) as "medianSecondsToAnswer"`;

export interface FiguresWanted {
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
}

/** Of requests made in the period, by platform; a platform of which none was asked is left out. */
export async function figuresByPlatform(
  sql: Sql,
  platforms: readonly string[],
  { from, until }: FiguresWanted,
): Promise<Map<string, DisclosureFigures>> {
  const rows = await sql.query<Row>(
    `with asked as materialized (
       select platform, status, refusal_reason, outside_code, unreadable, requested_at, answered_at
       from identities.disclosure_requests
       where platform = any ($1::text[]) and requested_at >= $2 and requested_at < $3
     ), counted as (
       select platform, ${COUNTED} from asked group by platform
     ), by_reason as (
       select platform, jsonb_object_agg(refusal_reason, count) as reasons from (
         select platform, refusal_reason, count(*)::int from asked where refusal_reason is not null group by 1, 2
       ) as refusals group by platform
     )
     select counted.*, reasons from counted left join by_reason using (platform)`,
    [platforms, from.toISOString(), until.toISOString()],
  );
  return new Map(rows.map(({ platform, ...row }) => [platform, figuresOf(row)]));
}

export async function figuresOfAll(sql: Sql, { from, until }: FiguresWanted): Promise<DisclosureFigures> {
  const [row] = await sql.query<Omit<Row, "platform">>(
    `with asked as (
       select * from identities.disclosure_requests where requested_at >= $1 and requested_at < $2
     )
     select ${COUNTED}, (
       select jsonb_object_agg(refusal_reason, count) from (
         select refusal_reason, count(*)::int from asked where refusal_reason is not null group by 1
       ) as counted
     ) as reasons
     from asked`,
    [from.toISOString(), until.toISOString()],
  );
  if (row === undefined) throw new Error("An aggregate without groups gave no row");
  return figuresOf(row);
}

export const NO_FIGURES: DisclosureFigures = figuresOf({
  requested: 0,
  disclosed: 0,
  unreadable: 0,
  refused: 0,
  withdrawn: 0,
  expired: 0,
  open: 0,
  insideCode: 0,
  outsideCode: 0,
  medianSecondsToAnswer: null,
  reasons: null,
});

/** Every reason is told, also those that were not given. */
function figuresOf({ reasons, ...counted }: Omit<Row, "platform">): DisclosureFigures {
  const answered = counted.disclosed + counted.refused;
  return {
    ...counted,
    refusedByReason: REFUSAL_REASONS.map((reason) => ({ reason, count: reasons?.[reason] ?? 0 })),
    disclosureRate: answered === 0 ? null : counted.disclosed / answered,
  };
}
