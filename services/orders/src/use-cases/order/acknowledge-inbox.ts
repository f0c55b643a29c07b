import { type Actor, type PartyOf, requireParty, requireScope } from "@exparte/auth";
import type { StreamHead } from "@exparte/event-log";
import { decideOrder } from "../../rules/order/order-decisions.js";
import { refuse } from "../../rules/refusals.js";
import { doerOf, loadOrdersForChange, orderOfMessage, recordOrders } from "../../store/order/orders.js";
import type { Dependencies } from "../dependencies.js";
import { inboxOf } from "./read-inbox.js";

/** So many messages are acknowledged in one transaction; a longer stretch takes several. */
const STRETCH = 200;

/**
 * The platform acknowledges its inbox up to a position. For every order among the messages this is service
 * (betekening), from which its term runs. Acknowledging again, or less, changes nothing.
 */
export async function acknowledgeInbox(deps: Dependencies, actor: Actor, upTo: number): Promise<StreamHead> {
  requireParty(actor, "platform");
  requireScope(actor, "inbox:read");
  if (!Number.isInteger(upTo) || upTo < 0) {
    throw refuse("ACKNOWLEDGE_BACKWARDS", "upTo must be a position of your inbox: a whole number of zero or more.", {
      field: "upTo",
    });
  }
  const stream = inboxOf(actor);
  let head = await deps.log.head(deps.database.sql, stream);
  // Refused before anything is served: the log refuses a position beyond the head.
  if (upTo > head.position)
    return deps.database.transaction((tx) => deps.log.acknowledge(tx.sql, stream, upTo, new Date(deps.clock())));
  while (head.acknowledged < upTo) {
    head = await acknowledgeStretch(
      deps,
      actor,
      stream,
      head.acknowledged,
      Math.min(upTo, head.acknowledged + STRETCH),
    );
  }
  return head;
}

async function acknowledgeStretch(
  deps: Dependencies,
  actor: Actor & PartyOf<"platform">,
  stream: string,
  after: number,
  upTo: number,
): Promise<StreamHead> {
  const { database, log, clock } = deps;
  const now = clock();
  const platform = actor.partyId;
  return database.transaction(async (tx) => {
    const messages = await log.readStream(tx.sql, stream, { after, limit: upTo - after });
    const brought = new Map(
      messages
        .filter(({ kind }) => kind === "ORDER_ISSUED" || kind === "ORDER_MODIFIED")
        .map(({ body }) => orderOfMessage(body))
        .map(({ orderId, orderVersion }) => [orderId, orderVersion]),
    );
    const orders = await loadOrdersForChange(tx, [...brought.keys()]);
    const changes = orders.map((order) => ({
      before: order,
      events: decideOrder(
        order,
        { type: "serve", platform, means: "ELECTRONIC", servedAt: now, version: brought.get(order.id) ?? 1 },
        now,
      ),
    }));
    await recordOrders({ tx, log, doer: doerOf(actor), now }, changes);
    const head = await log.acknowledge(tx.sql, stream, upTo, new Date(now));
    return head;
  });
}
