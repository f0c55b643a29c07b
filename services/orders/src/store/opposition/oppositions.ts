import type { Sql } from "@exparte/database";
import type { OppositionId, OrderId } from "../../rules/ids.js";

/** The order that an opposition contests. */
export async function orderOfOpposition(sql: Sql, id: OppositionId): Promise<OrderId | undefined> {
  const [row] = await sql.query<{ order_id: OrderId }>("select order_id from orders.oppositions where id = $1", [id]);
  return row?.order_id;
}
