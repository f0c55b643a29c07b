import type { Instant } from "../instant.js";
import type { OrderEvent } from "../order.js";
import { penaltyHistoryOf } from "../penalty-of-order.js";
import { type PenaltyStatement, penaltyStatement } from "../penalty-statement.js";
import { type PenaltyTotal, penaltyTotal } from "../penalty-total.js";
import { readOrderEvents } from "../store/orders.js";
import type { Dependencies } from "./dependencies.js";

/**
 * The account of one platform's penalty at a moment, now if none is given; for whoever may see its part in the order.
 * An earlier moment is accounted for as things stood then: with the events that had happened.
 */
export async function seePenalty(
  { database, log, clock }: Pick<Dependencies, "database" | "log" | "clock">,
  { orderId, platform }: { readonly orderId: string; readonly platform: string },
  at: Instant | undefined,
): Promise<PenaltyStatement> {
  const events = await readOrderEvents(log, database.sql, orderId);
  const moment = at ?? clock();
  return penaltyStatement(penaltyHistoryOf(until(events, moment), platform), moment);
}

/** The same over several platforms of one order together. */
export async function seePenaltyTotal(
  { database, log, clock }: Pick<Dependencies, "database" | "log" | "clock">,
  { orderId, platforms }: { readonly orderId: string; readonly platforms: readonly string[] },
  at: Instant | undefined,
): Promise<PenaltyTotal> {
  const moment = at ?? clock();
  const events = until(await readOrderEvents(log, database.sql, orderId), moment);
  return penaltyTotal(
    platforms.map((platform) => penaltyStatement(penaltyHistoryOf(events, platform), moment)),
    moment,
  );
}

function until(events: readonly OrderEvent[], moment: Instant): readonly OrderEvent[] {
  const known = events.filter(({ at }) => at <= moment);
  return known.length > 0 ? known : events;
}
