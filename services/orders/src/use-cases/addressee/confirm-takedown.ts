import { type Actor, requireParty } from "@exparte/auth";
import type { Confirmation } from "../../rules/addressee/addressee.js";
import { requireText } from "../../rules/field.js";
import type { OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import { doerOf, loadOrderForChange, recordOrders } from "../../store/order/orders.js";
import type { Dependencies } from "../dependencies.js";
import { decide } from "../order/decide.js";
import { requirePartiesHeard } from "../parties-heard.js";
import { mayActOn, requireScopeOnOrder, unknownOrder, viewerOf } from "../viewer.js";
import { confirmWithCode } from "./confirm-with-code.js";
import { checkWhoSays, platformOf } from "./confirmation-seal.js";

export interface TakedownConfirmation {
  readonly orderId: OrderId;
  /** Required from a court that records the outcome of a platform outside the hub. */
  readonly platform?: PlatformId;
  readonly items: readonly Confirmation[];
  readonly seal?: SealedText;
}

const WHERE_MAX = 1000;

/**
 * A platform reports what it did with its items, under its seal; for a platform outside the hub the court reports, or it does
 * so itself with a code.
 * Repeating the same confirmation changes nothing; a different one is recorded as a correction.
 */
export async function confirmTakedown(
  deps: Dependencies,
  actor: Actor,
  confirmation: TakedownConfirmation,
): Promise<{ order: Order; platform: PlatformId }> {
  requireParty(actor, "platform", "court", "respondent");
  if (actor.partyType === "respondent") {
    checkTexts(confirmation.items);
    const confirmations = confirmation.items;
    return confirmWithCode(deps, actor, confirmation, (platform) => ({ type: "confirm", platform, confirmations }));
  }
  const { database, log, clock, partiesHeard } = deps;
  requireScopeOnOrder(actor, actor.partyType === "platform" ? "orders:confirm" : "applications:submit");
  const platform = platformOf(actor, confirmation);
  checkTexts(confirmation.items);
  const now = clock();
  return database.transaction(async (tx) => {
    const order = await loadOrderForChange(tx, confirmation.orderId);
    if (order === null || !mayActOn(viewerOf(actor), order)) throw unknownOrder(confirmation.orderId);
    if (actor.partyType === "platform") requirePartiesHeard({ partiesHeard });
    await checkWhoSays(tx, actor, { order, platform }, { type: "exparte-confirmation", ...confirmation }, now);
    const events = decide(order, { type: "confirm", platform, confirmations: confirmation.items }, now);
    const [next] = await recordOrders({ tx, log, doer: doerOf(actor), now }, [{ before: order, events }]);
    return { order: next ?? order, platform };
  });
}

/** These texts are kept for ever and shown to the court. */
function checkTexts(items: readonly Confirmation[]): void {
  items.forEach(({ where, explanation }, index) => {
    if (where !== undefined) requireText(where, `input.items[${index}].where`, WHERE_MAX);
    if (explanation !== undefined) requireText(explanation, `input.items[${index}].explanation`);
  });
}
