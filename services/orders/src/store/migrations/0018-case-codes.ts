import { Migration } from "@exparte/database";

/**
 * Codes for a case (case-code.ts). A code itself is nowhere: `digest` is a keyed one, and the key is not in the database.
 */
export class CaseCodes0018 extends Migration {
  override up(): void {
    this.addSql(`
      create table orders.case_codes (
        id text primary key,
        digest text not null unique,
        court text not null,
        application_id text not null,
        order_id text,
        issued_at timestamptz not null,
        state jsonb not null
      )`);
    this.addSql("create index on orders.case_codes (application_id, issued_at)");
  }
}
