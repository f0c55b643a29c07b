import { type Actor, requireParty } from "@exparte/auth";
import { canonicalText } from "@exparte/text";
import type { OrderId, PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { evolveOrder, type Order } from "../../rules/order/order.js";
import { nextAmountsMoment } from "../../rules/penalty/penalty-account-next.js";
import type { PenaltyHistory } from "../../rules/penalty/penalty-history.js";
import { nextPenaltyMoment } from "../../rules/penalty/penalty-next.js";
import { isPenaltyRefusal } from "../../rules/penalty/penalty-refusals.js";
import { type PenaltyStatement, penaltyStatement } from "../../rules/penalty/penalty-statement.js";
import { decidePenalty, type PenaltyCommand, turnPenalty } from "../../rules/penalty-of-order/penalty-decisions.js";
import { penaltyHistoryOf } from "../../rules/penalty-of-order/penalty-of-order.js";
import { penaltyFactsOf } from "../../rules/supervision/compliance-facts.js";
import { doerOf, loadOrderForChange, readOrderEvents, recordOrders } from "../../store/order/orders.js";
import { savePenaltyFacts } from "../../store/supervision/compliance-facts.js";
import { setPenaltyTimer, type TurnPenaltyPayload } from "../../store/timers.js";
import type { Dependencies } from "../dependencies.js";
import { maySee, requireScopeOnOrder, unknownOrder, viewerOf } from "../viewer.js";

/** The judge moderates a penalty, or the court records what bears on its prescription. */
export async function changePenalty(
  { database, log, clock }: Dependencies,
  actor: Actor,
  { orderId, platform }: { readonly orderId: OrderId; readonly platform: PlatformId },
  command: PenaltyCommand,
): Promise<Order> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, command.type === "moderatePenalty" ? "orders:grant" : "applications:submit");
  const now = clock();
  return database.transaction(async (tx) => {
    const order = await loadOrderForChange(tx, orderId);
    if (order === null || !maySee(viewerOf(actor), order)) throw unknownOrder(orderId);
    const decided = decidePenalty(order, platform, command, now);
    const known = await readOrderEvents(log, tx.sql, orderId);
    // A retry whose first answer was lost repeats what stands already.
    const events = decided.filter((event) => !known.some((one) => sameFact(one, event)));
    await recordOrders({ tx, log, doer: doerOf(actor), now }, [{ before: order, events }]);
    return events.reduce<Order>(evolveOrder, order);
  });
}

/** Whatever the order of their members, which the database does not keep. */
function sameFact(one: object, other: object): boolean {
  const fact = (event: object) =>
    canonicalText(
      Object.fromEntries(Object.entries(event).filter(([name]) => !["at", "by", "orderId", "court"].includes(name))),
    );
  return fact(one) === fact(other);
}

function statementOrNone(history: PenaltyHistory, now: Instant): PenaltyStatement | undefined {
  try {
    return penaltyStatement(history, now);
  } catch (error) {
    if (isPenaltyRefusal(error)) return undefined;
    throw error;
  }
}

/**
 * Fired by the penalty's timer: records that it began, ceased or reached its maximum, counts its amounts for the
 * figures, and sets the next look: at the next such turn, or when a next unit is forfeited or one prescribes.
 */
export async function turnPenaltyTimer(
  { database, log, clock }: Pick<Dependencies, "database" | "log" | "clock">,
  { orderId, platform }: TurnPenaltyPayload,
): Promise<void> {
  await database.transaction(async (tx) => {
    const order = await loadOrderForChange(tx, orderId);
    if (order === null) return;
    const known = await readOrderEvents(log, tx.sql, orderId);
    const history = penaltyHistoryOf(known, platform);
    // Another machine, which recorded the last event, may have a clock that runs ahead of this one's.
    const now = clock() < history.recordedUntil ? history.recordedUntil : clock();
    const statement = statementOrNone(history, now);
    if (statement === undefined) return;
    const events = turnPenalty(order, platform, statement, now);
    await savePenaltyFacts(tx.sql, [penaltyFactsOf({ orderId, platform }, statement)]);
    await recordOrders({ tx, log, doer: { type: "hub", id: "timer" }, now }, [
      { before: order, events, turnsPenalty: true },
    ]);
    const next = [nextPenaltyMoment(history, now)?.at, nextAmountsMoment(history, statement, now)]
      .filter((moment) => moment !== undefined)
      .sort()[0];
    // What starts at a moment stands in the account of any moment after it.
    if (next !== undefined) await setPenaltyTimer(tx.sql, { orderId, platform }, new Date(Date.parse(next) + 1));
  });
}
