import { type Actor, requireParty } from "@exparte/auth";
import type { FindingDecision } from "../../rules/addressee/findings.js";
import type { FindingId, ItemId, OrderId, PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { type Order } from "../../rules/order/order.js";
import type { Dependencies } from "../dependencies.js";
import { decideOnOrder } from "../order/decide-on-order.js";
import { requireScopeOnOrder } from "../viewer.js";
import { platformOf, refuseConnected } from "./confirmation-seal.js";

interface FindingOf {
  readonly orderId: OrderId;
  readonly platform: PlatformId;
  readonly itemIds: readonly ItemId[];
  readonly reasons: string;
}

export type BreachFinding = FindingOf & { readonly from: Instant; readonly until?: Instant };
export type ComplianceFinding = FindingOf & { readonly effectAt: Instant };

/** The court finds that items were up, whatever the platform says. */
export function findBreach(deps: Dependencies, actor: Actor, { orderId, ...finding }: BreachFinding): Promise<Order> {
  asJudge(actor);
  const findingId: FindingId = deps.newId();
  return decideOnOrder(deps, actor, orderId, () => ({ type: "findBreach", findingId, ...finding }));
}

/** The court finds that items were gone, whatever the platform says. */
export function findCompliance(
  deps: Dependencies,
  actor: Actor,
  { orderId, ...finding }: ComplianceFinding,
): Promise<Order> {
  asJudge(actor);
  const findingId: FindingId = deps.newId();
  return decideOnOrder(deps, actor, orderId, () => ({ type: "findCompliance", findingId, ...finding }));
}

export interface Contest {
  readonly orderId: OrderId;
  /** Required from a court that records what a platform outside the hub says. */
  readonly platform?: PlatformId;
  readonly findingId: FindingId;
  readonly grounds: string;
}

/** The platform says why a finding is wrong; for a platform outside the hub the court records it. */
export async function contestFinding(
  deps: Dependencies,
  actor: Actor,
  { orderId, findingId, grounds, ...named }: Contest,
): Promise<{ readonly order: Order; readonly platform: PlatformId }> {
  requireParty(actor, "platform", "court");
  requireScopeOnOrder(actor, actor.partyType === "platform" ? "orders:confirm" : "applications:submit");
  const platform = platformOf(actor, named);
  const order = await decideOnOrder(deps, actor, orderId, (context) => {
    if (actor.partyType === "court") refuseConnected(context.order, platform);
    return { type: "contestFinding", platform, findingId, grounds };
  });
  return { order, platform };
}

/** The court stays with a finding, or takes it back as if it had never been made. */
export function decideFinding(
  deps: Dependencies,
  actor: Actor,
  { orderId, ...decision }: FindingDecision & { readonly orderId: OrderId; readonly platform: PlatformId },
): Promise<Order> {
  asJudge(actor);
  return decideOnOrder(deps, actor, orderId, () => ({ type: "decideFinding", ...decision }));
}

function asJudge(actor: Actor): void {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "orders:grant");
}
