import type { Sql } from "@exparte/database";
import type { HalfYear } from "@exparte/publication";
import { type PublicDisclosureFigure, publicDisclosures } from "../../rules/supervision/public-report.js";
import { requestedDisclosures } from "../../store/supervision/public-report.js";

/** Makes the published figures of a half-year's disclosure requests, once, when they are due. */
export async function takeReport(sql: Sql, half: HalfYear): Promise<PublicDisclosureFigure[]> {
  return publicDisclosures(await requestedDisclosures(sql, half));
}
