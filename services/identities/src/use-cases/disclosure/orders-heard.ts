import { refuse } from "../../rules/refusals.js";
import type { Dependencies } from "../dependencies.js";

/**
 * Refuses what must not be done on an order that may have ended meanwhile, while nobody would have heard of it here. Each
 * replica answers for itself: one that hears nothing is not ready either, and another takes its place.
 */
export function requireOrdersHeard({ ordersHeard }: Pick<Dependencies, "ordersHeard">): void {
  if (ordersHeard()) return;
  throw refuse(
    "ORDERS_NOT_HEARD",
    "The news of orders does not come through at this moment, and the order may have been lifted. Do the same again shortly.",
  );
}
