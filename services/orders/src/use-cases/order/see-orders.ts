import { type Actor, requireParty } from "@exparte/auth";
import { checkPage } from "@exparte/database";
import { checkPeriod } from "@exparte/dutch-time";
import type { OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { Order } from "../../rules/order/order.js";
import { refuse } from "../../rules/refusals.js";
import { findOrders, type OrderFilter, type OrderPage } from "../../store/order/order-list.js";
import { countOrders, findUrgent } from "../../store/order/urgent-orders.js";
import type { Dependencies } from "../dependencies.js";
import { maySee, unknownOrder, type Viewer, viewerOf } from "../viewer.js";

export async function seeOrder(
  { orders }: Pick<Dependencies, "orders">,
  actor: Actor,
  id: OrderId,
): Promise<{ order: Order; viewer: Viewer }> {
  const viewer = viewerOf(actor);
  const order = await orders.read(id);
  if (order === null || !maySee(viewer, order)) throw unknownOrder(id);
  return { order, viewer };
}

/** How a list of orders is sorted: by when they were given, or by what of them comes or came first. */
export const ORDER_SORTS = ["NEWEST", "URGENCY"] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

/** A court sees only its own orders, or those about which it hears appeals, and a platform those addressed to it, whatever the filter. */
export async function seeOrders(
  { database, clock }: Dependencies,
  actor: Actor,
  filter: OrderFilter,
  { first, after, sort = "NEWEST" }: { readonly first: number; readonly after?: string; readonly sort?: OrderSort },
): Promise<{ page: OrderPage; viewer: Viewer }> {
  const viewer = viewerOf(actor);
  checkPage(first);
  // It looks at each order that the filter leaves, which is few for a court and very many for a supervisor.
  if (sort === "URGENCY" && viewer.role !== "court") {
    throw refuse("FIELD_INVALID", "sort URGENCY is for a court; leave it out.", { field: "sort" });
  }
  checkFilter(filter, viewer, clock());
  const find = sort === "URGENCY" ? findUrgent : findOrders;
  const wanted = { first, ...(after === undefined ? {} : { after }) };
  return { page: await find(database.sql, narrowed(filter, viewer), wanted, clock()), viewer };
}

/** How many orders of its own a court has that the filter leaves; of more than a thousand, a thousand. */
export async function countOwnOrders(
  { database, clock }: Dependencies,
  actor: Actor,
  filter: OrderFilter,
): Promise<number> {
  requireParty(actor, "court");
  const viewer = viewerOf(actor);
  checkFilter(filter, viewer, clock());
  return countOrders(database.sql, narrowed(filter, viewer), clock());
}

function checkFilter(filter: OrderFilter, viewer: Viewer, now: Instant): void {
  if (filter.heardOnAppeal === true && viewer.role !== "court") {
    throw refuse("FIELD_INVALID", "filter.heardOnAppeal is for a court; leave it out.", {
      field: "filter.heardOnAppeal",
    });
  }
  // A platform does not hear of an opposition about another's items alone.
  if (filter.contested !== undefined && viewer.role === "platform") {
    throw refuse("FIELD_INVALID", "filter.contested is for a court or a supervisor; leave it out.", {
      field: "filter.contested",
    });
  }
  if (filter.issued) checkPeriod(filter.issued, "filter.issued", now);
  checkDays(filter.itemsSuspendedForDays, "filter.itemsSuspendedForDays");
  checkDays(filter.mainTermEndsWithinDays, "filter.mainTermEndsWithinDays");
}

function checkDays(days: number | undefined, field: string): void {
  if (days === undefined || (days >= 0 && days <= 3_650)) return;
  throw refuse("FIELD_INVALID", `${field} is ${days}; give days from 0 to 3650.`, { field });
}

function narrowed(filter: OrderFilter, viewer: Viewer): OrderFilter {
  switch (viewer.role) {
    case "court":
      if (filter.heardOnAppeal === true) return { ...filter, heardBy: viewer.court };
      if (filter.court !== undefined && filter.court !== viewer.court) {
        throw refuse("UNKNOWN_ORDER", `Your token is of court ${viewer.court}; it sees no orders of ${filter.court}.`, {
          field: "filter.court",
        });
      }
      return { ...filter, court: viewer.court };
    case "platform":
      if (filter.platform !== undefined && filter.platform !== viewer.platform) {
        throw refuse("UNKNOWN_ORDER", `Your token is of ${viewer.platform}; it sees no orders of ${filter.platform}.`, {
          field: "filter.platform",
        });
      }
      return { ...filter, platform: viewer.platform };
    case "supervisor":
      return filter;
    default:
      return viewer satisfies never;
  }
}
