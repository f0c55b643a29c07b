import { Migration } from "@exparte/database";

/** Of the orders as they are. */
export const FIND_SUSPENDED = `
  update orders.compliance_facts f set items_suspended_since = s.since
  from (
    select o.id, a ->> 'platform' as platform, min((i -> 'freed' -> 'suspended' ->> 'since')::timestamptz) as since
    from orders.orders o, jsonb_array_elements(o.state -> 'addressees') a, jsonb_array_elements(a -> 'items') i
    where i -> 'freed' -> 'suspended' is not null
    group by o.id, a ->> 'platform'
  ) s
  where f.order_id = s.id and f.platform = s.platform`;

/** Since when an item is suspended alone (compliance-facts.ts): few of many, found without reading the others. */
export class ItemsSuspended0022 extends Migration {
  override up(): void {
    this.addSql("alter table orders.compliance_facts add column items_suspended_since timestamptz");
    this.addSql(FIND_SUSPENDED);
    this.addSql(
      "create index on orders.compliance_facts (issued_at desc, order_id desc) where items_suspended_since is not null",
    );
  }
}
