import { type Actor, type PartyOf, requireParty, requireScope } from "@exparte/auth";
import type { Sql } from "@exparte/database";
import type { AskedAcknowledgement, StreamHead } from "@exparte/event-log";
import { decideOrder } from "../../rules/order/order-decisions.js";
import { refuse } from "../../rules/refusals.js";
import { doerOf, loadOrdersForChange, orderOfMessage, recordOrders } from "../../store/order/orders.js";
import type { Dependencies } from "../dependencies.js";
import { inboxOf } from "./read-inbox.js";

/** The most messages acknowledged in one transaction; a longer stretch takes several. */
const STRETCH = 200;

/**
 * The platform acknowledges its inbox up to a position. For every order among the messages this is service
 * (betekening), and its term begins. Acknowledging the same or an earlier position changes nothing. A position of another
 * epoch is refused: under its number there is another order now, which the platform never received.
 */
export async function acknowledgeInbox(
  deps: Dependencies,
  actor: Actor,
  asked: AskedAcknowledgement,
): Promise<StreamHead> {
  const { upTo } = asked;
  requireParty(actor, "platform");
  requireScope(actor, "inbox:read");
  if (!Number.isInteger(upTo) || upTo < 0) {
    throw refuse("ACKNOWLEDGE_BACKWARDS", "upTo must be a position of your inbox: a whole number of zero or more.", {
      field: "upTo",
    });
  }
  const stream = inboxOf(actor);
  await requireSame(deps, deps.database.sql, stream, asked);
  let head = await deps.log.head(deps.database.sql, stream);
  // Checked before anything is served: the log would refuse a position beyond the head only later.
  if (upTo > head.position)
    return deps.database.transaction((tx) => deps.log.acknowledge(tx.sql, stream, upTo, new Date(deps.clock())));
  while (head.acknowledged < upTo) {
    const after = head.acknowledged;
    head = await acknowledgeStretch(deps, actor, stream, { asked, after, upTo: Math.min(upTo, after + STRETCH) });
  }
  return head;
}

/** Refuses what was asked if the log is not the one that sent the message. */
async function requireSame(
  { log }: Dependencies,
  sql: Sql,
  stream: string,
  { upTo: position, digest, epoch }: AskedAcknowledgement,
): Promise<void> {
  await log.requireCursor(sql, { stream, cursor: { position, digest, epoch }, to: "ACKNOWLEDGE" });
}

async function acknowledgeStretch(
  deps: Dependencies,
  actor: Actor & PartyOf<"platform">,
  stream: string,
  { asked, after, upTo }: { readonly asked: AskedAcknowledgement; readonly after: number; readonly upTo: number },
): Promise<StreamHead> {
  const { database, log, clock } = deps;
  const now = clock();
  const platform = actor.partyId;
  return database.transaction(async (tx) => {
    await requireSame(deps, tx.sql, stream, asked); // the database may have gone back since the stretch before
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
