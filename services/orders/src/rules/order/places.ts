import { coveredItems, isDue } from "../addressee/addressee-status.js";
import type { CoveredBy } from "../addressee/reinstatement.js";
import type { PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { isCovering, type Place, placeOf } from "../order-document/place.js";
import { evolveOrder } from "./evolve-order.js";
import type { Order } from "./order.js";
import type { OrderCommand } from "./order-commands.js";
import { decideOrder } from "./order-decisions.js";
import type { OrderEvent } from "./order-events.js";

/**
 * Several orders can cover one place, by naming it or an account or site above it. What one of them took down there goes
 * back only when no order covers the place any more, so that no place must be both shown and hidden. A decision on one order
 * therefore changes the others.
 */

/**
 * What follows in another order from a decision that turned `before` into `after`; `before` is undefined for an order that
 * was just given. `coveredBy` finds another order that covers a place.
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

/** Whether an order covers a place on a platform; an order that has ended has let go of everything. */
function coverageOf(order: Order | undefined): (platform: PlatformId, place: Place) => boolean {
  const covering = new Map(
    order?.addressees.map((addressee) => [addressee.platform, isCovering(coveredItems(addressee).map(placeOf))]),
  );
  return (platform, place) => covering.get(platform)?.(place) ?? false;
}
