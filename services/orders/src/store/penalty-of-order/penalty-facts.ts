import type { Sql } from "@exparte/database";
import type { Addressee } from "../../rules/addressee/addressee.js";
import type { OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderEvent } from "../../rules/order/order-events.js";
import { accountsOf, setsPenalty } from "../../rules/order/penalties-of-order.js";
import { isPenaltyRefusal } from "../../rules/penalty/penalty-refusals.js";
import { statementsOf } from "../../rules/penalty-of-order/joint-penalty.js";
import { cannotHaveForfeited, type PenaltyFacts, penaltyFactsOf } from "../../rules/supervision/compliance-facts.js";
import { savePenaltyFacts } from "../supervision/compliance-facts.js";

/**
 * Recounts what the addressees of a changed order have forfeited. `events` reads all of the order's events, including
 * the new ones. It is called only if something may have been forfeited: when an order is served, nothing has been.
 */
export async function countPenalties(
  sql: Sql,
  { before, after }: { readonly before: Order; readonly after: Order },
  events: () => Promise<readonly OrderEvent[]>,
  now: Instant,
): Promise<void> {
  // A later version may have removed the penalty; what was forfeited under an earlier one remains.
  if (!setsPenalty(after.document) && after.document.version === 1) return;
  const was = new Map(before.addressees.map((addressee) => [addressee.platform, addressee]));
  const forfeiting = after.addressees.filter(
    (addressee) => !cannotHaveForfeited(was.get(addressee.platform), addressee, now),
  );
  if (forfeiting.length === 0) return;
  const known = await events();
  const asOf = now < after.recordedUntil ? after.recordedUntil : now;
  await savePenaltyFacts(
    sql,
    forfeiting.flatMap((addressee) => factsOf(after.id, addressee, known, asOf)),
  );
}

function factsOf(orderId: OrderId, addressee: Addressee, events: readonly OrderEvent[], now: Instant): PenaltyFacts[] {
  const { platform } = addressee;
  try {
    const accounts = accountsOf(addressee).map((duty) => ({ platform, ...(duty === undefined ? {} : { duty }) }));
    const statements = statementsOf(events, accounts, now);
    return [penaltyFactsOf({ orderId, platform }, statements)];
  } catch (error) {
    if (isPenaltyRefusal(error)) return [];
    throw error;
  }
}
