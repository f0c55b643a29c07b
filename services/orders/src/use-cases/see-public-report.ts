import { type HalfYear, keptReport, type MonthRange, publishedHalf, publishedHalves } from "@exparte/publication";
import { COURT_TIME_ZONE, type Instant } from "../instant.js";
import { type ApplicationFigure, type PublicOrders, publicApplications, publicOrders } from "../public-report.js";
import { receivedOrders, submittedApplications } from "../store/public-report.js";
import type { Dependencies } from "./dependencies.js";

export interface PublicReport {
  readonly half: HalfYear;
  readonly figures: PublicOrders;
  readonly applications: readonly ApplicationFigure[];
  readonly takenAt: Instant;
}

type Publishing = Pick<Dependencies, "database" | "clock">;

/** The reports of the half-years in a period, for anyone: there is nothing to be allowed, and nothing to narrow them by. */
export async function seePublicReports(deps: Publishing, period: MonthRange): Promise<PublicReport[]> {
  const halves = publishedHalves(period, new Date(deps.clock()), COURT_TIME_ZONE);
  const reports: PublicReport[] = [];
  // One by one: each that nobody has asked for yet reads half a year of orders.
  for (const half of halves) reports.push(await reportOf(deps, half));
  return reports;
}

export function seePublicReport(deps: Publishing, halfYear: string): Promise<PublicReport> {
  return reportOf(deps, publishedHalf(halfYear, new Date(deps.clock()), COURT_TIME_ZONE));
}

async function reportOf({ database: { sql }, clock }: Publishing, half: HalfYear): Promise<PublicReport> {
  const kept = await keptReport({ sql, schema: "orders" }, half, async () => ({
    figures: publicOrders(await receivedOrders(sql, half)),
    applications: publicApplications(await submittedApplications(sql, half)),
    takenAt: clock(),
  }));
  return { half, ...kept };
}
