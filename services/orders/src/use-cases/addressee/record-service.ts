import { type Actor, requireParty } from "@exparte/auth";
import { requireText } from "../../rules/field.js";
import type { OrderId, PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { Order } from "../../rules/order/order.js";
import { doerOf, loadOrderForChange, recordOrders } from "../../store/order/orders.js";
import type { Dependencies } from "../dependencies.js";
import { decide } from "../order/decide.js";
import { mayActOn, requireScopeOnOrder, unknownOrder, viewerOf } from "../viewer.js";

export interface Service {
  readonly orderId: OrderId;
  readonly platform: PlatformId;
  readonly servedAt: Instant;
  /** BAILIFF, or SUBSTITUTE: the text was sent to a site outside the hub in another way that the court accepts. */
  readonly means: "BAILIFF" | "SUBSTITUTE";
  readonly note?: string;
}

/** The court records service by bailiff, or in another way that it accepts. Repeating the record changes nothing. */
export async function recordService(
  { database, log, clock }: Dependencies,
  actor: Actor,
  { orderId, ...service }: Service,
): Promise<Order> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "applications:submit");
  if (service.note !== undefined) requireText(service.note, "input.note");
  const now = clock();
  return database.transaction(async (tx) => {
    const order = await loadOrderForChange(tx, orderId);
    if (order === null || !mayActOn(viewerOf(actor), order)) throw unknownOrder(orderId);
    const events = decide(order, { type: "serve", ...service }, now);
    const [next] = await recordOrders({ tx, log, doer: doerOf(actor), now }, [{ before: order, events }]);
    return next ?? order;
  });
}
