import { Migration } from "@exparte/database";

/** Few of a court's applications wait for its judge: they are found without reading those that are decided. */
export class ApplicationsWaiting0024 extends Migration {
  override up(): void {
    this.addSql("create index on orders.applications (court, submitted_at, id) where status = 'SUBMITTED'");
  }
}
