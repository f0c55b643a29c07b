import { Migration } from "@exparte/database";

/**
 * What waits on a platform to go back, by whichever name: an order on an account or site is asked what lies below it
 * (coverage.ts). It is little, and what an order covers is much.
 */
export class ItemsWaiting0015 extends Migration {
  override up(): void {
    this.addSql("create index on orders.items (platform) where standing in ('HELD', 'DUE')");
  }
}
