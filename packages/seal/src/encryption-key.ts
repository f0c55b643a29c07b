import { calculateJwkThumbprint, importJWK, type JWK } from "jose";
import { refuse } from "./refusals.js";

/** A public JWK for encryption, with no further members. */
export type EncryptionJwk = Readonly<Record<string, string>>;

export const RECIPIENT_ALGORITHM = "ECDH-ES+A256KW";
const CURVES = [
  { kty: "EC", crv: "P-256", members: ["crv", "kty", "x", "y"] },
  { kty: "OKP", crv: "X25519", members: ["crv", "kty", "x"] },
] as const;
const PRIVATE_MEMBERS = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/**
 * Reads a public key for encryption from outside: P-256 or X25519, its point on its curve. Refuses with
 * RECIPIENT_KEY_INVALID, which names the member and never repeats the key.
 */
export async function readEncryptionKey(
  given: Readonly<Record<string, unknown>>,
  field: string,
): Promise<EncryptionJwk> {
  const secret = PRIVATE_MEMBERS.find((member) => member in given);
  if (secret !== undefined) {
    throw invalid(
      `${field} holds the private member "${secret}". Consider this key disclosed: make a new pair and name its public half.`,
      `${field}.${secret}`,
    );
  }
  const curve = curveOf(given, field);
  const { kid, use = "enc", alg = RECIPIENT_ALGORITHM } = given;
  if (typeof kid !== "string" || !/^[!-~]{1,128}$/.test(kid)) {
    throw invalid(`${field}.kid must be 1 to 128 visible ASCII characters.`, `${field}.kid`);
  }
  if (use !== "enc") throw invalid(`${field}.use must be "enc": this key is to encrypt to.`, `${field}.use`);
  if (alg !== RECIPIENT_ALGORITHM) throw invalid(`${field}.alg must be ${RECIPIENT_ALGORITHM}.`, `${field}.alg`);
  const point = await pointOf(given, curve, field);
  return { ...point, kid, alg, use };
}

const MEMBERS: ReadonlySet<string> = new Set(["crv", "kty", "x", "y", "kid", "alg", "use"]);

/**
 * As `readEncryptionKey`, of a key that stands in a document that is being sealed. It has no member beside those, as `ext` and
 * `key_ops` of a browser's export: they would go to every reader, and nobody checks what is in them.
 */
export async function readSealedEncryptionKey(
  given: Readonly<Record<string, unknown>>,
  field: string,
): Promise<EncryptionJwk> {
  const key = await readEncryptionKey(given, field);
  if (Object.entries(given).every(([name, value]) => MEMBERS.has(name) && typeof value === "string")) return key;
  throw invalid(
    `${field} has more than ${[...MEMBERS].join(", ")}, or one that is no text. Leave out the rest, and seal that.`,
    field,
  );
}

/** The private key of RFC 8037, appendix A.6: publicly known, and usable for a trial decryption. */
const TRIAL = {
  kty: "OKP",
  crv: "X25519",
  d: "dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo",
  x: "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo",
};

/** Keeps only the key's point on one of the accepted curves. */
export async function pointOf(
  given: Readonly<Record<string, unknown>>,
  { kty, crv, members }: (typeof CURVES)[number],
  field: string,
): Promise<EncryptionJwk> {
  const point = Object.fromEntries(members.map((member) => [member, given[member]]));
  try {
    await importJWK(point as JWK, RECIPIENT_ALGORITHM);
    await calculateJwkThumbprint(point as JWK);
    if (crv === "X25519") await agreeOnTrial(point as JWK);
  } catch (cause) {
    // The cause can repeat members of the key, so it does not leave this process.
    throw invalid(`${field} is not a whole and correct ${kty} ${crv} public key. Export it again.`, field, cause);
  }
  return point as Record<string, string>;
}

/** A point of small order agrees with every key on zero (RFC 7748, section 6.1): anyone can open what it encrypts. */
async function agreeOnTrial(point: JWK): Promise<void> {
  const { subtle } = crypto;
  const secret = await subtle.importKey("jwk", TRIAL, "X25519", false, ["deriveBits"]);
  await subtle.deriveBits(
    { name: "X25519", public: await subtle.importKey("jwk", point, "X25519", false, []) },
    secret,
    256,
  );
}

export function curveOf({ kty, crv }: Readonly<Record<string, unknown>>, field: string): (typeof CURVES)[number] {
  const curve = CURVES.find((candidate) => candidate.kty === kty && candidate.crv === crv);
  if (curve === undefined) throw invalid(`${field} must be a P-256 or X25519 public key.`, field);
  return curve;
}

function invalid(message: string, field: string, cause?: unknown): Error {
  return refuse("RECIPIENT_KEY_INVALID", message, { field }, cause === undefined ? {} : { cause });
}
