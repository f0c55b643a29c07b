import {
  type CompactJWSHeaderParameters,
  type CryptoKey,
  createRemoteJWKSet,
  errors,
  type FlattenedJWSInput,
  type RemoteJWKSet,
} from "jose";
import { discovery, ISSUER_TIMEOUT_MS, issuerUnavailable } from "./discovery.js";

/** From this age on the keys are fetched again, while the known ones stay in use. */
const REFRESH_AFTER_MS = 60_000;
/**
 * From this age on a token waits for the fetch: so a withdrawn key is accepted no longer than this, if the issuer
 * answers.
 */
export const WITHDRAWN_WITHIN_MS = 120_000;
/** While the issuer does not answer, a key that it published this recently is still accepted. */
export const KNOWN_WITHOUT_ISSUER_MS = 900_000;
/** How long to wait after a failed fetch. */
const RETRY_AFTER_MS = 5_000;
/** Unknown key ids may force only this many fetches in this time: anybody can invent key ids. */
export const FORCED_FETCHES = { count: 5, withinMs: 25_000 } as const;

export interface IssuerKeysOptions {
  readonly issuer: string;
  readonly nowMs: () => number;
}

export type FindKey = (header: CompactJWSHeaderParameters, token?: FlattenedJWSInput) => Promise<CryptoKey>;

/**
 * Finds a token's key among those that the issuer publishes, which it discovers at first use. An unknown key id makes
 * it fetch them again at once, at most five times in 25 s. Every fetch brings all keys, so even amid invented key ids a
 * new key is known within 25 s. Rejects with ISSUER_UNAVAILABLE, or with jose's error for a key that is not there.
 * A key is the same object until the keys are fetched again.
 */
export function issuerKeys({ issuer, nowMs }: IssuerKeysOptions): FindKey {
  const metadata = discovery(issuer);
  let published: RemoteJWKSet | undefined;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let failedAtMs: number | undefined;
  let fetching: Promise<void> | undefined;
  let forcedAtMs: readonly number[] = [];

  async function fetchKeys(): Promise<void> {
    const beganAtMs = nowMs();
    try {
      const { jwks_uri } = await metadata();
      if (jwks_uri === undefined) throw new Error("its metadata names no jwks_uri");
      // This file alone decides when to fetch.
      published ??= createRemoteJWKSet(new URL(jwks_uri), {
        timeoutDuration: ISSUER_TIMEOUT_MS,
        cacheMaxAge: Number.POSITIVE_INFINITY,
        cooldownDuration: Number.POSITIVE_INFINITY,
      });
      await published.reload();
      askedAtMs = beganAtMs;
      failedAtMs = undefined;
    } catch (cause) {
      failedAtMs = nowMs();
      throw issuerUnavailable(issuer, cause);
    }
  }

  function fetchOnce(): Promise<void> {
    fetching ??= fetchKeys().finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  async function freshEnough(): Promise<void> {
    const ageMs = nowMs() - askedAtMs;
    if (ageMs < REFRESH_AFTER_MS) return;
    const known = ageMs < KNOWN_WITHOUT_ISSUER_MS;
    const resting = failedAtMs !== undefined && nowMs() - failedAtMs < RETRY_AFTER_MS;
    if (known && resting) return;
    const fetched = fetchOnce();
    // Nobody waits twice for an issuer that is down: while keys are known, the next attempt runs in the background.
    if (known && (ageMs < WITHDRAWN_WITHIN_MS || failedAtMs !== undefined)) return void fetched.catch(() => undefined);
    try {
      await fetched;
    } catch (cause) {
      if (!known) throw cause;
    }
  }

  /**
   * Whether an unknown key id may force a fetch now, which then counts. Joining a fetch that is under way does not
   * count.
   */
  function mayForce(): boolean {
    if (fetching !== undefined) return true;
    const now = nowMs();
    forcedAtMs = forcedAtMs.filter((at) => now - at < FORCED_FETCHES.withinMs);
    if (forcedAtMs.length >= FORCED_FETCHES.count) return false;
    forcedAtMs = [...forcedAtMs, now];
    return true;
  }

  async function find(header: CompactJWSHeaderParameters, token?: FlattenedJWSInput): Promise<CryptoKey> {
    if (published === undefined) throw issuerUnavailable(issuer, new Error("its keys were never fetched"));
    return published(header, token);
  }

  return async (header, token) => {
    await freshEnough();
    try {
      return await find(header, token);
    } catch (cause) {
      if (!(cause instanceof errors.JWKSNoMatchingKey) || !mayForce()) throw cause;
      await fetchOnce();
      return await find(header, token);
    }
  };
}
