import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { readPublicKey } from "./public-key.js";

type Members = Record<string, unknown>;
const refusedWith = (code: string, field: string) =>
  expect.objectContaining({ code, facts: expect.objectContaining({ field }) });
const read = (jwk: Members) => readPublicKey(jwk, "input.jwk");

async function newKey(alg: string, crv?: string): Promise<JWK> {
  const { publicKey } = await generateKeyPair(alg, { extractable: true, ...(crv ? { crv } : {}) });
  return exportJWK(publicKey);
}

let ed25519: JWK;
let p256: JWK;
let x25519: JWK;
beforeAll(async () => {
  [ed25519, p256, x25519] = await Promise.all([newKey("EdDSA"), newKey("ES256"), newKey("ECDH-ES+A256KW", "X25519")]);
});

describe("a public key", () => {
  it.each([
    ["Ed25519 seals", () => ed25519, {}, "sig", "EdDSA"],
    ["Ed25519 seals, by its newer name", () => ed25519, { alg: "Ed25519" }, "sig", "EdDSA"],
    ["P-256 seals", () => p256, {}, "sig", "ES256"],
    ["P-256 seals, said in full", () => p256, { use: "sig", alg: "ES256" }, "sig", "ES256"],
    ["P-256 receives disclosures", () => p256, { use: "enc" }, "enc", "ECDH-ES+A256KW"],
    ["X25519 receives disclosures", () => x25519, { use: "enc", alg: "ECDH-ES+A256KW" }, "enc", "ECDH-ES+A256KW"],
  ])("of %s", async (_, key, members, use, alg) => {
    const thumbprint = await calculateJwkThumbprint(key());
    const jwk = { ...key(), kid: thumbprint, use, alg };
    expect(await read({ ...key(), ...members })).toEqual({ kid: thumbprint, thumbprint, use, jwk });
  });

  it("keeps its given kid and drops members that do not belong to the key", async () => {
    const { kid, jwk } = await read({
      ...ed25519,
      kid: "2030-1",
      key_ops: ["verify"],
      jku: "https://evil.example/",
      x5c: [],
    });
    expect(kid).toBe("2030-1");
    expect(jwk).toEqual({ kty: "OKP", crv: "Ed25519", x: ed25519.x, kid: "2030-1", alg: "EdDSA", use: "sig" });
  });

  it("has one encoding, so that a revoked key cannot come back in another one", async () => {
    // The last character of 32 bytes in base64url carries two bits that mean nothing.
    const last = ed25519.x?.at(-1) ?? "";
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const other = `${ed25519.x?.slice(0, -1)}${alphabet[alphabet.indexOf(last) + 1]}`;
    const key = await read({ ...ed25519, x: other });
    expect(key.thumbprint).toBe(await calculateJwkThumbprint(ed25519));
    expect(key.jwk.x).toBe(ed25519.x);
  });

  it.each(["d", "p", "q", "dp", "dq", "qi", "oth", "k"])(
    "is refused with the private member %s, whatever it holds",
    async (member) => {
      const refusal = read({ ...ed25519, [member]: "c2VjcmV0" });
      await expect(refusal).rejects.toEqual(refusedWith("PRIVATE_KEY_REFUSED", `input.jwk.${member}`));
      await expect(refusal).rejects.not.toThrow("c2VjcmV0");
      await expect(read({ kty: "oct", [member]: null })).rejects.toEqual(
        refusedWith("PRIVATE_KEY_REFUSED", `input.jwk.${member}`),
      );
    },
  );

  it.each<[string, () => Members]>([
    ["RSA", () => ({ kty: "RSA", n: "AQAB", e: "AQAB" })],
    ["P-384", () => ({ ...p256, crv: "P-384" })],
    ["Ed25519 to encrypt", () => ({ ...ed25519, use: "enc" })],
    ["X25519 to seal", () => ({ ...x25519 })],
    ["a curve under another kty", () => ({ ...ed25519, kty: "EC" })],
    ["an unknown use", () => ({ ...p256, use: "both" })],
    ["nothing", () => ({})],
  ])("of %s is not accepted", async (_, jwk) => {
    await expect(read(jwk())).rejects.toEqual(refusedWith("KEY_NOT_ACCEPTED", "input.jwk"));
  });

  it.each<[string, () => Members]>([
    ["another curve", () => ({ ...p256, alg: "EdDSA" })],
    ["no key wrapping", () => ({ ...x25519, use: "enc", alg: "ECDH-ES" })],
    ["none at all", () => ({ ...ed25519, alg: "none" })],
  ])("is not accepted with the algorithm of %s", async (_, jwk) => {
    await expect(read(jwk())).rejects.toEqual(refusedWith("KEY_NOT_ACCEPTED", "input.jwk.alg"));
  });

  it.each<[string, () => Members]>([
    ["a coordinate missing", () => ({ kty: "EC", crv: "P-256", x: p256.x })],
    ["a point off the curve", () => ({ ...p256, y: p256.x })],
    ["too few bytes", () => ({ ...ed25519, x: "AAAA" })],
    ["a number for a coordinate", () => ({ ...ed25519, x: 7 })],
    ["no base64url", () => ({ ...ed25519, x: "***" })],
  ])("with %s is not a key", async (_, jwk) => {
    await expect(read(jwk())).rejects.toEqual(refusedWith("KEY_INVALID", "input.jwk"));
  });

  it.each(["", "a b", "ü", "x".repeat(129), 7, null])("with the kid %j is not a key", async (kid) => {
    await expect(read({ ...ed25519, kid })).rejects.toEqual(refusedWith("KEY_INVALID", "input.jwk.kid"));
  });
});
