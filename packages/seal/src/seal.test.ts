import { base64url, CompactSign, exportJWK, generateKeyPair, type JWK } from "jose";
import { describe, expect, it } from "vitest";
import {
  canonicalJson,
  generateSealKey,
  publicSealKey,
  readSealUnverified,
  respellSeal,
  type SealKey,
  signSeal,
  takeInSeal,
  twinOfSeal,
  verifySeal,
} from "./index.js";

const document = { madeAt: "2026-03-01T12:00:00.000Z", order: { urls: ["https://vidshare.example/v/1"], é: 1e21 } };
const madeAt = (sealed: Record<string, unknown>) => new Date(String(sealed.madeAt));
const at = (iso: string) => new Date(iso);

function registered(publicJwk: JWK, change: Partial<SealKey> = {}): SealKey {
  return {
    kid: publicJwk.kid ?? "",
    jwk: publicJwk,
    validFrom: at("2026-01-01T00:00:00Z"),
    validUntil: null,
    revokedAt: null,
    ...change,
  };
}

async function sealedWith(alg: "EdDSA" | "ES256" = "EdDSA") {
  const { privateJwk, publicJwk } = await generateSealKey(alg);
  return { jws: await signSeal(document, privateJwk), privateJwk, publicJwk };
}

/** A JWS as someone else's code might make it, with any header and any payload. */
async function handmade(privateJwk: JWK, header: Record<string, unknown>, payload = canonicalJson(document)) {
  const { alg, kid } = privateJwk;
  return new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: String(alg), ...(kid === undefined ? {} : { kid }), typ: "exparte+jws", ...header })
    .sign(privateJwk, { crit: { "urn:x": true } });
}

const refusedWith = (code: string, member?: string) =>
  expect.objectContaining({
    code,
    ...(member === undefined ? {} : { facts: expect.objectContaining({ field: "seal", member }) }),
  });

describe("a seal", () => {
  it.each(["EdDSA", "ES256"] as const)("made with %s verifies and gives back the document", async (alg) => {
    const { jws, publicJwk } = await sealedWith(alg);
    await expect(verifySeal(jws, [registered(publicJwk)], madeAt)).resolves.toEqual({ document, kid: publicJwk.kid });
    expect(readSealUnverified(jws)).toEqual({ document, header: { alg, kid: publicJwk.kid, typ: "exparte+jws" } });
  });

  it("is the same for the same content in another member order", async () => {
    const { privateJwk, jws } = await sealedWith();
    await expect(signSeal({ order: document.order, madeAt: document.madeAt }, privateJwk)).resolves.toBe(jws);
  });

  it("is found among a party's keys by its key id", async () => {
    const { jws, publicJwk } = await sealedWith();
    const other = await generateSealKey();
    const keys = [registered(other.publicJwk), registered(publicJwk)];
    await expect(verifySeal(jws, keys, madeAt)).resolves.toMatchObject({ kid: publicJwk.kid });
  });

  it.each<[string, JWK]>([
    ["nothing of its use", {}],
    ["the newer name of its algorithm", { alg: "Ed25519", use: "sig" }],
    ["for what operations its owner has it", { key_ops: ["sign"] }],
  ])("verifies with a registered key that says %s", async (_, about) => {
    const { jws, publicJwk } = await sealedWith("EdDSA");
    const { alg: _alg, use: _use, ...bare } = publicJwk;
    await expect(verifySeal(jws, [registered({ ...bare, ...about })], madeAt)).resolves.toMatchObject({ document });
  });

  it("is not made with a key that has no key id or cannot make it", async () => {
    const { privateJwk } = await generateSealKey();
    const { kid: _, ...nameless } = privateJwk;
    await expect(signSeal(document, nameless)).rejects.toThrow("kid");
    const rsa = await exportJWK((await generateKeyPair("RS256", { extractable: true })).privateKey);
    await expect(signSeal(document, { ...rsa, kid: "r" })).rejects.toThrow("Ed25519 or P-256");
  });
});

describe("verifying refuses", () => {
  it("a changed payload", async () => {
    const { jws, publicJwk } = await sealedWith();
    const [header, , signature] = jws.split(".");
    const forged = base64url.encode(canonicalJson({ ...document, madeAt: "2026-03-02T12:00:00.000Z" }));
    const forgery = `${header}.${forged}.${signature}`;
    await expect(verifySeal(forgery, [registered(publicJwk)], madeAt)).rejects.toEqual(refusedWith("SEAL_BROKEN"));
  });

  it("a seal by another key under a registered key's id", async () => {
    const { publicJwk } = await sealedWith();
    const forger = await generateSealKey();
    const jws = await signSeal(document, { ...forger.privateJwk, kid: publicJwk.kid ?? "" });
    await expect(verifySeal(jws, [registered(publicJwk)], madeAt)).rejects.toEqual(refusedWith("SEAL_BROKEN"));
  });

  it("a registered key's id with another algorithm than that key's", async () => {
    const { publicJwk } = await sealedWith("EdDSA");
    const forger = await generateSealKey("ES256");
    const jws = await signSeal(document, { ...forger.privateJwk, kid: publicJwk.kid ?? "" });
    await expect(verifySeal(jws, [registered(publicJwk)], madeAt)).rejects.toEqual(refusedWith("SEAL_BROKEN"));
  });

  it("a key that is not registered for the party", async () => {
    const { jws } = await sealedWith();
    await expect(verifySeal(jws, [], madeAt)).rejects.toEqual(refusedWith("SEAL_KEY_UNKNOWN"));
  });

  it.each<[string, JWK]>([
    ["to encrypt to", { use: "enc", alg: "ECDH-ES+A256KW" }],
    ["that says only that it is for encryption", { use: "enc" }],
    ["whose algorithm says so", { alg: "ECDH-ES+A256KW" }],
  ])("a registered P-256 key %s", async (_, about) => {
    const { jws, publicJwk } = await sealedWith("ES256");
    const { alg: _alg, use: _use, ...bare } = publicJwk;
    const forEncryption = registered({ ...bare, ...about });
    await expect(verifySeal(jws, [forEncryption], madeAt)).rejects.toEqual(refusedWith("SEAL_KEY_UNKNOWN"));
    await expect(verifySeal(jws, [forEncryption, registered(publicJwk)], madeAt)).resolves.toMatchObject({ document });
  });

  it("a payload that is not canonical JSON, though properly signed", async () => {
    const { privateJwk, publicJwk } = await sealedWith();
    for (const payload of [
      JSON.stringify(document, null, 1),
      '{"b":1,"a":2}',
      '{"a":1,"a":1}',
      '{"a":1.0}',
      '\ufeff{"a":1}',
    ]) {
      const jws = await handmade(privateJwk, {}, payload);
      await expect(verifySeal(jws, [registered(publicJwk)], madeAt)).rejects.toEqual(
        refusedWith("SEAL_MALFORMED", "payload"),
      );
    }
  });

  it.each(['"text"', "[1]", "null", "3", "{", ""])("the payload %s, which is not a document", async (payload) => {
    const { privateJwk, publicJwk } = await sealedWith();
    const jws = await handmade(privateJwk, {}, payload);
    await expect(verifySeal(jws, [registered(publicJwk)], madeAt)).rejects.toEqual(refusedWith("SEAL_MALFORMED"));
  });

  it.each([
    ["crit", { crit: ["urn:x"], "urn:x": 1 }],
    ["jku", { jku: "https://forger.example/jwks" }],
    ["jwk", { jwk: { kty: "OKP" } }],
    ["b64", { b64: true }],
  ])("a header with %s", async (field, header) => {
    const { privateJwk, publicJwk } = await sealedWith();
    const jws = await handmade(privateJwk, header);
    await expect(verifySeal(jws, [registered(publicJwk)], madeAt)).rejects.toEqual(
      refusedWith("SEAL_MALFORMED", field),
    );
  });

  it.each(["JWT", "at+jwt", undefined])("the typ %s", async (typ) => {
    const { privateJwk, publicJwk } = await sealedWith();
    const jws = await handmade(privateJwk, { typ });
    await expect(verifySeal(jws, [registered(publicJwk)], madeAt)).rejects.toEqual(
      refusedWith("SEAL_MALFORMED", "typ"),
    );
  });

  it.each(["none", "HS256", "RS256", "Ed25519", undefined])("the algorithm %s", async (alg) => {
    const { jws, publicJwk } = await sealedWith();
    const [, payload, signature] = jws.split(".");
    const header = base64url.encode(JSON.stringify({ alg, kid: publicJwk.kid, typ: "exparte+jws" }));
    const forged = `${header}.${payload}.${signature}`;
    const refused = refusedWith("SEAL_ALGORITHM_NOT_ACCEPTED", "alg");
    await expect(verifySeal(forged, [registered(publicJwk)], madeAt)).rejects.toEqual(refused);
  });

  it.each(["", "a.b", "a.b.c.d", "a.b.", "!.b.c", "a b.c.d", "a=.b.c"])(
    "the text %j, which is not a compact JWS",
    async (jws) => {
      await expect(verifySeal(jws, [], madeAt)).rejects.toEqual(refusedWith("SEAL_MALFORMED"));
    },
  );

  it("a document that does not say when it was made", async () => {
    const { jws, publicJwk } = await sealedWith();
    const unknown = () => new Date("never");
    await expect(verifySeal(jws, [registered(publicJwk)], unknown)).rejects.toEqual(refusedWith("SEAL_MALFORMED"));
  });
});

describe("a key is judged by when the seal was made", () => {
  const cases: [string, Partial<SealKey>, string | undefined][] = [
    ["valid from that very moment", { validFrom: at(document.madeAt) }, undefined],
    ["not yet valid", { validFrom: at("2026-03-01T12:00:00.001Z") }, "SEAL_KEY_NOT_VALID_THEN"],
    ["valid until just after", { validUntil: at("2026-03-01T12:00:00.001Z") }, undefined],
    ["valid until that very moment", { validUntil: at(document.madeAt) }, "SEAL_KEY_NOT_VALID_THEN"],
    ["revoked afterwards", { revokedAt: at("2026-03-01T12:00:00.001Z") }, undefined],
    ["revoked at that very moment", { revokedAt: at(document.madeAt) }, "SEAL_KEY_REVOKED"],
    ["revoked before", { revokedAt: at("2026-02-01T00:00:00Z") }, "SEAL_KEY_REVOKED"],
  ];
  it.each(cases)("%s", async (_, change, code) => {
    const { jws, publicJwk } = await sealedWith();
    const verified = verifySeal(jws, [registered(publicJwk, change)], madeAt);
    if (code === undefined) await expect(verified).resolves.toMatchObject({ kid: publicJwk.kid });
    else await expect(verified).rejects.toEqual(refusedWith(code));
  });
});

describe("a seal is accepted if its key was valid at the sealed moment and is not revoked now; once accepted, it stays valid", () => {
  const cases: [string, Partial<SealKey>, string | undefined][] = [
    ["good then and now", {}, undefined],
    ["good then, revoked since", { revokedAt: at("2026-03-01T12:00:03Z") }, "SEAL_KEY_REVOKED"],
    ["good then, ended since", { validUntil: at("2026-03-01T12:00:03Z") }, undefined],
    ["revoked before", { revokedAt: at("2026-02-01T00:00:00Z") }, "SEAL_KEY_REVOKED"],
    ["not yet valid then", { validFrom: at("2026-03-01T12:00:03Z") }, "SEAL_KEY_NOT_VALID_THEN"],
    ["no longer valid then", { validUntil: at("2026-02-01T00:00:00Z") }, "SEAL_KEY_NOT_VALID_THEN"],
  ];
  it.each(cases)("by a key %s", async (_, change, code) => {
    const { jws, publicJwk } = await sealedWith();
    const taken = takeInSeal(jws, [registered(publicJwk, change)], madeAt);
    if (code === undefined) await expect(taken).resolves.toEqual({ document, kid: publicJwk.kid });
    else await expect(taken).rejects.toEqual(refusedWith(code));
  });

  it("and stays valid when its key is revoked afterwards", async () => {
    const { jws, publicJwk } = await sealedWith();
    await takeInSeal(jws, [registered(publicJwk)], madeAt);
    const since = [registered(publicJwk, { revokedAt: at("2026-03-01T12:00:03Z") })];
    await expect(verifySeal(jws, since, madeAt)).resolves.toMatchObject({ document });
  });
});

describe("a seal is accepted only in its one spelling", () => {
  /** Signed as it stands, whatever the header's text. */
  async function signedOver(privateJwk: JWK, header: string): Promise<string> {
    const key = await crypto.subtle.importKey("jwk", { ...privateJwk, alg: "EdDSA" }, "Ed25519", false, ["sign"]);
    const signed = `${base64url.encode(header)}.${base64url.encode(canonicalJson(document))}`;
    const signature = await crypto.subtle.sign("Ed25519", key, new TextEncoder().encode(signed));
    return `${signed}.${base64url.encode(new Uint8Array(signature))}`;
  }

  it.each<[string, (kid: string) => string]>([
    ["white space", (kid) => `{"alg": "EdDSA","kid":"${kid}","typ":"exparte+jws"}`],
    ["a line's end", (kid) => `{"alg":"EdDSA","kid":"${kid}","typ":"exparte+jws"}\n`],
    ["a member that comes twice", (kid) => `{"alg":"EdDSA","kid":"x","kid":"${kid}","typ":"exparte+jws"}`],
    ["an escape", (kid) => `{"alg":"EdDSA","kid":"${kid}","typ":"exparte\\u002bjws"}`],
  ])("not with %s in its header, although it verifies", async (_, header) => {
    const { privateJwk, publicJwk } = await sealedWith();
    const jws = await signedOver(privateJwk, header(String(publicJwk.kid)));
    const keys = [registered(publicJwk)];
    await expect(verifySeal(jws, keys, madeAt)).resolves.toMatchObject({ document });
    await expect(takeInSeal(jws, keys, madeAt)).rejects.toEqual(refusedWith("SEAL_MALFORMED", "header"));
  });

  it("with its header's members in any order", async () => {
    const { privateJwk, publicJwk } = await sealedWith();
    const jws = await signedOver(privateJwk, `{"typ":"exparte+jws","kid":"${publicJwk.kid}","alg":"EdDSA"}`);
    await expect(takeInSeal(jws, [registered(publicJwk)], madeAt)).resolves.toMatchObject({ document });
  });

  it("not with stray bits at the end of its signature, although it verifies and can be respelled", async () => {
    const { jws, publicJwk } = await sealedWith();
    const copy = withStrayBits(jws);
    const keys = [registered(publicJwk)];
    await expect(verifySeal(copy, keys, madeAt)).resolves.toMatchObject({ document });
    await expect(takeInSeal(copy, keys, madeAt)).rejects.toEqual(refusedWith("SEAL_MALFORMED", "signature"));
    for (const other of [copy, ` ${jws}\n`, `${jws}==`, jws.replace(".", ".\n")]) expect(respellSeal(other)).toBe(jws);
  });

  it.each(["", "a.b", "a.b.c.d", "a.b.", "!.b.c", "abcde.ab.ab"])("which %j does not have at all", async (text) => {
    expect(respellSeal(text)).toBeUndefined();
    await expect(takeInSeal(text, [], madeAt)).rejects.toEqual(refusedWith("SEAL_MALFORMED"));
  });
});

describe("a seal's twin", () => {
  it("with ES256 verifies as the seal does, and has the seal as its own twin", async () => {
    const { jws, publicJwk } = await sealedWith("ES256");
    const twin = twinOfSeal(` ${jws}\n`) ?? "";
    expect(twin).not.toBe(jws);
    await expect(verifySeal(twin, [registered(publicJwk)], madeAt)).resolves.toMatchObject({ document });
    expect(twinOfSeal(twin)).toBe(jws);
  });

  it("does not exist for an EdDSA seal, nor for a text that is not a seal", async () => {
    const { jws } = await sealedWith("EdDSA");
    const { jws: byCurve } = await sealedWith("ES256");
    const [header, payload] = byCurve.split(".");
    const signed = (bytes: Uint8Array) => `${header}.${payload}.${base64url.encode(bytes)}`;
    const others = [signed(new Uint8Array(64)), signed(new Uint8Array(64).fill(255)), signed(new Uint8Array(63))];
    for (const text of [jws, "", "a.b.c", "bm8.bm8.bm8", ...others]) expect(twinOfSeal(text)).toBeUndefined();
  });
});

/** The same bytes: of the 86th character of 64 bytes only two bits count. */
function withStrayBits(jws: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return `${jws.slice(0, -1)}${letters[letters.indexOf(jws.slice(-1)) + 1]}`;
}

describe("keys and text", () => {
  it("a public key shows nothing private", async () => {
    const { privateJwk, publicJwk } = await generateSealKey("ES256");
    expect(privateJwk).toHaveProperty("d");
    expect(publicSealKey({ ...privateJwk, k: "secret" })).toEqual(publicJwk);
    expect(publicJwk).not.toHaveProperty("d");
  });

  it("canonical JSON follows the RFC 8785 example", () => {
    const value = {
      numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 1e-27],
      literals: [null, true, false],
      "€": '\u000f\n"',
    };
    const text =
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"€":"\\u000f\\n\\""}';
    expect(canonicalJson(value)).toBe(text);
  });

  it("what JSON cannot hold is an error, not a silent gap", () => {
    for (const value of [undefined, Number.NaN, "\ud800", () => 1]) expect(() => canonicalJson(value)).toThrow();
  });
});
