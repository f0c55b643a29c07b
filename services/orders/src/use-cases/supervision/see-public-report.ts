import { type HalfYear, keptReport, type MonthRange, publishedHalf, publishedHalves } from "@exparte/publication";
import { COURT_TIME_ZONE } from "../../rules/instant.js";
import type { Dependencies } from "../dependencies.js";
import type { TakenReport } from "./take-public-report.js";

export interface PublicReport extends TakenReport {
  readonly half: HalfYear;
}

type Seeing = Pick<Dependencies, "database" | "clock">;

/** The reports of a period's half-years, for anyone: no scope is required, and no filter is possible. */
export async function seePublicReports(deps: Seeing, period: MonthRange): Promise<PublicReport[]> {
  const halves = publishedHalves(period, new Date(deps.clock()), COURT_TIME_ZONE);
  return Promise.all(halves.map((half) => reportOf(deps, half)));
}

export function seePublicReport(deps: Seeing, halfYear: string): Promise<PublicReport> {
  return reportOf(deps, publishedHalf(halfYear, new Date(deps.clock()), COURT_TIME_ZONE));
}

async function reportOf({ database: { sql } }: Seeing, half: HalfYear): Promise<PublicReport> {
  return { half, ...(await keptReport<TakenReport>({ sql, schema: "orders" }, half)) };
}
