import { Migration } from "@exparte/database";

export class AnswerNoticesWithin0004 extends Migration {
  override up(): void {
    // Versions published before this term existed do not state it, and are taken to mean a week.
    this.addSql("alter table identities.codes_of_conduct add column answer_notices_within text not null default 'P7D'");
    this.addSql("alter table identities.codes_of_conduct alter column answer_notices_within drop default");
  }
}
