import { Migration } from "@exparte/database";

/** Who is the Digital Services Coordinator, and what the figures count of telling the poster (DSA art. 9(3), (5)). */
export class Coordination0017 extends Migration {
  override up(): void {
    this.addSql('create table orders.known_coordinators (id text collate "C" primary key)');
    this.addSql(`
      alter table orders.compliance_facts
        add column poster_in_time boolean,
        add column poster_not_possible boolean not null default false,
        add column poster_overdue_after timestamptz`);
    this.addSql(
      "create index on orders.compliance_facts (issued_at desc, order_id desc) where poster_overdue_after is not null",
    );
  }
}
