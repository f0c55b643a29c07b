import type { Tx } from "@exparte/database";
import { instant } from "@exparte/dutch-time";
import type { FeedEvent } from "@exparte/feed-reader";
import { toldId } from "@exparte/service/told-id";
import { z } from "zod";
import { numberOf } from "../rules/addressee/item-duties.js";
import type { PosterAnswer } from "../rules/addressee/poster-answer.js";
import type { OrderId, PlatformId } from "../rules/ids.js";
import { decideOrder } from "../rules/order/order-decisions.js";
import { keepCode } from "../store/codes-of-conduct.js";
import { checkpoints } from "../store/feed-checkpoints.js";
import { type Doer, loadOrderForChange, recordOrders } from "../store/order/orders.js";
import type { Dependencies } from "./dependencies.js";

export const DISCLOSURE_FEED = "identities.disclosureFeed";

const CodeFacts = z.object({ version: z.int(), inForceFrom: z.iso.datetime(), objectionWindow: z.string() });
/** A request that no duty of an order made has no `duty`. */
const RequestFacts = z.object({
  orderId: toldId<OrderId>(),
  platform: toldId<PlatformId>(),
  court: z.string(),
  duty: z.int().nullish(),
});
const RefusalFacts = z.object({
  reason: z.enum(["DATA_NOT_HELD", "LEGAL_OBSTACLE"]),
  provision: z.string().nullish(),
});
const BreachFacts = z.object({ unreadable: z.boolean() });

/**
 * Stores one entry of the identities service's feed with its cursor: the poster's time to object by the code of conduct,
 * and what a platform answered to a duty to disclose, by which the duty is met. It is one transaction, so an entry counts
 * once wherever this process dies. Reading it again changes nothing. Where the order was lost, as after a restore of this
 * database alone, the entry is passed over and the operator is told: what else the feed tells still counts.
 */
export async function learnDisclosures(deps: Dependencies, event: FeedEvent): Promise<void> {
  const lost = await deps.database.transaction(async (tx) => {
    await checkpoints.move(tx, DISCLOSURE_FEED, event.cursor);
    return learn(deps, tx, event);
  });
  if (lost !== undefined) deps.onProblem(`${event.kind} at ${event.cursor} is passed over: ${lost}`);
}

/** Gives what was lost, where the entry is about something that is not here. */
async function learn(deps: Dependencies, tx: Tx, event: FeedEvent): Promise<string | undefined> {
  const { kind, body } = event;
  switch (kind) {
    case "CodeOfConductPublished":
      await keepCode(tx, CodeFacts.parse(body));
      return undefined;
    case "IdentityDisclosed":
      return answered(deps, tx, event, { given: "DISCLOSED" });
    case "DisclosureRefused": {
      if (RequestFacts.parse(body).duty == null) return undefined;
      const { reason, provision } = RefusalFacts.parse(body);
      return answered(deps, tx, event, { given: "REFUSED", reason, ...(provision == null ? {} : { provision }) });
    }
    case "BreachReported":
      return BreachFacts.parse(body).unreadable ? answered(deps, tx, event, { given: "UNREADABLE" }) : undefined;
    default:
      return undefined; // changes nothing for an order, or is from a later version of that service
  }
}

async function answered(
  { log, clock }: Dependencies,
  tx: Tx,
  { at, body }: FeedEvent,
  answer: PosterAnswer,
): Promise<string | undefined> {
  const { orderId, platform, court, duty } = RequestFacts.parse(body);
  if (duty == null) return undefined;
  const order = await loadOrderForChange(tx, orderId);
  if (order === null) return `order ${orderId} is not here`;
  // An earlier version of the order may have been restored, from before it was addressed or had that duty.
  const addressee = order.addressees.find((one) => one.platform === platform);
  if (addressee === undefined) return `${platform} is no addressee of ${orderId} here`;
  if (!addressee.items.some((item) => numberOf(item) === duty)) {
    return `${orderId} has no duty ${duty} of ${platform} here`;
  }
  // Read only now: the holder of the lock may have decided at a later moment.
  const now = clock();
  const command = { type: "recordPosterAnswer", platform, duty, answer, answeredAt: instant(at) } as const;
  const events = decideOrder(order, command, now);
  const doer: Doer = answer.given === "UNREADABLE" ? { type: "court", id: court } : { type: "platform", id: platform };
  await recordOrders({ tx, log, doer, now }, [{ before: order, events }]);
  return undefined;
}
