import { type Page, type PageWanted, pageOf, placeAfter, type Sql } from "@exparte/database";
import type { ComplaintId, CourtId, PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { Order, OrderStatus } from "../../rules/order/order.js";
import { liftOrder, type StoredOrder } from "./lift-order.js";

export interface OrderFilter {
  readonly status?: readonly OrderStatus[];
  readonly court?: CourtId;
  readonly platform?: PlatformId;
  /** For a court: those about which it hears, or heard, an appeal, in place of its own. */
  readonly heardOnAppeal?: boolean;
  readonly heardBy?: CourtId;
  readonly overdue?: boolean;
  /** Its term for service has passed, and nobody served it. */
  readonly unserved?: boolean;
  readonly posterOverdue?: boolean;
  /** At this moment a penalty under the order is being forfeited by the hour or day. */
  readonly penaltyRunning?: boolean;
  /** A platform contests what the court found. */
  readonly findingContested?: boolean;
  /** A platform asks for moderation of a penalty, and the court has not decided. */
  readonly moderationRequested?: boolean;
  /** The court has suspended an item alone for longer than so many days. */
  readonly itemsSuspendedForDays?: number;
  /** An opposition is lodged and not decided. */
  readonly contested?: boolean;
  /** No main claim is brought, and the term for it ends within so many days or has ended. */
  readonly mainTermEndsWithinDays?: number;
  readonly caseNumber?: string;
  /** Only orders whose application cites this complaint. */
  readonly complaint?: ComplaintId;
  readonly issued?: { readonly from: Date; readonly until: Date };
}

export type OrderPage = Page<Order>;

/** Builds a page from sorted orders; `rows` holds one more than the page. */
export function orderPage(rows: readonly { readonly state: StoredOrder }[], first: number): OrderPage {
  const orders = rows.map(({ state }) => liftOrder(state));
  return pageOf(orders, first, ({ issuedAt, id }) => ({ at: issuedAt, id }));
}

/**
 * One page of orders, newest first, by keyset: the last page is as fast as the first. An index with the filter's
 * columns, or one platform's own index, gives the orders of the page; only those orders are read.
 */
export async function findOrders(
  sql: Sql,
  filter: OrderFilter,
  { first, after }: PageWanted,
  now: Instant,
): Promise<OrderPage> {
  const params: unknown[] = [];
  const param = (value: unknown): string => `$${params.push(value)}`;
  const { source: found, where } = wantedOrders(filter, param, now);
  const { rows: source, issuedAt, id } = found;
  const cursor = after === undefined ? undefined : placeAfter(after);
  if (cursor !== undefined) {
    where.push(`(${issuedAt}, ${id}) < (${param(cursor.at)}::timestamptz, ${param(cursor.id)})`);
  }
  if (filter.issued) {
    const { from, until } = { from: filter.issued.from.toISOString(), until: filter.issued.until.toISOString() };
    where.push(`${issuedAt} >= ${param(from)}`);
    // An index scan starts at one upper bound only: a cursor within the period replaces the period's end.
    if (cursor === undefined || cursor.at >= until) where.push(`${issuedAt} < ${param(until)}`);
  }
  const rows = await sql.query<{ state: StoredOrder }>(
    `with page as (
       select ${issuedAt} as issued_at, ${id} as id from ${source} ${where.length > 0 ? `where ${where.join(" and ")}` : ""}
       order by ${issuedAt} desc, ${id} desc limit ${param(first + 1)}
     )
     select o.state from page join orders.orders o on o.id = page.id order by page.issued_at desc, page.id desc`,
    params,
  );
  return orderPage(rows, first);
}

const ALL_ORDERS = { rows: "orders.orders o", issuedAt: "o.issued_at", id: "o.id" };

/** A left join, so that the planner can skip the orders when nothing of them is needed. */
const ADDRESSED = {
  rows: "orders.compliance_facts f left join orders.orders o on o.id = f.order_id",
  issuedAt: "f.issued_at",
  id: "f.order_id",
};

/** Starts from the few rows with a running penalty; each order appears once. */
const FORFEITING = {
  rows: `(select distinct issued_at, order_id from orders.compliance_facts where penalty_running) f
    left join orders.orders o on o.id = f.order_id`,
  issuedAt: "f.issued_at",
  id: "f.order_id",
};

function sourceOf({ platform, penaltyRunning }: OrderFilter): typeof ALL_ORDERS {
  if (platform !== undefined) return ADDRESSED;
  return penaltyRunning === true ? FORFEITING : ALL_ORDERS;
}

/** What a list or a count reads, and which rows of it. The rows of the orders are `o`. */
export function wantedOrders(filter: OrderFilter, param: Param, now: Instant) {
  const source = sourceOf(filter);
  return {
    source,
    where: [...orderConditions(filter, param, now), ...addresseeConditions(filter, param, now)],
  };
}

export type Param = (value: unknown) => string;

const PENDING_OPPOSITION =
  "exists (select from orders.oppositions p where p.order_id = o.id and p.status in ('LODGED', 'HEARING_SET'))";

const LAPSES = "o.status in ('IN_FORCE', 'SUSPENDED') and o.state -> 'mainClaim' is null";

function orderConditions(
  { status, court, heardBy, contested, mainTermEndsWithinDays: days, caseNumber, complaint }: OrderFilter,
  param: Param,
  now: Instant,
): string[] {
  return [
    ...(days === undefined
      ? []
      : [
          `${LAPSES} and (o.state ->> 'mainTermEnd')::timestamptz < ${param(now)}::timestamptz + make_interval(days => ${param(days)})`,
        ]),
    ...(status === undefined ? [] : [`o.status = any(${param(status)})`]),
    ...(court === undefined ? [] : [`o.court = ${param(court)}`]),
    ...(heardBy === undefined ? [] : [`o.id in (select order_id from orders.appeals where court = ${param(heardBy)})`]),
    ...(contested === undefined ? [] : [contested ? PENDING_OPPOSITION : `not ${PENDING_OPPOSITION}`]),
    ...(caseNumber === undefined ? [] : [`o.case_number ilike ${param(`%${caseNumber.replace(/[\\%_]/g, "\\$&")}%`)}`]),
    ...(complaint === undefined
      ? []
      : [`o.application_id in (select id from orders.applications where complaint_id = ${param(complaint)})`]),
  ];
}

/** Conditions on the given platform as addressee, or on any addressee when no platform is given. */
function addresseeConditions(filter: OrderFilter, param: Param, now: Instant): string[] {
  const { platform, overdue, unserved, posterOverdue, penaltyRunning, findingContested, moderationRequested } = filter;
  const { itemsSuspendedForDays: days } = filter;
  const asked = [
    ...(overdue === undefined
      ? []
      : [{ is: `coalesce(f.overdue_after < ${param(now)}::timestamptz, false)`, holds: overdue }]),
    ...(unserved === undefined
      ? []
      : [{ is: `coalesce(f.unserved_after < ${param(now)}::timestamptz, false)`, holds: unserved }]),
    ...(posterOverdue === undefined
      ? []
      : [{ is: `coalesce(f.poster_overdue_after < ${param(now)}::timestamptz, false)`, holds: posterOverdue }]),
    ...(findingContested === undefined ? [] : [{ is: "f.finding_contested", holds: findingContested }]),
    ...(moderationRequested === undefined ? [] : [{ is: "f.moderation_requested", holds: moderationRequested }]),
    ...(days === undefined
      ? []
      : [
          {
            is: `coalesce(f.items_suspended_since < ${param(now)}::timestamptz - make_interval(days => ${param(days)}), false)`,
            holds: true,
          },
        ]),
    // Without other conditions, the source contains only such orders.
    ...(penaltyRunning === undefined || (penaltyRunning && platform === undefined)
      ? []
      : [{ is: "f.penalty_running", holds: penaltyRunning }]),
  ];
  const said = asked.map(({ is, holds }) => {
    const one =
      platform === undefined ? `exists (select from orders.compliance_facts f where f.order_id = o.id and ${is})` : is;
    return holds ? one : `not ${one}`;
  });
  return platform === undefined ? said : [`f.platform = ${param(platform)}`, ...said];
}
