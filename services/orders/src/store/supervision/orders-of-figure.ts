import { type PageWanted, placeAfter, type Sql } from "@exparte/database";
import type { Period } from "@exparte/dutch-time";
import type { PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { ComplianceFigure } from "../../rules/supervision/compliance-figure.js";
import type { StoredOrder } from "../order/lift-order.js";
import { type OrderPage, orderPage } from "../order/order-list.js";

/** For each figure, the condition on an addressee's row that makes it count the order; `$3` is the moment of asking. */
const BEHIND = {
  RECEIVED: "true",
  SERVED: "served",
  UNSERVED_NOW: "unserved_after < $3::timestamptz",
  COMPLIED: "removed_in_time is not null",
  MEDIAN_SECONDS_TO_REMOVAL: "removed_in_time is not null",
  P95_SECONDS_TO_REMOVAL: "removed_in_time is not null",
  SHARE_WITHIN_TERM: "removed_in_time",
  OVERDUE_NOW: "overdue_after < $3::timestamptz",
  IMPOSSIBLE_CLAIMED: "impossible_claimed",
  POSTERS_INFORMED: "poster_in_time is not null",
  POSTERS_INFORMED_IN_TIME: "poster_in_time",
  POSTERS_OVERDUE_NOW: "poster_overdue_after < $3::timestamptz",
  POSTERS_NOT_POSSIBLE: "poster_not_possible",
  OPPOSITION_RATE: "contested",
  REVERSAL_RATE: "reversed",
  REINSTATEMENTS_DUE: "freed",
  MEDIAN_SECONDS_TO_REINSTATEMENT: "reinstated_in_time is not null",
  P95_SECONDS_TO_REINSTATEMENT: "reinstated_in_time is not null",
  SHARE_REINSTATED_WITHIN_TERM: "reinstated_in_time",
  REINSTATEMENT_OVERDUE_NOW: "reinstatement_overdue_after < $3::timestamptz",
  PENALTIES_RUNNING: "penalty_running",
  PENALTIES_FORFEITED_CENTS: "forfeited_cents > 0",
  PENALTIES_PRESCRIBED_CENTS: "prescribed_cents > 0",
} as const satisfies Record<ComplianceFigure, string>;

export interface OrdersOfFigure {
  readonly figure: ComplianceFigure;
  readonly period: Period;
  /** Absent: orders of all platforms, each once. */
  readonly platform?: PlatformId;
}

/** One page of the orders behind a figure, newest first, by keyset over the facts behind the figure. */
export async function findOrdersOfFigure(
  sql: Sql,
  { figure, period, platform }: OrdersOfFigure,
  { first, after }: PageWanted,
  now: Instant,
): Promise<OrderPage> {
  const cursor = after === undefined ? undefined : placeAfter(after);
  const rows = await sql.query<{ state: StoredOrder }>(
    `with behind as (
       select distinct issued_at, order_id from orders.compliance_facts
       where issued_at >= $1::timestamptz and issued_at < $2::timestamptz and $3::timestamptz is not null and ${BEHIND[figure]}
         and ($4::text is null or platform = $4)
         and ($5::timestamptz is null or (issued_at, order_id) < ($5, $6))
       order by issued_at desc, order_id desc limit $7
     )
     select o.state from behind join orders.orders o on o.id = behind.order_id
     order by behind.issued_at desc, behind.order_id desc`,
    [
      period.from.toISOString(),
      period.until.toISOString(),
      now,
      platform ?? null,
      cursor?.at ?? null,
      cursor?.id ?? null,
      first + 1,
    ],
  );
  return orderPage(rows, first);
}
