import type { Sql } from "@exparte/database";
import type { Period } from "@exparte/dutch-time";
import { type FigureMedian, roundedFigures } from "@exparte/publication";
import type { PlatformId } from "../../rules/ids.js";
import type { ComplaintFigure } from "../../rules/supervision/complaint-figure.js";
import type { NoticeFigure } from "../../rules/supervision/notice-figure.js";

export interface SanctionCounts {
  readonly fines: number;
  readonly periodicPenalties: number;
  readonly processingBans: number;
}

export interface ComplaintFigures {
  readonly received: number;
  readonly underReview: number;
  readonly notCompetent: number;
  readonly journalisticException: number;
  readonly dismissed: number;
  readonly infringementFound: number;
  readonly sanctions: SanctionCounts;
  readonly objections: number;
  readonly appeals: number;
  readonly changedOnReview: number;
  readonly irrevocable: number;
  readonly medianDays: number | null;
}

export interface NoticeFigures {
  readonly noticed: number;
  readonly open: number;
  readonly removed: number;
  readonly removedAsUnlawful: number;
  readonly removedUnderHouseRules: number;
  readonly refusedAsLawful: number;
  readonly refusedForPublicInterest: number;
  readonly noResponse: number;
  /** The rates are shares of those no longer open. */
  readonly removalRate: number | null;
  readonly refusalRate: number | null;
  readonly noResponseRate: number | null;
}

const COMPLAINT_COUNTS = `count(c.id)::int as "received",
  (count(*) filter (where status = 'UNDER_REVIEW'))::int as "underReview",
  (count(*) filter (where status = 'NOT_COMPETENT'))::int as "notCompetent",
  (count(*) filter (where ground = 'JOURNALISTIC_EXCEPTION'))::int as "journalisticException",
  (count(*) filter (where status = 'DISMISSED'))::int as "dismissed",
  (count(*) filter (where status = 'INFRINGEMENT_FOUND'))::int as "infringementFound",
  (count(*) filter (where 'FINE' = any (sanctions)))::int as "fines",
  (count(*) filter (where 'PERIODIC_PENALTY' = any (sanctions)))::int as "periodicPenalties",
  (count(*) filter (where 'PROCESSING_BAN' = any (sanctions)))::int as "processingBans",
  coalesce(sum(objections), 0)::int as "objections",
  coalesce(sum(appeals), 0)::int as "appeals",
  (count(*) filter (where changed_on_review))::int as "changedOnReview",
  count(irrevocable_at)::int as "irrevocable",
  percentile_cont(0.5) within group (order by extract(epoch from decided_at - received_at)::float8 / 86400) as "medianDays"`;

type ComplaintCounts = Omit<ComplaintFigures, "sanctions"> & SanctionCounts;

function asFigures({ fines, periodicPenalties, processingBans, ...figures }: ComplaintCounts): ComplaintFigures {
  return { ...roundedFigures(figures), sanctions: { fines, periodicPenalties, processingBans } };
}

/** Over the complaints received in the period, by their present state; a platform without any has zeros. */
export async function complaintFigures(
  sql: Sql,
  platforms: readonly PlatformId[],
  period: Period,
): Promise<Map<PlatformId, ComplaintFigures>> {
  const rows = await sql.query<ComplaintCounts & { platform: PlatformId }>(
    `select platform, ${COMPLAINT_COUNTS}
     from unnest($3::text[]) as platform
     left join complaints.complaints c on c.controller = platform and ${within("c.received_at")}
     group by platform`,
    [...bounds(period), platforms],
  );
  return new Map(rows.map(({ platform, ...counts }) => [platform, asFigures(counts)]));
}

/** Of all platforms together, over the complaints themselves: not an average of the platforms' figures. */
export async function complaintFiguresOfAll(sql: Sql, period: Period): Promise<ComplaintFigures> {
  const [counts] = await sql.query<ComplaintCounts>(
    `select ${COMPLAINT_COUNTS} from complaints.complaints c where ${within("received_at")}`,
    bounds(period),
  );
  if (counts === undefined) throw new Error("A count of complaints has no row");
  return asFigures(counts);
}

export function complaintMedians(sql: Sql, period: Period): Promise<Map<ComplaintFigure, FigureMedian>> {
  const each = `select ${COMPLAINT_COUNTS} from complaints.complaints c where ${within("received_at")} group by controller`;
  return mediansOf(sql, each, COMPLAINT_FIELDS, period);
}

/** `each` selects one row per platform. */
async function mediansOf<Figure extends string>(
  sql: Sql,
  each: string,
  fields: Readonly<Record<Figure, string>>,
  period: Period,
): Promise<Map<Figure, FigureMedian>> {
  const values = Object.entries(fields).map(([figure, field]) => `('${figure}', "${field}"::float8)`);
  const rows = await sql.query<FigureMedian & { readonly figure: Figure }>(
    `with figures as (${each})
     select figure, count(value)::int as parties, percentile_cont(0.5) within group (order by value) as median
     from figures cross join lateral (values ${values.join(", ")}) as one (figure, value) group by figure`,
    bounds(period),
  );
  return new Map(rows.map(({ figure, ...median }) => [figure, roundedFigures(median)]));
}

/**
 * Enough complaints to find five complainants in. If these hold fewer than five, the count does not say that there are
 * more.
 */
const LOOKED_AT = 1_000;

/** How many complained about other platforms in the period, as far as the last thousand complaints show. */
export async function complainantsBeside(sql: Sql, platform: PlatformId, period: Period): Promise<number> {
  const [row] = await sql.query<{ complainants: number }>(
    `select count(distinct complainant)::int as complainants from (
       select state -> 'content' ->> 'complainantReference' as complainant from complaints.complaints
       where ${within("received_at")} and controller <> $3 order by received_at desc, id desc limit ${LOOKED_AT}
     ) as those`,
    [...bounds(period), platform],
  );
  return row?.complainants ?? 0;
}

/** Where each figure is counted. */
const COMPLAINT_FIELDS = {
  RECEIVED: "received",
  UNDER_REVIEW: "underReview",
  NOT_COMPETENT: "notCompetent",
  JOURNALISTIC_EXCEPTION: "journalisticException",
  DISMISSED: "dismissed",
  INFRINGEMENT_FOUND: "infringementFound",
  FINES: "fines",
  PERIODIC_PENALTIES: "periodicPenalties",
  PROCESSING_BANS: "processingBans",
  OBJECTIONS: "objections",
  APPEALS: "appeals",
  CHANGED_ON_REVIEW: "changedOnReview",
  IRREVOCABLE: "irrevocable",
  MEDIAN_DAYS: "medianDays",
} as const satisfies Record<ComplaintFigure, keyof ComplaintCounts>;

export function numberIn({ sanctions, ...figures }: ComplaintFigures, figure: ComplaintFigure): number | null {
  return { ...figures, ...sanctions }[COMPLAINT_FIELDS[figure]];
}

const NOTICE_COUNTS = `count(n.id)::int as "noticed",
  (count(*) filter (where status = 'OPEN'))::int as "open",
  (count(*) filter (where status = 'REMOVED'))::int as "removed",
  (count(*) filter (where status = 'REMOVED' and removal_ground = 'UNLAWFUL'))::int as "removedAsUnlawful",
  (count(*) filter (where status = 'REMOVED' and removal_ground = 'HOUSE_RULES'))::int as "removedUnderHouseRules",
  (count(*) filter (where status = 'REFUSED_LAWFUL'))::int as "refusedAsLawful",
  (count(*) filter (where status = 'REFUSED_OVERRIDING_PUBLIC_INTEREST'))::int as "refusedForPublicInterest",
  (count(*) filter (where status = 'NO_RESPONSE'))::int as "noResponse",
  ${shareOfClosed("status = 'REMOVED'")} as "removalRate",
  ${shareOfClosed("status in ('REFUSED_LAWFUL', 'REFUSED_OVERRIDING_PUBLIC_INTEREST')")} as "refusalRate",
  ${shareOfClosed("status = 'NO_RESPONSE'")} as "noResponseRate"`;

function shareOfClosed(condition: string): string {
  return `(count(*) filter (where ${condition}))::float8 / nullif(count(*) filter (where status <> 'OPEN'), 0)`;
}

/** Over the notices of which the platform was told in the period, by where they stand now. */
export async function noticeFigures(
  sql: Sql,
  platforms: readonly PlatformId[],
  period: Period,
): Promise<Map<PlatformId, NoticeFigures>> {
  const rows = await sql.query<NoticeFigures & { about: PlatformId }>(
    `select about, ${NOTICE_COUNTS}
     from unnest($3::text[]) as about
     left join complaints.notices n on n.platform = about and ${within("n.noticed_at")}
     group by about`,
    [...bounds(period), platforms],
  );
  return new Map(rows.map(({ about, ...figures }) => [about, roundedFigures(figures)]));
}

export async function noticeFiguresOfAll(sql: Sql, period: Period): Promise<NoticeFigures> {
  const [figures] = await sql.query<NoticeFigures>(
    `select ${NOTICE_COUNTS} from complaints.notices n where ${within("noticed_at")}`,
    bounds(period),
  );
  if (figures === undefined) throw new Error("A count of notices has no row");
  return roundedFigures(figures);
}

export function noticeMedians(sql: Sql, period: Period): Promise<Map<NoticeFigure, FigureMedian>> {
  const each = `select ${NOTICE_COUNTS} from complaints.notices n where ${within("noticed_at")} group by platform`;
  return mediansOf(sql, each, NOTICE_FIELDS, period);
}

const NOTICE_FIELDS = {
  NOTICED: "noticed",
  OPEN: "open",
  REMOVED: "removed",
  REMOVED_AS_UNLAWFUL: "removedAsUnlawful",
  REMOVED_UNDER_HOUSE_RULES: "removedUnderHouseRules",
  REFUSED_AS_LAWFUL: "refusedAsLawful",
  REFUSED_FOR_PUBLIC_INTEREST: "refusedForPublicInterest",
  NO_RESPONSE: "noResponse",
  REMOVAL_RATE: "removalRate",
  REFUSAL_RATE: "refusalRate",
  NO_RESPONSE_RATE: "noResponseRate",
} as const satisfies Record<NoticeFigure, keyof NoticeFigures>;

export function numberInNotices(figures: NoticeFigures, figure: NoticeFigure): number | null {
  return figures[NOTICE_FIELDS[figure]];
}

function within(column: string): string {
  return `${column} >= $1::timestamptz and ${column} < $2::timestamptz`;
}

function bounds({ from, until }: Period): [string, string] {
  return [from.toISOString(), until.toISOString()];
}
