import type { Database, EntityManager } from "@exparte/database";
import { isId } from "@exparte/text";
import DataLoader from "dataloader";
import type { CodeOfConduct } from "../code-of-conduct.js";
import { type ParticipationRecord } from "../participation.js";
import { loadCodesOfConduct } from "./codes-of-conduct.js";
import { type DisclosureFigures, type FiguresWanted, figuresByPlatform, NO_FIGURES } from "./disclosure-figures.js";
import { loadParticipations } from "./participations.js";

/**
 * Reads that the gateway asks for once per platform of a list: those asked for in one turn are one statement. Nothing
 * is kept between turns.
 */
export interface Readers {
  participations(platform: string): Promise<ParticipationRecord>;
  codesOfConduct(): Promise<readonly CodeOfConduct[]>;
  disclosureFigures(platform: string, period: FiguresWanted): Promise<DisclosureFigures>;
}

/** As many as a report of all platforms has on one page. */
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
  const figures = batched<FiguresKey, DisclosureFigures>(database, async (_em, keys) => {
    const periods = new Map(keys.map(({ from, until }) => [periodOf({ from, until }), { from, until }]));
    const found = new Map(
      await Promise.all(
        [...periods].map(async ([name, period]) => {
          const platforms = keys.filter((key) => periodOf(key) === name && isId(key.platform));
          const ids = platforms.map(({ platform }) => platform);
          return [name, await figuresByPlatform(database.sql, ids, period)] as const;
        }),
      ),
    );
    return (key) => found.get(periodOf(key))?.get(key.platform) ?? NO_FIGURES;
  });
  return {
    disclosureFigures: (platform, period) => figures.load({ platform, ...period }),
    participations: (platform) => participations.load(platform),
    codesOfConduct: () => codes.load("all"),
  };
}

type FiguresKey = FiguresWanted & { readonly platform: string };

function periodOf({ from, until }: FiguresWanted): string {
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
