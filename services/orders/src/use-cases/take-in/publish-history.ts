import type { Sql } from "@exparte/database";
import { TIME_ZONE } from "@exparte/dutch-time";
import { dueHalves, keepReports } from "@exparte/publication";
import { SCHEMA } from "../../store/store.js";
import { takeReport } from "../supervision/take-public-report.js";

/** Publishes every half-year that is due, as the service would do at its first start. */
export async function publishHistory(sql: Sql, now: Date): Promise<void> {
  await keepReports({ sql, schema: SCHEMA }, dueHalves(now, TIME_ZONE).due, takeReport, now);
}
