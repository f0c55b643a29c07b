import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { Order } from "../rules/order/order.js";
import { refuse } from "../rules/refusals.js";

/**
 * Who looks at an order, and so what of it may be shown (domain reference §8): a court sees its own orders whole, a
 * platform its own part, the AP and regulators the metadata without text or addresses of content.
 */
export type Viewer =
  | { readonly role: "court"; readonly court: string }
  | { readonly role: "platform"; readonly platform: string }
  | { readonly role: "supervisor" };

export function viewerOf(actor: Actor): Viewer {
  requireParty(actor, "court", "platform", "ap", "regulator");
  if (actor.partyType === "court") return { role: "court", court: actor.partyId };
  if (actor.partyType === "platform") return { role: "platform", platform: actor.partyId };
  requireScope(actor, "compliance:read");
  return { role: "supervisor" };
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
export function unknownOrder(id: string): Error {
  return refuse(
    "UNKNOWN_ORDER",
    `There is no order ${id} that you may see. Check the id, and that the token is of the right party.`,
    {
      field: "id",
    },
  );
}
