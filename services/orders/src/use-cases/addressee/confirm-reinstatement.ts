import { type Actor, requireParty } from "@exparte/auth";
import type { ReinstatementConfirmation } from "../../rules/addressee/addressee.js";
import type { OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import type { Dependencies } from "../dependencies.js";
import { decideOnOrder } from "../order/decide-on-order.js";
import { requirePartiesHeard } from "../parties-heard.js";
import { requireScopeOnOrder } from "../viewer.js";
import { confirmWithCode } from "./confirm-with-code.js";
import { checkWhoSays, platformOf } from "./confirmation-seal.js";

export interface Reinstatement {
  readonly orderId: OrderId;
  /** Required from a court that records the outcome of a site outside the hub. */
  readonly platform?: PlatformId;
  readonly items: readonly ReinstatementConfirmation[];
  readonly seal?: SealedText;
}

/** A platform reports that items are back, or why it keeps them down on its own grounds; sealed like its removals. */
export async function confirmReinstatement(
  deps: Dependencies,
  actor: Actor,
  reinstatement: Reinstatement,
): Promise<{ order: Order; platform: PlatformId }> {
  requireParty(actor, "platform", "court", "respondent");
  if (actor.partyType === "respondent") {
    const confirmations = reinstatement.items;
    return confirmWithCode(deps, actor, reinstatement, (platform) => ({
      type: "confirmReinstatement",
      platform,
      confirmations,
    }));
  }
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
