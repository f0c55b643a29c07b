import type { REPORT_COLUMNS } from "./dictionary.js";

/** The download's question to the graph; anyone could ask it. */
export const REPORT_QUERY = `query ($period: PublicPeriodInput!) {
  publicReport(period: $period) {
    halfYear reportingPeriod memberState
    applications { court category count: applications medianHoursToDecision }
    orders { platform platformKind category count: orders items medianHoursToInform medianHoursToGiveEffect }
    removals { platform platformKind category count: orders }
    outcomes { platform platformKind category count: orders }
    disclosures { platform category count: requests medianHoursToAnswer }
    notices { platform category count }
    complaints { platform category count }
  }
}`;

const TABLES = ["applications", "orders", "removals", "outcomes", "disclosures", "notices", "complaints"] as const;

interface Figure {
  readonly court?: string;
  readonly platform?: string;
  readonly platformKind?: string;
  readonly category: string;
  readonly count: number;
  readonly items?: number;
  readonly medianHoursToDecision?: number | null;
  readonly medianHoursToInform?: number | null;
  readonly medianHoursToGiveEffect?: number | null;
  readonly medianHoursToAnswer?: number | null;
}

export interface AnsweredReport extends Readonly<Record<(typeof TABLES)[number], readonly Figure[]>> {
  readonly halfYear: string;
  readonly reportingPeriod: string;
  readonly memberState: string;
}

/** One line of the download; null where a column does not apply to the figure. */
export type ReportRow = Readonly<Record<(typeof REPORT_COLUMNS)[number]["name"], string | number | null>>;

export function reportRows(reports: readonly AnsweredReport[]): ReportRow[] {
  return reports.flatMap((report) =>
    TABLES.flatMap((table) =>
      report[table].map((figure) => ({
        table,
        half_year: report.halfYear,
        reporting_period: report.reportingPeriod,
        member_state: report.memberState,
        court: figure.court ?? null,
        platform: figure.platform ?? null,
        platform_kind: figure.platformKind ?? null,
        category: figure.category,
        count: figure.count,
        items: figure.items ?? null,
        median_hours_to_decision: figure.medianHoursToDecision ?? null,
        median_hours_to_inform: figure.medianHoursToInform ?? null,
        median_hours_to_give_effect: figure.medianHoursToGiveEffect ?? null,
        median_hours_to_answer: figure.medianHoursToAnswer ?? null,
      })),
    ),
  );
}
