import type pg from "pg";

/** What one would type into psql for the figures of every platform: a statement for each part of the report. */
export const PARTS_OF_REPORT = ["compliance", "disclosures", "codeOfConduct", "complaints", "noticeOutcomes"] as const;
export type PartOfReport = (typeof PARTS_OF_REPORT)[number];

/** By part and platform, under the names that the graph has for them; a platform without records is absent. */
export type BareFigures = Readonly<Record<PartOfReport, ReadonlyMap<string, Readonly<Record<string, unknown>>>>>;

export async function bareFigures(client: pg.Client, period: { from: string; until: string }): Promise<BareFigures> {
  const byPlatform = async (part: PartOfReport) => {
    const { rows } = await client.query<Record<string, unknown> & { platform: string }>(STATEMENTS[part], [
      period.from,
      period.until,
    ]);
    return new Map(rows.map((row) => [row.platform, row]));
  };
  return {
    compliance: await byPlatform("compliance"),
    disclosures: await byPlatform("disclosures"),
    codeOfConduct: await byPlatform("codeOfConduct"),
    complaints: await byPlatform("complaints"),
    noticeOutcomes: await byPlatform("noticeOutcomes"),
  };
}

const ENDS = [900, 3_600, 7_200, 21_600, 43_200, 86_400, 172_800, 604_800];

function count(condition: string): string {
  return `(count(*) filter (where ${condition}))::int`;
}

function share(part: string, whole: string): string {
  return `${count(part)}::float8 / nullif(${count(whole)}, 0)`;
}

function buckets(seconds: string): string {
  const counts = [0, ...ENDS].map((from, index) => {
    const until = ENDS[index] === undefined ? "" : ` and ${seconds} <= ${ENDS[index]}`;
    return count(`${seconds} ${index === 0 ? ">=" : ">"} ${from}${until}`);
  });
  return `jsonb_build_object('counts', jsonb_build_array(${counts.join(", ")}))`;
}

function percentile(at: number, values: string): string {
  return `percentile_cont(${at}) within group (order by ${values})`;
}

const STATEMENTS: Readonly<Record<PartOfReport, string>> = {
  compliance: `
    select platform, count(*)::int as received, ${count("served")} as served,
      ${count("removed_in_time is not null")} as complied,
      ${percentile(0.5, "seconds_to_removal")} as "medianSecondsToRemoval",
      ${percentile(0.95, "seconds_to_removal")} as "p95SecondsToRemoval",
      ${share("removed_in_time", "removed_in_time is not null or overdue_after < now()")} as "shareWithinTerm",
      ${count("overdue_after < now()")} as "overdueNow", ${count("impossible_claimed")} as "impossibleClaimed",
      ${share("contested", "true")} as "oppositionRate", ${share("reversed", "decided")} as "reversalRate",
      ${count("freed")} as "reinstatementsDue",
      ${percentile(0.5, "seconds_to_reinstatement")} as "medianSecondsToReinstatement",
      ${percentile(0.95, "seconds_to_reinstatement")} as "p95SecondsToReinstatement",
      ${share("reinstated_in_time", "reinstated_in_time is not null or reinstatement_overdue_after < now()")}
        as "shareReinstatedWithinTerm",
      ${count("reinstatement_overdue_after < now()")} as "reinstatementOverdueNow",
      ${count("penalty_running")} as "penaltiesRunning",
      ${buckets("seconds_to_removal")} as "removalTimes", ${buckets("seconds_to_reinstatement")} as "reinstatementTimes",
      case when sum(forfeited_cents) > 0 then jsonb_build_array(jsonb_build_object('currency', 'EUR',
        'forfeitedCents', sum(forfeited_cents), 'prescribedCents', sum(prescribed_cents))) else '[]' end as penalties
    from orders.compliance_facts where issued_at >= $1 and issued_at < $2 group by platform`,
  disclosures: `
    select platform, count(*)::int as requested, ${count("status = 'DISCLOSED'")} as disclosed,
      ${count("status = 'REFUSED'")} as refused,
      jsonb_build_array(${["NOT_BOUND", "POSTER_OBJECTED", "DATA_NOT_HELD", "BALANCE_DIFFERS", "LEGAL_OBSTACLE"]
        .map((reason) => `jsonb_build_object('reason', '${reason}', 'count', ${count(`refusal_reason = '${reason}'`)})`)
        .join(", ")}) as "refusedByReason",
      ${count("status = 'WITHDRAWN'")} as withdrawn, ${count("status = 'EXPIRED'")} as expired,
      ${count("status in ('REQUESTED', 'POSTER_NOTIFIED')")} as open,
      ${count("not outside_code")} as "insideCode", ${count("outside_code")} as "outsideCode",
      ${percentile(0.5, "extract(epoch from answered_at - requested_at)::float8")} as "medianSecondsToAnswer",
      ${share("status = 'DISCLOSED'", "status in ('DISCLOSED', 'REFUSED')")} as "disclosureRate"
    from identities.disclosure_requests where requested_at >= $1 and requested_at < $2 group by platform`,
  codeOfConduct: `
    select platform, to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
    from identities.participations where until is null and $1::timestamptz < $2::timestamptz`,
  complaints: `
    select controller as platform, count(*)::int as received, ${count("status = 'UNDER_REVIEW'")} as "underReview",
      ${count("status = 'NOT_COMPETENT'")} as "notCompetent",
      ${count("ground = 'JOURNALISTIC_EXCEPTION'")} as "journalisticException",
      ${count("status = 'DISMISSED'")} as dismissed, ${count("status = 'INFRINGEMENT_FOUND'")} as "infringementFound",
      jsonb_build_object('fines', ${count("'FINE' = any (sanctions)")},
        'periodicPenalties', ${count("'PERIODIC_PENALTY' = any (sanctions)")},
        'processingBans', ${count("'PROCESSING_BAN' = any (sanctions)")}) as sanctions,
      sum(objections)::int as objections, sum(appeals)::int as appeals,
      ${count("changed_on_review")} as "changedOnReview", ${count("irrevocable_at is not null")} as irrevocable,
      ${percentile(0.5, "extract(epoch from decided_at - received_at)::float8 / 86400")} as "medianDays"
    from complaints.complaints where received_at >= $1 and received_at < $2 group by controller`,
  noticeOutcomes: `
    select platform, count(*)::int as noticed, ${count("status = 'OPEN'")} as open,
      ${count("status = 'REMOVED'")} as removed, ${count("removal_ground = 'UNLAWFUL'")} as "removedAsUnlawful",
      ${count("removal_ground = 'HOUSE_RULES'")} as "removedUnderHouseRules",
      ${count("status = 'REFUSED_LAWFUL'")} as "refusedAsLawful",
      ${count("status = 'REFUSED_OVERRIDING_PUBLIC_INTEREST'")} as "refusedForPublicInterest",
      ${count("status = 'NO_RESPONSE'")} as "noResponse",
      ${share("status = 'REMOVED'", "status <> 'OPEN'")} as "removalRate",
      ${share("status like 'REFUSED%'", "status <> 'OPEN'")} as "refusalRate",
      ${share("status = 'NO_RESPONSE'", "status <> 'OPEN'")} as "noResponseRate"
    from complaints.notices where noticed_at >= $1 and noticed_at < $2 group by platform`,
};
