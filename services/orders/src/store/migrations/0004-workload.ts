import { Migration } from "@exparte/database";

/** A court's work in a period is counted from its events, which are found by their moment. */
export class Workload0004 extends Migration {
  override up(): void {
    this.addSql(`
      create index events_of_work on orders.events (at) where kind in (
        'ApplicationSubmitted', 'ApplicationGranted', 'ApplicationRefused', 'ApplicationReferred',
        'ApplicationWithdrawn', 'ClarificationGiven', 'OrderSuspended', 'OppositionLodged', 'HearingSet',
        'OppositionDecided', 'OrderModified', 'OrderLapsed', 'MainClaimRegistered'
      )`);
    this.addSql("create index on orders.applications (decided_at)");
  }
}
