import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { CourtId, OrderId, PlatformId } from "../rules/ids.js";
import { appealsOf } from "../rules/order/appealed-decision.js";
import type { Order } from "../rules/order/order.js";
import { refuse } from "../rules/refusals.js";

/**
 * Who views an order decides what is shown of it (domain reference §8): a court sees all of its own orders, and of those
 * about which it hears an appeal, a platform
 * its own part, and the AP and regulators the metadata without texts or addresses of content.
 */
export type Viewer =
  | { readonly role: "court"; readonly court: CourtId }
  | { readonly role: "platform"; readonly platform: PlatformId }
  | { readonly role: "supervisor" };

/** Refuses an actor who may not read orders with SCOPE_MISSING, on whatever path the order was reached. */
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

/** As the court that gave an order sees it: for what is shown to whoever wrote it. */
export function asCourt({ document }: Order): Viewer {
  return { role: "court", court: document.court };
}

/** Mutations on an order answer with it, so their caller must be allowed to read it too. Refuses with SCOPE_MISSING. */
export function requireScopeOnOrder(actor: Actor, scope: string): void {
  requireScope(actor, scope);
  requireScope(actor, "orders:read");
}

export function maySee(viewer: Viewer, order: Order): boolean {
  switch (viewer.role) {
    case "court":
      return order.document.court === viewer.court || appealsOf(order).some(({ court }) => court === viewer.court);
    case "platform":
      return order.addressees.some((addressee) => addressee.platform === viewer.platform);
    case "supervisor":
      return true;
    default:
      return viewer satisfies never;
  }
}

/** Whether the viewer may see the order. Refuses a court that does, and that decides on nothing but an appeal about it. */
export function mayActOn(viewer: Viewer, order: Order): boolean {
  if (!maySee(viewer, order)) return false;
  if (viewer.role === "court" && viewer.court !== order.document.court) throw ofOtherCourt(order);
  return true;
}

export function ofOtherCourt({ id, document }: Order): Error {
  return refuse(
    "ORDER_OF_OTHER_COURT",
    `Order ${id} is of ${document.court}, which does this. Your court decides on the appeal that it hears, with decideOrderAppeal, and suspends and resumes the order while that is pending.`,
    { orderId: id },
  );
}

/** An order that the actor may not see gets the same refusal as one that does not exist. */
export function unknownOrder(id: OrderId): Error {
  return refuse(
    "UNKNOWN_ORDER",
    `There is no order "${id}" that you may see. Check the id, and that the token is of the right party.`,
    { orderId: id },
  );
}
