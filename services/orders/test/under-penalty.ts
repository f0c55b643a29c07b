import { idOf } from "@exparte/testing/id-of";
import type { ItemId, OrderId, PlatformId } from "../src/rules/ids.js";
import type { Instant } from "../src/rules/instant.js";
import { isPending } from "../src/rules/opposition/opposition.js";
import { evolveOrder } from "../src/rules/order/evolve-order.js";
import { issueOrder, type ServiceSettings } from "../src/rules/order/issue-order.js";
import type { Order } from "../src/rules/order/order.js";
import type { OrderCommand } from "../src/rules/order/order-commands.js";
import { decideOrder } from "../src/rules/order/order-decisions.js";
import type { OrderEvent } from "../src/rules/order/order-events.js";
import type { OrderDocument } from "../src/rules/order-document/order-document.js";
import { penaltyStatement } from "../src/rules/penalty/penalty-statement.js";
import { penaltyHistoryOf } from "../src/rules/penalty-of-order/penalty-of-order.js";
import { minutes, NOW, orderDocument, PLATFORMS } from "./fixtures.js";
import { lodges, modifies, POSTER, versionOf } from "./story.js";

const platform = idOf<PlatformId>("vidshare");
export const penalty = { amountCents: 100_000, currency: "EUR", unit: "HOUR", maximumCents: 1_000_000 } as const;

/** An order with a penalty per started hour, whose events are kept as they are decided. */
export function underPenalty(document = orderDocument({ penalty }), settings?: ServiceSettings) {
  let items = 0;
  const connected = (id: PlatformId) => PLATFORMS.get(id)?.connected ?? false;
  const ids = { orderId: idOf<OrderId>("order-1"), itemId: () => idOf<ItemId>(`item-${++items}`) };
  const events: OrderEvent[] = [
    issueOrder(ids, idOf("application-1"), document, idOf("seal"), connected, NOW, undefined, settings),
  ];
  let order: Order = events.reduce<Order | undefined>(evolveOrder, undefined) as Order;
  const record = (more: readonly OrderEvent[]) => {
    events.push(...more);
    order = more.reduce<Order>(evolveOrder, order);
  };
  const act = (command: OrderCommand, now: Instant) => record(decideOrder(order, command, now));
  return {
    act,
    /** On an opposition that the poster lodges for it. */
    modify: (change: Partial<OrderDocument>, now: Instant) => {
      const lodged = order.oppositions.find((one) => isPending(one) && one.by.role === "POSTER");
      const oppositionId = lodged?.id ?? `opposition-${order.oppositions.length + 1}`;
      if (lodged === undefined) act(lodges(POSTER, oppositionId), now);
      act(modifies(versionOf(order, change), oppositionId), now);
    },
    record,
    order: () => order,
    events: () => events,
    history: (of = platform) => penaltyHistoryOf(events, of),
    forfeited: (now: Instant) => penaltyStatement(penaltyHistoryOf(events, platform), now).forfeitedCents,
    serve: () =>
      record(decideOrder(order, { type: "serve", platform, means: "ELECTRONIC", servedAt: minutes(0) }, minutes(0))),
  };
}
