import { TIME_ZONE } from "@exparte/dutch-time";
import { keptReport, publishedHalf } from "@exparte/publication";
import type { PublicDisclosureFigure } from "../../rules/supervision/public-report.js";
import type { Dependencies } from "../dependencies.js";

/** The published figures of a half-year's disclosure requests, for anyone. */
export function seePublicDisclosures(
  { database: { sql }, clock }: Pick<Dependencies, "database" | "clock">,
  halfYear: string,
): Promise<PublicDisclosureFigure[]> {
  return keptReport({ sql, schema: "identities" }, publishedHalf(halfYear, new Date(clock()), TIME_ZONE));
}
