import type { Sql } from "@exparte/database";
import type { HalfYear } from "@exparte/publication";
import type { RequestedDisclosure } from "../../rules/supervision/public-report.js";

/** Every request made in the half-year, by what had come of it when the half-year's report was due. */
export function requestedDisclosures(sql: Sql, { from, until, knownUntil }: HalfYear): Promise<RequestedDisclosure[]> {
  return sql.query<RequestedDisclosure>(
    `select platform, order_id as "orderId",
       case when coalesce(answered_at, (state -> 'withdrawal' ->> 'at')::timestamptz, (state ->> 'expiredAt')::timestamptz) <= $3
         then status else 'UNANSWERED' end as "outcome",
       case when answered_at <= $3 then extract(epoch from answered_at - requested_at)::float8 / 3600 end as "hoursToAnswer"
     from identities.disclosure_requests where requested_at >= $1 and requested_at < $2`,
    [from.toISOString(), until.toISOString(), knownUntil.toISOString()],
  );
}
