import { createStore, get, set } from "idb-keyval";
import { CompactSign, calculateJwkThumbprint, exportJWK } from "jose";

/**
 * The platform's sealing key lives in this browser and nowhere else: WebCrypto made it, no script can read it, and IndexedDB
 * keeps it. P-256, which every browser has.
 */
export interface OwnKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: Readonly<Record<string, string>>;
}

/** What was sealed here, for the platform's own record. */
export interface OwnSeal {
  readonly at: string;
  readonly document: string;
  readonly seal: string;
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" } as const;
const keys = () => createStore("exparte-keys", "keys");
const seals = () => createStore("exparte-seals", "seals");

export function ownKey(platform: string): Promise<OwnKey | undefined> {
  return get<OwnKey>(platform, keys());
}

/** Makes a key that no script can read, and keeps it in place of the one before. */
export async function makeOwnKey(platform: string): Promise<OwnKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ALGORITHM, false, ["sign", "verify"]);
  const { kty = "", crv = "", x = "", y = "" } = await exportJWK(publicKey);
  const publicJwk = { kty, crv, x, y, alg: "ES256", use: "sig" };
  const key = { kid: await calculateJwkThumbprint(publicJwk), privateKey, publicJwk };
  await set(platform, key, keys());
  return key;
}

/** Seals a canonical JSON text, as the hub verifies it. */
export async function sealWith({ kid, privateKey }: OwnKey, document: string): Promise<string> {
  return new CompactSign(new TextEncoder().encode(document))
    .setProtectedHeader({ alg: "ES256", kid, typ: "exparte+jws" })
    .sign(privateKey);
}

export async function keepSeal(order: string, document: string, seal: string): Promise<void> {
  const before = await sealsOf(order);
  await set(order, [...before, { at: new Date().toISOString(), document, seal }], seals());
}

export async function sealsOf(order: string): Promise<readonly OwnSeal[]> {
  return (await get<readonly OwnSeal[]>(order, seals())) ?? [];
}
