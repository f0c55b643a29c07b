import { Refusal } from "@exparte/refusal";
import { base64url, CompactSign, compactVerify, errors, type JWK } from "jose";
import type { Tagged } from "type-fest";
import { canonicalJson, type JsonObject } from "./canonical-json.js";
import { refuse } from "./refusals.js";
import {
  isSigningKey,
  type KeyId,
  SEAL_ALGORITHMS,
  type SealAlgorithm,
  type SealKey,
  sealAlgorithmOf,
} from "./seal-key.js";

/**
 * A seal is a compact JWS (RFC 7515) over the canonical JSON (RFC 8785) of a document, made with a party's own key. So
 * whoever receives it can tell who made the document, and that nobody changed it on the way, not even the hub. The
 * header is exactly `alg`, `kid` and `typ`. Anything more (`crit`, `jwk`, `jku`, `x5c` …) is refused, because a header
 * that could point at another key or change the meaning of the signature is a way to forge.
 */
const TYP = "exparte+jws";
/** What a refusal here is about; its `member` says which part of it. */
const FIELD = "seal";

/** A compact JWS; who made it, only `takeInSeal` and `verifySeal` tell. */
export type SealedText = Tagged<string, "SealedText">;

export interface SealHeader {
  readonly alg: SealAlgorithm;
  readonly kid: KeyId;
  readonly typ: typeof TYP;
}

/** Seals a document with a private key that carries its `kid`. Throws when the key cannot seal. */
export async function signSeal(document: object, privateJwk: JWK): Promise<SealedText> {
  const { kid } = privateJwk;
  const alg = sealAlgorithmOf(privateJwk);
  if (alg === undefined) throw new TypeError("A sealing key must be an Ed25519 or P-256 JWK.");
  if (kid === undefined || kid === "") throw new TypeError("A sealing key must carry the kid it is registered under.");
  const payload = new TextEncoder().encode(canonicalJson(document));
  const signed = await new CompactSign(payload).setProtectedHeader({ alg, kid, typ: TYP }).sign(privateJwk);
  return signed as SealedText;
}

/**
 * The document in a seal, before anyone has checked who made it. Use it only to find the keys to verify with.
 * Refuses with SEAL_MALFORMED or SEAL_ALGORITHM_NOT_ACCEPTED.
 */
export function readSealUnverified(jws: string): { header: SealHeader; document: JsonObject } {
  const [, header, payload] = /^([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(jws) ?? [];
  if (header === undefined || payload === undefined) {
    throw refuse("SEAL_MALFORMED", "The seal is not a compact JWS (three base64url parts). Seal the document anew.", {
      field: FIELD,
    });
  }
  return { header: readHeader(header), document: readDocument(payload) };
}

/**
 * Verifies a seal against one party's registered keys and returns its document. The key is judged at the moment the
 * seal was made, which `madeAt` reads from the document, so the old seals of a rotated key stay good. Use it for seals
 * accepted earlier; use `takeInSeal` for a document that arrives for the first time. Refuses with one of SEAL_REFUSALS.
 */
export async function verifySeal(
  jws: string,
  keys: readonly SealKey[],
  madeAt: (document: JsonObject) => Date,
): Promise<{ document: JsonObject; kid: KeyId }> {
  const { header, document } = readSealUnverified(jws);
  const { kid, alg } = header;
  // A party also registers an encryption key: its holder may not seal with it.
  const key = sealingKey(keys, kid);
  if (key === undefined) {
    throw refuse(
      "SEAL_KEY_UNKNOWN",
      `No sealing key ${kid} is registered for this party. Register it, or seal with one that is registered.`,
      { field: FIELD, kid },
    );
  }
  if (sealAlgorithmOf(key.jwk) !== alg) throw broken(kid, new Error(`The registered key does not sign with ${alg}.`));
  try {
    const { kty, crv, x, y } = key.jwk;
    await compactVerify(jws, { kty, crv, x, y } as JWK, { algorithms: [alg] });
  } catch (cause) {
    if (cause instanceof errors.JOSEError) throw broken(kid, cause);
    throw cause;
  }
  refuseUntrustedThen(key, madeAt(document));
  return { document, kid };
}

/**
 * Verifies a seal that arrives for the first time. Beyond what `verifySeal` checks, the key must not be revoked now:
 * the sealed moment is the signer's own claim, so whoever stole a key could seal with a date before its revocation. And
 * the seal must have its one spelling, so that a copy in another spelling never passes for another seal. The caller
 * checks that the sealed moment is recent, where the document holds one. Refuses with one of SEAL_REFUSALS.
 */
export async function takeInSeal(
  jws: string,
  keys: readonly SealKey[],
  madeAt: (document: JsonObject) => Date,
): Promise<{ document: JsonObject; kid: KeyId }> {
  readSealUnverified(jws);
  refuseOtherSpelling(jws);
  const taken = await verifySeal(jws, keys, madeAt);
  const revokedAt = sealingKey(keys, taken.kid)?.revokedAt ?? null;
  if (revokedAt === null) return taken;
  throw refuse(
    "SEAL_KEY_REVOKED",
    `The key ${taken.kid} was revoked at ${revokedAt.toISOString()}; nothing that it sealed is taken in since, whenever that was sealed. Seal anew with another registered key.`,
    { field: FIELD, member: "kid", kid: taken.kid },
  );
}

function sealingKey(keys: readonly SealKey[], kid: KeyId): SealKey | undefined {
  return keys.find((candidate) => candidate.kid === kid && isSigningKey(candidate.jwk));
}

/**
 * The seal that a text spells: without white space and padding, and without the bits that a base64url part's last
 * character may hold beyond its bytes (RFC 4648, section 3.5). Undefined when it is no compact JWS at all.
 */
export function respellSeal(text: string): SealedText | undefined {
  const parts = text.replace(/[\s=]/g, "").split(".");
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) return undefined;
  const respelled = parts.map(respell);
  return respelled.includes(undefined) ? undefined : (respelled.join(".") as SealedText);
}

/** How many points the curve P-256 counts (SEC 2, section 2.4.2). */
const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const SCALAR_BYTES = 32;

/**
 * The other text of an ES256 seal that verifies as it does: where (r, s) is a signature, (r, n − s) is one too, and
 * anybody can work it out. Undefined when there is none.
 */
export function twinOfSeal(seal: string): SealedText | undefined {
  const [header = "", payload = "", signature = ""] = respellSeal(seal)?.split(".") ?? [];
  if (algorithmSaid(header) !== "ES256") return undefined;
  const bytes = base64url.decode(signature);
  if (bytes.length !== 2 * SCALAR_BYTES) return undefined;
  const s = bytes.subarray(SCALAR_BYTES).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  if (s === 0n || s >= P256_ORDER) return undefined;
  const other = P256_ORDER - s;
  const otherByte = (index: number) => Number((other >> BigInt(8 * (bytes.length - 1 - index))) & 255n);
  const twin = Uint8Array.from(bytes, (byte, index) => (index < SCALAR_BYTES ? byte : otherByte(index)));
  return `${header}.${payload}.${base64url.encode(twin)}` as SealedText;
}

/** Undefined when the header says nothing of it, or is none. */
function algorithmSaid(header: string): unknown {
  try {
    return parseObject(header, "header").alg;
  } catch (cause) {
    if (cause instanceof Refusal) return undefined;
    throw cause;
  }
}

/** Undefined for a length that no bytes have. */
function respell(part: string): string | undefined {
  return part.length % 4 === 1 ? undefined : base64url.encode(base64url.decode(part));
}

function refuseOtherSpelling(jws: string): void {
  const [header = "", , signature = ""] = jws.split(".");
  if (base64url.encode(JSON.stringify(parseObject(header, "header"))) !== header) {
    throw refuse(
      "SEAL_MALFORMED",
      "The seal's header has white space, escapes, a member that comes twice, or bits beyond its last byte. Write it as JSON without white space, with each member once.",
      { field: FIELD, member: "header" },
    );
  }
  if (respell(signature) !== signature) {
    throw refuse(
      "SEAL_MALFORMED",
      "The seal's signature has bits beyond its last byte, so that the same seal could be written in several ways. Encode it as base64url (RFC 4648, section 3.5).",
      { field: FIELD, member: "signature" },
    );
  }
}

function readHeader(part: string): SealHeader {
  const header = parseObject(part, "header");
  const { alg, kid, typ, ...others } = header;
  const accepted = SEAL_ALGORITHMS.find((name) => name === alg);
  if (accepted === undefined) {
    throw refuse(
      "SEAL_ALGORITHM_NOT_ACCEPTED",
      `The seal's algorithm is ${JSON.stringify(alg)}; only ${SEAL_ALGORITHMS.join(" and ")} are accepted.`,
      { field: FIELD, member: "alg" },
    );
  }
  if (typ !== TYP) {
    throw refuse("SEAL_MALFORMED", `The seal's typ is ${JSON.stringify(typ)}; it must be ${TYP}.`, {
      field: FIELD,
      member: "typ",
    });
  }
  if (typeof kid !== "string" || kid === "") {
    throw refuse("SEAL_MALFORMED", "The seal's header names no key (kid).", { field: FIELD, member: "kid" });
  }
  const [extra] = Object.keys(others);
  if (extra !== undefined) {
    throw refuse("SEAL_MALFORMED", `The seal's header has ${extra}; it may hold only alg, kid and typ.`, {
      field: FIELD,
      member: extra,
    });
  }
  return { alg: accepted, kid: kid as KeyId, typ: TYP };
}

function readDocument(part: string): JsonObject {
  const document = parseObject(part, "payload");
  let canonical: string;
  try {
    canonical = canonicalJson(document);
  } catch (cause) {
    throw refuse(
      "SEAL_MALFORMED",
      "The sealed payload has no canonical JSON form.",
      { field: FIELD, member: "payload" },
      { cause },
    );
  }
  if (base64url.encode(canonical) !== part) {
    throw refuse(
      "SEAL_MALFORMED",
      "The sealed payload is not canonical JSON (RFC 8785). Canonicalise the document before sealing it.",
      { field: FIELD, member: "payload" },
    );
  }
  return document;
}

function parseObject(part: string, member: "header" | "payload"): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(base64url.decode(part)));
  } catch (cause) {
    throw refuse(
      "SEAL_MALFORMED",
      `The seal's ${member} is not JSON in base64url.`,
      { field: FIELD, member },
      { cause },
    );
  }
  if (!isJsonObject(value))
    throw refuse("SEAL_MALFORMED", `The seal's ${member} is not a JSON object.`, { field: FIELD, member });
  return value;
}

/** Only for a value that JSON.parse returned; for anything else it would claim too much. */
function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuseUntrustedThen(key: SealKey, madeAt: Date): void {
  const { kid, validFrom, validUntil, revokedAt } = key;
  const facts = { field: FIELD, kid, madeAt: madeAtText(madeAt) };
  if (revokedAt !== null && madeAt >= revokedAt) {
    throw refuse(
      "SEAL_KEY_REVOKED",
      `The key ${kid} was revoked at ${revokedAt.toISOString()}, and this seal was made at ${facts.madeAt}. Seal with another registered key.`,
      facts,
    );
  }
  if (madeAt < validFrom || (validUntil !== null && madeAt >= validUntil)) {
    const term = `from ${validFrom.toISOString()}${validUntil === null ? "" : ` until ${validUntil.toISOString()}`}`;
    throw refuse(
      "SEAL_KEY_NOT_VALID_THEN",
      `The key ${kid} is valid ${term}; this seal was made at ${facts.madeAt}. Seal with a key that is valid then.`,
      facts,
    );
  }
}

/** An unreadable date must not pass: every comparison with it is false. */
function madeAtText(madeAt: Date): string {
  if (Number.isNaN(madeAt.getTime())) {
    throw refuse("SEAL_MALFORMED", "The sealed document does not say when it was made.", {
      field: FIELD,
      member: "payload",
    });
  }
  return madeAt.toISOString();
}

function broken(kid: string, cause: unknown) {
  return refuse(
    "SEAL_BROKEN",
    `The signature does not verify with the key ${kid}: the document was changed after sealing, or another key made it.`,
    { field: FIELD, kid },
    { cause },
  );
}
