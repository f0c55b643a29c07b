import type { Instant } from "@exparte/dutch-time";
import type { CourtId, OrderId, PlatformId } from "../ids.js";
import type { OrderEnd } from "./disclosure-request.js";

/** What this service knows of an order, from the orders service's feed: enough to judge a request on it. */
export interface KnownOrder {
  readonly id: OrderId;
  readonly court: CourtId;
  readonly addressees: readonly KnownAddressee[];
  /** Absent while it is in force, suspended or final. */
  readonly ended?: { readonly because: OrderEnd; readonly at: Instant };
  readonly suspended: boolean;
}

export interface KnownAddressee {
  readonly platform: PlatformId;
  /** Whether the order still covers any item of this platform. */
  readonly covered: boolean;
  /** The numbers of the duties to disclose of which the order still covers an item. */
  readonly duties: readonly number[];
}

export function knownAddressee(order: KnownOrder, platform: PlatformId): KnownAddressee | undefined {
  return order.addressees.find((addressee) => addressee.platform === platform);
}
