import { join } from "node:path";
import { clientCredentials } from "@exparte/auth";
import { generateSealKey } from "@exparte/seal";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";
import { CannotStart } from "./cannot-start.js";
import { hubFiles } from "./hub-file.js";
import { readKept, writeKept } from "./kept-file.js";

/** A demo party's client at the issuer, as the issuer notes it. */
export interface PartyCredentials {
  /** `type:id`, as in `court:rb-amsterdam`; a second client of a party has a third part. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly party: { readonly type: string; readonly id: string };
  /** All that it may ask for. */
  readonly scopes: readonly string[];
}

/** Everyone the demonstration issuer of this hub knows. */
export async function allPartyCredentials(dataDir: string): Promise<PartyCredentials[]> {
  return (await readKept<PartyCredentials[]>(hubFiles(dataDir).clients)) ?? [];
}

/** Refuses with CannotStart, listing those there are, when the issuer knows no such client. */
export async function partyCredentials(dataDir: string, clientId: string): Promise<PartyCredentials> {
  const all = await allPartyCredentials(dataDir);
  const found = all.find((candidate) => candidate.clientId === clientId);
  if (found !== undefined) return found;
  const known = all.map((candidate) => `  ${candidate.clientId}`).join("\n");
  throw new CannotStart(`There is no demo party ${clientId}. There are:\n${known}`);
}

/** A source of access tokens for a demo party; by default with everything it may do. */
export async function partyTokens(options: {
  dataDir: string;
  issuer: string;
  audience: string;
  clientId: string;
  scope?: string;
}): Promise<() => Promise<string>> {
  const { dataDir, issuer, audience, clientId, scope } = options;
  const { clientSecret, scopes } = await partyCredentials(dataDir, clientId);
  return clientCredentials({ issuer, audience, clientId, clientSecret, scope: scope ?? scopes.join(" ") });
}

/** The private key a demo party seals with: made when first asked for, then kept. */
export function partySigningKey(dataDir: string, party: { type: string; id: string }): Promise<JWK> {
  return keptKey(join(hubFiles(dataDir).parties, `${party.type}-${party.id}.json`), async () => {
    const { privateJwk } = await generateSealKey();
    return privateJwk;
  });
}

/** The private key a demo court opens disclosures with: made when first asked for, then kept. */
export function partyEncryptionKey(dataDir: string, party: { type: string; id: string }): Promise<JWK> {
  return keptKey(join(hubFiles(dataDir).parties, `${party.type}-${party.id}.enc.json`), async () => {
    const alg = "ECDH-ES+A256KW";
    const { privateKey } = await generateKeyPair(alg, { crv: "P-256", extractable: true });
    const jwk = await exportJWK(privateKey);
    return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg, use: "enc" };
  });
}

async function keptKey(file: string, make: () => Promise<JWK>): Promise<JWK> {
  const kept = await readKept<JWK>(file);
  if (kept !== undefined) return kept;
  const made = await make();
  await writeKept(file, made);
  return made;
}
