import { Migration } from "@exparte/database";

/** Where the court is to answer a platform (compliance-facts.ts): few of many, each found without reading the others. */
export class CourtAsked0020 extends Migration {
  override up(): void {
    for (const asked of ["finding_contested", "moderation_requested"]) {
      this.addSql(`alter table orders.compliance_facts add column ${asked} boolean not null default false`);
      this.addSql(`create index on orders.compliance_facts (issued_at desc, order_id desc) where ${asked}`);
    }
  }
}
