import { Migration } from "@exparte/database";
import { eventLogTables } from "@exparte/event-log";

export class Platforms0001 extends Migration {
  override up(): void {
    this.addSql(eventLogTables("platforms"));
    this.addSql(`
      create table platforms.platforms (
        id text collate "C" primary key,
        name text not null,
        kind text not null,
        domains jsonb not null,
        languages jsonb not null,
        contact_point jsonb,
        connected boolean not null,
        registered_at timestamptz not null
      )`);
    // The primary key is the rule: a domain belongs to exactly one platform.
    this.addSql(`
      create table platforms.platform_domains (
        domain text collate "C" primary key,
        platform_id text collate "C" not null references platforms.platforms (id)
      )`);
    this.addSql("create index on platforms.platform_domains (platform_id)");
    this.addSql(`
      create table platforms.courts (
        id text collate "C" primary key,
        name text not null,
        registered_at timestamptz not null
      )`);
    this.addSql(`
      create table platforms.party_keys (
        party_type text not null,
        party_id text collate "C" not null,
        kid text collate "C" not null,
        thumbprint text not null,
        use text not null,
        jwk jsonb not null,
        valid_from timestamptz not null,
        valid_until timestamptz check (valid_until > valid_from),
        registered_at timestamptz not null,
        revoked_at timestamptz,
        primary key (party_type, party_id, kid),
        unique (party_type, party_id, thumbprint)
      )`);
  }
}
