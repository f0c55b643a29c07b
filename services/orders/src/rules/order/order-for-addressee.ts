import type { PlatformId } from "../ids.js";
import { documentFor, ownParts } from "../order-document/sealed-parts.js";
import { concerns } from "./contested-items.js";
import type { Order } from "./order.js";

/** The order as one addressee may read it. One that is sealed whole, every addressee reads whole. */
export function orderFor(platform: PlatformId, order: Order): Order {
  if (order.parts === undefined) return order;
  return {
    ...order,
    document: documentFor(platform, order),
    parts: ownParts(platform, order.parts),
    addressees: order.addressees.filter((addressee) => addressee.platform === platform),
    oppositions: order.oppositions.filter(
      (one) => (one.by.role !== "ADDRESSEE" || one.by.platform === platform) && concerns(order, one, platform),
    ),
  };
}
