import type { Instant } from "@exparte/dutch-time";
import type { OrderEnd } from "./disclosure-request.js";

/** What this service knows of an order, from the orders service's feed: enough to judge a request on it. */
export interface KnownOrder {
  readonly id: string;
  readonly court: string;
  readonly addressees: readonly KnownAddressee[];
  /** Absent while it is in force, suspended or final. */
  readonly ended?: { readonly because: OrderEnd; readonly at: Instant };
}

export interface KnownAddressee {
  readonly platform: string;
  /** Whether the order still covers any item of this platform. */
  readonly covered: boolean;
}

export function knownAddressee(order: KnownOrder, platform: string): KnownAddressee | undefined {
  return order.addressees.find((addressee) => addressee.platform === platform);
}
