import type { Database } from "@exparte/database";
import type { EventLog } from "@exparte/event-log";
import { type Application, type ApplicationEvent, evolveApplication } from "../../rules/application/application.js";
import type { ApplicationId, OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { evolveOrder } from "../../rules/order/evolve-order.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderEvent } from "../../rules/order/order-events.js";
import { applicationEvent, saveApplication } from "../../store/application/applications.js";
import { type Doer, recordOrders } from "../../store/order/orders.js";

/** What happened in one case at one moment: of its application, of its order, or of both. */
export interface Happened {
  readonly at: Instant;
  readonly doer: Doer;
  readonly applicationId: ApplicationId;
  readonly application?: ApplicationEvent;
  readonly order?: readonly OrderEvent[];
}

/**
 * Records what the rules have played, each moment as of its own time, in the order of time: rows, log, inboxes, timers and
 * figures come about as when it happens. Nothing is judged again, and no seal is looked at: this is for a demonstration
 * before its first start.
 */
export async function takeInHistory(
  { database, log }: { readonly database: Database; readonly log: EventLog },
  history: AsyncIterable<Happened> | Iterable<Happened>,
): Promise<{ readonly applications: number; readonly orders: number; readonly moments: number }> {
  const applications = new Map<ApplicationId, Application>();
  const orders = new Map<OrderId, Order>();
  let moments = 0;
  for await (const { at, doer, applicationId, application: event, order: events = [] } of history) {
    const before = applications.get(applicationId);
    const application = event === undefined ? before : evolveApplication(before, event);
    if (application === undefined) throw new Error(`${applicationId} begins with ${events[0]?.kind}.`);
    const orderId = application.orderId;
    const orderBefore = orderId === undefined ? undefined : orders.get(orderId);
    await database.transaction(async (tx) => {
      if (event !== undefined) await saveApplication(tx, application);
      const told = event === undefined ? [] : [applicationEvent(application, event, doer)];
      const change = { ...(orderBefore === undefined ? {} : { before: orderBefore }), events };
      await recordOrders({ tx, log, doer, now: at }, events.length === 0 ? [] : [change], told);
    });
    applications.set(applicationId, application);
    const order = events.reduce<Order | undefined>((state, one) => evolveOrder(state, one), orderBefore);
    if (orderId !== undefined && order !== undefined) orders.set(orderId, order);
    moments += 1;
  }
  return { applications: applications.size, orders: orders.size, moments };
}
