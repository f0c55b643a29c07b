import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, type JWK } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ISSUER_PATHS, type OwnIssuer, ownIssuer } from "./own-issuer.js";
import { tokenVerifier, type VerifyToken } from "./token-verifier.js";

const audience = "urn:exparte:hub";
const now = () => new Date("2026-06-01T12:00:00Z");

/** Both publish a key and sign in the same way; only which is which differs. */
interface Published extends OwnIssuer {
  readonly issuer: string;
  readonly key: JWK;
  readonly server: Server;
}

async function publish(): Promise<Published> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const key = await exportJWK(privateKey);
  const server = createServer((request, response) => {
    const found = request.url === ISSUER_PATHS.metadata ? signer.metadata : signer.jwks;
    response.setHeader("content-type", "application/json").end(JSON.stringify(found));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signer = await ownIssuer({ issuer, audience, key, now });
  return { ...signer, issuer, key, server };
}

let operators: Published;
let hubs: Published;
let verify: VerifyToken;
beforeAll(async () => {
  [operators, hubs] = await Promise.all([publish(), publish()]);
  verify = tokenVerifier({ issuer: operators.issuer, codeIssuer: hubs.issuer, audience, now });
});
afterAll(() => {
  for (const { server } of [operators, hubs]) server.close();
});

const token = (type: string, scope = "case:read") => ({ party: { type, id: "one" }, scope, lifeSeconds: 600 });

describe("a token of the hub's own issuer", () => {
  it("lets a party with a code in, beside the operator's tokens for everybody else", async () => {
    await expect(verify(await hubs.sign(token("case", "case:read case:contest")))).resolves.toEqual({
      partyType: "case",
      partyId: "one",
      subject: "one",
      scopes: new Set(["case:read", "case:contest"]),
      expiresAt: new Date("2026-06-01T12:10:00Z"),
    });
    await expect(verify(await hubs.sign(token("respondent")))).resolves.toMatchObject({ partyType: "respondent" });
    await expect(verify(await operators.sign(token("court")))).resolves.toMatchObject({ partyType: "court" });
  });

  it.each(["court", "platform", "operator", "service", "ap", "regulator", "Case"])(
    "is refused when it names a %s",
    async (type) => {
      await expect(verify(await hubs.sign(token(type)))).rejects.toMatchObject({
        code: "TOKEN_INVALID",
        message: expect.stringContaining("The hub's own issuer gives no token"),
        facts: { reason: "party" },
      });
    },
  );

  it.each(["case", "respondent"])("is the only way to be a %s: the operator's is refused", async (type) => {
    const refused = { code: "TOKEN_INVALID", facts: { reason: "party" } };
    await expect(verify(await operators.sign(token(type)))).rejects.toMatchObject(refused);
    const without = tokenVerifier({ issuer: operators.issuer, audience, now });
    await expect(without(await operators.sign(token(type)))).rejects.toMatchObject(refused);
  });

  it("is refused when the other issuer's key signed it, under either name", async () => {
    const claimed = async (signer: Published, issuer: string, type: string) =>
      (await ownIssuer({ issuer, audience, key: signer.key, now })).sign(token(type));
    for (const one of [await claimed(operators, hubs.issuer, "case"), await claimed(hubs, operators.issuer, "court")])
      await expect(verify(one)).rejects.toMatchObject({ code: "TOKEN_INVALID", facts: { reason: "signature" } });
  });

  it("comes from a foreign issuer where a hub has none of its own", async () => {
    const without = tokenVerifier({ issuer: operators.issuer, audience, now });
    await expect(without(await hubs.sign(token("case")))).rejects.toMatchObject({ facts: { reason: "issuer" } });
  });

  it("is at+jwt with the key's thumbprint, and publishes no private member", async () => {
    const signed = await hubs.sign(token("case"));
    expect(decodeProtectedHeader(signed)).toEqual({ alg: "ES256", typ: "at+jwt", kid: hubs.jwks.keys[0]?.kid });
    expect(decodeJwt(signed)).toMatchObject({ iss: hubs.issuer, aud: audience, sub: "one", exp: 1_780_315_800 });
    expect(Object.keys(hubs.jwks.keys[0] ?? {}).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
  });
});

describe("an issuer of the hub's own", () => {
  it("cannot be the operator's", () => {
    const { issuer } = operators;
    expect(() => tokenVerifier({ issuer, codeIssuer: issuer, audience })).toThrow("cannot be both");
  });

  it.each([
    ["a public key", { d: undefined }],
    ["another curve", { crv: "P-384" }],
    ["another kind", { kty: "OKP" }],
  ])("does not begin with %s", async (_, change) => {
    const key = { ...hubs.key, ...change } as JWK;
    await expect(ownIssuer({ issuer: hubs.issuer, audience, key, now })).rejects.toThrow("not a private JWK for ES256");
  });
});
