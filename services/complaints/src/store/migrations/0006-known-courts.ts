import { Migration } from "@exparte/database";

/** The courts that are registered. Those that this service has met are taken over; any other is asked for once. */
export class KnownCourts0006 extends Migration {
  override up(): void {
    this.addSql("create table complaints.known_courts (id text primary key)");
    this.addSql(`
      insert into complaints.known_courts (id)
      select distinct court from complaints.known_orders`);
  }
}
