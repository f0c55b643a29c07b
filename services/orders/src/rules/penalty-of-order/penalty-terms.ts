import type { Item } from "../addressee/addressee.js";
import type { AddresseeEvent } from "../addressee/addressee-events.js";
import { suspensionsIn } from "../addressee/suspended-since.js";
import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";
import type { OrderModified } from "../order/order-events.js";
import type { ComplianceTerm } from "../penalty/penalty-history.js";
import { lateSpans, type PastTerm, withoutClaim } from "../term/late-spans.js";
import { recountTerm, settleTerm } from "../term/term.js";

/**
 * The successive terms of each item of an addressee (term.ts), as its penalty counts them. An item never has two open terms,
 * so nothing is forfeited twice for one moment; and what was forfeited under an earlier term stays (Rv 611c).
 *
 * Service binds, and a term runs, from the first service (611a(3)–(4)). If service turns out to have
 * been earlier, the account is as if that had been recorded at once: a suspension or claim that came after the term had
 * passed did not stop it, and one that came before did. This holds only while that term is the last: a later term given by a clarification, a shorter
 * length or the end of a suspension is not taken back, and what came before it stays.
 */
export type TermBook = Map<ItemId, readonly PastTerm[]>;

/** Notes what an event did to an item's term. */
export function noteTerm(
  book: TermBook,
  before: Item,
  after: Item,
  { kind, at }: OrderModified | AddresseeEvent,
): void {
  const terms = book.get(after.id) ?? [];
  const { term } = after;
  if (term === undefined) book.set(after.id, closed(terms, at));
  else {
    const isAnother = before.term?.givenAt !== term.givenAt || before.term.givenBy !== term.givenBy;
    const claimedAt = before.term?.claimedAt;
    const past = kind === "ClaimRejected" && claimedAt !== undefined ? withoutClaim(terms, claimedAt) : terms;
    book.set(after.id, isAnother ? [...past, { term }] : past.with(-1, { term }));
  }
}

/** Service was earlier than known, so the item's earlier terms move as well. */
export function noteEarlierService(
  book: TermBook,
  itemId: ItemId,
  event: AddresseeEvent & { kind: "AddresseeServed" },
): void {
  const during = suspensionsIn(event, itemId) ?? [];
  const terms = book.get(itemId) ?? [];
  book.set(
    itemId,
    terms.map((past) => ({ ...past, term: recountTerm(past.term, event.servedAt, during) })),
  );
}

/** What an item's penalty counts; while a claim on it is unanswered, also what it counts if that is rejected. */
export interface CountedTerms {
  readonly own: readonly ComplianceTerm[];
  readonly ifRejected?: readonly ComplianceTerm[];
}

/** The items with the terms that their penalty counts. Those with the same terms share one list. */
export function withTerms<Told extends { readonly itemId: ItemId; readonly freedAt?: Instant }>(
  items: readonly Told[],
  book: TermBook,
): (Told & CountedTerms)[] {
  const shared = new Map<string, readonly ComplianceTerm[]>();
  const share = (terms: readonly ComplianceTerm[]): readonly ComplianceTerm[] => {
    const key = JSON.stringify(terms);
    const known = shared.get(key) ?? terms;
    shared.set(key, known);
    return known;
  };
  return items.map((item) => {
    const { itemId, freedAt } = item;
    const past = book.get(itemId) ?? [];
    const own = share(lateSpans(past, freedAt));
    const claimedAt = past.at(-1)?.term.claimedAt;
    if (claimedAt === undefined) return { ...item, own };
    return { ...item, own, ifRejected: share(lateSpans(withoutClaim(past, claimedAt), freedAt)) };
  });
}

/** The last is taken away, and no service moves any of them. */
function closed(terms: readonly PastTerm[], at: Instant): PastTerm[] {
  return terms.map(({ term, endedAt }, index) => ({
    term: settleTerm(term),
    endedAt: endedAt ?? terms[index + 1]?.term.givenAt ?? at,
  }));
}
