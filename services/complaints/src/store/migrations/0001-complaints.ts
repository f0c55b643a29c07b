import { Migration } from "@exparte/database";
import { eventLogTables } from "@exparte/event-log";

export class Complaints0001 extends Migration {
  override up(): void {
    this.addSql(eventLogTables("complaints"));
    this.addSql(`
      create table complaints.notices (
        id text primary key,
        recorder_type text not null,
        recorder_id text not null,
        reference text not null,
        platform text not null,
        source text not null,
        status text not null,
        noticed_at timestamptz not null,
        state jsonb not null,
        unique (recorder_type, recorder_id, reference)
      )`);
    this.addSql("create index on complaints.notices (noticed_at desc, id desc)");
    this.addSql("create index on complaints.notices (platform, noticed_at desc, id desc)");
    this.addSql("create index on complaints.notices (recorder_type, recorder_id, noticed_at desc, id desc)");
    this.addSql(`
      create table complaints.complaints (
        id text primary key,
        case_number text not null unique,
        controller text not null,
        order_id text,
        status text not null,
        received_at timestamptz not null,
        progress_due_at timestamptz not null,
        state jsonb not null
      )`);
    this.addSql("create index on complaints.complaints (received_at desc, id desc)");
    this.addSql("create index on complaints.complaints (controller, received_at desc, id desc)");
    this.addSql(
      "create index on complaints.complaints (order_id, received_at desc, id desc) where order_id is not null",
    );
  }
}
