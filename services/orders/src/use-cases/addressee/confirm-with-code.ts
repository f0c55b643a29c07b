import { type Actor, requireScope } from "@exparte/auth";
import type { OrderId, PlatformId } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderCommand } from "../../rules/order/order-commands.js";
import { refuse } from "../../rules/refusals.js";
import { doerOf } from "../../store/order/orders.js";
import { refusedCode } from "../case-code/exchange-case-code.js";
import { caseCodeOf } from "../case-code/see-case.js";
import type { Dependencies } from "../dependencies.js";
import { decideAs } from "../order/decide-on-order.js";
import { unknownOrder } from "../viewer.js";

/**
 * An addressee outside the hub says with its code what it did. It has no key to seal with: its word is recorded as its own, and
 * the court can record another outcome after it.
 */
export async function confirmWithCode(
  deps: Dependencies,
  actor: Actor,
  sent: { readonly orderId: OrderId; readonly platform?: PlatformId },
  command: (platform: PlatformId) => OrderCommand,
): Promise<{ order: Order; platform: PlatformId }> {
  requireScope(actor, "case:read");
  const { holder } = await caseCodeOf(deps, actor, "case:confirm");
  if (holder.user !== "RESPONDENT") throw refusedCode();
  const { orderId, platform } = holder;
  if (sent.orderId !== orderId) throw unknownOrder(sent.orderId);
  if (sent.platform !== undefined && sent.platform !== platform) {
    throw refuse("UNKNOWN_ADDRESSEE", "Your code is for one addressee; leave input.platform out.", {
      field: "input.platform",
    });
  }
  const decider = { doer: doerOf(actor), sees: ({ id }: Order) => id === orderId };
  return { order: await decideAs(deps, decider, orderId, () => command(platform)), platform };
}
