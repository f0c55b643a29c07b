import { Migration } from "@exparte/database";
import { eventLogReaders } from "@exparte/event-log";

/**
 * Supervisors read one feed, and each acknowledges for itself. Also stores which applications came from a complaint.
 */
export class ComplianceFeed0006 extends Migration {
  override up(): void {
    this.addSql(eventLogReaders("orders"));
    this.addSql("alter table orders.applications add column complaint_id text");
    this.addSql("create index on orders.applications (complaint_id) where complaint_id is not null");
  }
}
