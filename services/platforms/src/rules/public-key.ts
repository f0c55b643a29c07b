import { calculateJwkThumbprint, exportJWK, importJWK, type JWK } from "jose";
import { refuse } from "./refusals.js";

/** What a key is for, as in a JWK's `use`: `sig` for seals, `enc` for disclosures. */
export const KEY_USES = ["sig", "enc"] as const;
export type KeyUse = (typeof KEY_USES)[number];

/**
 * The members of a registered JWK (RFC 7517): those of a public key and no others, so that no extra member can add a
 * meaning.
 */
export type PublicJwk = Readonly<Record<string, string>>;

export interface PublicKey {
  readonly kid: string;
  /** RFC 7638: the same for the same key, under any name. */
  readonly thumbprint: string;
  readonly use: KeyUse;
  readonly jwk: PublicJwk;
}

interface Accepted {
  readonly kty: string;
  readonly crv: string;
  readonly use: KeyUse;
  /** The names its algorithm may have in the JWK; the first is kept. */
  readonly algs: readonly [string, ...string[]];
}

/** RFC 8037, RFC 7518 and, for the second name of EdDSA, RFC 9864. */
const ACCEPTED: readonly Accepted[] = [
  { kty: "OKP", crv: "Ed25519", use: "sig", algs: ["EdDSA", "Ed25519"] },
  { kty: "EC", crv: "P-256", use: "sig", algs: ["ES256"] },
  { kty: "EC", crv: "P-256", use: "enc", algs: ["ECDH-ES+A256KW"] },
  { kty: "OKP", crv: "X25519", use: "enc", algs: ["ECDH-ES+A256KW"] },
];

/** Private members of EC and OKP, RSA and symmetric keys (RFC 7518, section 6). */
const PRIVATE_MEMBERS = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] as const;

/**
 * Reads a public key from a JWK that came from outside; without a `kid` it is named by its thumbprint, without a `use`
 * it is for seals. Rejects with PRIVATE_KEY_REFUSED, KEY_NOT_ACCEPTED or KEY_INVALID, none of which repeats the key.
 */
export async function readPublicKey(given: Readonly<Record<string, unknown>>, field: string): Promise<PublicKey> {
  const secret = PRIVATE_MEMBERS.find((member) => member in given);
  if (secret !== undefined) {
    throw refuse(
      "PRIVATE_KEY_REFUSED",
      `${field} holds the private member "${secret}". Consider this key disclosed: make a new pair and send its public half only.`,
      { field: `${field}.${secret}` },
    );
  }
  const accepted = acceptedKey(given, field);
  const jwk = await wholeKey(given, accepted, field);
  const thumbprint = await calculateJwkThumbprint(jwk);
  const kid = given.kid === undefined ? thumbprint : checkKid(given.kid, `${field}.kid`);
  const { kty, crv, use, algs } = accepted;
  const members = { kty, crv, x: jwk.x, y: jwk.y, kid, alg: algs[0], use };
  const present = Object.entries(members).filter((member): member is [string, string] => member[1] !== undefined);
  return { kid, thumbprint, use, jwk: Object.fromEntries(present) };
}

export function checkKid(kid: unknown, field: string): string {
  if (typeof kid === "string" && /^[!-~]{1,128}$/.test(kid)) return kid;
  throw refuse(
    "KEY_INVALID",
    `${field} must be 1 to 128 visible ASCII characters; leave it out to use the key's thumbprint.`,
    { field },
  );
}

function acceptedKey({ kty, crv, use = "sig", alg }: Readonly<Record<string, unknown>>, field: string): Accepted {
  const accepted = ACCEPTED.find((key) => key.kty === kty && key.crv === crv && key.use === use);
  if (accepted === undefined) {
    throw refuse(
      "KEY_NOT_ACCEPTED",
      `${field} must be Ed25519 or P-256 to seal (use "sig"), or P-256 or X25519 to receive disclosures (use "enc").`,
      { field },
    );
  }
  if (alg === undefined || accepted.algs.some((name) => name === alg)) return accepted;
  throw refuse("KEY_NOT_ACCEPTED", `${field}.alg of this key must be ${accepted.algs[0]}, or be left out.`, {
    field: `${field}.alg`,
  });
}

/** The key as the crypto library parsed it: the point lies on the curve and each member has its one encoding. */
async function wholeKey(
  { x, y }: Readonly<Record<string, unknown>>,
  { kty, crv, algs }: Accepted,
  field: string,
): Promise<JWK> {
  try {
    const key = await importJWK({ kty, crv, x, ...(kty === "EC" ? { y } : {}) } as JWK, algs[0]);
    return await exportJWK(key);
  } catch (cause) {
    throw refuse(
      "KEY_INVALID",
      `${field} is not a whole and correct ${crv} public key. Export it again.`,
      { field },
      { cause },
    );
  }
}
