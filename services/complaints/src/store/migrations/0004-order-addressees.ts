import { Migration } from "@exparte/database";

export class OrderAddressees0004 extends Migration {
  override up(): void {
    this.addSql("alter table complaints.known_orders add column addressees text[] not null default '{}'");
    // The orders known so far lack addressees. Reading the feed again from its beginning adds them.
    this.addSql("delete from complaints.known_orders");
    this.addSql("delete from complaints.feed_checkpoints where feed = 'orders.orderFeed'");
  }
}
