import { Migration } from "@exparte/database";

/** Appeals against decisions on orders: found by their id, and by the case of the court that hears them. */
export class Appeals0021 extends Migration {
  override up(): void {
    this.addSql(`create table orders.appeals (
      id text primary key,
      order_id text not null references orders.orders,
      court text not null,
      case_number text not null,
      status text not null,
      lodged_at timestamptz not null,
      decided_at timestamptz
    )`);
    this.addSql("create index on orders.appeals (order_id)");
    this.addSql("create index on orders.appeals (court, case_number)");
  }
}
