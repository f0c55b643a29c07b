import type { Instant } from "../instant.js";
import { isOverdue, standsStill, stoodStillSince, type Term, timerOf } from "../term/term.js";
import { type Addressee, type AddresseeEvent, coveredItems, type Item, isGone } from "./addressee.js";

/** What the terms of an addressee's items come to: by when it is to act next, and that one of them has passed. */

/** The end of the open term that ends first; of those that stand still, where none runs. Once all is gone, the last. */
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

/** When it was first said of an open term that it had passed. */
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

/** Says once of the terms that end at a moment that they have passed. */
export function passDeadline(state: Addressee, deadline: Instant, now: Instant): AddresseeEvent[] {
  const itemIds = coveredItems(state)
    .filter(({ term }) => term !== undefined && term.until === deadline && isUnsaid(term, now))
    .map(({ id }) => id);
  return itemIds.length === 0 ? [] : [{ kind: "DeadlinePassed", platform: state.platform, deadline, itemIds, at: now }];
}

/** A deadline whose timer fired while there was nothing to say of it has passed all the same, once there is. */
export function passUnsaid(state: Addressee, now: Instant): AddresseeEvent[] {
  return deadlinesOf(state).flatMap((deadline) => passDeadline(state, deadline, now));
}

/** Of items that are still to go, or of all where none is. */
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
