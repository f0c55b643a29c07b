import type { Sql } from "@exparte/database";
import type { HalfYear } from "@exparte/publication";
import { RESPONDENT_PREFIX } from "../../rules/order-document/respondent.js";
import {
  type ReceivedOrder,
  type SubmittedApplication,
  TYPE_NOT_SPECIFIED,
} from "../../rules/supervision/public-report.js";

/** Respondents whom nobody registered are one row together: none of them is named, not even by an id. */
const RESPONDENTS_ROW = "RESPONDENTS";

/**
 * Every order to every platform in the half-year, with its state when the half-year's report was due. An order modified
 * on opposition counts as upheld for a platform none of whose items were freed. An opposition that names items counts for
 * the platforms that have them.
 */
export function receivedOrders(sql: Sql, { from, until, knownUntil }: HalfYear): Promise<ReceivedOrder[]> {
  return sql.query<ReceivedOrder>(
    `select coalesce(p.id, '${RESPONDENTS_ROW}') as platform, coalesce(p.kind, 'RESPONDENT') as "platformKind",
       coalesce(o.state -> 'document' ->> 'illegalContentType', '${TYPE_NOT_SPECIFIED}') as "illegalContentType",
       o.court || '/' || (ap.state -> 'content' ->> 'applicantReference') as "applicant",
       (select count(*)::int from orders.items i where i.order_id = a.order_id and i.platform = a.platform) as "items",
       case when a.served_at <= $3 then ${hoursSinceIssue("a.served_at")} end as "hoursToInform",
       case when a.complied_at <= $3 then ${hoursSinceIssue("a.complied_at")} end as "hoursToGiveEffect",
       case when a.complied_at is null or a.complied_at > $3 then 'NOT_REMOVED'
         when f.removed_in_time then 'WITHIN_TERM' else 'AFTER_TERM' end as "removal",
       case when o.status = 'LIFTED' and ended.at <= $3 then 'LIFTED'
         when o.status = 'LAPSED' and ended.at <= $3 then 'LAPSED'
         when f.narrowed_at <= $3 then 'NARROWED'
         when contest.upheld then 'UPHELD'
         when contest.lodged then 'CONTESTED'
         else 'UNCONTESTED' end as "outcome"
     from orders.addressees a
     join orders.orders o on o.id = a.order_id
     join orders.applications ap on ap.id = o.application_id
     left join orders.known_platforms p on p.id = a.platform
     left join orders.compliance_facts f on f.order_id = a.order_id and f.platform = a.platform
     cross join lateral (select (o.state -> 'ended' ->> 'at')::timestamptz as at) ended
     cross join lateral (
       select bool_or(contested.lodged_at <= $3) as lodged,
         bool_or(contested.status in ('UPHELD', 'MODIFIED') and contested.decided_at <= $3) as upheld
       from orders.oppositions contested
       left join lateral (
         select said -> 'itemIds' as items from jsonb_array_elements(o.state -> 'oppositions') said
         where said ->> 'id' = contested.id
       ) named on true
       where contested.order_id = o.id and (named.items is null or exists (
         select from orders.items own
         where own.order_id = o.id and own.platform = a.platform and named.items ? own.item_id))
     ) contest
     where a.issued_at >= $1 and a.issued_at < $2
       and (p.id is not null or a.platform like '${RESPONDENT_PREFIX}%')`,
    [from.toISOString(), until.toISOString(), knownUntil.toISOString()],
  );
}

/** Every application submitted in the half-year, in the same way. */
export function submittedApplications(
  sql: Sql,
  { from, until, knownUntil }: HalfYear,
): Promise<SubmittedApplication[]> {
  return sql.query<SubmittedApplication>(
    `select court, court || '/' || (state -> 'content' ->> 'applicantReference') as "applicant",
       case when decided_at <= $3 then status else 'SUBMITTED' end as "status",
       case when decided_at <= $3 then extract(epoch from decided_at - submitted_at)::float8 / 3600 end as "hoursToDecision"
     from orders.applications where submitted_at >= $1 and submitted_at < $2`,
    [from.toISOString(), until.toISOString(), knownUntil.toISOString()],
  );
}

/** Content that was gone before the order was given took no time. */
function hoursSinceIssue(moment: string): string {
  return `greatest(extract(epoch from ${moment} - a.issued_at), 0)::float8 / 3600`;
}
