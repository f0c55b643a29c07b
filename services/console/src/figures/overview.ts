import type { FiguresQuery } from "../graph/documents.js";

export type Report = FiguresQuery["publicReport"][number];

export const TABLES = [
  "applications",
  "orders",
  "removals",
  "outcomes",
  "disclosures",
  "notices",
  "complaints",
] as const;
export type TableName = (typeof TABLES)[number];

/** One table of a half-year, over all courts or platforms. */
export interface Table {
  readonly name: TableName;
  /** The largest first; those that are not named come last. */
  readonly rows: readonly { readonly category: string; readonly count: number }[];
  /** Absent where it is withheld. */
  readonly total?: number;
}

/** What is counted over all courts or platforms together: the figures of each are in the download. */
export function tablesOf(report: Report): Table[] {
  return TABLES.flatMap((name) => {
    const figures: readonly Figure[] = report[name] ?? [];
    const ofAll = figures.filter((figure) => (figure.court ?? figure.platform) === "TOTAL");
    const rows = ofAll
      .filter(({ category }) => category !== "TOTAL")
      .map(({ category, count }) => ({ category, count }))
      .toSorted(
        (one, other) => Number(one.category === "REST") - Number(other.category === "REST") || other.count - one.count,
      );
    const total = ofAll.find(({ category }) => category === "TOTAL")?.count;
    return ofAll.length === 0 ? [] : [{ name, rows, ...(total === undefined ? {} : { total }) }];
  });
}

interface Figure {
  readonly court?: string;
  readonly platform?: string;
  readonly category: string;
  readonly count: number;
}

export type Waiting = "decision" | "inform" | "effect" | "answer";

/** How long half of all took at most, in hours; only those that are published. */
export function mediansOf({ applications, orders, disclosures }: Report): { name: Waiting; hours: number }[] {
  const decision = applications.find(({ court, category }) => court === "TOTAL" && category === "TOTAL")?.medianHours;
  const order = orders.find(({ platform, category }) => platform === "TOTAL" && category === "TOTAL");
  const answer = disclosures?.find(
    ({ platform, category }) => platform === "TOTAL" && category === "TOTAL",
  )?.medianHours;
  const all = { decision, inform: order?.medianHoursToInform, effect: order?.medianHoursToGiveEffect, answer };
  return (["decision", "inform", "effect", "answer"] as const).flatMap((name) => {
    const hours = all[name];
    return hours == null ? [] : [{ name, hours }];
  });
}
