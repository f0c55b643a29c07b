import type { Sql } from "@exparte/database";
import type { Period } from "@exparte/dutch-time";
import type { FigureMedian } from "@exparte/publication";
import DataLoader from "dataloader";
import type { PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { ComplianceFigure } from "../../rules/supervision/compliance-figure.js";
import { type ComplianceFigures, figuresOfEach, mediansOfFigures, NO_FIGURES } from "./compliance.js";

/** What is asked for one period in one turn of the event loop is one statement, for however many platforms. */
export interface ComplianceReader {
  figures(platform: PlatformId, period: Period): Promise<ComplianceFigures>;
  /** Over all platforms; amounts in one currency. */
  medians(period: Period, currency: string): Promise<ReadonlyMap<ComplianceFigure, FigureMedian>>;
}

type Key = Period & { readonly platform: PlatformId };

/** `clock` says what is overdue at the moment at which the figures are read. */
export function createComplianceReader(sql: Sql, clock: () => Instant): ComplianceReader {
  const loader = new DataLoader<Key, ComplianceFigures>(
    async (keys) => {
      const found = new Map<string, ReadonlyMap<PlatformId, ComplianceFigures>>();
      for (const [name, [first, ...others]] of Map.groupBy(keys, nameOf)) {
        if (first === undefined) continue;
        const platforms = [...new Set([first, ...others].map(({ platform }) => platform))];
        found.set(name, await figuresOfEach(sql, platforms, first, clock()));
      }
      return keys.map((key) => found.get(nameOf(key))?.get(key.platform) ?? NO_FIGURES);
    },
    { cache: false, maxBatchSize: 2_000, batchScheduleFn: (load) => void setImmediate(load) },
  );
  const medians = new DataLoader<Period & { readonly currency: string }, ReadonlyMap<ComplianceFigure, FigureMedian>>(
    async (keys) => {
      const found = new Map<string, ReadonlyMap<ComplianceFigure, FigureMedian>>();
      for (const key of keys) {
        const name = medianName(key);
        if (!found.has(name)) found.set(name, await mediansOfFigures(sql, key, key.currency, clock()));
      }
      return keys.map((key) => found.get(medianName(key)) ?? new Error("A period got no medians"));
    },
    { cache: false, maxBatchSize: 2_000, batchScheduleFn: (load) => void setImmediate(load) },
  );
  return {
    figures: (platform, period) => loader.load({ platform, ...period }),
    medians: (period, currency) => medians.load({ ...period, currency }),
  };
}

function nameOf({ from, until }: Period): string {
  return `${from.toISOString()}/${until.toISOString()}`;
}

function medianName({ currency, ...period }: Period & { readonly currency: string }): string {
  return `${nameOf(period)}/${currency}`;
}
