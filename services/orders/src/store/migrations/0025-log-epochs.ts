import { Migration } from "@exparte/database";
import { eventLogEpochs } from "@exparte/event-log";

/** From here on a cursor says in which epoch of the log it was given out. What was given out before is of the first. */
export class LogEpochs0025 extends Migration {
  override up(): void {
    this.addSql(eventLogEpochs("orders"));
  }
}
