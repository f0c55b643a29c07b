import type { Addressee, Confirmation, Item } from "../addressee/addressee.js";
import type { AddresseeEvent } from "../addressee/addressee-events.js";
import { saidWord } from "../addressee/addressee-status.js";
import { evolveItem } from "../addressee/evolve-addressee.js";
import { type Word, wordsAfter } from "../addressee/gone.js";
import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { OrderModified } from "../order/order-events.js";
import type { PenaltyItem } from "../penalty/penalty-history.js";
import type { Interval } from "../penalty/penalty-spans.js";
import { noteEarlierService, noteTerm, type TermBook } from "./penalty-terms.js";

/** What the events so far have said of each item, and of its terms. */
export interface ItemStories {
  readonly items: Map<ItemId, ItemStory>;
  readonly terms: TermBook;
}

export type ItemStory = { -readonly [K in "addedAt" | "freedAt"]?: PenaltyItem[K] } & {
  readonly itemId: ItemId;
  suspensions: readonly Interval[];
  item: Item;
  /** From the first on; those of `item` begin with the first finding. */
  words: readonly Word[];
};

export function addItem({ items }: ItemStories, item: Item): ItemStory {
  const added = { itemId: item.id, item, suspensions: [], words: [] };
  items.set(item.id, added);
  return added;
}

export function withItems({ items }: ItemStories, addressee: Addressee): Addressee {
  return { ...addressee, items: [...items.values()].map(({ item }) => item) };
}

export function noteItem({ items, terms }: ItemStories, after: Item, event: OrderModified | AddresseeEvent): void {
  const known = items.get(after.id);
  if (known === undefined) return;
  noteTerm(terms, known.item, after, event);
  known.item = after;
}

/** Applies the event to the items' terms: to the items it names, or to all. */
export function tellItems(story: ItemStories, addressee: Addressee, event: AddresseeEvent): void {
  const named = itemsOf(event);
  const state = named === undefined ? withItems(story, addressee) : addressee;
  for (const itemId of named ?? story.items.keys()) {
    const before = story.items.get(itemId)?.item;
    if (before === undefined) continue;
    const after = evolveItem(before, state, event);
    if (event.kind === "AddresseeServed" && before.term !== after.term) noteEarlierService(story.terms, itemId, event);
    noteItem(story, after, event);
  }
}

/** What it names: it leaves every other item as it was. Undefined means all. */
function itemsOf(event: AddresseeEvent): readonly ItemId[] | undefined {
  if ("confirmation" in event) return [event.confirmation.itemId];
  return "itemIds" in event ? event.itemIds : undefined;
}

export function freeItem({ items }: ItemStories, itemId: ItemId, at: Instant): void {
  const item = items.get(itemId);
  // An item can be freed again when another order releases it; this order's penalty ended the first time.
  if (item !== undefined) item.freedAt ??= at;
}

export function confirmItem({ items }: ItemStories, confirmation: Confirmation, at: Instant): void {
  const item = items.get(confirmation.itemId);
  if (item !== undefined) item.words = [...item.words, saidWord(confirmation, at)];
}

export function noteFinding(
  { items }: ItemStories,
  event: AddresseeEvent & { kind: "BreachFound" | "ComplianceFound" | "FindingWithdrawn" },
): void {
  for (const itemId of event.itemIds) {
    const item = items.get(itemId);
    if (item !== undefined) item.words = wordsAfter(item.words, event);
  }
}

export function suspendItem({ items }: ItemStories, itemId: ItemId, from: Instant): void {
  const item = items.get(itemId);
  if (item !== undefined) item.suspensions = [...item.suspensions, { from }];
}

/** What was put back is up again, at the latest, when it is demanded once more. */
export function resumeItems(
  { items }: ItemStories,
  { itemIds, owedAgain, at }: AddresseeEvent & { kind: "ItemsResumed" },
): void {
  for (const itemId of itemIds) {
    const item = items.get(itemId);
    if (item === undefined) continue;
    item.suspensions = item.suspensions.map((one) => ({ until: at, ...one }));
    if (owedAgain.includes(itemId)) item.words = [...item.words, { kind: "SAID_UP", at }];
  }
}
