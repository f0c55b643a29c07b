import type { OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { OrderEvent } from "../../rules/order/order-events.js";
import { checkMoment } from "../../rules/penalty/penalty-moment.js";
import { type PenaltyTotal, penaltyTotal } from "../../rules/penalty/penalty-total.js";
import { addressedSince } from "../../rules/penalty-of-order/addressed-since.js";
import { type OrderStatement, statementsOf } from "../../rules/penalty-of-order/joint-penalty.js";
import type { PenaltyAccountOf } from "../../rules/penalty-of-order/penalty-decisions.js";
import { readOrderEvents } from "../../store/order/orders.js";
import type { Dependencies } from "../dependencies.js";

/**
 * The account of one platform's penalty at a moment, by default now, for viewers who may see that platform's part of
 * the order. For an earlier moment it uses only the events that had happened by then.
 */
export async function seePenalty(
  { database, log, clock }: Pick<Dependencies, "database" | "log" | "clock">,
  { orderId, platform, duty }: PenaltyAccountOf & { readonly orderId: OrderId },
  at: Instant | undefined,
  unitsFrom?: Instant,
): Promise<OrderStatement> {
  const events = await readOrderEvents(log, database.sql, orderId);
  const now = clock();
  const moment = at ?? latest(events, now);
  const since = addressedSince(events, platform);
  if (since === undefined) throw new Error(`${platform} is no addressee of ${orderId}`);
  checkMoment(moment, since, now);
  const account = { platform, ...(duty === undefined ? {} : { duty }) };
  const [statement] = statementsOf(until(events, moment), [account], moment, unitsFrom);
  if (statement === undefined) throw new Error(`There is no account of ${platform} in ${orderId}`);
  return statement;
}

/** The sum over several penalties of one order. */
export async function seePenaltyTotal(
  { database, log, clock }: Pick<Dependencies, "database" | "log" | "clock">,
  { orderId, accounts }: { readonly orderId: OrderId; readonly accounts: readonly PenaltyAccountOf[] },
  at: Instant | undefined,
): Promise<PenaltyTotal> {
  const all = await readOrderEvents(log, database.sql, orderId);
  const now = clock();
  const moment = at ?? latest(all, now);
  const since = addressedSince(all);
  if (since === undefined) throw new Error(`${orderId} has no events`);
  checkMoment(moment, since, now);
  const events = until(all, moment);
  const addressed = accounts.filter(({ platform }) => addressedSince(events, platform) !== undefined);
  return penaltyTotal(statementsOf(events, addressed, moment), moment);
}

function until(events: readonly OrderEvent[], moment: Instant): readonly OrderEvent[] {
  return events.filter(({ at }) => at <= moment);
}

/** Now, or the moment of the last event if a machine with a clock ahead of ours recorded it. */
function latest(events: readonly OrderEvent[], now: Instant): Instant {
  return events.reduce((last, { at }) => (at > last ? at : last), now);
}
