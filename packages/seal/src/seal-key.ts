import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";
import type { Tagged } from "type-fest";

/** The only algorithms a seal may use: EdDSA with Ed25519 (RFC 8037) and ES256 (RFC 7518). */
export const SEAL_ALGORITHMS = ["EdDSA", "ES256"] as const;
export type SealAlgorithm = (typeof SEAL_ALGORITHMS)[number];

/** The `kid` under which a key is registered, as a seal names it. */
export type KeyId = Tagged<string, "KeyId">;

/** A party's registered public key, and when it may seal. */
export interface SealKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly validFrom: Date;
  /** The first moment at which it no longer seals; null while no end is set. */
  readonly validUntil: Date | null;
  /** The moment from which it is not trusted; seals made before stay good. */
  readonly revokedAt: Date | null;
}

/** The algorithm a key of this form seals with, or undefined when it cannot seal. */
export function sealAlgorithmOf(jwk: JWK): SealAlgorithm | undefined {
  if (jwk.kty === "OKP" && jwk.crv === "Ed25519") return "EdDSA";
  if (jwk.kty === "EC" && jwk.crv === "P-256") return "ES256";
  return undefined;
}

/** Whether a registered key is for signing: its JWK says so, or states no use. */
export function isSigningKey({ use = "sig", alg = "EdDSA" }: JWK): boolean {
  return use === "sig" && SIGNING_ALGORITHMS.includes(alg);
}

/** What a JWK's `alg` may say; Ed25519 is RFC 9864's name for what a seal calls EdDSA. */
const SIGNING_ALGORITHMS: readonly string[] = [...SEAL_ALGORITHMS, "Ed25519"];

/** A new sealing key pair as JWKs; its `kid` is its thumbprint (RFC 7638). */
export async function generateSealKey(alg: SealAlgorithm = "EdDSA"): Promise<{ privateJwk: JWK; publicJwk: JWK }> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const privateJwk: JWK = { ...jwk, kid: await calculateJwkThumbprint(jwk), alg, use: "sig" };
  return { privateJwk, publicJwk: publicSealKey(privateJwk) };
}

/** The public part of an EC or OKP key. It picks members by name, so no private one can slip through. */
export function publicSealKey(jwk: JWK): JWK {
  const { kty, crv, x, y, kid, alg, use } = jwk;
  return Object.fromEntries(
    Object.entries({ kty, crv, x, y, kid, alg, use }).filter(([, member]) => member !== undefined),
  ) as JWK;
}
