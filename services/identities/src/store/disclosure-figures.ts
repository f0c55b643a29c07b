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
  /** The same of participants, for whom a refusal is a matter of the code, and of others, for whom it is no breach. */
  readonly inside: SideFigures;
  readonly outside: SideFigures;
}

export type SideFigures = Pick<
  DisclosureFigures,
  "requested" | "disclosed" | "refused" | "withdrawn" | "expired" | "open" | "medianSecondsToAnswer" | "disclosureRate"
>;

type CountedSide = Omit<SideFigures, "disclosureRate">;

interface Row extends Omit<DisclosureFigures, "refusedByReason" | "disclosureRate" | "inside" | "outside"> {
  readonly platform: string;
  readonly inside: CountedSide;
  readonly outside: CountedSide;
  readonly reasons: Readonly<Record<string, number>> | null;
}

const SECONDS = "percentile_cont(0.5) within group (order by extract(epoch from answered_at - requested_at)::float8)";
const sideCounted = (which: string) => `jsonb_build_object(
  'requested', count(*) filter (where ${which}),
  'disclosed', count(*) filter (where ${which} and status = 'DISCLOSED'),
  'refused', count(*) filter (where ${which} and status = 'REFUSED'),
  'withdrawn', count(*) filter (where ${which} and status = 'WITHDRAWN'),
  'expired', count(*) filter (where ${which} and status = 'EXPIRED'),
  'open', count(*) filter (where ${which} and status in ('REQUESTED', 'POSTER_NOTIFIED')),
  'medianSecondsToAnswer', ${SECONDS} filter (where ${which}))`;
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
  ${sideCounted("not outside_code")} as "inside",
  ${sideCounted("outside_code")} as "outside",
  ${SECONDS} as "medianSecondsToAnswer"`;

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

const NONE: CountedSide = {
  requested: 0,
  disclosed: 0,
  refused: 0,
  withdrawn: 0,
  expired: 0,
  open: 0,
  medianSecondsToAnswer: null,
};

export const NO_FIGURES: DisclosureFigures = figuresOf({
  ...NONE,
  unreadable: 0,
  insideCode: 0,
  outsideCode: 0,
  inside: NONE,
  outside: NONE,
  reasons: null,
});

/** Every reason is told, also those that were not given. */
function figuresOf({ reasons, inside, outside, ...counted }: Omit<Row, "platform">): DisclosureFigures {
  return {
    ...counted,
    refusedByReason: REFUSAL_REASONS.map((reason) => ({ reason, count: reasons?.[reason] ?? 0 })),
    disclosureRate: rateOf(counted),
    inside: { ...inside, disclosureRate: rateOf(inside) },
    outside: { ...outside, disclosureRate: rateOf(outside) },
  };
}

function rateOf({ disclosed, refused }: Pick<CountedSide, "disclosed" | "refused">): number | null {
  return disclosed + refused === 0 ? null : disclosed / (disclosed + refused);
}
