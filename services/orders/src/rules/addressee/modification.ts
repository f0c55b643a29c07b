import { canonicalText } from "@exparte/text";
import type { ItemId, OrderId, PlatformId } from "../ids.js";
import type { ItemDocument, OrderDocument } from "../order-document/order-document.js";
import { refuse } from "../refusals.js";
import type { Addressee, FreedItem } from "./addressee.js";
import { coveredItems, isDue } from "./addressee.js";
import { type CoveredBy, freedBy } from "./reinstatement.js";

/** What a new version of the order changes for one platform. */
export interface AddresseeChange {
  readonly platform: PlatformId;
  readonly connected: boolean;
  readonly freed: readonly FreedItem[];
  readonly added: readonly (ItemDocument & { readonly id: ItemId })[];
}

export interface ModificationContext {
  readonly itemId: () => ItemId;
  readonly isConnected: (platform: PlatformId) => boolean;
  readonly coveredBy: CoveredBy;
  /** The hub's setting, for a version that says nothing of how soon it is to be served. */
  readonly serveWithin?: string;
}

/** Members that differ in every version, whatever it says. */
const NOT_CONTENT = new Set(["version", "issuedAt"]);

/**
 * Compares the addressees of two versions item by item; an item is the same when its URL is. An item that was still
 * to be put back, and comes back into the order, is held by the order itself: nobody has both to show and to hide it.
 */
export function addresseeChanges(
  orderId: OrderId,
  addressees: readonly Addressee[],
  document: OrderDocument,
  context: ModificationContext,
): AddresseeChange[] {
  const wanted = new Map(document.addressees.map((addressee) => [addressee.platform, addressee.items]));
  const known = new Map(addressees.map((addressee) => [addressee.platform, addressee]));
  return [...new Set([...known.keys(), ...wanted.keys()])].flatMap((platform) => {
    const before = known.get(platform);
    const covered = before === undefined ? [] : coveredItems(before);
    const items = wanted.get(platform) ?? [];
    const isWanted = ({ url }: ItemDocument) => items.some((item) => item.url === url);
    const heldAgain = (before?.items ?? [])
      .filter((item) => isDue(item) && isWanted(item))
      .map(({ id }): FreedItem => ({ itemId: id, duty: "HELD", heldBy: orderId }));
    const freed = [...(before === undefined ? [] : freedBy(before, isWanted, context.coveredBy)), ...heldAgain];
    const added = items
      .filter(({ url }) => !covered.some((item) => item.url === url))
      .map((item) => ({ ...item, id: context.itemId() }));
    if (freed.length === 0 && added.length === 0) return [];
    return [{ platform, connected: before?.connected ?? context.isConnected(platform), freed, added }];
  });
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

/** In which order the addressees and their items are named says nothing. */
function inOneOrder(document: OrderDocument): OrderDocument {
  const addressees = document.addressees
    .map(({ platform, items }) => ({ platform, items: items.toSorted((a, b) => (a.url < b.url ? -1 : 1)) }))
    .toSorted((a, b) => (a.platform < b.platform ? -1 : 1));
  return { ...document, addressees };
}
