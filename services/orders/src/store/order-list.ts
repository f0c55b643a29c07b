import type { Sql } from "@exparte/database";
import type { Instant } from "../instant.js";
import type { Order, OrderStatus } from "../order.js";
import { refuse } from "../refusals.js";

export interface OrderFilter {
  readonly status?: readonly OrderStatus[];
  readonly court?: string;
  readonly platform?: string;
  readonly overdue?: boolean;
  readonly caseNumber?: string;
  readonly issued?: { readonly from: Date; readonly until: Date };
}

export interface OrderPage {
  readonly entries: readonly { readonly order: Order; readonly cursor: string }[];
  readonly hasNextPage: boolean;
}

/** One page of orders, newest first, by keyset: as fast on the last page as on the first. */
export async function findOrders(
  sql: Sql,
  filter: OrderFilter,
  { first, after }: { readonly first: number; readonly after?: string },
  now: Instant,
): Promise<OrderPage> {
  const params: unknown[] = [];
  const param = (value: unknown): string => `$${params.push(value)}`;
  const where: string[] = [];
  if (filter.status) where.push(`o.status = any(${param(filter.status)})`);
  if (filter.court !== undefined) where.push(`o.court = ${param(filter.court)}`);
  if (filter.caseNumber !== undefined)
    where.push(`o.case_number ilike ${param(`%${filter.caseNumber.replace(/[\\%_]/g, "\\$&")}%`)}`);
  if (filter.issued) {
    where.push(
      `o.issued_at >= ${param(filter.issued.from.toISOString())} and o.issued_at < ${param(filter.issued.until.toISOString())}`,
    );
  }
  if (filter.platform !== undefined || filter.overdue !== undefined) where.push(addresseeCondition(filter, param, now));
  if (after !== undefined) {
    const { issuedAt, id } = readCursor(after);
    where.push(`(o.issued_at, o.id) < (${param(issuedAt)}::timestamptz, ${param(id)})`);
  }
  const rows = await sql.query<{ state: Order }>(
    `select o.state from orders.orders o ${where.length > 0 ? `where ${where.join(" and ")}` : ""}
     order by o.issued_at desc, o.id desc limit ${param(first + 1)}`,
    params,
  );
  return {
    entries: rows.slice(0, first).map(({ state }) => ({ order: state, cursor: writeCursor(state) })),
    hasNextPage: rows.length > first,
  };
}

function addresseeCondition(filter: OrderFilter, param: (value: unknown) => string, now: Instant): string {
  const addressed = [
    "a.order_id = o.id",
    ...(filter.platform === undefined ? [] : [`a.platform = ${param(filter.platform)}`]),
  ];
  if (filter.overdue === undefined) return exists(addressed);
  const overdue = exists([
    ...addressed,
    `a.complied_at is null and not a.deadline_stopped and a.deadline < ${param(now)}::timestamptz`,
  ]);
  if (filter.overdue) return overdue;
  return filter.platform === undefined ? `not ${overdue}` : `${exists(addressed)} and not ${overdue}`;
}

function exists(conditions: readonly string[]): string {
  return `exists (select from orders.addressees a where ${conditions.join(" and ")})`;
}

function writeCursor(order: Order): string {
  return Buffer.from(JSON.stringify([order.issuedAt, order.id])).toString("base64url");
}

/** Only what `writeCursor` writes: PostgreSQL would stumble over what merely resembles a date. */
const INSTANT = /^(19|2\d)\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const ID = /^[\w-]{1,64}$/;

function readCursor(cursor: string): { issuedAt: string; id: string } {
  try {
    const [issuedAt, id] = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (
      typeof issuedAt === "string" &&
      typeof id === "string" &&
      INSTANT.test(issuedAt) &&
      !Number.isNaN(Date.parse(issuedAt)) &&
      ID.test(id)
    )
      return { issuedAt, id };
  } catch (cause) {
    throw badCursor(cause);
  }
  throw badCursor(undefined);
}

function badCursor(cause: unknown): Error {
  return refuse("PAGE_INVALID", "after must be the endCursor of an earlier page.", { field: "after" }, { cause });
}
