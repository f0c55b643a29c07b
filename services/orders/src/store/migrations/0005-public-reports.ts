import { Migration } from "@exparte/database";
import { keptReportsTable } from "@exparte/publication";

export class PublicReports0005 extends Migration {
  override up(): void {
    this.addSql(keptReportsTable("orders"));
    // A half-year's report covers all platforms and courts; the other indexes begin with one of these.
    this.addSql("create index on orders.addressees (issued_at)");
    this.addSql("create index on orders.applications (submitted_at)");
  }
}
