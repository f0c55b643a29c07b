import type { Instant } from "../instant.js";
import { isOverdue as isTermOverdue } from "../term/term.js";
import type { Addressee, Confirmation, Item } from "./addressee.js";
import { goneSinceIn, type Word } from "./gone.js";

/**
 * Addressee (geadresseerde): one platform's part in an order, with all that it owes. Service is of the platform and
 * begins the terms of all its duties; what differs from duty to duty follows each item, by the number of its duty.
 *
 * PENDING            the order is given but not served. Service (betekening) is the platform's acknowledgement of
 *                    the message or the bailiff's service, whichever is first; both moments are kept. Where the order
 *                    says that only a bailiff serves it, an acknowledgement is kept and begins nothing. Unserved after
 *                    its term, the court is told (unserved.ts).
 * SERVED             the terms for removal run from the first service: each item has its own (term.ts).
 * PARTLY_COMPLIED    some items are confirmed, others not.
 * COMPLIED           every item is confirmed as gone; left only by a correction, or by a modification that adds items.
 * IMPOSSIBLE_CLAIMED the platform says that an item cannot be removed. For insufficient information or a manifest error
 *                    the term of that item stops until the court answers: if it clarifies, the whole term begins again
 *                    (after TERREG art. 3(7)–(8)); if it rejects the claim, the term counts as never stopped. A term that
 *                    had passed stays passed, but no later term of the item begins while the claim is unanswered.
 *                    For factual impossibility the term runs on, and the judge decides (Rv art. 611d).
 * REINSTATEMENT_DUE  the order ended or was narrowed, or an item is suspended, and what was taken down goes back within a
 *                    term.
 * REINSTATED         all that was due is back, and the order covers nothing more.
 *
 * Whether an item is gone, the platform says, and the court may find otherwise (gone.ts).
 *
 * `overdue`: the term of an item has passed without compliance. Terms stand still while the order is suspended.
 * What leads from one state to another is decided in service.ts, confirmation.ts, clarification.ts, reinstatement.ts,
 * item-suspension.ts and order-modification.ts.
 */
export const ADDRESSEE_STATUSES = [
  "PENDING",
  "SERVED",
  "PARTLY_COMPLIED",
  "COMPLIED",
  "IMPOSSIBLE_CLAIMED",
  "REINSTATEMENT_DUE",
  "REINSTATED",
] as const;

export type AddresseeStatus = (typeof ADDRESSEE_STATUSES)[number];

export function addresseeStatus(addressee: Addressee): AddresseeStatus {
  const covered = coveredItems(addressee);
  if (addressee.items.some(isDue)) return "REINSTATEMENT_DUE";
  if (covered.length === 0 && addressee.items.some((item) => item.freed?.duty === "DUE")) return "REINSTATED";
  if (addressee.servedAt === undefined) return "PENDING";
  if (covered.some(claimsImpossible)) return "IMPOSSIBLE_CLAIMED";
  if (addressee.compliedAt !== undefined) return "COMPLIED";
  return covered.some((item) => isGone(item) || item.confirmation?.fallsShort) ? "PARTLY_COMPLIED" : "SERVED";
}

/** The items that the order still covers. */
export function coveredItems(addressee: Addressee): readonly Item[] {
  return addressee.items.filter((item) => item.freed === undefined);
}

/** By which it is judged whether it complied: once the order has let go of everything, by what it let go last. */
export function judgedItems(addressee: Addressee): readonly Item[] {
  const covered = coveredItems(addressee);
  if (covered.length > 0) return covered;
  const last = addressee.items
    .flatMap(({ freed }) => freed?.at ?? [])
    .toSorted()
    .at(-1);
  return addressee.items.filter(({ freed }) => freed?.at === last);
}

/** The court suspends the item alone (item-suspension.ts): it is not owed until that ends. */
export function isSuspended({ freed }: Item): boolean {
  return freed?.suspended !== undefined;
}

/** The items that the order names: those that it covers, and those that are suspended. */
export function orderedItems(addressee: Addressee): readonly Item[] {
  return addressee.items.filter((item) => item.freed === undefined || isSuspended(item));
}

/** The order named it at that moment, even if it has let it go since. */
export function isBoundAt(item: Item, moment: Instant): boolean {
  const { freed } = item;
  return freed === undefined || isSuspended(item) || freed.at > moment;
}

/** Gone, as the platform says or the court found; what is asked about the poster, disclosed. */
export function isGone(item: Item): boolean {
  return goneSince(item) !== undefined;
}

/** Since when it counts as gone; what the order has let go, as it was then. */
export function goneSince({ confirmation, heard, freed }: Item): Instant | undefined {
  if (heard !== undefined) return goneSinceIn(heard, freed?.at);
  return confirmation !== undefined && saysGone(confirmation) ? confirmation.effectAt : undefined;
}

/** What the platform said of it and the court found, as far as it still counts. */
export function wordsOf({ heard, confirmation, confirmedAt }: Item): readonly Word[] {
  if (heard !== undefined) return heard;
  return confirmation === undefined || confirmedAt === undefined ? [] : [saidWord(confirmation, confirmedAt)];
}

export function saidWord(confirmation: Confirmation, at: Instant): Word {
  return saysGone(confirmation) ? { kind: "SAID_GONE", since: confirmation.effectAt, at } : { kind: "SAID_UP", at };
}

export function saysGone({ outcome, fallsShort }: Confirmation): boolean {
  return outcome !== "IMPOSSIBLE" && !fallsShort;
}

/** To be put back, and not yet said to be. */
export function isDue(item: Item): boolean {
  return item.freed?.duty === "DUE" && item.reinstatement === undefined;
}

/** Something was put back, and nothing that is due is still down. */
export function isAllBack({ items }: Pick<Addressee, "items">): boolean {
  return items.some(({ reinstatement }) => reinstatement !== undefined) && !items.some(isDue);
}

/** The platform says that it cannot be removed, and the court has not found that it is gone. */
export function claimsImpossible(item: Item): boolean {
  return item.confirmation?.outcome === "IMPOSSIBLE" && !isGone(item);
}

/** A claim of impossibility that the court can answer, and that stops the term of its item until then. */
export function isClaimed({ confirmation }: Item): boolean {
  return confirmation?.impossibleReason !== undefined && confirmation.impossibleReason !== "DE_FACTO_IMPOSSIBLE";
}

/** The term of an item that the order covers has passed unmet. */
export function isOverdue(addressee: Addressee, now: Instant): boolean {
  return coveredItems(addressee).some(({ term }) => term !== undefined && isTermOverdue(term, now));
}

/** The term for putting back has passed and something is still down. */
export function isReinstatementOverdue(addressee: Addressee, now: Instant): boolean {
  return addressee.reinstateBy !== undefined && addressee.reinstateBy < now && addressee.items.some(isDue);
}

/** The first service that is known of the duties: there is at most one by each means. */
export function dutiesServedAt(addressee: Addressee): Instant | undefined {
  const { electronicServiceAt, bailiffServiceAt, substituteServiceAt } = addressee;
  return [electronicServiceAt, bailiffServiceAt, substituteServiceAt].filter((one) => one !== undefined).toSorted()[0];
}

/** Since when an item is owed; undefined while nobody served a version that names it. */
export function itemServedAt({ servedAt }: Addressee, item: Item): Instant | undefined {
  // In rows from before each item had its own, one with a term was served.
  return item.servedAt ?? (item.term === undefined ? undefined : servedAt);
}
