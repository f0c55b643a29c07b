import { Migration } from "@exparte/database";

export class AnswerNoticesWithin0004 extends Migration {
  override up(): void {
    // What was published before the code had this term says nothing of it; a week is what it is taken to mean.
    this.addSql("alter table identities.codes_of_conduct add column answer_notices_within text not null default 'P7D'");
    this.addSql("alter table identities.codes_of_conduct alter column answer_notices_within drop default");
  }
}
