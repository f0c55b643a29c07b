import { Migration } from "@exparte/database";

/** The courts that are registered. Takes over those that this service has met; it asks once about any other. */
export class KnownCourts0006 extends Migration {
  override up(): void {
    this.addSql("create table complaints.known_courts (id text primary key)");
    this.addSql(`
      insert into complaints.known_courts (id)
      select distinct court from complaints.known_orders`);
  }
}
