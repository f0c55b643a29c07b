import { Migration } from "@exparte/database";

/** Until when a platform may register a sealing key by itself. Nobody could before. */
export class OwnKeys0007 extends Migration {
  override up(): void {
    this.addSql("alter table platforms.platforms add column own_key_until timestamptz");
  }
}
