import type { CompactJWSHeaderParameters, CryptoKey, JWTPayload } from "jose";
import { LRUCache } from "lru-cache";
import type { FindKey } from "./issuer-keys.js";

/** Some ten thousand tokens of the usual size. */
const MOST_CHARACTERS = 8_388_608;

interface Proven {
  readonly payload: JWTPayload;
  readonly header: CompactJWSHeaderParameters;
  readonly key: CryptoKey;
}

/**
 * Tokens whose signature and unchanging claims were verified: a client sends the same one with each request, and the
 * signature costs more than all else at the door.
 */
export interface ProvenTokens {
  keep(token: string, proven: Proven): void;
  /**
   * The payload, if the issuer still publishes the very key and the token still counts; undefined where it is to be
   * verified anew. Rejects as `keys` does.
   */
  stillGood(token: string, keys: FindKey, now: Date): Promise<JWTPayload | undefined>;
}

export function provenTokens(): ProvenTokens {
  const kept = new LRUCache<string, Proven>({
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_proven, token) => token.length,
  });
  return {
    keep: (token, proven) => void kept.set(token, proven),
    async stillGood(token, keys, now) {
      const proven = kept.get(token);
      if (proven === undefined) return undefined;
      if (!countsAt(proven.payload, now)) {
        kept.delete(token);
        return undefined;
      }
      // Another object after each fetch: so a token is verified again with every new set of keys.
      return (await keys(proven.header)) === proven.key ? proven.payload : undefined;
    },
  };
}

/** In whole seconds, as jose compares them. */
function countsAt({ exp = 0, nbf = 0 }: JWTPayload, now: Date): boolean {
  const seconds = Math.floor(now.getTime() / 1_000);
  return nbf <= seconds && exp > seconds;
}
