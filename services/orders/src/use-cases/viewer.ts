import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { CourtId, OrderId, PlatformId } from "../rules/ids.js";
import type { Order } from "../rules/order/order.js";
import { refuse } from "../rules/refusals.js";

/**
 * Who looks at an order, and so what of it may be shown (domain reference §8): a court sees its own orders whole, a
 * platform its own part, the AP and regulators the metadata without text or addresses of content.
 */
export type Viewer =
  | { readonly role: "court"; readonly court: CourtId }
  | { readonly role: "platform"; readonly platform: PlatformId }
  | { readonly role: "supervisor" };

/** Refuses with SCOPE_MISSING whoever may not read orders, by whatever way they are come to. */
export function viewerOf(actor: Actor): Viewer {
  requireParty(actor, "court", "platform", "ap", "regulator");
  switch (actor.partyType) {
    case "court":
      requireScope(actor, "orders:read");
      return { role: "court", court: actor.partyId };
    case "platform":
      requireScope(actor, "orders:read");
      return { role: "platform", platform: actor.partyId };
    case "ap":
    case "regulator":
      requireScope(actor, "compliance:read");
      return { role: "supervisor" };
    default:
      return actor satisfies never;
  }
}

/** Whoever acts on an order is answered with it, and so has to be let read it as well. Refuses with SCOPE_MISSING. */
export function requireScopeOnOrder(actor: Actor, scope: string): void {
  requireScope(actor, scope);
  requireScope(actor, "orders:read");
}

export function maySee(viewer: Viewer, order: Order): boolean {
  switch (viewer.role) {
    case "court":
      return order.document.court === viewer.court;
    case "platform":
      return order.addressees.some((addressee) => addressee.platform === viewer.platform);
    case "supervisor":
      return true;
    default:
      return viewer satisfies never;
  }
}

/** An order that may not be seen is refused exactly as one that does not exist. */
export function unknownOrder(id: OrderId): Error {
  return refuse(
    "UNKNOWN_ORDER",
    `There is no order ${id} that you may see. Check the id, and that the token is of the right party.`,
    {
      field: "id",
    },
  );
}
