import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";
import { checkOpponent, sameOpponent } from "../opposition/opponent.js";
import {
  type DecisionTerms,
  decideOpposition,
  isPending,
  type Lodging,
  lodgeOpposition,
  type Opposition,
  type OppositionOutcome,
} from "../opposition/opposition.js";
import { refuse } from "../refusals.js";
import { checkedItemIds, refuseFreed } from "./contested-items.js";
import { checkLiftsContested, checkModifiesContested } from "./decision-reach.js";
import { evolveOrder } from "./evolve-order.js";
import { addresseeOf, type Order } from "./order.js";
import { type EndingTerms, endOrder } from "./order-endings.js";
import type { OrderEvent } from "./order-events.js";
import { modifyOrder, type NewVersion } from "./order-modification.js";
import { resume } from "./suspension.js";

/** What an opposition does to the order that it contests; opposition.ts has its own states. */

export type OppositionDecision =
  | { readonly outcome: "UPHELD"; readonly reasons: string }
  | ({ readonly outcome: "MODIFIED"; readonly reasons: string; readonly reinstateWithin?: string } & NewVersion)
  | ({ readonly outcome: "LIFTED"; readonly reasons: string } & EndingTerms);

export function lodge(state: Order, lodging: Lodging, now: Instant): OrderEvent[] {
  const { by, grounds } = lodging;
  if (by.role === "ADDRESSEE") addresseeOf(state, by.platform);
  checkOpponent(by, lodging.itemIds);
  const itemIds = lodging.itemIds === undefined ? undefined : checkedItemIds(state, lodging.itemIds);
  const pending = state.oppositions.find((one) => isPending(one) && sameOpponent(one.by, by));
  if (pending?.grounds === grounds && sameItems(pending.itemIds, itemIds)) return [];
  if (pending !== undefined) {
    throw refuse(
      "OPPOSITION_PENDING",
      `Opposition ${pending.id} of the same party is ${pending.status}; withdraw it before lodging another.`,
      {
        oppositionId: pending.id,
        status: pending.status,
      },
    );
  }
  if (itemIds !== undefined) refuseFreed(state, itemIds);
  return [lodgeOpposition({ ...lodging, ...(itemIds === undefined ? {} : { itemIds }) }, now)];
}

/** Both are in the sequence of the order. */
function sameItems(a: readonly ItemId[] | undefined, b: readonly ItemId[] | undefined): boolean {
  return a?.join(" ") === b?.join(" ");
}

/** What else of a decision is compared with a retry, and kept with the opposition. */
export function termsOf({
  penaltiesFallAway,
  reinstateWithin,
}: { readonly outcome: OppositionOutcome } & DecisionTerms): { readonly terms?: DecisionTerms } {
  const terms = {
    ...(penaltiesFallAway === undefined ? {} : { penaltiesFallAway }),
    ...(reinstateWithin === undefined ? {} : { reinstateWithin }),
  };
  return Object.keys(terms).length === 0 ? {} : { terms };
}

/**
 * The judge's decision. A suspension ends with the last pending opposition, also where this one's version leaves nothing to
 * decide on the others.
 */
export function decideContest(
  state: Order,
  opposition: Opposition,
  decision: OppositionDecision,
  now: Instant,
): OrderEvent[] {
  const { outcome, reasons } = decision;
  const decided = decideOpposition(opposition, { type: "decide", outcome, reasons, ...termsOf(decision) }, now);
  const goesOn = state.status === "SUSPENDED" && !othersPending(state, opposition) ? resume(state, reasons, now) : [];
  switch (outcome) {
    case "UPHELD":
      return [...decided, ...goesOn];
    case "MODIFIED": {
      const resumed = [...decided, ...goesOn].reduce<Order>(evolveOrder, state);
      const modified = modifyOrder(resumed, decision, reasons, decision.reinstateWithin, now);
      checkModifiesContested(state, opposition, modified[0]);
      const after = modified.reduce<Order>(evolveOrder, resumed);
      const ends = after.status === "SUSPENDED" && !after.oppositions.some(isPending);
      return [...decided, ...goesOn, ...modified, ...(ends ? resume(after, reasons, now) : [])];
    }
    case "LIFTED":
      checkLiftsContested(state, opposition);
      return [...decided, ...endOrder(state, "OrderLifted", reasons, decision, opposition.id, now)];
    default:
      return outcome satisfies never;
  }
}

/**
 * The opponent withdraws it. A suspension pending opposition ends with the last pending opposition; a suspension that began
 * without one does not depend on oppositions, and only the judge ends it.
 */
export function withdraw(state: Order, opposition: Opposition, reasons: string, now: Instant): OrderEvent[] {
  const withdrawn = decideOpposition(opposition, { type: "withdraw", reasons }, now);
  const hangsOnIt = state.status === "SUSPENDED" && state.suspensions.at(-1)?.pendingOpposition === true;
  return hangsOnIt && !othersPending(state, opposition)
    ? [...withdrawn, ...resume(state, "The last opposition was withdrawn.", now)]
    : withdrawn;
}

function othersPending(state: Order, { id }: Opposition): boolean {
  return state.oppositions.some((one) => one.id !== id && isPending(one));
}
