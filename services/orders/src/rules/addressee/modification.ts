import { canonicalText } from "@exparte/text";
import type { Asked } from "../application/asked-duties.js";
import type { ItemId, OrderId, PlatformId } from "../ids.js";
import type { Target } from "../order-document/duties-of.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import type { ItemDocument, OrderDocument } from "../order-document/order-document.js";
import { isCovering, placeOf } from "../order-document/place.js";
import { refuse } from "../refusals.js";
import type { Addressee, FreedItem, Item } from "./addressee.js";
import { isDue, isSuspended, orderedItems } from "./addressee-status.js";
import { itemsFor, numberOf } from "./item-duties.js";
import { type CoveredBy, freedBy } from "./reinstatement.js";

/** What a new version of the order changes for one platform. */
export interface AddresseeChange {
  readonly platform: PlatformId;
  readonly connected: boolean;
  /** Of one that joins with this version. */
  readonly intermediary?: true;
  readonly freed: readonly FreedItem[];
  readonly added: readonly (Target & Pick<Item, "id" | "duty">)[];
}

export interface ModificationContext {
  readonly itemId: () => ItemId;
  readonly isConnected: (platform: PlatformId) => boolean;
  /** Left out: none is. */
  readonly isIntermediary?: (platform: PlatformId) => boolean;
  readonly coveredBy: CoveredBy;
  /** The hub's setting, for a version that does not say how soon it must be served. */
  readonly serveWithin?: string;
  /** The poster's time to object by the code of conduct, for a version that asks for a disclosure. */
  readonly objectionWindow?: string;
  /** What the application asked for; for a version that adds nothing to that. */
  readonly asked?: Asked;
}

/** Members that can differ from version to version without its asking anything else. */
const NOT_CONTENT = new Set(["version", "issuedAt", "givenOrallyAt", "onAppeal"]);

/**
 * Compares the addressees of two versions item by item; an item is the same when its duty and place are. An item
 * that was still to be put back and comes back into the order is not put back: no place must be both shown and hidden.
 */
export function addresseeChanges(
  orderId: OrderId,
  addressees: readonly Addressee[],
  document: OrderDocument,
  context: ModificationContext,
): AddresseeChange[] {
  const known = new Map(addressees.map((addressee) => [addressee.platform, addressee]));
  const wanted = new Set(document.addressees.map(({ platform }) => platform));
  return [...new Set([...known.keys(), ...wanted])].flatMap((platform) => {
    const before = known.get(platform);
    const named = before === undefined ? [] : orderedItems(before);
    const items = itemsFor(platform, document);
    const keys = new Set(items.map(keyOf));
    const suspended = new Set(named.filter(isSuspended).map(keyOf));
    const isOrdered = isCovering(items.flatMap((item) => (suspended.has(keyOf(item)) ? [] : [placeOf(item)])));
    const heldAgain = (before?.items ?? [])
      .filter((item) => isDue(item) && !isSuspended(item) && isOrdered(placeOf(item)))
      .map(({ id }): FreedItem => ({ itemId: id, duty: "HELD", heldBy: orderId }));
    const stays = (item: Item) =>
      item.freed === undefined || isSuspended(item) ? keys.has(keyOf(item)) : isOrdered(placeOf(item));
    // An item that leaves one duty can still be owed under another, or lie below a place that is.
    const coveredBy: CoveredBy = (of, place) => (isOrdered(place) ? orderId : context.coveredBy(of, place));
    const freed = [...(before === undefined ? [] : freedBy(before, stays, coveredBy)), ...heldAgain];
    const has = new Set(named.map(keyOf));
    const added = items.filter((item) => !has.has(keyOf(item))).map((item) => ({ ...item, id: context.itemId() }));
    if (freed.length === 0 && added.length === 0) return [];
    const joins = before === undefined && context.isIntermediary?.(platform);
    const intermediary = joins ? ({ intermediary: true } as const) : {};
    return [{ platform, connected: before?.connected ?? context.isConnected(platform), ...intermediary, freed, added }];
  });
}

/** In one order an item is the same as long as its duty names the same place. */
function keyOf(item: Omit<Item, "id">): string {
  return `${numberOf(item)} ${placeOf(item)}`;
}

/** Refuses a version that says nothing new. */
export function checkModifies(before: OrderDocument, after: OrderDocument): void {
  const content = (document: OrderDocument) =>
    canonicalText(Object.fromEntries(Object.entries(inOneOrder(document)).filter(([name]) => !NOT_CONTENT.has(name))));
  if (content(before) !== content(after)) return;
  throw refuse(
    "MODIFICATION_EMPTY",
    "The new version says what the old one does; change an item, the term or the penalty, or uphold the order.",
    { field: "order" },
  );
}

/** The order in which addressees and their items are listed means nothing. */
function inOneOrder(document: OrderDocument): OrderDocument {
  const addressees = document.addressees
    .map(({ platform, respondent, items, duties }) => ({
      platform,
      ...(respondent === undefined ? {} : { respondent }),
      ...(items === undefined ? {} : { items: inUrlOrder(items) }),
      ...(duties === undefined ? {} : { duties: duties.toSorted((a, b) => a.number - b.number).map(inTargetOrder) }),
    }))
    .toSorted((a, b) => (a.platform < b.platform ? -1 : 1));
  return { ...document, addressees };
}

function inUrlOrder(items: readonly ItemDocument[]): ItemDocument[] {
  return items.toSorted((a, b) => (a.url < b.url ? -1 : 1));
}

function inTargetOrder(duty: DutyDocument): DutyDocument {
  return { ...duty, targets: duty.targets.toSorted((a, b) => (canonicalText(a) < canonicalText(b) ? -1 : 1)) };
}
