import { type Actor, requireParty } from "@exparte/auth";
import type { PosterConfirmation } from "../../rules/addressee/poster-record.js";
import type { OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import type { Dependencies } from "../dependencies.js";
import { decideOnOrder } from "../order/decide-on-order.js";
import { requirePartiesHeard } from "../parties-heard.js";
import { requireScopeOnOrder } from "../viewer.js";
import { checkWhoSays, platformOf } from "./confirmation-seal.js";

export interface PosterInformed {
  readonly orderId: OrderId;
  /** Required from a court that records what a platform outside the hub says. */
  readonly platform?: PlatformId;
  readonly items: readonly PosterConfirmation[];
  readonly seal?: SealedText;
}

/** A platform reports when it told the posters of its items, or why it cannot; sealed like its removals. */
export async function confirmPosterInformed(
  deps: Dependencies,
  actor: Actor,
  said: PosterInformed,
): Promise<{ order: Order; platform: PlatformId }> {
  requireParty(actor, "platform", "court");
  requireScopeOnOrder(actor, actor.partyType === "platform" ? "orders:confirm" : "applications:submit");
  const platform = platformOf(actor, said);
  const order = await decideOnOrder(deps, actor, said.orderId, async (context) => {
    if (actor.partyType === "platform") requirePartiesHeard(deps);
    const of = { order: context.order, platform };
    await checkWhoSays(context.tx, actor, of, { type: "exparte-poster-informed", ...said }, context.now);
    return { type: "confirmPosterInformed", platform, confirmations: said.items };
  });
  return { order, platform };
}
