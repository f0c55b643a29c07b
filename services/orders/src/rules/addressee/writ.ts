import type { ServiceBy } from "../order-document/order-document.js";
import type { MeansOfService } from "./addressee.js";

/**
 * What serves as the writ (exploot) without which no penalty is forfeited (Rv art. 611a(3)): a bailiff's, and where a
 * statute gives it that force, an acknowledgement in the hub. An order that was sent in another way is not served by writ.
 */
export interface Writ {
  /** The statute, as the hub's operator named it when the order was given. */
  readonly acknowledgementUnder?: string;
}

/** The statute under which an acknowledgement of the order is a writ; undefined where only a bailiff's writ is one. */
export function statuteOf(order: {
  readonly document: { readonly serviceBy?: ServiceBy };
  readonly writ?: Writ;
}): string | undefined {
  return order.document.serviceBy === "BAILIFF" ? undefined : order.writ?.acknowledgementUnder;
}

/** Without a rule, for an order that was given before there was one, any service begins the penalty. */
export function isWrit(writ: Writ | undefined, means: MeansOfService): boolean {
  if (writ === undefined) return true;
  switch (means) {
    case "BAILIFF":
      return true;
    case "ELECTRONIC":
      return writ.acknowledgementUnder !== undefined;
    case "SUBSTITUTE":
      return false;
    default:
      return means satisfies never;
  }
}
