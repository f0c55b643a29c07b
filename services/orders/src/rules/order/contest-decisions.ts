import { refuseEnforceable, suspensiveEffect } from "../appeal/appeal.js";
import { appealBy } from "../appeal/appeal-terms.js";
import type { Instance } from "../application/instance.js";
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
import { mainJudgmentGiven } from "./main-judgment.js";
import { addresseeOf, type Order } from "./order.js";
import { type EndingTerms, endOrder } from "./order-endings.js";
import type { OrderEvent } from "./order-events.js";
import { modifyOrder, type NewVersion } from "./order-modification.js";
import { isHeldByAppeal, resume } from "./suspension.js";

/** What an opposition does to the order that it contests; opposition.ts has its own states. */

export type OppositionDecision =
  | ({ readonly outcome: "UPHELD"; readonly reasons: string } & Enforceable)
  | ({ readonly outcome: "MODIFIED"; readonly reasons: string; readonly reinstateWithin?: string } & NewVersion &
      Enforceable)
  | ({ readonly outcome: "LIFTED"; readonly reasons: string } & EndingTerms & Enforceable);

interface Enforceable {
  /** Absent: as the order says. Not of what lets the order go. */
  readonly enforceableDespiteAppeal?: boolean;
}

export function lodge(state: Order, lodging: Lodging, now: Instant): OrderEvent[] {
  const { by, grounds } = lodging;
  if (state.mainJudgment !== undefined) throw mainJudgmentGiven(state, "no opposition is lodged after it");
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
  enforceableDespiteAppeal,
}: { readonly outcome: OppositionOutcome } & DecisionTerms): { readonly terms?: DecisionTerms } {
  const terms = {
    ...(penaltiesFallAway === undefined ? {} : { penaltiesFallAway }),
    ...(reinstateWithin === undefined ? {} : { reinstateWithin }),
    ...(enforceableDespiteAppeal === undefined ? {} : { enforceableDespiteAppeal }),
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
  instance: Instance = "DISTRICT_COURT",
): OrderEvent[] {
  const { outcome, reasons } = decision;
  const command = { type: "decide", outcome, reasons, ...termsOf(decision), ...appealsAgainst() } as const;
  const decided = decideOpposition(opposition, command, now);
  const ends = state.status === "SUSPENDED" && !othersPending(state, opposition) && !isHeldByAppeal(state);
  const goesOn = ends ? resume(state, reasons, now) : [];
  switch (outcome) {
    case "UPHELD":
      return [...decided, ...goesOn];
    case "MODIFIED": {
      const resumed = [...decided, ...goesOn].reduce<Order>(evolveOrder, state);
      const modified = modifyOrder(resumed, decision, reasons, decision.reinstateWithin, now);
      checkModifiesContested(state, opposition, modified[0]);
      const after = modified.reduce<Order>(evolveOrder, resumed);
      const leftNone = after.status === "SUSPENDED" && !after.oppositions.some(isPending) && !isHeldByAppeal(after);
      return [...decided, ...goesOn, ...modified, ...(leftNone ? resume(after, reasons, now) : [])];
    }
    case "LIFTED":
      checkLiftsContested(state, opposition);
      return [...decided, ...endOrder(state, "OrderLifted", reasons, decision, opposition.id, now)];
    default:
      return outcome satisfies never;
  }

  function appealsAgainst() {
    const end = appealBy(now, "OPPOSITION", instance);
    const said = decision.enforceableDespiteAppeal;
    if (outcome === "LIFTED") refuseEnforceable(said, "decision.enforceableDespiteAppeal");
    const document = outcome === "MODIFIED" ? decision.document : state.document;
    return {
      ...(end === undefined ? {} : { appealBy: end }),
      ...(outcome === "LIFTED" ? {} : suspensiveEffect(said, document)),
    };
  }
}

/**
 * The opponent withdraws it. A suspension pending opposition ends with the last pending opposition; a suspension that began
 * without one does not depend on oppositions, and only the judge ends it.
 */
export function withdraw(state: Order, opposition: Opposition, reasons: string, now: Instant): OrderEvent[] {
  const withdrawn = decideOpposition(opposition, { type: "withdraw", reasons }, now);
  const hangsOnIt = state.status === "SUSPENDED" && state.suspensions.at(-1)?.pendingOpposition === true;
  return hangsOnIt && !othersPending(state, opposition) && !isHeldByAppeal(state)
    ? [...withdrawn, ...resume(state, "The last opposition was withdrawn.", now)]
    : withdrawn;
}

function othersPending(state: Order, { id }: Opposition): boolean {
  return state.oppositions.some((one) => one.id !== id && isPending(one));
}
