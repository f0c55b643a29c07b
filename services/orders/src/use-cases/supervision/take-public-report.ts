import type { Sql } from "@exparte/database";
import type { HalfYear } from "@exparte/publication";
import { type Instant, instant } from "../../rules/instant.js";
import {
  type ApplicationFigure,
  type PublicOrders,
  publicApplications,
  publicOrders,
} from "../../rules/supervision/public-report.js";
import { receivedOrders, submittedApplications } from "../../store/supervision/public-report.js";

/** What is kept of a half-year and shown to anyone. */
export interface TakenReport {
  readonly figures: PublicOrders;
  readonly applications: readonly ApplicationFigure[];
  readonly takenAt: Instant;
}

/** Collects the published figures on a half-year's orders and applications; once, when they are due. */
export async function takeReport(sql: Sql, half: HalfYear, now: Date): Promise<TakenReport> {
  return {
    figures: publicOrders(await receivedOrders(sql, half)),
    applications: publicApplications(await submittedApplications(sql, half)),
    takenAt: instant(now.getTime()),
  };
}
