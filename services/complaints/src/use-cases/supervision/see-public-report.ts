import { TIME_ZONE } from "@exparte/dutch-time";
import { keptReport, publishedHalf } from "@exparte/publication";
import type { PublicFigures } from "../../rules/supervision/public-report.js";
import type { Dependencies } from "../dependencies.js";

/** The published figures of a half-year's notices and complaints, for anyone. */
export function seePublicFigures(
  { database: { sql }, clock }: Pick<Dependencies, "database" | "clock">,
  halfYear: string,
): Promise<PublicFigures> {
  return keptReport({ sql, schema: "complaints" }, publishedHalf(halfYear, new Date(clock()), TIME_ZONE));
}
