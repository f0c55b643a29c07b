import { type Page, type PageWanted, pageOf, placeAfter, type Sql } from "@exparte/database";
import type { DisclosureRequest, DisclosureStatus } from "../../rules/disclosure/disclosure-request.js";

export interface DisclosureFilter {
  readonly orderId?: string;
  readonly court?: string;
  readonly platform?: string;
  readonly reference?: string;
  readonly status?: readonly DisclosureStatus[];
  readonly requested?: { readonly from: Date; readonly until: Date };
}

/** Newest first. */
export async function findDisclosures(
  sql: Sql,
  filter: DisclosureFilter,
  { first, after }: PageWanted,
): Promise<Page<DisclosureRequest>> {
  const params: unknown[] = [];
  const param = (value: unknown): string => `$${params.push(value)}`;
  const where = ["true"];
  if (filter.orderId !== undefined) where.push(`order_id = ${param(filter.orderId)}`);
  if (filter.court !== undefined) where.push(`court = ${param(filter.court)}`);
  if (filter.platform !== undefined) where.push(`platform = ${param(filter.platform)}`);
  if (filter.reference !== undefined) where.push(`reference = ${param(filter.reference)}`);
  if (filter.status) where.push(`status = any (${param(filter.status)})`);
  if (filter.requested) {
    const { from, until } = filter.requested;
    where.push(`requested_at >= ${param(from.toISOString())} and requested_at < ${param(until.toISOString())}`);
  }
  if (after !== undefined) {
    const { at, id } = placeAfter(after);
    where.push(`(requested_at, id) < (${param(at)}::timestamptz, ${param(id)})`);
  }
  const rows = await sql.query<{ state: DisclosureRequest }>(
    `select state from identities.disclosure_requests where ${where.join(" and ")}
     order by requested_at desc, id desc limit ${param(first + 1)}`,
    params,
  );
  return pageOf(
    rows.map(({ state }) => state),
    first,
    ({ requestedAt, id }) => ({ at: requestedAt, id }),
  );
}
