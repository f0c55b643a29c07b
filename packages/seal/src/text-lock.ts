import { hkdfSync } from "node:crypto";
import { CompactEncrypt, compactDecrypt } from "jose";
import type { Tagged } from "type-fest";

/** A text that only its owner reads: a compact JWE (RFC 7516), `dir` with A256GCM. */
export type LockedText = Tagged<string, "LockedText">;

/** Encrypts texts for oneself, to keep them where others may look: in tables, events, feeds and copies of them. */
export interface TextLock {
  /** `of` says what the text is of. It is no secret, and stands in the header. */
  lock(text: string, of: string): Promise<LockedText>;
  /** Throws when the text was locked with another secret, was changed, or is of something else. */
  unlock(locked: LockedText, of: string): Promise<string>;
}

/**
 * `secrets` has at least one: the first locks, and each unlocks, so that a secret can be replaced. Keys follow from the
 * secrets by HKDF (RFC 5869) for this `purpose` alone.
 */
export function createTextLock(secrets: readonly string[], purpose: string): TextLock {
  const keys = secrets.map((secret) => keyFrom(secret, purpose));
  const [first] = keys;
  if (first === undefined) throw new Error("A lock has at least one secret");
  return {
    async lock(text, of) {
      const header = { alg: "dir", enc: "A256GCM", kid: first.kid, of };
      const jwe = await new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader(header)
        .encrypt(first.key);
      return jwe as LockedText;
    },
    async unlock(locked, of) {
      const { plaintext, protectedHeader } = await compactDecrypt(
        locked,
        ({ kid }) => {
          const found = keys.find((one) => one.kid === kid);
          if (found === undefined) throw new Error(`No secret given here makes the key ${String(kid)}`);
          return found.key;
        },
        { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] },
      );
      if (protectedHeader.of !== of) throw new Error(`This text is of ${String(protectedHeader.of)}, not of ${of}`);
      return new TextDecoder().decode(plaintext);
    },
  };
}

/** The id follows from the secret too, by a derivation of its own, and says nothing of the key. */
function keyFrom(secret: string, purpose: string): { readonly key: Uint8Array; readonly kid: string } {
  const derive = (use: string, bytes: number) =>
    new Uint8Array(hkdfSync("sha256", secret, "", `exparte ${purpose} ${use}`, bytes));
  return { key: derive("key", 32), kid: Buffer.from(derive("kid", 9)).toString("base64url") };
}
