import { publicSealKey } from "@exparte/seal";
import { calculateJwkThumbprint, decodeProtectedHeader, exportJWK, generateKeyPair, type JWK } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { type CipherBinding, decryptWith, encryptFor } from "./disclosure-cipher.js";

const BINDING: CipherBinding = { kind: "DISCLOSURE", requestId: "request-1", court: "rb-amsterdam" };

async function pair(crv: string): Promise<{ privateJwk: JWK; publicJwk: JWK }> {
  const alg = "ECDH-ES+A256KW";
  const { privateKey } = await generateKeyPair(alg, { crv, extractable: true });
  const jwk = await exportJWK(privateKey);
  const privateJwk = { ...jwk, kid: await calculateJwkThumbprint(jwk), alg, use: "enc" };
  return { privateJwk, publicJwk: publicSealKey(privateJwk) };
}

describe.each(["P-256", "X25519"])("an answer encrypted to a %s key", (crv) => {
  let court: Awaited<ReturnType<typeof pair>>;
  let stranger: Awaited<ReturnType<typeof pair>>;
  beforeAll(async () => {
    [court, stranger] = await Promise.all([pair(crv), pair(crv)]);
  });

  it("opens with that key, and its header names the request and the recipient", async () => {
    const jwe = await encryptFor(court.publicJwk, BINDING, { data: { NAME: "J. Jansen" } });
    expect(decodeProtectedHeader(jwe)).toEqual({
      alg: "ECDH-ES+A256KW",
      enc: "A256GCM",
      kid: court.publicJwk.kid,
      typ: "exparte-disclosure+jwe",
      request: "request-1",
      recipient: "court:rb-amsterdam",
      epk: expect.objectContaining({ crv }),
    });
    expect(await decryptWith(court.privateJwk, BINDING, jwe)).toEqual({ data: { NAME: "J. Jansen" } });
  });

  it("does not reveal by its length what it holds", async () => {
    const short = await encryptFor(court.publicJwk, BINDING, { data: { NAME: "A" } });
    const long = await encryptFor(court.publicJwk, BINDING, {
      data: { NAME: "A".repeat(500), PHONE: ["+31 20 555 0100"] },
    });
    expect(short.length).toBe(long.length);
  });

  it("opens with no other key, and not when a part of it was changed", async () => {
    const jwe = await encryptFor(court.publicJwk, BINDING, { data: { NAME: "Canary" } });
    await expect(decryptWith(stranger.privateJwk, BINDING, jwe)).rejects.toMatchObject({ code: "ANSWER_UNREADABLE" });
    const parts = jwe.split(".");
    for (let part = 0; part < parts.length; part += 1) {
      const changed = parts
        .with(
          part,
          (parts[part] ?? "").replace(/^./, (first) => (first === "A" ? "B" : "A")),
        )
        .join(".");
      await expect(decryptWith(court.privateJwk, BINDING, changed)).rejects.toMatchObject({
        code: "ANSWER_UNREADABLE",
      });
    }
  });

  it("is not accepted as an answer to another request or court, nor as an objection", async () => {
    const jwe = await encryptFor(court.publicJwk, BINDING, { data: {} });
    for (const other of [{ requestId: "request-2" }, { court: "rb-den-haag" }, { kind: "OBJECTION" as const }]) {
      await expect(decryptWith(court.privateJwk, { ...BINDING, ...other }, jwe)).rejects.toMatchObject({
        code: "ANSWER_MISMATCH",
      });
    }
  });
});
