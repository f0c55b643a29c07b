import { restated } from "@exparte/refusal";
import type { Instant } from "../../rules/instant.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderCommand } from "../../rules/order/order-commands.js";
import { decideOrder } from "../../rules/order/order-decisions.js";
import type { OrderEvent } from "../../rules/order/order-events.js";

/** Decides a command that somebody sent; a refusal says which order it is about, by which the caller named it. */
export function decide(order: Order, command: OrderCommand, now: Instant): OrderEvent[] {
  try {
    return decideOrder(order, command, now);
  } catch (error) {
    throw restated(error, { orderId: order.id });
  }
}
