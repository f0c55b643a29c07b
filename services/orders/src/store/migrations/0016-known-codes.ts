import { Migration } from "@exparte/database";

/** How long a poster has to object to a disclosure, by each version of the code of conduct (codes-of-conduct.ts). */
export class KnownCodes0016 extends Migration {
  override up(): void {
    this.addSql(`
      create table orders.known_codes (
        version integer primary key,
        in_force_from timestamptz not null,
        objection_window text not null
      )`);
  }
}
