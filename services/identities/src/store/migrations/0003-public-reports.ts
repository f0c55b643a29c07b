import { Migration } from "@exparte/database";
import { keptReportsTable } from "@exparte/publication";

export class PublicReports0003 extends Migration {
  override up(): void {
    this.addSql(keptReportsTable("identities"));
  }
}
