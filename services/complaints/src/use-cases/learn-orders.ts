import type { FeedEvent } from "@exparte/feed-reader";
import { z } from "zod";
import { addAddressees, keepOrder } from "../store/directory.js";
import { checkpoints } from "../store/feed-checkpoints.js";
import type { Dependencies } from "./dependencies.js";

export const ORDER_FEED = "orders.orderFeed";

const Addressed = z.array(z.object({ platform: z.string() }));
const IssuedFacts = z.object({ orderId: z.string(), court: z.string(), addressees: Addressed });
const ModifiedFacts = z.object({ orderId: z.string(), changes: Addressed });

/** Stores one entry of the orders service's feed with its cursor. Reading it again changes nothing. */
export async function learnOrders({ database }: Pick<Dependencies, "database">, event: FeedEvent): Promise<void> {
  await database.transaction(async (tx) => {
    await checkpoints.move(tx, ORDER_FEED, event.cursor);
    if (event.kind === "OrderIssued") {
      const { orderId: id, court, addressees } = IssuedFacts.parse(event.body);
      await keepOrder(tx, { id, court, addressees: addressees.map(({ platform }) => platform) });
    }
    if (event.kind === "OrderModified") {
      const { orderId, changes } = ModifiedFacts.parse(event.body);
      const platforms = changes.map(({ platform }) => platform);
      await addAddressees(tx, orderId, platforms);
    }
  });
}
