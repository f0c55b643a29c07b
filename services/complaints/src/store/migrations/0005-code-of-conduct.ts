import { Migration } from "@exparte/database";

export class CodeOfConduct0005 extends Migration {
  override up(): void {
    this.addSql(`
      create table complaints.known_code_versions (
        version integer primary key,
        in_force_from timestamptz not null,
        answer_notices_within text not null
      )`);
    this.addSql(`
      create table complaints.known_participations (
        platform text not null,
        since timestamptz not null,
        until timestamptz,
        primary key (platform, since)
      )`);
    // The content keeps the moment that was asked for. This column holds by when the platform must answer, asked for or
    // not.
    this.addSql(`
      update complaints.notices
      set state = state || jsonb_build_object('respondBy', state -> 'content' -> 'respondBy')
      where state -> 'content' ? 'respondBy'`);
  }
}
