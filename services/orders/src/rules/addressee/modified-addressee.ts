import { type Instant, instant, termEnd, termStart } from "../instant.js";
import type { ItemDocument, OrderDocument } from "../order-document/order-document.js";
import { without } from "../without.js";
import type { Addressee, Item } from "./addressee.js";
import { freeItems } from "./evolve-addressee.js";
import type { AddresseeChange } from "./modification.js";

/** The document of the new version, from when, and by when what it frees is back. */
interface NewTerms {
  readonly document: OrderDocument;
  readonly reinstateBy: Instant;
  readonly at: Instant;
}

const OF_SERVICE = ["electronicServiceAt", "bailiffServiceAt"] as const;
const OF_TERM = ["deadline", "deadlineStoppedAt", "deadlinePassedAt", "termFromService", "renewsOnResume"] as const;

/**
 * New items are a new duty: the version is to be served first, and the platform then has a whole term for all that is
 * open. Service of the version before it is then no service, whether that was done or not.
 */
export function modifiedAddressee(
  addressee: Addressee,
  change: AddresseeChange | undefined,
  { document, reinstateBy, at }: NewTerms,
): Addressee {
  const named = renamed(addressee, document.addressees.find(({ platform }) => platform === addressee.platform)?.items);
  const freed = change === undefined ? named : freeItems(named, change.freed, reinstateBy, at);
  const dutiesGivenAt = instant(document.issuedAt);
  if (change === undefined || change.added.length === 0) {
    const next = retermed(freed, document.removeWithin, at);
    return next.newVersionUnserved ? { ...next, dutiesGivenAt } : next;
  }
  return {
    ...without(freed, "compliedAt", ...OF_SERVICE, ...OF_TERM),
    removeWithin: document.removeWithin,
    items: [...freed.items, ...change.added],
    newVersionUnserved: true,
    dutiesGivenAt,
  };
}

/** A new version may say better how to find an item that it goes on to cover. */
function renamed(addressee: Addressee, documents: readonly ItemDocument[] = []): Addressee {
  const items = addressee.items.map((item): Item => {
    const document = documents.find(({ url }) => url === item.url);
    if (item.freed !== undefined || document === undefined) return item;
    return { ...without(item, "contentId", "contentHash", "description"), ...document };
  });
  return { ...addressee, items };
}

/**
 * Another term is counted from where the present one began. A shorter one would make a platform late at once: it is
 * given whole, from the new version or from where the present term stands still, but no longer than the present one;
 * neither end then moves with what becomes known of service.
 */
function retermed(addressee: Addressee, removeWithin: string, at: Instant): Addressee {
  const { deadline, deadlineStoppedAt, compliedAt } = addressee;
  if (removeWithin === addressee.removeWithin) return addressee;
  const next = { ...addressee, removeWithin };
  const given = without(next, "termFromService");
  if (deadline === undefined || compliedAt !== undefined) return given;
  const counted = termEnd(termStart(deadline, addressee.removeWithin), removeWithin);
  if (counted > deadline) return { ...without(next, "deadlinePassedAt"), deadline: counted };
  const whole = termEnd(deadlineStoppedAt ?? at, removeWithin);
  return { ...given, deadline: whole < deadline ? whole : deadline };
}
