import { Migration } from "@exparte/database";

/** Items of orders that the court suspends alone: nothing is disclosed about them meanwhile. */
export class SuspendedItems0010 extends Migration {
  override up(): void {
    this.addSql("alter table identities.known_items add column suspended boolean not null default false");
  }
}
