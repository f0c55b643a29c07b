import type { Database, EntityManager } from "@exparte/database";
import DataLoader from "dataloader";
import type { Court } from "../rules/court.js";
import { isPartyId, type PartyRef, streamOf } from "../rules/party.js";
import type { PartyKey } from "../rules/party-key.js";
import type { Platform } from "../rules/platform.js";
import { findCourts } from "./courts.js";
import { findKeys } from "./keys.js";
import { findPlatforms } from "./platforms.js";

/**
 * Reads single parties. The gateway asks for a party with every message that names one, so one event for a thousand
 * subscribers is a thousand reads. Reads of one turn of the event loop become one statement. Nothing is cached between
 * turns.
 */
export interface Readers {
  platform(id: string): Promise<Platform | null>;
  court(id: string): Promise<Court | null>;
  keys(party: PartyRef): Promise<readonly PartyKey[]>;
}

const BATCH_MAX = 250;

export function createReaders(database: Database): Readers {
  const platforms = batched<string, Platform | null>(database, async (em, ids) => {
    const found = await findPlatforms(em, ids);
    return (id) => found.get(id) ?? null;
  });
  const courts = batched<string, Court | null>(database, async (em, ids) => {
    const found = await findCourts(em, ids);
    return (id) => found.find((court) => court.id === id) ?? null;
  });
  const keys = batched<PartyRef, readonly PartyKey[]>(database, async (em, parties) => {
    const found = Map.groupBy(await findKeys(em, parties), (key) => streamOf(key.party));
    return (party) => found.get(streamOf(party)) ?? [];
  });
  return {
    platform: async (id) => (isPartyId(id) ? platforms.load(id) : null),
    court: async (id) => (isPartyId(id) ? courts.load(id) : null),
    keys: (party) => keys.load(party),
  };
}

type Find<Key, Value> = (em: EntityManager, keys: readonly Key[]) => Promise<(key: Key) => Value>;

function batched<Key, Value>(database: Database, find: Find<Key, Value>): DataLoader<Key, Value> {
  return new DataLoader<Key, Value>(
    async (keys) => {
      const answer = await find(database.orm.em.fork(), keys);
      return keys.map(answer);
    },
    { cache: false, maxBatchSize: BATCH_MAX, batchScheduleFn: (load) => void setImmediate(load) },
  );
}
