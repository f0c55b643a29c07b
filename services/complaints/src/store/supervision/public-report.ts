import type { Sql } from "@exparte/database";
import type { HalfYear } from "@exparte/publication";
import type { GivenNotice, ReceivedComplaint } from "../../rules/supervision/public-report.js";

/**
 * Every complaint that the AP received in the half-year, by the decision that stood when the half-year's report was
 * due.
 */
export function receivedComplaints(sql: Sql, half: HalfYear): Promise<ReceivedComplaint[]> {
  return sql.query<ReceivedComplaint>(
    `select controller as platform, state -> 'content' ->> 'complainantReference' as complainant,
       coalesce((${lastDecision("madeKnownAt")}), 'UNDECIDED') as outcome
     from complaints.complaints where received_at >= $1 and received_at < $2`,
    momentsOf(half),
  );
}

/** Every notice of which a platform was told in the half-year, likewise. */
export function givenNotices(sql: Sql, half: HalfYear): Promise<GivenNotice[]> {
  return sql.query<GivenNotice>(
    `select platform, id, coalesce((${lastDecision("decidedAt")}), 'OPEN') as outcome
     from complaints.notices where noticed_at >= $1 and noticed_at < $2`,
    momentsOf(half),
  );
}

function lastDecision(moment: string): string {
  return `select decision ->> 'outcome' from jsonb_array_elements(state -> 'decisions') with ordinality as d(decision, place)
    where (decision ->> '${moment}')::timestamptz <= $3 order by place desc limit 1`;
}

function momentsOf({ from, until, knownUntil }: HalfYear): string[] {
  return [from, until, knownUntil].map((moment) => moment.toISOString());
}
