import { keptReport, publishedHalf } from "@exparte/publication";
import { TIME_ZONE } from "@exparte/time";
import { type DisclosureFigure, publicDisclosures } from "../public-report.js";
import { requestedDisclosures } from "../store/public-report.js";
import type { Dependencies } from "./dependencies.js";

/** What is published of a half-year's disclosure requests, for anyone. */
export function seePublicDisclosures(
  { database: { sql }, clock }: Pick<Dependencies, "database" | "clock">,
  halfYear: string,
): Promise<DisclosureFigure[]> {
  const half = publishedHalf(halfYear, new Date(clock()), TIME_ZONE);
  return keptReport({ sql, schema: "identities" }, half, async () =>
    publicDisclosures(await requestedDisclosures(sql, half)),
  );
}
