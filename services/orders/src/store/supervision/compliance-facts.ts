import type { Sql } from "@exparte/database";
import type { Order } from "../../rules/order/order.js";
import type { OrderEvent } from "../../rules/order/order-events.js";
import {
  type ComplianceFacts,
  complianceFactsOf,
  type PenaltyFacts,
} from "../../rules/supervision/compliance-facts.js";

/**
 * Saves the facts behind the figures: one narrow row for each addressee, written in the transaction that changes it.
 * Amounts are written separately, because they also change as time passes. `events` are the transaction's own. An
 * addressee that was narrowed once stays narrowed.
 */
export async function saveComplianceFacts(sql: Sql, order: Order, events: readonly OrderEvent[]): Promise<void> {
  const facts = order.addressees.map((addressee) => row(complianceFactsOf(order, addressee, events)));
  await sql.query(
    `insert into orders.compliance_facts as kept (order_id, platform, issued_at, narrowed_at, reversed, decided, ${CHANGING.join(", ")})
     select order_id, platform, issued_at, narrowed_at, reversed, decided, ${CHANGING.join(", ")}
     from jsonb_populate_recordset(null::orders.compliance_facts, $1::jsonb)
     on conflict (order_id, platform) do update set ${CHANGING.map((name) => `${name} = excluded.${name}`).join(", ")},
       narrowed_at = coalesce(kept.narrowed_at, excluded.narrowed_at),
       reversed = excluded.reversed or kept.narrowed_at is not null,
       decided = excluded.decided or kept.narrowed_at is not null`,
    [JSON.stringify(facts)],
  );
}

/** Every column that follows from the order's present state. */
const CHANGING = [
  "served",
  "unserved_after",
  "seconds_to_removal",
  "removed_in_time",
  "overdue_after",
  "impossible_claimed",
  "finding_contested",
  "moderation_requested",
  "items_suspended_since",
  "poster_in_time",
  "poster_not_possible",
  "poster_overdue_after",
  "contested",
  "freed",
  "seconds_to_reinstatement",
  "reinstated_in_time",
  "reinstatement_overdue_after",
] as const;

function row(
  facts: ComplianceFacts,
): Record<
  (typeof CHANGING)[number] | "order_id" | "platform" | "issued_at" | "narrowed_at" | "reversed" | "decided",
  unknown
> {
  return {
    order_id: facts.orderId,
    platform: facts.platform,
    issued_at: facts.issuedAt,
    served: facts.served,
    unserved_after: facts.unservedAfter,
    seconds_to_removal: facts.secondsToRemoval,
    removed_in_time: facts.removedInTime,
    overdue_after: facts.overdueAfter,
    impossible_claimed: facts.impossibleClaimed,
    finding_contested: facts.findingContested,
    moderation_requested: facts.moderationRequested,
    items_suspended_since: facts.itemsSuspendedSince,
    poster_in_time: facts.posterInformedInTime,
    poster_not_possible: facts.posterNotPossible,
    poster_overdue_after: facts.posterOverdueAfter,
    contested: facts.contested,
    decided: facts.decided,
    reversed: facts.reversed,
    narrowed_at: facts.narrowedAt,
    freed: facts.freed,
    seconds_to_reinstatement: facts.secondsToReinstatement,
    reinstated_in_time: facts.reinstatedInTime,
    reinstatement_overdue_after: facts.reinstatementOverdueAfter,
  };
}

/** Writes nothing when the amounts are the same, so that a timer without news costs no write. */
export async function savePenaltyFacts(sql: Sql, facts: readonly PenaltyFacts[]): Promise<void> {
  if (facts.length === 0) return;
  await sql.query(
    `update orders.compliance_facts as kept
     set currency = f.currency, forfeited_cents = f.forfeited_cents, prescribed_cents = f.prescribed_cents,
       penalty_running = f.penalty_running
     from jsonb_populate_recordset(null::orders.compliance_facts, $1::jsonb) as f
     where kept.order_id = f.order_id and kept.platform = f.platform
       and (kept.currency, kept.forfeited_cents, kept.prescribed_cents, kept.penalty_running)
         is distinct from (f.currency, f.forfeited_cents, f.prescribed_cents, f.penalty_running)`,
    [
      JSON.stringify(
        facts.map(({ orderId, platform, currency, forfeitedCents, prescribedCents, running }) => ({
          order_id: orderId,
          platform,
          currency,
          forfeited_cents: forfeitedCents,
          prescribed_cents: prescribedCents,
          penalty_running: running,
        })),
      ),
    ],
  );
}
