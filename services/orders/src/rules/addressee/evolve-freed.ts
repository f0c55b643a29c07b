import type { Instant } from "../instant.js";
import { goOnWithTerm, renewTerm, reopenTerm, suspendTerm } from "../term/term.js";
import { without } from "../without.js";
import type { Addressee, Freed, FreedItem, Item } from "./addressee.js";
import type { AddresseeEvent } from "./addressee-events.js";
import { isDue } from "./addressee-status.js";
import { endBy, termLength } from "./item-duties.js";

/** What events make of items that the order lets go, or that the court suspends by themselves. */

/** Frees items that the order no longer names, or changes what becomes of freed ones; each item that is due gets a term. */
export function freeItems(state: Addressee, freed: readonly FreedItem[], reinstateBy: Instant, at: Instant): Addressee {
  const byId = new Map(freed.map((item) => [item.itemId, item]));
  const items = state.items.map((item): Item => {
    const release = byId.get(item.id);
    return release === undefined ? item : { ...item, freed: freedAnew(item, release, reinstateBy, at) };
  });
  return withReinstateBy({ ...state, items });
}

/** Changes what becomes of items that the order does not cover now; a suspended one stays suspended. */
export function redirectItems(
  state: Addressee,
  freed: readonly FreedItem[],
  reinstateBy: Instant,
  at: Instant,
): Addressee {
  const next = freeItems(state, freed, reinstateBy, at);
  const items = next.items.map((item, index): Item => {
    const suspended = state.items[index]?.freed?.suspended;
    return item.freed === undefined || suspended === undefined
      ? item
      : { ...item, freed: { ...item.freed, suspended } };
  });
  return { ...next, items };
}

/** An item that is to go back already, because it was suspended, does so within the term that it has. */
function freedAnew({ freed }: Item, release: FreedItem, reinstateBy: Instant, at: Instant): Freed {
  const { duty, reinstateBy: by } = freed ?? {};
  if (freed?.suspended !== undefined && duty === "DUE" && release.duty === "DUE" && by !== undefined)
    return { ...release, at: freed.at, reinstateBy: by };
  return { ...release, at, ...(release.duty === "DUE" ? { reinstateBy } : {}) };
}

/** What a suspension makes of an item, or of one that only a suspended item kept down. */
export function suspendedItem(item: Item, event: AddresseeEvent & { kind: "ItemsSuspended" }): Item {
  const { itemIds, freed, reinstateBy, reasons, at } = event;
  const release = freed.find(({ itemId }) => itemId === item.id);
  if (release === undefined) return item;
  const due = { ...release, at, ...(release.duty === "DUE" ? { reinstateBy } : {}) };
  if (!itemIds.includes(item.id)) return { ...item, freed: due };
  const { term } = item;
  return {
    ...item,
    freed: { ...due, suspended: { since: at, reasons } },
    ...(term === undefined || term.keeps ? {} : { term: suspendTerm(term, at) }),
  };
}

/** What was put back is owed once more, in full; else what was said of it holds, and its term goes on. */
export function resumedItem(item: Item, state: Addressee, event: AddresseeEvent & { kind: "ItemsResumed" }): Item {
  const { owedAgain, at } = event;
  const { term, freed, reinstatement, putBack = [] } = item;
  const covered: Item = without(item, "freed", "reinstatement");
  const until = endBy(event, item);
  if (!owedAgain.includes(item.id)) {
    return term === undefined || until === undefined ? covered : { ...covered, term: goOnWithTerm(term, until, at) };
  }
  const { at: freedAt = at, reinstateBy } = freed ?? {};
  const back = {
    freedAt,
    ...(reinstateBy === undefined ? {} : { reinstateBy }),
    backAt: reinstatement?.effectAt ?? at,
  };
  const open: Item = {
    ...without(covered, "confirmation", "confirmedAt"),
    ...(item.heard === undefined ? {} : { heard: [...item.heard, { kind: "SAID_UP", at }] }),
    putBack: [...putBack, back],
  };
  if (term === undefined) return open;
  return { ...open, term: renewTerm(reopenTerm(term), termLength(state, item), until, at, "RESUMPTION") };
}

/** The term that ends first counts, so that an item that is freed later postpones nothing. The last one stays known. */
export function withReinstateBy(state: Addressee): Addressee {
  const terms = state.items.flatMap((item) => (isDue(item) && item.freed?.reinstateBy) || []);
  if (terms.length === 0) return state;
  const reinstateBy = terms.reduce((first, term) => (term < first ? term : first));
  const due = without(state, "reinstatedAt");
  return reinstateBy === state.reinstateBy ? due : { ...without(due, "reinstatementPassedAt"), reinstateBy };
}
