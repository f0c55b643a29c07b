import { Migration } from "@exparte/database";

/** What each court hears, and which refusal an application appeals against. */
export class Instances0019 extends Migration {
  override up(): void {
    this.addSql("alter table orders.known_courts add column instance text not null default 'DISTRICT_COURT'");
    this.addSql("alter table orders.applications add column appeal_of text");
    this.addSql("create index on orders.applications (appeal_of) where appeal_of is not null");
  }
}
