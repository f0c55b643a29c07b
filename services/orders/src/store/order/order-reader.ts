import type { Database } from "@exparte/database";
import DataLoader from "dataloader";
import type { OrderId } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import { OrderRow } from "../rows.js";
import { liftOrder } from "./lift-order.js";

/** Reads orders by id, outside any transaction. */
export interface OrderReader {
  read(id: OrderId): Promise<Order | null>;
}

/**
 * Reads all orders requested in one turn of the event loop by one statement, each order once: one event can make a
 * thousand subscribers ask for the same order at the same moment. Keeps nothing for the next turn.
 */
export function createOrderReader({ orm }: Pick<Database, "orm">): OrderReader {
  const loader = new DataLoader<OrderId, Order | null>(
    async (ids) => {
      const rows = await orm.em.fork().find(OrderRow, { id: { $in: [...new Set(ids)] } });
      const found = new Map(rows.map(({ id, state }) => [id, liftOrder(state)]));
      return ids.map((id) => found.get(id) ?? null);
    },
    { cache: false, maxBatchSize: 1000, batchScheduleFn: (callback) => setImmediate(callback) },
  );
  return { read: (id) => loader.load(id) };
}
