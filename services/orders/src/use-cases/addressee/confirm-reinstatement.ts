import { type Actor, requireParty } from "@exparte/auth";
import type { ReinstatementConfirmation } from "../../rules/addressee/addressee.js";
import type { OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import type { Dependencies } from "../dependencies.js";
import { decideOnOrder } from "../order/decide-on-order.js";
import { requirePartiesHeard } from "../parties-heard.js";
import { requireScopeOnOrder } from "../viewer.js";
import { checkWhoSays, platformOf } from "./confirmation-seal.js";

export interface Reinstatement {
  readonly orderId: OrderId;
  /** Given by a court that records what became of a site outside the hub. */
  readonly platform?: PlatformId;
  readonly items: readonly ReinstatementConfirmation[];
  readonly seal?: SealedText;
}

/** A platform says that items are back, or on what ground of its own they stay down; sealed as its removals are. */
export async function confirmReinstatement(
  deps: Dependencies,
  actor: Actor,
  reinstatement: Reinstatement,
): Promise<{ order: Order; platform: PlatformId }> {
  requireParty(actor, "platform", "court");
  requireScopeOnOrder(actor, actor.partyType === "platform" ? "orders:confirm" : "applications:submit");
  const platform = platformOf(actor, reinstatement);
  const { orderId, items } = reinstatement;
  const order = await decideOnOrder(deps, actor, orderId, async (context) => {
    if (actor.partyType === "platform") requirePartiesHeard(deps);
    await checkWhoSays(
      context.tx,
      actor,
      { order: context.order, platform },
      { type: "exparte-reinstatement", ...reinstatement },
      context.now,
    );
    return { type: "confirmReinstatement", platform, confirmations: items };
  });
  return { order, platform };
}
