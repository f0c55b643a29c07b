import type { Sql } from "@exparte/database";
import type { Period } from "@exparte/dutch-time";
import { type FigureMedian, roundedFigures } from "@exparte/publication";
import type { PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { RESPONDENT_PREFIX } from "../../rules/order-document/respondent.js";
import { BUCKET_ENDS, COMPLIANCE_FIGURES, type ComplianceFigure } from "../../rules/supervision/compliance-figure.js";

export interface PenaltySum {
  readonly currency: string;
  readonly forfeitedCents: number;
  readonly prescribedCents: number;
}

export interface ComplianceFigures {
  readonly received: number;
  readonly served: number;
  readonly unservedNow: number;
  readonly complied: number;
  readonly medianSecondsToRemoval: number | null;
  readonly p95SecondsToRemoval: number | null;
  /** One for each bucket of BUCKET_ENDS, and one for everything longer. */
  readonly removalCounts: readonly number[];
  readonly shareWithinTerm: number | null;
  readonly overdueNow: number;
  readonly impossibleClaimed: number;
  readonly postersInformed: number;
  readonly postersInformedInTime: number;
  readonly postersOverdueNow: number;
  readonly postersNotPossible: number;
  readonly oppositionRate: number | null;
  readonly reversalRate: number | null;
  readonly reinstatementsDue: number;
  readonly medianSecondsToReinstatement: number | null;
  readonly p95SecondsToReinstatement: number | null;
  readonly reinstatementCounts: readonly number[];
  readonly shareReinstatedWithinTerm: number | null;
  readonly reinstatementOverdueNow: number;
  readonly penaltiesRunning: number;
  /** One per currency in which something was forfeited. */
  readonly penalties: readonly PenaltySum[];
}

/** For each figure, the condition on an addressee's row by which it is counted; `$3` is the moment of asking. */
const COUNTED = {
  received: "true",
  served: "served",
  unserved: "unserved_after < $3::timestamptz",
  complied: "removed_in_time is not null",
  in_time: "removed_in_time",
  overdue: "overdue_after < $3::timestamptz",
  impossible: "impossible_claimed",
  posters: "poster_in_time is not null",
  posters_in_time: "poster_in_time",
  posters_overdue: "poster_overdue_after < $3::timestamptz",
  posters_not_possible: "poster_not_possible",
  contested: "contested",
  decided: "decided",
  reversed: "reversed",
  freed: "freed",
  back: "reinstated_in_time is not null",
  back_in_time: "reinstated_in_time",
  back_overdue: "reinstatement_overdue_after < $3::timestamptz",
  running: "penalty_running",
  ...bucketsOf("seconds_to_removal", "removal"),
  ...bucketsOf("seconds_to_reinstatement", "reinstatement"),
} as const satisfies Record<string, string>;

function bucketsOf(seconds: string, name: string): Record<string, string> {
  const bounds = [null, ...BUCKET_ENDS, null];
  return Object.fromEntries(
    bounds.slice(1).map((end, index) => {
      const over = bounds[index] === null ? [] : [`${seconds} > ${bounds[index]}`];
      const within = end === null ? [] : [`${seconds} <= ${end}`];
      return [`${name}_${index}`, [...over, ...within].join(" and ")];
    }),
  );
}

/**
 * One row per platform, or one for all together. Counts are first summed in parallel by currency, so that amounts need
 * no separate pass. Times are read from an index that has them in order, and ranked per platform.
 */
function perPlatform(scope: "EACH" | "ALL", platforms: string): string {
  const group = scope === "EACH" ? "platform" : "''::text as platform";
  const where = `issued_at >= $1::timestamptz and issued_at < $2::timestamptz ${platforms}`;
  const names = Object.keys(COUNTED);
  return `
    with parts as (
      select ${group}, currency, ${Object.entries(COUNTED)
        .map(([name, is]) => `count(*) filter (where ${is}) as ${name}`)
        .join(", ")},
        sum(forfeited_cents)::float8 as forfeited_cents, sum(prescribed_cents)::float8 as prescribed_cents
      from orders.compliance_facts where ${where} group by 1, 2
    ), counted as (
      select platform, ${names.map((name) => `sum(${name})::int as ${name}`).join(", ")},
        jsonb_agg(jsonb_build_object('currency', currency, 'forfeitedCents', forfeited_cents, 'prescribedCents', prescribed_cents)
          order by currency) filter (where forfeited_cents > 0) as penalties
      from parts group by 1
    ), timed as (
      select ${group},
        percentile_cont('{0.5,0.95}'::float8[]) within group (order by seconds_to_removal) as removal,
        percentile_cont('{0.5,0.95}'::float8[]) within group (order by seconds_to_reinstatement) as reinstatement
      from orders.compliance_facts where ${where} group by 1
    ), figures as (
      select platform, received, served, unserved as "unservedNow", complied,
        removal[1] as "medianSecondsToRemoval", removal[2] as "p95SecondsToRemoval",
        array[${BUCKETS.map((index) => `removal_${index}`).join(", ")}] as "removalCounts",
        in_time::float8 / nullif(complied + overdue, 0) as "shareWithinTerm",
        overdue as "overdueNow", impossible as "impossibleClaimed",
        posters as "postersInformed", posters_in_time as "postersInformedInTime",
        posters_overdue as "postersOverdueNow", posters_not_possible as "postersNotPossible",
        contested::float8 / nullif(received, 0) as "oppositionRate",
        reversed::float8 / nullif(decided, 0) as "reversalRate",
        freed as "reinstatementsDue",
        reinstatement[1] as "medianSecondsToReinstatement", reinstatement[2] as "p95SecondsToReinstatement",
        array[${BUCKETS.map((index) => `reinstatement_${index}`).join(", ")}] as "reinstatementCounts",
        back_in_time::float8 / nullif(back + back_overdue, 0) as "shareReinstatedWithinTerm",
        back_overdue as "reinstatementOverdueNow", running as "penaltiesRunning",
        coalesce(penalties, '[]') as penalties
      from counted join timed using (platform)
    )`;
}

const BUCKETS = [...BUCKET_ENDS, Infinity].map((_, index) => index);

/** The figures of each of these platforms, without those that received no order in the period. */
export async function figuresOfEach(
  sql: Sql,
  platforms: readonly PlatformId[],
  period: Period,
  now: Instant,
): Promise<Map<PlatformId, ComplianceFigures>> {
  const rows = await sql.query<ComplianceFigures & { readonly platform: PlatformId }>(
    `${perPlatform("EACH", "and platform = any($4::text[])")} select * from figures`,
    [...bounds(period), now, platforms],
  );
  return new Map(rows.map(({ platform, ...figures }) => [platform, roundedFigures(figures)]));
}

/** The figures of all platforms together, counted over the orders: not an average of the platforms' figures. */
export async function figuresOfAll(sql: Sql, period: Period, now: Instant): Promise<ComplianceFigures> {
  const [row] = await sql.query<ComplianceFigures & { readonly platform: PlatformId }>(
    `${perPlatform("ALL", "")} select * from figures`,
    [...bounds(period), now],
  );
  if (row === undefined) return NO_FIGURES;
  const { platform: _, ...figures } = row;
  return roundedFigures(figures);
}

/** A respondent whom nobody registered is counted in the figures of all together, and stands beside no platform by itself. */
const REGISTERED = `and platform not like '${RESPONDENT_PREFIX}%'`;

/** Over the platforms that received an order in the period. Amounts are in one currency. */
export async function mediansOfFigures(
  sql: Sql,
  period: Period,
  currency: string,
  now: Instant,
): Promise<Map<ComplianceFigure, FigureMedian>> {
  const values = COMPLIANCE_FIGURES.map((figure) => `('${figure}', ${valueIn(figure)})`).join(", ");
  const rows = await sql.query<FigureMedian & { readonly figure: ComplianceFigure }>(
    `${perPlatform("EACH", REGISTERED)}
     select figure, count(value)::int as parties, percentile_cont(0.5) within group (order by value) as median
     from figures
     left join lateral (
       select (sum ->> 'forfeitedCents')::float8 as forfeited, (sum ->> 'prescribedCents')::float8 as prescribed
       from jsonb_array_elements(penalties) as sum where sum ->> 'currency' = $4
     ) amounts on true
     cross join lateral (values ${values}) as one (figure, value)
     group by figure`,
    [...bounds(period), now, currency],
  );
  return new Map(rows.map(({ figure, ...median }) => [figure, roundedFigures(median)]));
}

/**
 * Enough orders to find five applicants if there are that many. If these contain fewer, more applicants may stay
 * unnoticed.
 */
const LOOKED_AT = 1_000;

/** The number of applicants whose orders in the period went to other platforms, among the last thousand such orders. */
export async function applicantsBeside(sql: Sql, platform: PlatformId, period: Period): Promise<number> {
  const [row] = await sql.query<{ applicants: number }>(
    `select count(distinct applicant)::int as applicants from (
       select o.court || '/' || (ap.state -> 'content' ->> 'applicantReference') as applicant
       from orders.compliance_facts f
       join orders.orders o on o.id = f.order_id
       join orders.applications ap on ap.id = o.application_id
       where f.issued_at >= $1::timestamptz and f.issued_at < $2::timestamptz and f.platform <> $3
         and f.platform not like '${RESPONDENT_PREFIX}%'
       order by f.issued_at desc, f.order_id desc limit ${LOOKED_AT}
     ) as those`,
    [...bounds(period), platform],
  );
  return row?.applicants ?? 0;
}

function valueIn(figure: ComplianceFigure): string {
  if (figure === "PENALTIES_FORFEITED_CENTS") return "coalesce(forfeited, 0)";
  if (figure === "PENALTIES_PRESCRIBED_CENTS") return "coalesce(prescribed, 0)";
  return `"${FIGURE_FIELDS[figure]}"::float8`;
}

/** Where to find each single-number figure among a platform's figures. */
export const FIGURE_FIELDS = {
  RECEIVED: "received",
  SERVED: "served",
  UNSERVED_NOW: "unservedNow",
  COMPLIED: "complied",
  MEDIAN_SECONDS_TO_REMOVAL: "medianSecondsToRemoval",
  P95_SECONDS_TO_REMOVAL: "p95SecondsToRemoval",
  SHARE_WITHIN_TERM: "shareWithinTerm",
  OVERDUE_NOW: "overdueNow",
  IMPOSSIBLE_CLAIMED: "impossibleClaimed",
  POSTERS_INFORMED: "postersInformed",
  POSTERS_INFORMED_IN_TIME: "postersInformedInTime",
  POSTERS_OVERDUE_NOW: "postersOverdueNow",
  POSTERS_NOT_POSSIBLE: "postersNotPossible",
  OPPOSITION_RATE: "oppositionRate",
  REVERSAL_RATE: "reversalRate",
  REINSTATEMENTS_DUE: "reinstatementsDue",
  MEDIAN_SECONDS_TO_REINSTATEMENT: "medianSecondsToReinstatement",
  P95_SECONDS_TO_REINSTATEMENT: "p95SecondsToReinstatement",
  SHARE_REINSTATED_WITHIN_TERM: "shareReinstatedWithinTerm",
  REINSTATEMENT_OVERDUE_NOW: "reinstatementOverdueNow",
  PENALTIES_RUNNING: "penaltiesRunning",
} as const satisfies Partial<Record<ComplianceFigure, keyof ComplianceFigures>>;

/** The figure as one number; an amount is in one currency. */
export function numberIn(figures: ComplianceFigures, figure: ComplianceFigure, currency: string): number | null {
  const sum = figures.penalties.find((one) => one.currency === currency);
  if (figure === "PENALTIES_FORFEITED_CENTS") return sum?.forfeitedCents ?? 0;
  if (figure === "PENALTIES_PRESCRIBED_CENTS") return sum?.prescribedCents ?? 0;
  return figures[FIGURE_FIELDS[figure]];
}

function bounds({ from, until }: Period): [string, string] {
  return [from.toISOString(), until.toISOString()];
}

/** The figures of a platform that received no order in the period. */
export const NO_FIGURES: ComplianceFigures = {
  received: 0,
  served: 0,
  unservedNow: 0,
  complied: 0,
  medianSecondsToRemoval: null,
  p95SecondsToRemoval: null,
  removalCounts: BUCKETS.map(() => 0),
  shareWithinTerm: null,
  overdueNow: 0,
  impossibleClaimed: 0,
  postersInformed: 0,
  postersInformedInTime: 0,
  postersOverdueNow: 0,
  postersNotPossible: 0,
  oppositionRate: null,
  reversalRate: null,
  reinstatementsDue: 0,
  medianSecondsToReinstatement: null,
  p95SecondsToReinstatement: null,
  reinstatementCounts: BUCKETS.map(() => 0),
  shareReinstatedWithinTerm: null,
  reinstatementOverdueNow: 0,
  penaltiesRunning: 0,
  penalties: [],
};
