import { Migration } from "@exparte/database";

/**
 * Requests that a duty of an order makes. The court's own reference names only those that it makes itself; of an order
 * several duties can make one each.
 */
export class DutiesToDisclose0009 extends Migration {
  override up(): void {
    this.addSql("alter table identities.known_orders add column suspended boolean not null default false");
    this.addSql("alter table identities.known_items add column duty integer");
    this.addSql(`
      alter table identities.disclosure_requests
        add column basis text not null default 'CODE_OF_CONDUCT',
        drop constraint disclosure_requests_court_reference_platform_key`);
    this.addSql(`
      create unique index on identities.disclosure_requests (court, reference, platform)
      where basis = 'CODE_OF_CONDUCT'`);
  }
}
