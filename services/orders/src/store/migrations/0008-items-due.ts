import { Migration } from "@exparte/database";

/** When an order begins to cover a place, items that are still to be restored there are looked up too. */
export class ItemsDue0008 extends Migration {
  override up(): void {
    this.addSql("drop index orders.items_platform_md5_idx");
    this.addSql("create index on orders.items (platform, md5(url)) where standing in ('COVERED', 'HELD', 'DUE')");
  }
}
