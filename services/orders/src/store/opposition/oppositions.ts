import type { Sql } from "@exparte/database";

/** The order that an opposition contests. */
export async function orderOfOpposition(sql: Sql, id: string): Promise<string | undefined> {
  const [row] = await sql.query<{ order_id: string }>("select order_id from orders.oppositions where id = $1", [id]);
  return row?.order_id;
}
