import { Migration } from "@exparte/database";

/** Few addressees owe something at any moment: counting those who are late reads them alone. */
export class LateAddressees0023 extends Migration {
  override up(): void {
    for (const column of ["overdue_after", "reinstatement_overdue_after"]) {
      this.addSql(`create index on orders.compliance_facts (${column}) where ${column} is not null`);
    }
  }
}
