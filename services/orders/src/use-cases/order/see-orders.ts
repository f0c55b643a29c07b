import type { Actor } from "@exparte/auth";
import { checkPage } from "@exparte/database";
import { checkPeriod } from "@exparte/dutch-time";
import type { OrderId } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import { refuse } from "../../rules/refusals.js";
import { findOrders, type OrderFilter, type OrderPage } from "../../store/order/order-list.js";
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

/** Newest first. A court sees its own orders and a platform those addressed to it, whatever the filter says. */
export async function seeOrders(
  { database, clock }: Dependencies,
  actor: Actor,
  filter: OrderFilter,
  { first, after }: { readonly first: number; readonly after?: string },
): Promise<{ page: OrderPage; viewer: Viewer }> {
  const viewer = viewerOf(actor);
  checkPage(first);
  if (filter.issued) checkPeriod(filter.issued, "filter.issued", clock());
  const page = await findOrders(
    database.sql,
    narrowed(filter, viewer),
    { first, ...(after === undefined ? {} : { after }) },
    clock(),
  );
  return { page, viewer };
}

function narrowed(filter: OrderFilter, viewer: Viewer): OrderFilter {
  switch (viewer.role) {
    case "court":
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
