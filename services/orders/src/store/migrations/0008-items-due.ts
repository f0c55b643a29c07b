import { Migration } from "@exparte/database";

/** What is still to be put back at a place is looked for too, when an order comes to cover it. */
export class ItemsDue0008 extends Migration {
  override up(): void {
    this.addSql("drop index orders.items_platform_md5_idx");
    this.addSql("create index on orders.items (platform, md5(url)) where standing in ('COVERED', 'HELD', 'DUE')");
  }
}
