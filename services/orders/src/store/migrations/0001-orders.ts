import { Migration } from "@exparte/database";
import { eventLogTables } from "@exparte/event-log";

export class Orders0001 extends Migration {
  override up(): void {
    this.addSql(eventLogTables("orders"));
    this.addSql(`
      create table orders.applications (
        id text primary key,
        court text not null,
        case_number text not null,
        status text not null,
        content_digest text not null,
        submitted_at timestamptz not null,
        decided_at timestamptz,
        state jsonb not null,
        unique (court, case_number)
      )`);
    this.addSql("create index on orders.applications (court, submitted_at desc, id desc)");
    this.addSql(`
      create table orders.orders (
        id text primary key,
        application_id text not null unique references orders.applications (id),
        court text not null,
        case_number text not null,
        status text not null,
        issued_at timestamptz not null,
        state jsonb not null
      )`);
    this.addSql("create index on orders.orders (issued_at desc, id desc)");
    this.addSql("create index on orders.orders (court, issued_at desc, id desc)");
    this.addSql(`
      create table orders.order_versions (
        order_id text not null references orders.orders (id),
        version integer not null,
        document jsonb not null,
        seal text not null,
        at timestamptz not null,
        primary key (order_id, version)
      )`);
    this.addSql(`
      create table orders.addressees (
        order_id text not null references orders.orders (id),
        platform text not null,
        status text not null,
        connected boolean not null,
        issued_at timestamptz not null,
        served_at timestamptz,
        deadline timestamptz,
        deadline_stopped boolean not null,
        complied_at timestamptz,
        impossible_claimed boolean not null,
        primary key (order_id, platform)
      )`);
    this.addSql("create index on orders.addressees (platform, issued_at desc, order_id desc)");
    this.addSql("create index on orders.addressees (deadline) where complied_at is null and not deadline_stopped");
    this.addSql(`
      create table orders.known_platforms (
        id text primary key, kind text not null, domains jsonb not null, languages jsonb not null, connected boolean not null
      )`);
    this.addSql("create table orders.known_courts (id text primary key, name text not null)");
    this.addSql(`
      create table orders.known_keys (
        party_type text not null, party_id text not null, kid text not null, jwk jsonb not null,
        valid_from timestamptz not null, valid_until timestamptz, revoked_at timestamptz,
        primary key (party_type, party_id, kid)
      )`);
    this.addSql("create table orders.feed_checkpoints (feed text primary key, cursor text not null)");
  }
}
