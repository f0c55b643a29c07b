import { requireText } from "../field.js";
import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";
import { refuse } from "../refusals.js";
import { stopsByClaim } from "../term/term.js";
import type { Addressee, Item } from "./addressee.js";
import type { AddresseeEvent, BegunTerms } from "./addressee-events.js";
import { addresseeStatus, coveredItems, isClaimed, isSuspended, orderedItems } from "./addressee-status.js";
import { passUnsaid } from "./deadline.js";
import { evolveAddressee } from "./evolve-addressee.js";
import { termsFrom } from "./item-duties.js";

/**
 * Claims of impossibility (after TERREG art. 3(7)–(8)): a platform that cannot act on the order as it stands says so
 * for an item, and the court answers. Until then the term of that item stands still, and no other item's.
 */

/**
 * An unanswered claim stops the term of its item, unless the term has passed. If the platform takes the claim back, it says
 * itself that the impossibility has ended, and the whole term begins again. A second claim does not stop that term, but
 * the court may still clarify and so give a new one.
 */
export function heedClaims(state: Addressee, suspended: boolean, now: Instant): AddresseeEvent[] {
  const { platform } = state;
  const stopped = coveredItems(state).filter(
    (item) => isClaimed(item) && item.term !== undefined && stopsByClaim(item.term, now),
  );
  const ended = coveredItems(state).filter((item) => isStoppedForNothing(state, item));
  return [
    ...(stopped.length === 0
      ? []
      : [{ kind: "DeadlineStopped", platform, because: "CLARIFICATION", itemIds: idsOf(stopped), at: now } as const]),
    ...(ended.length === 0
      ? []
      : [
          {
            kind: "DeadlineResumed",
            platform,
            because: "CLARIFICATION",
            ...wholeTerms(state, ended, suspended, now),
            itemIds: idsOf(ended),
            at: now,
          } as const,
        ]),
  ];
}

function isStoppedForNothing(state: Addressee, item: Item): boolean {
  const { term } = item;
  if (term?.claimedAt === undefined || isClaimed(item)) return false;
  return term.claimIsOfOther !== true || !asksForClarification(state);
}

/** An item is claimed impossible for a reason that the court can take away, also one that is suspended. */
export function asksForClarification(state: Addressee): boolean {
  return orderedItems(state).some(isClaimed);
}

/** The court's answer: the whole term begins again for what was claimed, unless the order is suspended. */
export function clarify(state: Addressee, text: string, suspended: boolean, now: Instant): AddresseeEvent[] {
  requireText(text, "input.text");
  const { platform } = state;
  if (!asksForClarification(state)) {
    if (state.clarification === text) return [];
    throw asksNothing(state);
  }
  const claimed = answered(state);
  // That of an item which is suspended by itself begins when it is resumed.
  const begun = claimed.filter((item) => item.term !== undefined && !isSuspended(item));
  const begins = wholeTerms(state, begun, suspended, now);
  return [{ kind: "ClarificationGiven", platform, text, ...begins, itemIds: idsOf(claimed), at: now }];
}

/** The court rejects the claims on these items, or all claims: their terms never stopped, and may have passed. */
export function rejectClaim(
  state: Addressee,
  { reasons, itemIds }: { readonly reasons: string; readonly itemIds?: readonly ItemId[] },
  now: Instant,
): AddresseeEvent[] {
  requireText(reasons, "input.reasons");
  const { platform } = state;
  itemIds?.forEach((itemId, index) => {
    if (state.items.some(({ id }) => id === itemId)) return;
    const field = `input.itemIds[${index}]`;
    throw refuse("UNKNOWN_ITEM", `${field} "${itemId}" is not an item addressed to ${platform}.`, { field });
  });
  const rejected = answered(state).filter(({ id }) => itemIds?.includes(id) ?? true);
  if (!rejected.some(isClaimed)) {
    if (state.rejection === reasons) return [];
    throw asksNothing(state);
  }
  const event = { kind: "ClaimRejected", platform, reasons, itemIds: idsOf(rejected), at: now } as const;
  return [event, ...passUnsaid(evolveAddressee(state, event), now)];
}

/** The items that the court answers; with those that stood still too, in an order from when one claim stopped all terms. */
function answered(state: Addressee): Item[] {
  return orderedItems(state).filter((item) => isClaimed(item) || item.term?.claimIsOfOther === true);
}

function asksNothing(state: Addressee): Error {
  const status = addresseeStatus(state);
  return refuse(
    "ADDRESSEE_STATE",
    `${state.platform} is ${status} and has asked for no clarification; it does so by confirming an item as IMPOSSIBLE for a manifest error or insufficient information.`,
    { platform: state.platform, status },
  );
}

function wholeTerms(state: Addressee, items: readonly Item[], suspended: boolean, now: Instant): BegunTerms {
  return suspended ? {} : termsFrom(state, items, now);
}

function idsOf(items: readonly Item[]): ItemId[] {
  return items.map(({ id }) => id);
}
