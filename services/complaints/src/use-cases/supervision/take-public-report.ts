import type { Sql } from "@exparte/database";
import type { HalfYear } from "@exparte/publication";
import { type PublicFigures, publicFigures } from "../../rules/supervision/public-report.js";
import { givenNotices, receivedComplaints } from "../../store/supervision/public-report.js";

/** Makes the published figures of a half-year's notices and complaints, once, when they are due. */
export async function takeReport(sql: Sql, half: HalfYear): Promise<PublicFigures> {
  return publicFigures(await receivedComplaints(sql, half), await givenNotices(sql, half));
}
