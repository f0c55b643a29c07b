import type { Instant } from "../instant.js";
import { isOverdue, standsStill, stoodStillSince, type Term, timerOf } from "../term/term.js";
import type { Addressee, Item } from "./addressee.js";
import type { AddresseeEvent } from "./addressee-events.js";
import { coveredItems, isGone } from "./addressee-status.js";

/** Derives from the terms of an addressee's items by when it must act next, and whether one of them has passed. */

/** The end of the open term that ends first; if none runs, of the stopped ones; once everything is gone, the last end. */
export function deadlineOf(addressee: Addressee): Instant | undefined {
  const terms = bindingTerms(addressee);
  const running = ends(terms.filter((term) => !standsStill(term)));
  const open = running.length > 0 ? running : ends(terms);
  return isAllGone(addressee) ? open.at(-1) : open[0];
}

/** Since when the terms stand still; undefined where one of them runs, or none has begun. */
export function deadlineStoppedAt(addressee: Addressee): Instant | undefined {
  const terms = bindingTerms(addressee);
  if (!terms.every(standsStill)) return undefined;
  return terms.flatMap((term) => stoodStillSince(term) ?? []).toSorted()[0];
}

/** When the hub first recorded that an open term had passed. */
export function deadlinePassedAt(addressee: Addressee): Instant | undefined {
  return bindingTerms(addressee)
    .flatMap(({ passedAt }) => passedAt ?? [])
    .toSorted()[0];
}

/** Every moment after which a term may have passed, each once. */
export function deadlinesOf(addressee: Addressee): Instant[] {
  const moments = coveredItems(addressee).flatMap(({ term }) => (term && timerOf(term)) ?? []);
  return [...new Set(moments)].toSorted();
}

/** Records, once, that the terms which end at this moment have passed. */
export function passDeadline(state: Addressee, deadline: Instant, now: Instant): AddresseeEvent[] {
  const itemIds = coveredItems(state)
    .filter(({ term }) => term !== undefined && term.until === deadline && isUnsaid(term, now))
    .map(({ id }) => id);
  return itemIds.length === 0 ? [] : [{ kind: "DeadlinePassed", platform: state.platform, deadline, itemIds, at: now }];
}

/** A deadline whose timer fired when there was nothing to record still has to be recorded as passed later. */
export function passUnsaid(state: Addressee, now: Instant): AddresseeEvent[] {
  return deadlinesOf(state).flatMap((deadline) => passDeadline(state, deadline, now));
}

/** The terms of the items that are not gone yet, or of all items if every one is gone. */
function bindingTerms(addressee: Addressee): Term[] {
  const covered = coveredItems(addressee);
  const items = isAllGone(addressee) ? covered : covered.filter((item) => !isGone(item));
  return items.flatMap(({ term }: Item) => term ?? []);
}

function isAllGone(addressee: Addressee): boolean {
  return coveredItems(addressee).every(isGone);
}

function ends(terms: readonly Term[]): Instant[] {
  return terms.flatMap(({ until }) => until ?? []).toSorted();
}

function isUnsaid(term: Term, now: Instant): boolean {
  return isOverdue(term, now) && term.passedAt === undefined;
}
