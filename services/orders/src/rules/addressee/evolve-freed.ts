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
  return release(state, freed, (item, one) => freedAnew(item, one, reinstateBy, at));
}

/** Changes what becomes of items that the order does not cover now; a suspended one stays suspended. */
export function redirectItems(
  state: Addressee,
  freed: readonly FreedItem[],
  reinstateBy: Instant,
  at: Instant,
): Addressee {
  return release(state, freed, (item, one) => {
    const suspended = item.freed?.suspended;
    return { ...freedAnew(item, one, reinstateBy, at), ...(suspended && { suspended }) };
  });
}

function release(
  state: Addressee,
  freed: readonly FreedItem[],
  anew: (item: Item, one: FreedItem) => Freed,
): Addressee {
  const byId = new Map(freed.map((one) => [one.itemId, one]));
  const items = state.items.map((item): Item => {
    const one = byId.get(item.id);
    return one === undefined ? item : { ...item, freed: anew(item, one) };
  });
  return withReinstateBy({ ...state, items });
}

/** An item that is to go back already, because it was suspended, does so within the term that it has. */
function freedAnew({ freed }: Item, one: FreedItem, reinstateBy: Instant, at: Instant): Freed {
  if (one.duty !== "DUE") return { ...one, at };
  if (freed?.reinstateBy === undefined) return { ...one, at, reinstateBy };
  return { ...one, at: freed.at, reinstateBy: freed.reinstateBy };
}

/** What a suspension makes of an item, or of one that only a suspended item kept down. */
export function suspendedItem(item: Item, event: AddresseeEvent & { kind: "ItemsSuspended" }): Item {
  const { itemIds, freed, reinstateBy, reasons, at } = event;
  const one = freed.find(({ itemId }) => itemId === item.id);
  if (one === undefined) return item;
  const due = freedAnew(item, one, reinstateBy, at);
  if (!itemIds.includes(item.id)) return { ...item, freed: due };
  const { term } = item;
  return {
    ...item,
    freed: { ...due, suspended: { since: at, reasons } },
    suspensions: [...(item.suspensions ?? []), { from: at }],
    ...(term === undefined || term.keeps ? {} : { term: suspendTerm(term, at) }),
  };
}

/** What was put back is owed once more, in full; else what was said of it holds, and its term goes on. */
export function resumedItem(item: Item, state: Addressee, event: AddresseeEvent & { kind: "ItemsResumed" }): Item {
  const { owedAgain, at } = event;
  const { term, freed, reinstatement, putBack = [], suspensions = [] } = item;
  const { since = at } = freed?.suspended ?? {};
  // An earlier version of the hub recorded none before it ended.
  const known = suspensions.at(-1)?.from === since ? suspensions : [...suspensions, { from: since }];
  const covered: Item = {
    ...without(item, "freed", "reinstatement"),
    suspensions: known.map((one) => ({ until: at, ...one })),
  };
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
