import { Migration } from "@exparte/database";
import { eventLogBound } from "@exparte/event-log";

/** From now on only the log's own open writers hold back its readers, not other transactions on the server. */
export class LogBound0007 extends Migration {
  override up(): void {
    this.addSql(eventLogBound("identities"));
  }
}
