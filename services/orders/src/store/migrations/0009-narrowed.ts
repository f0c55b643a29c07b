import { Migration } from "@exparte/database";

/** A modification counts as a reversal only for platforms with an item that it frees (compliance-facts.ts). */
export class Narrowed0009 extends Migration {
  override up(): void {
    this.addSql("alter table orders.compliance_facts add column narrowed_at timestamptz");
    this.addSql(COUNT_NARROWED);
  }
}

/**
 * From the events: every modification was counted as a reversal for all addressees before. A narrowing for its own sake
 * is of later versions, whose figures can be counted anew by this as well.
 */
export const COUNT_NARROWED = `
  update orders.compliance_facts as kept
  set narrowed_at = narrowed.at,
    decided = kept.decided or narrowed.at is not null,
    reversed = narrowed.at is not null
      or exists (select from orders.oppositions o where o.order_id = kept.order_id and o.status = 'LIFTED')
  from orders.compliance_facts as facts
  left join (
    select m.body ->> 'orderId' as order_id, change ->> 'platform' as platform, min((m.body ->> 'at')::timestamptz) as at
    from orders.events m cross join jsonb_array_elements(m.body -> 'changes') as change
    where m.kind = 'OrderModified' and m.category = 'order'
      and (m.body ->> 'cause' = 'NARROWING' or exists (
        select from orders.events d where d.stream = m.stream and d.kind = 'OppositionDecided'
          and d.body ->> 'outcome' = 'MODIFIED' and d.body ->> 'at' = m.body ->> 'at'))
      and exists (
        select from jsonb_array_elements(change -> 'freed') as item
        where item ->> 'heldBy' is distinct from m.body ->> 'orderId')
    group by 1, 2
  ) narrowed on narrowed.order_id = facts.order_id and narrowed.platform = facts.platform
  where kept.order_id = facts.order_id and kept.platform = facts.platform
    and (kept.reversed or narrowed.at is not null)`;
