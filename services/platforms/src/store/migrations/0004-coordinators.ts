import { Migration } from "@exparte/database";

/** The Digital Services Coordinator (DSA art. 9(3)), of which there is one. */
export class Coordinators0004 extends Migration {
  override up(): void {
    this.addSql(`
      create table platforms.coordinators (
        id text collate "C" primary key,
        name text not null,
        registered_at timestamptz not null
      )`);
    this.addSql("create unique index on platforms.coordinators ((true))");
  }
}
