import { Migration } from "@exparte/database";
import { eventLogBound } from "@exparte/event-log";

/** The whole log is read up to what its own writers have under way, whatever else the server has to do. */
export class LogBound0002 extends Migration {
  override up(): void {
    this.addSql(eventLogBound("platforms"));
  }
}
