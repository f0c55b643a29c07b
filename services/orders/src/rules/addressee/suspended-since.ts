import type { ItemId } from "../ids.js";
import { type Instant, instant } from "../instant.js";
import { type Interval, join, span } from "../penalty/penalty-spans.js";
import type { Item } from "./addressee.js";
import type { AddresseeEvent, SuspensionsOfItems } from "./addressee-events.js";
import { isSuspended } from "./addressee-status.js";

/** Service that becomes known late: when the items have been suspended since, alone or with the order. */

/** What of an item's suspensions ends after a moment, in order of time; `suspensions` are the order's. */
export function suspendedSince(
  moment: Instant,
  suspensions: readonly Interval[],
  { suspensions: own, freed }: Pick<Item, "suspensions" | "freed">,
): Interval[] {
  const alone = [...(own ?? []), ...(freed?.suspended === undefined ? [] : [{ from: freed.suspended.since }])];
  return join([...suspensions, ...alone].map(span))
    .map(({ start, end }) => ({ from: instant(start), ...(end === Infinity ? {} : { until: instant(end) }) }))
    .filter(({ until }) => until === undefined || until > moment);
}

/**
 * As service records them. An item that has been suspended all the while, so that its term is still to begin, needs none where
 * no term begins with that service, or where it is suspended alone.
 */
export function suspensionsOf(
  items: readonly Item[],
  servedAt: Instant,
  suspensions: readonly Interval[],
): { readonly suspensions?: readonly SuspensionsOfItems[] } {
  const all = items.map((item) => {
    const during = suspendedSince(servedAt, suspensions, item);
    return { item, during, isToBegin: during.some(({ from, until }) => until === undefined && from <= servedAt) };
  });
  const begins = all.some(({ isToBegin }) => !isToBegin);
  const those = all.filter(
    ({ item, during, isToBegin }) => during.length > 0 && (!isToBegin || (begins && !isSuspended(item))),
  );
  const alike = [...Map.groupBy(those, ({ during }) => JSON.stringify(during)).values()];
  if (alike.length === 0) return {};
  return {
    suspensions: alike.map((group) => ({ itemIds: group.map(({ item }) => item.id), during: group[0]?.during ?? [] })),
  };
}

/** Of one item, as service recorded them. */
export function suspensionsIn(
  { suspensions }: AddresseeEvent & { kind: "AddresseeServed" },
  itemId: ItemId,
): SuspensionsOfItems["during"] | undefined {
  return suspensions?.find(({ itemIds }) => itemIds.includes(itemId))?.during;
}
