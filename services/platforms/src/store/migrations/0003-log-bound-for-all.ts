import { Migration } from "@exparte/database";
import { eventLogBoundForAll } from "@exparte/event-log";

/** The whole log waits also for writers for whom PostgreSQL passes over triggers, as tools that replicate do. */
export class LogBoundForAll0003 extends Migration {
  override up(): void {
    this.addSql(eventLogBoundForAll("platforms"));
  }
}
