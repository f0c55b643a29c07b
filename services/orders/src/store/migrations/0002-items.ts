import { Migration } from "@exparte/database";

/** Which order covers, or keeps down, which place: needed when an order ends. */
export class Items0002 extends Migration {
  override up(): void {
    this.addSql(`
      create table orders.items (
        order_id text not null references orders.orders (id),
        item_id text not null,
        platform text not null,
        url text not null,
        standing text not null,
        primary key (order_id, item_id)
      )`);
    this.addSql("create index on orders.items (platform, md5(url)) where standing in ('COVERED', 'HELD')");
    this.addSql("alter table orders.order_versions add column seal_digest text not null default ''");
    this.addSql(
      "update orders.order_versions set seal_digest = translate(rtrim(encode(sha256(convert_to(seal, 'UTF8')), 'base64'), '='), '+/', '-_')",
    );
    this.addSql("create index on orders.order_versions (seal_digest)");
    this.addSql("create index on orders.known_platforms using gin (domains)");
    this.addSql(`
      create table orders.oppositions (
        id text primary key,
        order_id text not null references orders.orders (id),
        status text not null,
        lodged_at timestamptz not null,
        decided_at timestamptz
      )`);
    this.addSql("create index on orders.oppositions (order_id)");
    this.addSql(
      "alter table orders.addressees add column freed_at timestamptz, add column reinstate_by timestamptz, add column reinstated_at timestamptz, add column reinstatement_due boolean not null default false",
    );
  }
}
