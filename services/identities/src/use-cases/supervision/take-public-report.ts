import type { Sql } from "@exparte/database";
import type { HalfYear } from "@exparte/publication";
import { type PublicDisclosureFigure, publicDisclosures } from "../../rules/supervision/public-report.js";
import { requestedDisclosures } from "../../store/supervision/public-report.js";

/** Takes what is published of a half-year's disclosure requests; once, when it is due. */
export async function takeReport(sql: Sql, half: HalfYear): Promise<PublicDisclosureFigure[]> {
  return publicDisclosures(await requestedDisclosures(sql, half));
}
