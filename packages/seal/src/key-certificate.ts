import { restated } from "@exparte/refusal";
import { isLabel } from "@exparte/text";
import { canonicalJson } from "./canonical-json.js";
import type { EncryptionJwk } from "./encryption-key.js";
import { refuse } from "./refusals.js";
import { readSealUnverified, takeInSeal } from "./seal.js";
import type { SealKey } from "./seal-key.js";

/** A court's word that a key for encryption is somebody's: its seal over { type, holder, jwk }. */
const TYPE = "exparte-key-certificate";

/**
 * Reads the certificate of a key. It is valid as long as the key that sealed it: once that is no longer held valid, it
 * certifies nothing. Refuses with CERTIFICATE_INVALID or a SEAL_* code.
 */
export async function readKeyCertificate({
  certificate,
  jwk,
  keys,
  now,
  field,
}: {
  readonly certificate: string;
  readonly jwk: EncryptionJwk;
  readonly keys: readonly SealKey[];
  readonly now: Date;
  /** Where the recipient stands, with `certificate` and `jwk`. */
  readonly field: string;
}): Promise<{ holder: string }> {
  const at = `${field}.certificate`;
  const { document } = await takeInSeal(certificate, keys, () => now).catch((error: unknown) => {
    throw restated(error, { field: at });
  });
  const { type, holder, jwk: certified, ...more } = document;
  if (type !== TYPE || !isHolder(holder) || !isObject(certified) || Object.keys(more).length > 0) {
    throw refuse("CERTIFICATE_INVALID", `${at} must seal exactly { type: "${TYPE}", holder, jwk }.`, { field: at });
  }
  if (canonicalJson(named(certified)) !== canonicalJson(named(jwk))) {
    throw refuse(
      "CERTIFICATE_INVALID",
      `${at} certifies another key than ${field}.jwk. Certify the very key the answer is to be encrypted to.`,
      { field: at },
    );
  }
  return { holder: holder.trim() };
}

/** The holder that a certificate names, which was judged before. */
export function holderUnverified(certificate: string): string {
  return String(readSealUnverified(certificate).document.holder).trim();
}

function isHolder(holder: unknown): holder is string {
  return typeof holder === "string" && isLabel(holder.trim(), 200);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What makes a key that key. */
function named({ kty, crv, x, y, kid }: Readonly<Record<string, unknown>>): object {
  return JSON.parse(JSON.stringify({ kty, crv, x, y, kid }));
}
