import type { Sql } from "@exparte/database";
import DataLoader from "dataloader";

export interface FiguresPeriod {
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
}

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
}

/** Figures per platform. Those asked for one period in one turn of the event loop are one statement. */
export interface Figures {
  complaints(platform: string, period: FiguresPeriod): Promise<ComplaintFigures>;
  notices(platform: string, period: FiguresPeriod): Promise<NoticeFigures>;
}

export function createFigures(sql: Sql): Figures {
  const complaints = batched<ComplaintFigures>((platforms, period) => complaintFigures(sql, platforms, period));
  const notices = batched<NoticeFigures>((platforms, period) => noticeFigures(sql, platforms, period));
  return {
    complaints: (platform, period) => complaints.load({ platform, ...period }),
    notices: (platform, period) => notices.load({ platform, ...period }),
  };
}

interface Key extends FiguresPeriod {
  readonly platform: string;
}

function batched<Found>(
  find: (platforms: readonly string[], period: FiguresPeriod) => Promise<ReadonlyMap<string, Found>>,
): DataLoader<Key, Found> {
  const nameOf = ({ from, until }: FiguresPeriod): string => `${from.toISOString()}/${until.toISOString()}`;
  return new DataLoader<Key, Found>(
    async (keys) => {
      const found = new Map<string, ReadonlyMap<string, Found>>();
      for (const [name, [first, ...others]] of Map.groupBy(keys, nameOf)) {
        if (first === undefined) continue;
        const platforms = [...new Set([first, ...others].map(({ platform }) => platform))];
        found.set(name, await find(platforms, first));
      }
      return keys.map((key) => found.get(nameOf(key))?.get(key.platform) ?? new Error("A platform got no figures"));
    },
    { cache: false, maxBatchSize: 2_000, batchScheduleFn: (load) => void setImmediate(load) },
  );
}

/** Over the complaints received in the period, by where they stand now; a platform without any has zeros. */
async function complaintFigures(
  sql: Sql,
  platforms: readonly string[],
  { from, until }: FiguresPeriod,
): Promise<Map<string, ComplaintFigures>> {
  const rows = await sql.query<Omit<ComplaintFigures, "sanctions"> & SanctionCounts & { platform: string }>(
    `select platform, count(c.id)::int as "received",
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
       percentile_cont(0.5) within group (order by extract(epoch from decided_at - received_at)::float8 / 86400) as "medianDays"
     from unnest($1::text[]) as platform
     left join complaints.complaints c
       on c.controller = platform and c.received_at >= $2::timestamptz and c.received_at < $3::timestamptz
     group by platform`,
    [platforms, from.toISOString(), until.toISOString()],
  );
  return new Map(
    rows.map(({ platform, fines, periodicPenalties, processingBans, ...figures }) => [
      platform,
      { ...figures, sanctions: { fines, periodicPenalties, processingBans } },
    ]),
  );
}

/** Over the notices of which the platform was told in the period, by where they stand now. */
async function noticeFigures(
  sql: Sql,
  platforms: readonly string[],
  { from, until }: FiguresPeriod,
): Promise<Map<string, NoticeFigures>> {
  const rows = await sql.query<NoticeFigures & { about: string }>(
    `select about, count(n.id)::int as "noticed",
       (count(*) filter (where status = 'OPEN'))::int as "open",
       (count(*) filter (where status = 'REMOVED'))::int as "removed",
       (count(*) filter (where status = 'REMOVED' and removal_ground = 'UNLAWFUL'))::int as "removedAsUnlawful",
       (count(*) filter (where status = 'REMOVED' and removal_ground = 'HOUSE_RULES'))::int as "removedUnderHouseRules",
       (count(*) filter (where status = 'REFUSED_LAWFUL'))::int as "refusedAsLawful",
       (count(*) filter (where status = 'REFUSED_OVERRIDING_PUBLIC_INTEREST'))::int as "refusedForPublicInterest",
       (count(*) filter (where status = 'NO_RESPONSE'))::int as "noResponse"
     from unnest($1::text[]) as about
     left join complaints.notices n
       on n.platform = about and n.noticed_at >= $2::timestamptz and n.noticed_at < $3::timestamptz
     group by about`,
    [platforms, from.toISOString(), until.toISOString()],
  );
  return new Map(rows.map(({ about, ...figures }) => [about, figures]));
}
