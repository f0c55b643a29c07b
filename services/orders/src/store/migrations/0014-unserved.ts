import { Migration } from "@exparte/database";

/** When an order's term for service ends (compliance-facts.ts). Orders that were given before have none. */
export class Unserved0014 extends Migration {
  override up(): void {
    this.addSql("alter table orders.compliance_facts add column unserved_after timestamptz");
    this.addSql(
      "create index on orders.compliance_facts (issued_at desc, order_id desc) where unserved_after is not null",
    );
  }
}
