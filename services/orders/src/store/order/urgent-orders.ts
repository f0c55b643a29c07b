import { type Page, type PageWanted, pageOf, placeAfter, type Sql } from "@exparte/database";
import type { Instant } from "../../rules/instant.js";
import type { Order } from "../../rules/order/order.js";
import { liftOrder, type StoredOrder } from "./lift-order.js";
import { type OrderFilter, type Param, wantedOrders } from "./order-list.js";

/** An order that waits for nothing comes last. */
const LAST = "9999-12-31T00:00:00.000Z";

/**
 * The first moment at which something of the order asks for attention, past or to come: an addressee is unserved or late, an
 * opposition is heard or waits for its hearing, or the order can lapse.
 */
const URGENT_AT = `coalesce(least(
  (select min(least(u.unserved_after, u.overdue_after)) from orders.compliance_facts u where u.order_id = o.id),
  (select min(coalesce((p ->> 'hearingAt')::timestamptz, (p ->> 'lodgedAt')::timestamptz))
     from jsonb_array_elements(o.state -> 'oppositions') p where p ->> 'status' in ('LODGED', 'HEARING_SET')),
  case when o.status in ('IN_FORCE', 'SUSPENDED') and o.state -> 'mainClaim' is null
    then (o.state ->> 'mainTermEnd')::timestamptz end
), '${LAST}'::timestamptz)`;

/** One page of orders, the most urgent first. It looks at all orders that the filter leaves: for one court's own. */
export async function findUrgent(
  sql: Sql,
  filter: OrderFilter,
  { first, after }: PageWanted,
  now: Instant,
): Promise<Page<Order>> {
  const params: unknown[] = [];
  const param = (value: unknown): string => `$${params.push(value)}`;
  const { source, where } = wantedInPeriod(filter, param, now);
  const cursor = after === undefined ? undefined : placeAfter(after);
  const rows = await sql.query<{ state: StoredOrder; at: Instant }>(
    `with urgent as (
       select o.id, ${URGENT_AT} as at from ${source.rows} ${where.length > 0 ? `where ${where.join(" and ")}` : ""}
     )
     select o.state, to_char(urgent.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from urgent join orders.orders o on o.id = urgent.id
     ${cursor === undefined ? "" : `where (urgent.at, urgent.id) > (${param(cursor.at)}::timestamptz, ${param(cursor.id)})`}
     order by urgent.at, urgent.id limit ${param(first + 1)}`,
    params,
  );
  const read = rows.map(({ state, at }) => ({ order: liftOrder(state), at }));
  const { entries, hasNextPage } = pageOf(read, first, ({ order, at }) => ({ at, id: order.id }));
  return { entries: entries.map(({ entry, cursor }) => ({ entry: entry.order, cursor })), hasNextPage };
}

/** Nobody counts further by eye, and a court's list is worked through, not measured. */
export const MOST_COUNTED = 1_000;

/** How many orders the filter leaves; of more than MOST_COUNTED, as many. */
export async function countOrders(sql: Sql, filter: OrderFilter, now: Instant): Promise<number> {
  const params: unknown[] = [];
  const param = (value: unknown): string => `$${params.push(value)}`;
  const { source, where } = wantedInPeriod(filter, param, now);
  const [row] = await sql.query<{ found: number }>(
    `select count(*)::int as found from (
       select from ${source.rows} ${where.length > 0 ? `where ${where.join(" and ")}` : ""} limit ${MOST_COUNTED}
     ) wanted`,
    params,
  );
  return row?.found ?? 0;
}

function wantedInPeriod(filter: OrderFilter, param: Param, now: Instant): ReturnType<typeof wantedOrders> {
  const { source, where } = wantedOrders(filter, param, now);
  const { issued } = filter;
  if (issued === undefined) return { source, where };
  const period = [`${source.issuedAt} >= ${param(issued.from)}`, `${source.issuedAt} < ${param(issued.until)}`];
  return { source, where: [...where, ...period] };
}
