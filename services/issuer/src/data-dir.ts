import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";
import type { DemoClient } from "./demo-clients.js";

/** A demo client as `clients.json` holds it; the hub's launcher and `npm run token` read the file. */
export interface ClientCredentials extends DemoClient {
  readonly clientSecret: string;
}

/** The issuer's signing keys. They are made at the first start and kept, so that tokens outlive a restart. */
export async function signingKeys(dataDir: string): Promise<JWK[]> {
  const file = join(dataDir, "keys.json");
  const kept = await readJson<{ keys: JWK[] }>(file);
  if (kept !== undefined) return kept.keys;
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = await exportJWK(privateKey);
  const keys = [{ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: "ES256", use: "sig" }];
  await writeSecretJson(dataDir, file, { keys });
  return keys;
}

/** The demo clients with their secrets. Existing secrets are kept; parties and scopes come from the code. */
export async function clientCredentials(dataDir: string, clients: readonly DemoClient[]): Promise<ClientCredentials[]> {
  const file = join(dataDir, "clients.json");
  const kept = new Map((await readJson<ClientCredentials[]>(file))?.map((client) => [client.clientId, client]));
  const credentials = clients.map((client) => ({
    ...client,
    clientSecret: kept.get(client.clientId)?.clientSecret ?? randomBytes(32).toString("base64url"),
  }));
  await writeSecretJson(dataDir, file, credentials);
  return credentials;
}

/** Reads a file that this issuer wrote itself, so it does not check the form; undefined when there is none yet. */
async function readJson<Written>(file: string): Promise<Written | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
  try {
    return JSON.parse(text) as Written;
  } catch (cause) {
    throw new Error(`${file} is not JSON. Restore it, or remove it to have new keys and secrets made.`, { cause });
  }
}

/** Readable by this user alone, and never half-written: the file appears whole or not at all. */
async function writeSecretJson(dataDir: string, file: string, value: unknown): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const whole = `${file}.${process.pid}`;
  await writeFile(whole, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(whole, file);
}
