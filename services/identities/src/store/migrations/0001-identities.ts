import { Migration } from "@exparte/database";
import { eventLogTables } from "@exparte/event-log";

export class Identities0001 extends Migration {
  override up(): void {
    this.addSql(eventLogTables("identities"));
    this.addSql(`
      create table identities.codes_of_conduct (
        version integer primary key,
        text text,
        url text,
        in_force_from timestamptz not null unique,
        objection_window text not null,
        published_at timestamptz not null,
        check (text is not null or url is not null)
      )`);
    this.addSql(`
      create table identities.participations (
        platform text not null,
        ordinal integer not null,
        joined_version integer not null references identities.codes_of_conduct (version),
        since timestamptz not null,
        until timestamptz,
        primary key (platform, ordinal),
        check (until >= since)
      )`);
    // A platform has at most one participation without an end.
    this.addSql("create unique index on identities.participations (platform) where until is null");
  }
}
