import { base64url, type JWK } from "jose";
import { outcomeFor } from "./check-seal.js";

/**
 * The key to which the court asks to encrypt, read from the court's own seal once the browser has verified it; undefined where
 * the seal does not verify, or does not name a key of this id. `presented` is the seal, with its parts after it.
 */
export function recipientIn(presented: string, sealKey: JWK | null, kid: string): Promise<JWK | undefined> {
  // Whatever the court's seal holds, a page that cannot read it says so.
  return readKey(presented, sealKey, kid).catch(() => undefined);
}

async function readKey(presented: string, sealKey: JWK | null, kid: string): Promise<JWK | undefined> {
  const [seal = "", ...parts] = presented.split("~").filter((part) => part !== "");
  if (sealKey === null || (await outcomeFor(seal, sealKey)) !== "verified") return undefined;
  const text = textOf(seal.split(".")[1] ?? "");
  const sealed: unknown[] = [JSON.parse(text)];
  for (const part of parts) {
    // What the seal covers of a part is its digest (RFC 9901): another part is not the court's word.
    if (text.includes(`"${await digestOf(part)}"`)) sealed.push(JSON.parse(textOf(part)));
  }
  return keyIn(sealed, kid);
}

function textOf(encoded: string): string {
  return new TextDecoder().decode(base64url.decode(encoded));
}

async function digestOf(part: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(part))));
}

/** Whatever stands at `recipient.jwk` with this id, however deep. */
function keyIn(value: unknown, kid: string): JWK | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { recipient } = value as { readonly recipient?: { readonly jwk?: JWK } };
  if (recipient?.jwk?.kid === kid) return recipient.jwk;
  for (const member of Object.values(value)) {
    const found = keyIn(member, kid);
    if (found !== undefined) return found;
  }
  return undefined;
}
