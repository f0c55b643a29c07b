import { Migration } from "@exparte/database";
import { eventLogBoundForAll } from "@exparte/event-log";

/** Reading the whole log also waits for writers without triggers, such as tools for replication. */
export class LogBoundForAll0012 extends Migration {
  override up(): void {
    this.addSql(eventLogBoundForAll("orders"));
  }
}
