import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Actor, bearerToken, clientCredentials, requireParty, requireScope, tokenVerifier } from "./index.js";

const audience = "urn:exparte:hub";
const refusedWith = (code: string, facts: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) });

/** A small issuer: publishes one key and hands out numbered tokens. */
const requests = { discovery: 0, jwks: 0, token: 0, lastBasic: "", lastBody: "" };
let answerToken = () => ({ status: 200, body: {} as object });
let privateKey: CryptoKey;
let published: JWK[];
let issuer: string;

const server = createServer((request, response) => {
  const reply = (body: object, status = 200) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (request.url === "/.well-known/openid-configuration") {
    requests.discovery += 1;
    return reply({ issuer, jwks_uri: `${issuer}/jwks`, token_endpoint: `${issuer}/token` });
  }
  if (request.url === "/jwks") {
    requests.jwks += 1;
    return reply({ keys: published });
  }
  requests.token += 1;
  requests.lastBasic = Buffer.from(request.headers.authorization?.slice(6) ?? "", "base64").toString();
  requests.lastBody = "";
  request.setEncoding("utf8").on("data", (chunk: string) => {
    requests.lastBody += chunk;
  });
  return request.on("end", () => {
    const { status, body } = answerToken();
    reply(body, status);
  });
});

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pair = await generateKeyPair("ES256");
  privateKey = pair.privateKey;
  published = [{ ...(await exportJWK(pair.publicKey)), kid: "one", alg: "ES256", use: "sig" }];
});
beforeEach(() => {
  requests.token = 0;
});
afterAll(() => new Promise((closed) => server.close(closed)));

interface Change {
  claims?: JWTPayload;
  header?: { typ?: string; alg?: string; kid?: string };
  key?: CryptoKey;
  expires?: string | number;
}
function token({ claims = {}, header = {}, key = privateKey, expires = "10m" }: Change = {}) {
  return new SignJWT({ sub: "court:one", party: { type: "court", id: "one" }, scope: "a:b c:d", ...claims })
    .setProtectedHeader({ alg: "ES256", kid: "one", typ: "at+jwt", ...header })
    .setIssuer(claims.iss ?? issuer)
    .setAudience(claims.aud ?? audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);
}

describe("a token verifier", () => {
  it("says who is calling, what they may do and until when", async () => {
    const verify = tokenVerifier({ issuer, audience, tokenLongestLifeSeconds: 10_000_000_000 });
    const actor = await verify(await token({ expires: 4_102_444_800 }));
    expect(actor).toEqual({
      partyType: "court",
      partyId: "one",
      subject: "court:one",
      scopes: new Set(["a:b", "c:d"]),
      expiresAt: new Date("2100-01-01T00:00:00Z"),
    });
  });

  it("reads the issuer's keys once for many tokens at the same time", async () => {
    const verify = tokenVerifier({ issuer, audience });
    const before = { ...requests };
    const tokens = await Promise.all(Array.from({ length: 20 }, () => token()));
    await Promise.all(tokens.map(verify));
    expect(requests.discovery - before.discovery).toBe(1);
    expect(requests.jwks - before.jwks).toBe(1);
  });

  it.each([undefined, ""])("refuses %j as a missing token", async (none) => {
    await expect(tokenVerifier({ issuer, audience })(none)).rejects.toEqual(refusedWith("TOKEN_MISSING"));
  });

  it("refuses an expired token and says when it expired", async () => {
    const expired = await token({ expires: 1_000_000_000 });
    const refused = refusedWith("TOKEN_EXPIRED", { expiredAt: "2001-09-09T01:46:40.000Z" });
    await expect(tokenVerifier({ issuer, audience })(expired)).rejects.toEqual(refused);
  });

  const invalid: [string, string, () => Promise<string> | string][] = [
    ["text that is no JWT", "malformed", () => "hello"],
    ["a foreign issuer", "issuer", () => token({ claims: { iss: "https://other.example" } })],
    ["another audience", "audience", () => token({ claims: { aud: "urn:other" } })],
    ["an ID token", "typ", () => token({ header: { typ: "JWT" } })],
    ["an unknown key id", "signature", () => token({ header: { kid: "two" } })],
    ["a forged signature", "signature", async () => token({ key: (await generateKeyPair("ES256")).privateKey })],
    ["no party", "party", () => token({ claims: { party: undefined } })],
    ["a party without id", "party", () => token({ claims: { party: { type: "court", id: "" } } })],
    ["a list as scope", "scope", () => token({ claims: { scope: ["a:b"] } })],
    ["no subject", "malformed", () => token({ claims: { sub: undefined } as unknown as JWTPayload })],
    [
      "RS256",
      "algorithm",
      async () => token({ header: { alg: "RS256" }, key: (await generateKeyPair("RS256")).privateKey }),
    ],
    ["no signature at all", "algorithm", () => new UnsecuredJWT({}).setIssuer(issuer).setAudience(audience).encode()],
  ];
  it.each(invalid)("refuses a token with %s", async (_, reason, make) => {
    const refused = refusedWith("TOKEN_INVALID", { reason });
    await expect(tokenVerifier({ issuer, audience })(await make())).rejects.toEqual(refused);
  });

  it("says that the issuer is unavailable, and recovers when it is back", async () => {
    const late = createServer((_request, response) => response.writeHead(503).end());
    await new Promise<void>((listening) => late.listen(0, "127.0.0.1", listening));
    const { port } = late.address() as AddressInfo;
    const lateIssuer = `http://127.0.0.1:${port}`;
    const verify = tokenVerifier({ issuer: lateIssuer, audience });
    const early = await token({ claims: { iss: lateIssuer } });
    await expect(verify(early)).rejects.toEqual(refusedWith("ISSUER_UNAVAILABLE", { issuer: lateIssuer }));
    late.removeAllListeners("request").on("request", (request, response) => {
      const body =
        request.url === "/jwks" ? { keys: published } : { issuer: lateIssuer, jwks_uri: `${lateIssuer}/jwks` };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
    await expect(verify(early)).resolves.toMatchObject({ partyId: "one" });
    await new Promise((closed) => late.close(closed));
    const gone = tokenVerifier({ issuer: lateIssuer, audience });
    await expect(gone(early)).rejects.toEqual(refusedWith("ISSUER_UNAVAILABLE"));
  });
});

describe("client credentials", () => {
  const options = () => ({ issuer, clientId: "court:one", clientSecret: "s/e:c", scope: "a:b", audience });
  let handedOut = 0;
  const handOut = () => ({
    status: 200,
    body: { access_token: `t${++handedOut}`, token_type: "Bearer", expires_in: 100 },
  });
  beforeEach(() => {
    handedOut = 0;
    answerToken = handOut;
  });

  it("share one request among simultaneous callers, and name the resource and scope", async () => {
    const accessToken = clientCredentials(options());
    await expect(Promise.all([accessToken(), accessToken(), accessToken()])).resolves.toEqual(["t1", "t1", "t1"]);
    expect(requests.token).toBe(1);
    expect(requests.lastBasic).toBe("court%3Aone:s%2Fe%3Ac");
    const body = Object.fromEntries(new URLSearchParams(requests.lastBody));
    expect(body).toEqual({ grant_type: "client_credentials", resource: audience, scope: "a:b" });
  });

  it("keep a token until a fifth of its life is left", async () => {
    let nowMs = Date.now();
    const accessToken = clientCredentials({ ...options(), now: () => new Date(nowMs) });
    await expect(accessToken()).resolves.toBe("t1");
    nowMs += 79_000;
    await expect(accessToken()).resolves.toBe("t1");
    nowMs += 1_000;
    await expect(accessToken()).resolves.toBe("t2");
  });

  it("refuse with the issuer's reason, and ask again next time", async () => {
    const accessToken = clientCredentials(options());
    answerToken = () => ({ status: 400, body: { error: "invalid_scope", error_description: "no such scope" } });
    await expect(accessToken()).rejects.toThrow("invalid_scope: no such scope");
    await expect(accessToken()).rejects.toEqual(refusedWith("CREDENTIALS_REFUSED", { clientId: "court:one" }));
    answerToken = () => ({ status: 503, body: {} });
    await expect(accessToken()).rejects.toEqual(refusedWith("ISSUER_UNAVAILABLE"));
    answerToken = handOut;
    await expect(accessToken()).resolves.toBe("t1");
  });
});

describe("what an actor may do", () => {
  const actor: Actor = {
    partyType: "court",
    partyId: "one",
    subject: "court:one",
    scopes: new Set(["a:b"]),
    expiresAt: new Date(),
  };

  it("is bounded by scope", () => {
    requireScope(actor, "a:b");
    expect(() => requireScope(actor, "a")).toThrow(refusedWith("SCOPE_MISSING", { scope: "a", held: ["a:b"] }));
  });

  it("is bounded by the kind of party", () => {
    requireParty(actor, "ap", "court");
    const refused = refusedWith("ROLE_FORBIDDEN", { allowed: ["ap", "regulator"], partyType: "court" });
    expect(() => requireParty(actor, "ap", "regulator")).toThrow(refused);
    expect(() => requireParty(actor, "ap", "regulator")).toThrow(
      "This is for an ap or a regulator; the access token belongs to the court one.",
    );
  });
});

describe("a bearer token is read", () => {
  it.each([
    ["Bearer abc", "abc"],
    ["bearer   abc ", "abc"],
    ["Bearer a b", "a b"],
    ["Basic abc", undefined],
    ["Bearer", undefined],
    ["Bearer  ", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("from %j as %j", (header, expected) => {
    expect(bearerToken(header)).toBe(expected);
  });
});
