import { Migration } from "@exparte/database";

export class Complaints0002 extends Migration {
  override up(): void {
    this.addSql("create table complaints.known_platforms (id text primary key, connected boolean not null)");
    this.addSql("create table complaints.known_orders (id text primary key, court text not null)");
    this.addSql("create table complaints.feed_checkpoints (feed text primary key, cursor text not null)");
    this.addSql("alter table complaints.notices add column removal_ground text");
    // Columns to count over a period, beside the state that they follow from.
    this.addSql(`
      alter table complaints.complaints
        add column ground text,
        add column decided_at timestamptz,
        add column sanctions text[] not null default '{}',
        add column objections integer not null default 0,
        add column appeals integer not null default 0,
        add column changed_on_review boolean not null default false,
        add column irrevocable_at timestamptz`);
    this.addSql(`
      update complaints.complaints
      set state = '{"progressExtensions": [], "decisions": [], "remedies": [], "referrals": []}'::jsonb || state`);
    this.addSql("create index on complaints.complaints using gin ((state -> 'remedies') jsonb_path_ops)");
  }
}
