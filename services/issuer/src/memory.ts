import { LRUCache } from "lru-cache";
import type { Adapter, AdapterPayload } from "oidc-provider";

/** A demonstration has few people: more than so many sign-ins at once forget the oldest. */
const MOST_KEPT = 1_000;
const DEFAULT_LIFE_SECONDS = 3_600;

/**
 * Keeps what a sign-in needs between its steps, in memory: after a restart people choose a party again. Tokens for the hub
 * are self-contained and need no keeping.
 */
export function memory(): (model: string) => Adapter {
  const kept = new LRUCache<string, AdapterPayload>({ max: MOST_KEPT });

  function firstWith(model: string, name: "uid" | "userCode", value: string): AdapterPayload | undefined {
    return kept.find((payload, key) => key.startsWith(`${model}:`) && payload[name] === value);
  }

  return (model) => ({
    async upsert(id, payload, expiresInSeconds = DEFAULT_LIFE_SECONDS) {
      kept.set(`${model}:${id}`, payload, { ttl: expiresInSeconds * 1_000 });
    },
    find: async (id) => kept.get(`${model}:${id}`),
    findByUid: async (uid) => firstWith(model, "uid", uid),
    findByUserCode: async (userCode) => firstWith(model, "userCode", userCode),
    async consume(id) {
      const payload = kept.get(`${model}:${id}`);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000);
    },
    async destroy(id) {
      kept.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, payload] of kept.entries()) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}
