import type { Tx } from "@exparte/database";
import { type Instant, instant } from "@exparte/dutch-time";
import type { FeedEvent } from "@exparte/feed-reader";
import { z } from "zod";
import { decideDisclosure } from "../rules/disclosure/disclosure-decisions.js";
import type { OrderEnd } from "../rules/disclosure/disclosure-request.js";
import { knownAddressee } from "../rules/disclosure/known-order.js";
import { HUB, loadDisclosuresOfOrder, recordDisclosures } from "../store/disclosure/disclosures.js";
import { endKnownOrder, freeItems, holdOrder, keepItems, keepOrder } from "../store/disclosure/known-orders.js";
import { checkpoints } from "../store/feed-checkpoints.js";
import type { Dependencies } from "./dependencies.js";

export const ORDER_FEED = "orders.orderFeed";

const IssuedFacts = z.object({
  orderId: z.string(),
  court: z.string(),
  addressees: z.array(z.object({ platform: z.string(), itemIds: z.array(z.string()) })),
});
const ModifiedFacts = z.object({
  orderId: z.string(),
  changes: z.array(
    z.object({
      platform: z.string(),
      freed: z.array(z.object({ itemId: z.string() })),
      added: z.array(z.object({ id: z.string() })),
    }),
  ),
});
const EndedFacts = z.object({ orderId: z.string() });

/**
 * Stores one entry of the orders service's feed with its cursor, and does what follows from it here: the end of an
 * order withdraws the requests on it, destroys what was disclosed under it, and is told to the platform. All of it is
 * one transaction, so an entry counts once wherever this process dies. Reading it again changes nothing.
 */
export async function learnOrders(deps: Dependencies, event: FeedEvent): Promise<void> {
  const { database } = deps;
  await database.transaction(async (tx) => {
    await checkpoints.move(tx, ORDER_FEED, event.cursor);
    await learn(deps, tx, event);
  });
}

async function learn(deps: Dependencies, tx: Tx, { kind, at, body }: FeedEvent): Promise<void> {
  switch (kind) {
    case "OrderIssued": {
      const { orderId, court, addressees } = IssuedFacts.parse(body);
      await keepOrder(tx, orderId, court);
      for (const addressee of addressees) await keepItems(tx, orderId, addressee);
      return;
    }
    case "OrderLifted":
      return endOrder(deps, tx, EndedFacts.parse(body).orderId, "ORDER_LIFTED", instant(at));
    case "OrderLapsed":
      return endOrder(deps, tx, EndedFacts.parse(body).orderId, "ORDER_LAPSED", instant(at));
    case "OrderModified":
      return modify(deps, tx, ModifiedFacts.parse(body));
    default:
      return; // changes nothing for a disclosure
  }
}

async function endOrder(deps: Dependencies, tx: Tx, orderId: string, because: OrderEnd, at: Instant): Promise<void> {
  await holdOrder(tx, orderId, "update");
  await endKnownOrder(tx, orderId, because, at);
  await endRequests(deps, tx, [{ orderId, platform: undefined, because }]);
}

async function modify(deps: Dependencies, tx: Tx, { orderId, changes }: z.infer<typeof ModifiedFacts>): Promise<void> {
  await holdOrder(tx, orderId, "update");
  for (const { platform, freed, added } of changes) {
    await keepItems(tx, orderId, { platform, itemIds: added.map(({ id }) => id) });
    await freeItems(tx, orderId, { platform, itemIds: freed.map(({ itemId }) => itemId) });
  }
  const order = await holdOrder(tx, orderId, "update");
  if (order === undefined) return;
  const uncovered = changes.filter(({ platform }) => knownAddressee(order, platform)?.covered === false);
  const because = "ITEMS_FREED";
  await endRequests(
    deps,
    tx,
    uncovered.map(({ platform }) => ({ orderId, platform, because }) as const),
  );
}

interface Ended {
  readonly orderId: string;
  readonly platform: string | undefined;
  readonly because: OrderEnd;
}

async function endRequests({ log, clock }: Dependencies, tx: Tx, ended: readonly Ended[]): Promise<void> {
  const now = clock();
  const changes = [];
  for (const { orderId, platform, because } of ended) {
    for (const request of await loadDisclosuresOfOrder(tx, orderId, platform)) {
      changes.push({ before: request, events: decideDisclosure(request, { type: "endOrder", because }, now) });
    }
  }
  await recordDisclosures({ tx, log, doer: HUB, now }, changes);
}
