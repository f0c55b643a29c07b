import type { ItemId, PlatformId } from "../ids.js";
import { type Instant, instant } from "../instant.js";
import { type Duty, dutiesFor, hasDuties } from "../order-document/duties-of.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { placeOf } from "../order-document/place.js";
import { lockedRespondent } from "../order-document/respondent.js";
import {
  changeLength,
  endWithLength,
  isOverdue,
  settleTerm,
  stoodStillSince,
  type Term,
  type TermLength,
  unclaimedTerm,
} from "../term/term.js";
import { without } from "../without.js";
import type { Addressee, DutyTerms, Item } from "./addressee.js";
import { coveredItems, isSuspended, orderedItems } from "./addressee-status.js";
import { freeItems } from "./evolve-freed.js";
import { intermediaryOf } from "./intermediary.js";
import { dutyTerms, numberOf, termLength } from "./item-duties.js";
import type { AddresseeChange } from "./modification.js";
import { serveByOfVersion } from "./unserved.js";

/** The document of the new version, from when, and by when what it frees is back. */
export interface NewTerms {
  readonly document: OrderDocument;
  readonly reinstateBy: Instant;
  readonly at: Instant;
  /** Until when it is in time to serve it on an addressee for whom it adds items. */
  readonly serveBy?: Instant;
  /** Where it lets terms for removal end; absent in events that were stored when all items shared one term. */
  readonly terms?: readonly ChangedTerm[];
}

/** The end that a version's other length gives to the terms of these items. */
export interface ChangedTerm {
  readonly platform: PlatformId;
  readonly itemIds: readonly ItemId[];
  readonly deadline: Instant;
}

const OF_SERVICE = ["electronicServiceAt", "bailiffServiceAt", "substituteServiceAt", "acknowledgedAt"] as const;
const OF_SERVE_BY = ["serveBy", "unservedAt"] as const;

/**
 * New items are a new duty: their term begins when the version is served. The others' terms run on, even if the platform
 * ignores the version. Service of the earlier version, done or not, does not serve the new items.
 */
export function modifiedAddressee(
  addressee: Addressee,
  change: AddresseeChange | undefined,
  version: NewTerms,
): Addressee {
  const { document, reinstateBy, at } = version;
  const named = renamed(addressee, dutiesFor(addressee.platform, document));
  const freed = change === undefined ? named : freeItems(named, change.freed, reinstateBy, at);
  const dutiesGivenAt = instant(document.issuedAt);
  const added = change?.added ?? [];
  const items = freed.items.map((item) => modifiedItem(item, addressee, version, added.length > 0));
  const next = {
    ...freed,
    ...respondentIn(addressee.platform, document),
    // A version can put off, or no longer put off, telling the poster.
    ...intermediaryOf(true, addressee.intermediary?.confirmWithin, document),
    ...lengthsOf(addressee, document),
    items: [...items, ...added],
  };
  if (added.length > 0) {
    const toServe = serveByOfVersion(addressee, version.serveBy);
    const unserved = without(next, "compliedAt", ...OF_SERVICE, ...OF_SERVE_BY);
    return { ...unserved, ...toServe, newVersionUnserved: true, dutiesGivenAt };
  }
  return next.newVersionUnserved ? { ...next, dutiesGivenAt } : next;
}

/** Who an addressee is, where nobody registered it. A version that leaves it out says nothing new of that. */
export function respondentIn(
  platform: PlatformId,
  { addressees }: Pick<OrderDocument, "addressees">,
): Pick<Addressee, "respondent"> {
  const named = addressees.find((addressee) => addressee.platform === platform);
  const respondent = named === undefined ? undefined : lockedRespondent(named);
  return respondent === undefined ? {} : { respondent };
}

/** What a version does to the term of one item; `addressee` is the state before it. */
export function modifiedItem(item: Item, addressee: Addressee, version: NewTerms, addsItems: boolean): Item {
  if ((item.freed !== undefined && !isSuspended(item)) || item.term === undefined) return item;
  const length = termLength({ ...addressee, ...lengthsOf(addressee, version.document) }, item);
  const term =
    version.terms === undefined
      ? termOfOldVersion(item.term, addressee, length, version.at, addsItems)
      : termOfVersion(item, item.term, length, version.terms, version.at, addsItems);
  return term === undefined ? without(item, "term") : { ...item, term };
}

function termOfVersion(
  { id }: Item,
  term: Term,
  length: TermLength,
  terms: readonly ChangedTerm[],
  at: Instant,
  addsItems: boolean,
): Term {
  const end = terms.find(({ itemIds }) => itemIds.includes(id))?.deadline;
  const isSettled = end === undefined && term.metAt !== undefined && term.until !== undefined;
  const kept = isSettled ? term : changeLength(term, length, end ?? term.until, at);
  return addsItems ? settleTerm(kept) : kept;
}

/**
 * When all items shared one term, new items took it away from the earlier ones; but a term that had passed stayed passed for
 * the penalty, until a version lengthened it or the court clarified.
 */
function termOfOldVersion(
  term: Term,
  addressee: Addressee,
  length: TermLength,
  at: Instant,
  addsItems: boolean,
): Term | undefined {
  if (addsItems) {
    const open = without(unclaimedTerm(term), "suspendedAt");
    return isOverdue(open, stoodStillSince(term) ?? at) ? { ...settleTerm(open), keeps: true } : undefined;
  }
  if (addressee.compliedAt !== undefined) return length.within === term.within ? term : settleTerm(term);
  // The others' term, where there is one; it is given to this item as well, once it is longer.
  const common = term.keeps ? coveredItems(addressee).find((item) => item.term && !item.term.keeps)?.term : term;
  if (common === undefined) return term;
  const end = endWithLength(common, length, stoodStillSince(common) ?? at);
  const longer = end !== undefined && common.until !== undefined && end > common.until;
  if (!term.keeps) return changeLength(term, length, end, at);
  return longer ? changeLength(without(common, "metAt"), length, end, at) : term;
}

/** The terms that another length moves, grouped by their new end; an item that is gone keeps the term that it met. */
export function changedTerms(addressee: Addressee, document: OrderDocument, at: Instant): ChangedTerm[] {
  const { platform } = addressee;
  const after = { ...addressee, ...lengthsOf(addressee, document) };
  const ends = orderedItems(addressee).flatMap((item) => {
    const { id, term } = item;
    const length = termLength(after, item);
    if (length.within === termLength(addressee, item).within) return [];
    const deadline = term?.metAt === undefined && term !== undefined ? endWithLength(term, length, at) : undefined;
    return deadline === undefined ? [] : [{ id, deadline }];
  });
  return [...Map.groupBy(ends, ({ deadline }) => deadline)].map(([deadline, items]) => ({
    platform,
    itemIds: items.map(({ id }) => id),
    deadline,
  }));
}

/** What a version does to the lengths of the addressee's terms; a duty that it leaves out is kept as it was. */
export function lengthsOf(
  { platform, duties: before = [] }: Pick<Addressee, "platform" | "duties">,
  document: OrderDocument,
): Pick<Addressee, "removeWithin" | "duties"> {
  const { removeWithin } = document;
  const isWrittenOut = document.addressees.some((one) => one.platform === platform && hasDuties(one));
  if (!isWrittenOut && before.length === 0) return { removeWithin };
  const now = dutiesFor(platform, document).map((duty): DutyTerms => {
    const running = before.find(({ number }) => number === duty.number)?.penaltyRunningSince;
    return { ...dutyTerms(duty), ...(running === undefined ? {} : { penaltyRunningSince: running }) };
  });
  const former = before.filter(({ number }) => !now.some((duty) => duty.number === number));
  return { removeWithin, duties: [...now, ...former].toSorted((a, b) => a.number - b.number) };
}

/** A new version may describe better how to find an item that it still covers. */
function renamed(addressee: Addressee, duties: readonly Duty[]): Addressee {
  const items = addressee.items.map((item): Item => {
    const document = duties
      .find(({ number }) => number === numberOf(item))
      ?.targets.find((target) => placeOf(target) === placeOf(item));
    if ((item.freed !== undefined && !isSuspended(item)) || document === undefined) return item;
    return { ...without(item, "contentId", "contentHash", "description", "because", "kind"), ...document };
  });
  return { ...addressee, items };
}
