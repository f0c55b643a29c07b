import type { Sql } from "@exparte/database";
import type { Addressee } from "../../rules/addressee/addressee.js";
import type { OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { Order, OrderEvent } from "../../rules/order/order.js";
import { isPenaltyRefusal } from "../../rules/penalty/penalty-refusals.js";
import { penaltyStatement } from "../../rules/penalty/penalty-statement.js";
import { penaltyHistoryOf } from "../../rules/penalty-of-order/penalty-of-order.js";
import { cannotHaveForfeited, type PenaltyFacts, penaltyFactsOf } from "../../rules/supervision/compliance-facts.js";
import { savePenaltyFacts } from "../supervision/compliance-facts.js";

/**
 * Counts anew what the addressees of a changed order have forfeited. `events` reads all of the order's events, these
 * included; it is asked only where something can have been forfeited, which on service of an order it cannot.
 */
export async function countPenalties(
  sql: Sql,
  { before, after }: { readonly before: Order; readonly after: Order },
  events: () => Promise<readonly OrderEvent[]>,
  now: Instant,
): Promise<void> {
  // A later version may have taken the penalty away; what was forfeited under an earlier one stays.
  if (after.document.penalty === undefined && after.document.version === 1) return;
  const was = new Map(before.addressees.map((addressee) => [addressee.platform, addressee]));
  const forfeiting = after.addressees.filter(
    (addressee) => !cannotHaveForfeited(was.get(addressee.platform), addressee, now),
  );
  if (forfeiting.length === 0) return;
  const known = await events();
  const asOf = now < after.recordedUntil ? after.recordedUntil : now;
  await savePenaltyFacts(
    sql,
    forfeiting.flatMap((addressee) => accountOf(after.id, addressee, known, asOf)),
  );
}

function accountOf(
  orderId: OrderId,
  { platform }: Addressee,
  events: readonly OrderEvent[],
  now: Instant,
): PenaltyFacts[] {
  try {
    return [penaltyFactsOf({ orderId, platform }, penaltyStatement(penaltyHistoryOf(events, platform), now))];
  } catch (error) {
    if (isPenaltyRefusal(error)) return [];
    throw error;
  }
}
