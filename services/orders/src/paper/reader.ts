import type { Addressee } from "../rules/addressee/addressee.js";
import type { PlatformId } from "../rules/ids.js";
import type { Order } from "../rules/order/order.js";
import { type Duty, dutiesFor } from "../rules/order-document/duties-of.js";
import type { PaperOptions } from "./paper-options.js";

/** The one addressee that a paper speaks to; the court's own paper of an order to several speaks to nobody. */
export interface Reader {
  readonly platform: PlatformId;
  /** What the version in force asks of it; empty where it asks nothing any more. */
  readonly duties: readonly Duty[];
  /** Absent only where the order's state has no record of it. */
  readonly state?: Addressee;
  /** Whether it has an inbox on the hub. */
  readonly connected: boolean;
}

export function readerOf(order: Order, { addressee }: Pick<PaperOptions, "addressee">): Reader | undefined {
  const [only, ...others] = order.document.addressees;
  const platform = addressee ?? (others.length === 0 ? only?.platform : undefined);
  if (platform === undefined) return undefined;
  const state = order.addressees.find((one) => one.platform === platform);
  return {
    platform,
    duties: dutiesFor(platform, order.document),
    ...(state === undefined ? {} : { state }),
    connected: state?.connected === true,
  };
}
