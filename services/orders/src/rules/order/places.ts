import { coveredItems, isDue } from "../addressee/addressee.js";
import type { CoveredBy } from "../addressee/reinstatement.js";
import type { PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { isCovering, placeOf } from "../order-document/place.js";
import { evolveOrder, type Order, type OrderEvent } from "./order.js";
import type { OrderCommand } from "./order-commands.js";
import { decideOrder } from "./order-decisions.js";

/**
 * A place that several orders cover, by naming it or an account or site above it. What one of them took down there goes back only when no order covers the place any
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
  const [was, is] = [coverageOf(before), coverageOf(after)];
  const events: OrderEvent[] = [];
  let state = other;
  const decide = (command: OrderCommand): void => {
    const more = decideOrder(state, command, now);
    events.push(...more);
    state = more.reduce<Order>(evolveOrder, state);
  };
  for (const { platform, items } of other.addressees) {
    const left = items.filter((item) => {
      const place = placeOf(item);
      return item.freed?.duty === "HELD" && was(platform, place) && !is(platform, place);
    });
    const free = left.filter((item) => coveredBy(platform, placeOf(item)) === undefined);
    if (free.length > 0) decide({ type: "releaseHeld", platform, itemIds: free.map(({ id }) => id) });

    const taken = items.filter((item) => isDue(item) && is(platform, placeOf(item)));
    const held = [
      ...taken.map(({ id }) => ({ itemId: id, heldBy: after.id })),
      ...left.flatMap((item) => {
        const heldBy = coveredBy(platform, placeOf(item));
        return heldBy === undefined || item.freed?.heldBy !== after.id ? [] : [{ itemId: item.id, heldBy }];
      }),
    ];
    if (held.length > 0) decide({ type: "hold", platform, held });
  }
  return events;
}

/** Tells of a place on a platform whether an order covers it; one that has ended covers nothing. */
function coverageOf(order: Order | undefined): (platform: PlatformId, place: string) => boolean {
  if (order === undefined || order.status === "LIFTED" || order.status === "LAPSED") return () => false;
  const covering = new Map(
    order.addressees.map((addressee) => [addressee.platform, isCovering(coveredItems(addressee).map(placeOf))]),
  );
  return (platform, place) => covering.get(platform)?.(place) ?? false;
}
