import { isDue } from "../addressee/addressee.js";
import type { CoveredBy } from "../addressee/reinstatement.js";
import type { PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { evolveOrder, type Order, type OrderEvent } from "./order.js";
import type { OrderCommand } from "./order-commands.js";
import { decideOrder } from "./order-decisions.js";

/**
 * A place that several orders name. What one of them took down there goes back only when no order covers the place any
 * more, and nobody has both to show and to hide a thing. So a decision on one order reaches into the others.
 */

/**
 * What follows in another order from a decision that made `after` of `before`; of nothing, where the order was given
 * just now. `coveredBy` tells which order besides that one covers a place.
 */
export function followingIn(
  other: Order,
  { before, after }: { readonly before?: Order; readonly after: Order },
  coveredBy: CoveredBy,
  now: Instant,
): OrderEvent[] {
  const [was, is] = [coveredPlaces(before), coveredPlaces(after)];
  const events: OrderEvent[] = [];
  let state = other;
  const decide = (command: OrderCommand): void => {
    const more = decideOrder(state, command, now);
    events.push(...more);
    state = more.reduce<Order>(evolveOrder, state);
  };
  for (const { platform, items } of other.addressees) {
    const at = (url: string) => placeKey(platform, url);
    const left = items.filter(({ url, freed }) => freed?.duty === "HELD" && was.has(at(url)) && !is.has(at(url)));
    const free = left.filter(({ url }) => coveredBy(platform, url) === undefined);
    if (free.length > 0) decide({ type: "releaseHeld", platform, itemIds: free.map(({ id }) => id) });

    const taken = items.filter((item) => isDue(item) && is.has(at(item.url)));
    const held = [
      ...taken.map(({ id }) => ({ itemId: id, heldBy: after.id })),
      ...left.flatMap(({ id, url, freed }) => {
        const heldBy = coveredBy(platform, url);
        return heldBy === undefined || freed?.heldBy !== after.id ? [] : [{ itemId: id, heldBy }];
      }),
    ];
    if (held.length > 0) decide({ type: "hold", platform, held });
  }
  return events;
}

function coveredPlaces(order: Order | undefined): ReadonlySet<string> {
  if (order === undefined || order.status === "LIFTED" || order.status === "LAPSED") return new Set();
  return new Set(
    order.addressees.flatMap(({ platform, items }) =>
      items.filter(({ freed }) => freed === undefined).map(({ url }) => placeKey(platform, url)),
    ),
  );
}

function placeKey(platform: PlatformId, url: string): string {
  return JSON.stringify([platform, url]);
}
