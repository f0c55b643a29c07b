import { Migration } from "@exparte/database";

export class UnreadableAnswers0005 extends Migration {
  override up(): void {
    this.addSql("alter table identities.disclosure_requests add column unreadable boolean not null default false");
  }
}
