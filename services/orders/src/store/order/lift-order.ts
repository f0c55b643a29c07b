import type { Addressee, Item } from "../../rules/addressee/addressee.js";
import { dutiesServedAt, isClaimed, isGone } from "../../rules/addressee/addressee-status.js";
import { type Instant, termStart } from "../../rules/instant.js";
import type { Order } from "../../rules/order/order.js";
import type { Term } from "../../rules/term/term.js";
import { without } from "../../rules/without.js";

/** An order as its row holds it: as the rules have it now, or as they had it when all items of an addressee had one term. */
export type StoredOrder = Omit<Order, "addressees"> & { readonly addressees: readonly (Addressee & OneTerm)[] };

/** The term of an addressee as a whole, in the rows of the version before. */
interface OneTerm {
  readonly deadline?: Instant;
  readonly deadlineStoppedAt?: Instant;
  readonly deadlinePassedAt?: Instant;
  readonly termFromService?: boolean;
  readonly waitsForClarification?: boolean;
  readonly renewsOnResume?: boolean;
}

const OF_ONE_TERM = [
  "deadline",
  "deadlineStoppedAt",
  "deadlinePassedAt",
  "termFromService",
  "waitsForClarification",
  "renewsOnResume",
] as const;

/** The order as the rules have it: each item that the order covers has the term that its addressee had. */
export function liftOrder(stored: StoredOrder): Order {
  const isSuspended = stored.status === "SUSPENDED";
  if (!stored.addressees.some(hasOneTerm)) return stored;
  return { ...stored, addressees: stored.addressees.map((addressee) => lifted(addressee, isSuspended)) };
}

function hasOneTerm(addressee: Addressee & OneTerm): boolean {
  return OF_ONE_TERM.some((name) => addressee[name] !== undefined);
}

function lifted(stored: Addressee & OneTerm, isSuspended: boolean): Addressee {
  const addressee: Addressee = without(stored, ...OF_ONE_TERM);
  const items = addressee.items.map((item): Item => {
    // What the order has let go has no term; it counts as served with the rest.
    if (item.freed !== undefined) return stored.servedAt === undefined ? item : { ...item, servedAt: stored.servedAt };
    const term = termOf(item, stored, isSuspended);
    return term === undefined ? item : { ...item, term };
  });
  return { ...addressee, items };
}

/** Of a version that is not served there was none. */
function termOf(item: Item, stored: Addressee & OneTerm, isSuspended: boolean): Term | undefined {
  const { deadline, deadlineStoppedAt, deadlinePassedAt, removeWithin, renewsOnResume } = stored;
  const begun = deadline !== undefined || (deadlineStoppedAt !== undefined && !stored.newVersionUnserved);
  const servedAt = dutiesServedAt(stored) ?? stored.servedAt;
  if (!begun || servedAt === undefined) return undefined;
  const until = renewsOnResume ? undefined : deadline;
  const from = until === undefined ? undefined : termStart(until, removeWithin);
  const waits = stored.waitsForClarification === true;
  const isStopped = deadlineStoppedAt !== undefined;
  return {
    givenBy: renewsOnResume ? "CLARIFICATION" : "SERVICE",
    givenAt: from ?? servedAt,
    within: removeWithin,
    ...(until === undefined ? {} : { from, until }),
    ...(stored.termFromService ? { movesWithService: true } : {}),
    ...(isStopped && (isSuspended || !waits) ? { suspendedAt: deadlineStoppedAt } : {}),
    ...(isStopped && waits ? { claimedAt: deadlineStoppedAt } : {}),
    ...(isStopped && waits && !isClaimed(item) ? { claimIsOfOther: true } : {}),
    ...(deadlinePassedAt === undefined ? {} : { passedAt: deadlinePassedAt }),
    ...(isGone(item) && item.confirmation !== undefined ? { metAt: item.confirmation.effectAt } : {}),
  } as Term;
}
