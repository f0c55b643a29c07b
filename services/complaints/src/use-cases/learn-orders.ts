import type { FeedEvent } from "@exparte/feed-reader";
import { z } from "zod";
import { keepOrder } from "../store/directory.js";
import { moveCheckpoint } from "../store/feed-checkpoints.js";
import type { Dependencies } from "./dependencies.js";

export const ORDER_FEED = "orders.orderFeed";

const IssuedFacts = z.object({ orderId: z.string(), court: z.string() });

/** Takes one entry of the orders service's feed in, with its cursor; met again, it changes nothing. */
export async function learnOrders({ database }: Pick<Dependencies, "database">, event: FeedEvent): Promise<void> {
  await database.transaction(async (tx) => {
    await moveCheckpoint(tx, ORDER_FEED, event.cursor);
    if (event.kind !== "OrderIssued") return;
    const { orderId, court } = IssuedFacts.parse(event.body);
    await keepOrder(tx, orderId, court);
  });
}
