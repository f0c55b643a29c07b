import { refuse } from "../../rules/refusals.js";
import type { Dependencies } from "../dependencies.js";

/**
 * Refuses an act on an order that may have ended, while this service would not have heard of it. Each replica judges
 * for itself: one that hears nothing names its feed as stale.
 */
export function requireOrdersHeard({ ordersHeard }: Pick<Dependencies, "ordersHeard">): void {
  if (ordersHeard()) return;
  throw refuse(
    "ORDERS_NOT_HEARD",
    "The news of orders does not come through at this moment, and the order may have been lifted. Do the same again shortly.",
  );
}
