import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { calculateJwkThumbprint, decodeJwt, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import type { TestHub } from "./test-hub.js";

export interface Forgery {
  /** Changes to the claims of a genuine token. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: { readonly typ?: string; readonly kid?: string };
  /** Signs with a key that the issuer does not know. */
  readonly foreignKey?: boolean;
}

/** A party's token, changed and signed again with the issuer's own key, or with a foreign key under the same name. */
export async function forgeToken(hub: TestHub, clientId: string, forgery: Forgery): Promise<string> {
  const { keys } = JSON.parse(await readFile(join(hub.dataDir, "issuer", "keys.json"), "utf8")) as { keys: JWK[] };
  const [own] = keys;
  if (own === undefined) throw new Error("The issuer has no key");
  const foreign = await exportJWK((await generateKeyPair("ES256", { extractable: true })).privateKey);
  const claims = { ...decodeJwt(await hub.tokenOf(clientId)), ...forgery.claims };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", typ: "at+jwt", ...(own.kid ? { kid: own.kid } : {}), ...forgery.header })
    .sign(await importJWK(forgery.foreignKey ? foreign : own, "ES256"));
}

/** A token as the hub's own issuer makes it for a code, whatever it is to say; the code need not be there. */
export async function ownToken(hub: TestHub, claims: Readonly<Record<string, unknown>>): Promise<string> {
  const kept = await readFile(join(hub.dataDir, "case-codes.json"), "utf8");
  const { signingKey } = JSON.parse(kept) as { signingKey: JWK };
  const now = Math.floor(Date.now() / 1_000);
  const usual = { iss: new URL(hub.urls.orders).origin, aud: hub.audience, sub: "none", iat: now, exp: now + 600 };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: await calculateJwkThumbprint(signingKey) })
    .sign(await importJWK(signingKey, "ES256"));
}

/** A token that claims to need no signature. */
export async function unsignedToken(hub: TestHub, clientId: string): Promise<string> {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none", typ: "at+jwt" })}.${part(decodeJwt(await hub.tokenOf(clientId)))}.`;
}
