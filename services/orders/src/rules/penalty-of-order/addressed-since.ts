import type { PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { OrderEvent } from "../order/order-events.js";

/** Since when this platform, or any platform, is an addressee; undefined if it never was. */
export function addressedSince(events: readonly OrderEvent[], platform?: PlatformId): Instant | undefined {
  const addresses = (event: OrderEvent): boolean => {
    if (event.kind === "OrderIssued") {
      return platform === undefined || event.document.addressees.some((one) => one.platform === platform);
    }
    return event.kind === "OrderModified" && event.changes.some((one) => one.platform === platform);
  };
  return events.find(addresses)?.at;
}
