import { orderedItems } from "../addressee/addressee-status.js";
import { type AppealEvent, type AppealedDecision, isPendingAppeal } from "../appeal/appeal.js";
import type { Instant } from "../instant.js";
import { refuse } from "../refusals.js";
import { appealOf, appealsOf, decisionOf, type GivenDecision, restsOn } from "./appealed-decision.js";
import { evolveOrder } from "./evolve-order.js";
import type { Order } from "./order.js";
import type { OrderEvent } from "./order-events.js";
import { anyPenaltyOf } from "./penalties-of-order.js";
import { goOnAfterAppeal } from "./suspension.js";

/**
 * An appeal against a decision that kept the order loses its object (zonder belang) when the order ends on another ground, when
 * the main judgment confirms it, or when a version lets go all that the decision kept. It goes on all the same while
 * penalties can be due under the order: annulment takes them away. An appeal against a decision that let the order go keeps its object:
 * the applicant can ask for a new order.
 */

/** What follows of these events for the appeals that are pending. */
export function mootAppeals(before: Order, events: readonly OrderEvent[], now: Instant): OrderEvent[] {
  if (events.length === 0) return [];
  const order = events.reduce<Order>(evolveOrder, before);
  const mooted = appealsOf(order)
    .filter(isPendingAppeal)
    .flatMap(({ id, against }): AppealEvent[] => {
      const because = withoutObject(order, against);
      return because === undefined ? [] : [{ kind: "OrderAppealMooted", appealId: id, reasons: because, at: now }];
    });
  if (mooted.length === 0) return [];
  const after = mooted.reduce<Order>(evolveOrder, order);
  return [...mooted, ...goOnAfterAppeal(after, "Nothing is left to decide on the appeal.", now)];
}

export function refuseWithoutObject(order: Order, against: AppealedDecision): void {
  const because = withoutObject(order, against);
  if (because === undefined) return;
  const field = "input.appealOf";
  throw refuse(
    "APPEAL_WITHOUT_OBJECT",
    `${field}: nothing about order ${order.id} is left to decide on appeal. ${because} What the parties still dispute otherwise, such as costs, is not recorded here.`,
    { field, orderId: order.id },
  );
}

/** Why nothing is left to decide in an appeal against a decision; undefined where something is. All addressees may read it. */
function withoutObject(order: Order, against: AppealedDecision): string | undefined {
  const decision = decisionOf(order, against);
  if (!decision.keeps || canOwePenalties(order)) return undefined;
  if (order.ended !== undefined)
    return `The order is ${order.status} since ${order.ended.at}, and no penalty can be due under it.`;
  if (!restsOn(order, decision)) {
    return `The main judgment of ${order.mainJudgment?.at} confirmed the order; who disagrees appeals against that.`;
  }
  return coversNone(order, against, decision)
    ? "The order no longer covers any item that the decision was about."
    : undefined;
}

function canOwePenalties(order: Order): boolean {
  return anyPenaltyOf(order) !== undefined && order.ended?.penaltiesFallAway !== true;
}

/** All that the decision kept is let go since. What the decision itself let go, an applicant may ask back on appeal. */
function coversNone(order: Order, against: AppealedDecision, { opposition }: GivenDecision): boolean {
  const { itemIds, status } = opposition ?? {};
  if (itemIds === undefined || status !== "UPHELD" || !isConfirmed(order, against)) return false;
  const ordered = new Set(order.addressees.flatMap((one) => orderedItems(one).map(({ id }) => id)));
  return !itemIds.some((id) => ordered.has(id));
}

/** A decision on appeal that changed nothing of the one below it; of others there is none below. */
function isConfirmed(order: Order, against: AppealedDecision): boolean {
  if (against.decision !== "APPEAL") return true;
  const { status, against: below } = appealOf(order, against.appealId);
  return status === "CONFIRMED" && isConfirmed(order, below);
}
