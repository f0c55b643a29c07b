import type { Database, EntityManager } from "@exparte/database";
import type { Period } from "@exparte/dutch-time";
import type { FigureMedian } from "@exparte/publication";
import { isId } from "@exparte/text";
import DataLoader from "dataloader";
import type { CodeOfConduct } from "../rules/code-of-conduct/code-of-conduct.js";
import { type ParticipationRecord } from "../rules/code-of-conduct/participation.js";
import type { DisclosureFigure } from "../rules/supervision/disclosure-figure.js";
import { loadCodesOfConduct } from "./code-of-conduct/codes-of-conduct.js";
import { loadParticipations } from "./code-of-conduct/participations.js";
import {
  type DisclosureNumbers,
  mediansOfFigures,
  NO_NUMBERS,
  numbersByPlatform,
} from "./supervision/disclosure-figures.js";

/**
 * Reads that the gateway asks for once for each platform of a list. Reads of one turn of the event loop become one
 * statement. Nothing is cached between turns.
 */
export interface Readers {
  participations(platform: string): Promise<ParticipationRecord>;
  codesOfConduct(): Promise<readonly CodeOfConduct[]>;
  disclosureNumbers(platform: string, period: Period): Promise<DisclosureNumbers>;
  /** Over the platforms that were asked in the period. */
  disclosureMedians(period: Period): Promise<Medians>;
}

type Medians = ReadonlyMap<DisclosureFigure, FigureMedian>;

/** The number of platforms on one page of a report of all platforms. */
const BATCH_MAX = 2_000;

export function createReaders(database: Database): Readers {
  const participations = batched<string, ParticipationRecord>(database, async (em, platforms) => {
    const found = await loadParticipations(em, platforms);
    return (platform) => found.get(platform) ?? { platform, participations: [] };
  });
  const codes = batched<"all", readonly CodeOfConduct[]>(database, async (em) => {
    const published = await loadCodesOfConduct(em);
    return () => published;
  });
  const numbers = batched<Period & { readonly platform: string }, DisclosureNumbers>(database, async (_em, keys) => {
    const found = await byPeriod(keys, (period) => {
      const asked = keys.filter((key) => nameOf(key) === nameOf(period) && isId(key.platform));
      const ids = asked.map(({ platform }) => platform);
      return numbersByPlatform(database.sql, ids, period);
    });
    return (key) => found.get(nameOf(key))?.get(key.platform) ?? NO_NUMBERS;
  });
  const medians = batched<Period, Medians>(database, async (_em, periods) => {
    const found = await byPeriod(periods, (period) => mediansOfFigures(database.sql, period));
    return (period) => {
      const ofPeriod = found.get(nameOf(period));
      if (ofPeriod === undefined) throw new Error("A period got no medians");
      return ofPeriod;
    };
  });
  return {
    disclosureNumbers: (platform, period) => numbers.load({ platform, ...period }),
    disclosureMedians: (period) => medians.load(period),
    participations: (platform) => participations.load(platform),
    codesOfConduct: () => codes.load("all"),
  };
}

/** Reads once for each period, by the period's name. */
async function byPeriod<Found>(
  periods: readonly Period[],
  find: (period: Period) => Promise<Found>,
): Promise<Map<string, Found>> {
  const distinct = new Map(periods.map((period) => [nameOf(period), period]));
  return new Map(await Promise.all([...distinct].map(async ([name, period]) => [name, await find(period)] as const)));
}

function nameOf({ from, until }: Period): string {
  return `${from.toISOString()}/${until.toISOString()}`;
}

type Find<Key, Value> = (em: EntityManager, keys: readonly Key[]) => Promise<(key: Key) => Value>;

function batched<Key, Value>(database: Database, find: Find<Key, Value>): DataLoader<Key, Value> {
  return new DataLoader<Key, Value>(
    async (keys) => {
      const valueFor = await find(database.orm.em.fork(), keys);
      return keys.map(valueFor);
    },
    { cache: false, maxBatchSize: BATCH_MAX, batchScheduleFn: (load) => void setImmediate(load) },
  );
}
