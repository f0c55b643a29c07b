import type { Sql } from "@exparte/database";
import type { AppealId, ApplicationId, CaseNumber, CourtId, OrderId } from "../../rules/ids.js";

/** The order that an appeal is about. */
export async function orderOfAppeal(sql: Sql, id: AppealId): Promise<OrderId | undefined> {
  const [row] = await sql.query<{ order_id: OrderId }>("select order_id from orders.appeals where id = $1", [id]);
  return row?.order_id;
}

/** The order that a court gave in a case of its own. */
export async function orderOfCase(sql: Sql, court: CourtId, caseNumber: CaseNumber): Promise<OrderId | undefined> {
  const [row] = await sql.query<{ id: OrderId }>("select id from orders.orders where court = $1 and case_number = $2", [
    court,
    caseNumber,
  ]);
  return row?.id;
}

/** Whether a court hears, or heard, an appeal about the order that was given on an application. */
export async function hearsAppealAbout(sql: Sql, court: CourtId, application: ApplicationId): Promise<boolean> {
  const rows = await sql.query(
    `select from orders.appeals a join orders.orders o on o.id = a.order_id
     where o.application_id = $1 and a.court = $2 limit 1`,
    [application, court],
  );
  return rows.length > 0;
}

/** The orders about which a court heard an appeal in a case of its own; mostly one. */
export async function ordersHeardIn(sql: Sql, court: CourtId, caseNumber: CaseNumber): Promise<OrderId[]> {
  const rows = await sql.query<{ order_id: OrderId }>(
    "select distinct order_id from orders.appeals where court = $1 and case_number = $2 order by order_id",
    [court, caseNumber],
  );
  return rows.map(({ order_id }) => order_id);
}
