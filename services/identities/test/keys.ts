import { generateSealKey, publicSealKey } from "@exparte/seal";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";

/** A pair for encryption, named by its thumbprint. */
export async function encryptionPair(crv: "P-256" | "X25519" = "P-256"): Promise<{ privateJwk: JWK; publicJwk: JWK }> {
  const alg = "ECDH-ES+A256KW";
  const { privateKey } = await generateKeyPair(alg, { crv, extractable: true });
  const jwk = await exportJWK(privateKey);
  const privateJwk = { ...jwk, kid: await calculateJwkThumbprint(jwk), alg, use: "enc" };
  return { privateJwk, publicJwk: publicSealKey(privateJwk) };
}

export interface PartyKeys {
  readonly seal: { readonly privateJwk: JWK; readonly publicJwk: JWK };
  /** Courts have one; a platform's goes unused. */
  readonly enc: { readonly privateJwk: JWK; readonly publicJwk: JWK };
}

export async function partyKeys(): Promise<PartyKeys> {
  return { seal: await generateSealKey(), enc: await encryptionPair() };
}
