import { Migration } from "@exparte/database";

export class Identities0002 extends Migration {
  override up(): void {
    this.addSql(`
      create table identities.known_orders (
        id text primary key,
        court text not null,
        ended_because text,
        ended_at timestamptz,
        check ((ended_because is null) = (ended_at is null))
      )`);
    this.addSql(`
      create table identities.known_items (
        order_id text not null references identities.known_orders (id),
        platform text not null,
        item_id text not null,
        freed boolean not null default false,
        primary key (order_id, platform, item_id)
      )`);
    this.addSql("create table identities.known_platforms (id text primary key, connected boolean not null)");
    this.addSql(`
      create table identities.known_keys (
        party_type text not null, party_id text not null, kid text not null, use text not null, jwk jsonb not null,
        valid_from timestamptz not null, valid_until timestamptz, revoked_at timestamptz,
        primary key (party_type, party_id, kid)
      )`);
    this.addSql("create table identities.feed_checkpoints (feed text primary key, cursor text not null)");
    this.addSql(`
      create table identities.disclosure_requests (
        id text primary key,
        order_id text not null references identities.known_orders (id),
        court text not null,
        platform text not null,
        reference text not null,
        status text not null,
        outside_code boolean not null,
        refusal_reason text,
        requested_at timestamptz not null,
        answered_at timestamptz,
        state jsonb not null,
        unique (court, reference, platform)
      )`);
    this.addSql("create index on identities.disclosure_requests (requested_at desc, id desc)");
    this.addSql("create index on identities.disclosure_requests (court, requested_at desc, id desc)");
    this.addSql("create index on identities.disclosure_requests (platform, requested_at desc, id desc)");
    this.addSql("create index on identities.disclosure_requests (order_id)");
    // Never indexed by its content, and never stored in the clear: it is wrapped with a key of its own.
    this.addSql(`
      create table identities.sealed_contents (
        request_id text not null references identities.disclosure_requests (id),
        content text not null,
        wrapped bytea not null,
        primary key (request_id, content)
      )`);
    // Small enough to be rewritten whole at each destruction.
    this.addSql(`
      create table identities.content_keys (
        request_id text not null,
        content text not null,
        key bytea not null,
        primary key (request_id, content)
      )`);
  }
}
