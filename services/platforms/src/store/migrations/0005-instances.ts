import { Migration } from "@exparte/database";

/** What each court hears. All that were registered before heard first instance. */
export class Instances0005 extends Migration {
  override up(): void {
    this.addSql("alter table platforms.courts add column instance text not null default 'DISTRICT_COURT'");
  }
}
