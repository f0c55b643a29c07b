import { Migration } from "@exparte/database";
import { eventLogBound } from "@exparte/event-log";

/** Reading the whole log waits only for its own pending writers, not for other transactions of the server. */
export class LogBound0011 extends Migration {
  override up(): void {
    this.addSql(eventLogBound("orders"));
  }
}
