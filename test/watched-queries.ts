import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./doc-pages.js";

export interface WatchedQuery {
  /** The panel or the alert that asks it. */
  readonly of: string;
  readonly query: string;
}

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

/** Every query of the Grafana dashboard and of the alert rules. */
export async function watchedQueries(): Promise<WatchedQuery[]> {
  const { panels }: Dashboard = JSON.parse(await readFile(join(ROOT, "deploy/grafana/exparte.json"), "utf8"));
  const rules = await readFile(join(ROOT, "deploy/prometheus/alerts.yml"), "utf8");
  const alerts = [...rules.matchAll(/- alert: (\w+)\n\s+expr: (.+)\n/g)];
  return [
    ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ of: title, query: expr }))),
    ...alerts.map(([, of = "", query = ""]) => ({ of, query })),
  ];
}

/** The metrics of ours and of the process that a query names; a histogram by its own name. */
export function metricsIn(query: string): string[] {
  const names = query.match(/\b(?:exparte|nodejs|process)_[a-z0-9_]+/g) ?? [];
  return names.map((name) => name.replace(/_(?:bucket|count|sum)$/, ""));
}
