import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Refusal } from "@exparte/refusal";
import fc from "fast-check";
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tokenVerifier, type VerifyToken } from "./index.js";
import { FORCED_FETCHES, KNOWN_WITHOUT_ISSUER_MS, WITHDRAWN_WITHIN_MS } from "./issuer-keys.js";

const audience = "urn:exparte:hub";
const NOW_SECONDS = 1_900_000_000;

let nowMs: number;
let published: JWK[];
let fetches: number;
let answers: boolean;
let server: Server;
let issuer: string;
let key: CryptoKey;
let verify: VerifyToken;

async function publish(kid: string): Promise<CryptoKey> {
  const pair = await generateKeyPair("ES256");
  published.push({ ...(await exportJWK(pair.publicKey)), kid, alg: "ES256", use: "sig" });
  return pair.privateKey;
}

beforeEach(async () => {
  [nowMs, published, fetches, answers] = [NOW_SECONDS * 1_000, [], 0, true];
  key = await publish("one");
  server = createServer((request, response) => {
    if (request.url === "/jwks") fetches += 1;
    if (!answers) return void response.writeHead(503).end();
    const body = request.url === "/jwks" ? { keys: published } : { issuer, jwks_uri: `${issuer}/jwks` };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  verify = tokenVerifier({ issuer, audience, now: () => new Date(nowMs) });
});
afterEach(() => new Promise((closed) => server.close(closed)));

const base64url = (text: string) => Buffer.from(text).toString("base64url");

/** A token signed with a proper key over any text as its claims, even text that jose itself would not sign. */
async function signed(claims: string, { kid = "one", by = key }: { kid?: string; by?: CryptoKey } = {}) {
  const input = `${base64url(JSON.stringify({ alg: "ES256", kid, typ: "at+jwt" }))}.${base64url(claims)}`;
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, by, Buffer.from(input));
  return `${input}.${Buffer.from(signature).toString("base64url")}`;
}

/** The claims of a good token, some of them replaced by a text that stands for their JSON; "" leaves one out. */
function claimsWith(changed: Readonly<Record<string, string>>): string {
  const seconds = Math.floor(nowMs / 1_000);
  const claims = {
    iss: JSON.stringify(issuer),
    aud: JSON.stringify(audience),
    sub: '"court:one"',
    party: '{"type":"court","id":"one"}',
    iat: String(seconds),
    exp: String(seconds + 600),
    ...changed,
  };
  const members = Object.entries(claims).filter(([, json]) => json !== "");
  return `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join()}}`;
}

const refusalOf = async (token: string) =>
  verify(token).then(
    () => undefined,
    (refusal: unknown) => refusal,
  );

describe("the lifetime of a token", () => {
  const wrong: [claim: string, json: string, said: RegExp][] = [
    ["exp", "1e13", /`exp` must be a moment/],
    ["exp", "1e300", /`exp` must be a moment/],
    ["exp", "1e400", /`exp` must be a moment/],
    ["exp", "-1", /`exp` must be a moment/],
    ["exp", "-1e300", /`exp` must be a moment/],
    ["exp", '"soon"', /`exp` must be a moment/],
    ["exp", `"${NOW_SECONDS + 60}"`, /`exp` must be a moment/],
    ["exp", "null", /`exp` must be a moment/],
    ["exp", "", /`exp` must be a moment/],
    ["exp", String(NOW_SECONDS + 100 * 31_557_600), /at most 3600 s after its `iat`/],
    ["exp", String(NOW_SECONDS + 3_601), /at most 3600 s after its `iat`/],
    ["iat", String(NOW_SECONDS + 31), /`iat` lies more than 30 s in the future/],
    ["iat", "1e300", /`iat` must be a moment/],
    ["iat", "-1", /`iat` must be a moment/],
    ["iat", '"now"', /`iat` must be a moment/],
    ["iat", "", /`iat` must be a moment/],
    ["nbf", '"now"', /`nbf` must be a moment/],
  ];
  it.each(wrong)("is refused when its %s is %s", async (claim, json, said) => {
    expect(await refusalOf(await signed(claimsWith({ [claim]: json })))).toMatchObject({
      code: "TOKEN_INVALID",
      facts: { reason: claim },
      message: expect.stringMatching(said),
    });
  });

  it("is at most an hour, or the configured limit, and the issuer's clock may be 30 s ahead", async () => {
    const hour = claimsWith({ exp: String(NOW_SECONDS + 3_600) });
    await expect(verify(await signed(hour))).resolves.toMatchObject({ partyId: "one" });
    await expect(verify(await signed(claimsWith({ iat: String(NOW_SECONDS + 30) })))).resolves.toBeDefined();
    verify = tokenVerifier({ issuer, audience, tokenLongestLifeSeconds: 3_599, now: () => new Date(nowMs) });
    expect(await refusalOf(await signed(hour))).toMatchObject({ code: "TOKEN_INVALID", facts: { reason: "exp" } });
  });
});

describe("whatever a token holds", () => {
  const names = fc.constantFrom("iss", "aud", "sub", "party", "scope", "client_id", "iat", "exp", "nbf", "jti");
  const strange = fc.oneof(
    fc.json(),
    fc.constantFrom("1e400", "-1e308", "8.64e12", "8640000000001", "-0", "true", "[]", '"\\u0000"', '"\\ud800"'),
    fc.constantFrom(
      '{"toString":1}',
      '{"__proto__":{"type":"court","id":"x"}}',
      '{"type":"__proto__","id":"constructor"}',
    ),
    fc.constantFrom(
      '{"type":"court","id":["one"]}',
      '{"type":"court","id":"\\u202e\\u0000"}',
      `"${"x".repeat(9_000)}"`,
    ),
  );

  it("the result is an actor with a valid expiry, or a refusal", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.oneof(names, names, fc.constant("__proto__"), fc.string()), strange),
        async (changed) => {
          const token = await signed(claimsWith({ ...changed }));
          try {
            const actor = await verify(token);
            expect(actor.expiresAt.getTime()).toBeLessThanOrEqual(nowMs + 3_630_000);
            expect(actor.expiresAt.toISOString()).toMatch(/^2030-/);
            for (const name of [actor.partyType, actor.partyId, actor.subject])
              expect(name).toMatch(/^\P{Cc}{1,256}$/u);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ["a number as sub", "sub", "7"],
    ["a huge sub", "sub", `"${"x".repeat(257)}"`],
    ["a control character in the party", "party", '{"type":"court","id":"a\\u0000"}'],
    ["half a surrogate pair in the scope", "scope", '"\\ud800"'],
  ])("it is refused with %s", async (_, claim, json) => {
    expect(await refusalOf(await signed(claimsWith({ [claim]: json })))).toMatchObject({
      code: "TOKEN_INVALID",
      facts: { reason: claim },
    });
  });

  it("it is refused before it is read when it is longer than a header", async () => {
    const said = expect.stringContaining("16384 characters");
    expect(await refusalOf("x".repeat(16_385))).toMatchObject({ code: "TOKEN_INVALID", message: said });
  });

  it.each(['{"toString":1}', "{}", "[]", "7", "null"])(
    "it is refused with %s as its issuer, though unsigned",
    async (iss) => {
      const unsigned = `${base64url('{"alg":"ES256"}')}.${base64url(`{"iss":${iss}}`)}.`;
      expect(await refusalOf(unsigned)).toMatchObject({ code: "TOKEN_INVALID", facts: { reason: "issuer" } });
    },
  );

  it("the same holds for its header", async () => {
    const header = fc.dictionary(
      fc.constantFrom("alg", "kid", "typ", "crit", "b64", "jwk", "jku", "x5u"),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(header, async (changed) => {
        const text = JSON.stringify({ alg: "ES256", kid: "one", typ: "at+jwt", ...changed });
        const token = `${base64url(text)}.${base64url(claimsWith({}))}.${base64url("x".repeat(64))}`;
        expect(await refusalOf(token)).toMatchObject({ code: "TOKEN_INVALID" });
      }),
    );
  });
});

describe("when the issuer's keys change", () => {
  it("a token with the new key is accepted at once, even just after an invented key forced a fetch", async () => {
    await verify(await signed(claimsWith({})));
    expect(await refusalOf(await signed(claimsWith({}), { kid: "invented" }))).toMatchObject({ code: "TOKEN_INVALID" });
    const by = await publish("two");
    await expect(verify(await signed(claimsWith({}), { kid: "two", by }))).resolves.toMatchObject({ partyId: "one" });
    expect(fetches).toBe(3);
  });

  it("invented keys cannot make the hub ask the issuer again and again, nor keep a new key out for long", async () => {
    await verify(await signed(claimsWith({})));
    for (let n = 0; n < 40; n += 1) await refusalOf(await signed(claimsWith({}), { kid: `invented-${n}` }));
    expect(fetches).toBe(1 + FORCED_FETCHES.count);
    const by = await publish("two");
    nowMs += FORCED_FETCHES.withinMs;
    await expect(verify(await signed(claimsWith({}), { kid: "two", by }))).resolves.toBeDefined();
  });

  it("a withdrawn key ends within two minutes", async () => {
    await verify(await signed(claimsWith({})));
    published = [];
    await publish("two");
    nowMs += WITHDRAWN_WITHIN_MS;
    expect(await refusalOf(await signed(claimsWith({})))).toMatchObject({ code: "TOKEN_INVALID" });
  });

  it("tokens with a known key stay valid for a quarter of an hour while the issuer is down", async () => {
    await verify(await signed(claimsWith({})));
    answers = false;
    nowMs += KNOWN_WITHOUT_ISSUER_MS - 1;
    await expect(verify(await signed(claimsWith({})))).resolves.toBeDefined();
    nowMs += 1;
    expect(await refusalOf(await signed(claimsWith({})))).toMatchObject({ code: "ISSUER_UNAVAILABLE" });
    answers = true;
    await expect(verify(await signed(claimsWith({})))).resolves.toBeDefined();
  });

  it("a key that was never published is refused even then", async () => {
    const foreign = (await generateKeyPair("ES256")).privateKey;
    const forged = await new SignJWT({})
      .setProtectedHeader({ alg: "ES256", kid: "one" })
      .setIssuer(issuer)
      .sign(foreign);
    expect(await refusalOf(forged)).toMatchObject({ code: "TOKEN_INVALID", facts: { reason: "signature" } });
  });
});

describe("the signature of a token that comes again", () => {
  const verifications = () => vi.spyOn(crypto.subtle, "verify");
  afterEach(() => vi.restoreAllMocks());

  it("is verified once, and each caller is told the same", async () => {
    const verified = verifications();
    const token = await signed(claimsWith({}));
    const first = await verify(token);
    for (let n = 0; n < 10; n += 1) expect(await verify(token)).toEqual(first);
    expect(verified).toHaveBeenCalledTimes(1);
  });

  it("vouches for no other token: neither other claims under it, nor it under other claims", async () => {
    const token = await signed(claimsWith({}));
    await verify(token);
    const [header, , signature] = token.split(".");
    const other = base64url(claimsWith({ party: '{"type":"court","id":"two"}' }));
    expect(await refusalOf(`${header}.${other}.${signature}`)).toMatchObject({ facts: { reason: "signature" } });
    expect(await refusalOf(`${token.slice(0, -4)}AAAA`)).toMatchObject({ facts: { reason: "signature" } });
  });

  it("ends with its `exp`, to the second", async () => {
    const token = await signed(claimsWith({}));
    await verify(token);
    nowMs += 599_999;
    await expect(verify(token)).resolves.toBeDefined();
    nowMs += 1;
    expect(await refusalOf(token)).toMatchObject({ code: "TOKEN_EXPIRED" });
  });

  it("counts again only from its `nbf`, where a clock was set back", async () => {
    const token = await signed(claimsWith({ nbf: String(NOW_SECONDS) }));
    await verify(token);
    nowMs -= 20_000;
    expect(await refusalOf(token)).toMatchObject({ code: "TOKEN_INVALID", facts: { reason: "nbf" } });
  });

  it("ends with its key: withdrawn, or another under the same id, within two minutes", async () => {
    const token = await signed(claimsWith({}));
    await verify(token);
    published = [];
    await publish("one");
    nowMs += WITHDRAWN_WITHIN_MS;
    expect(await refusalOf(token)).toMatchObject({ code: "TOKEN_INVALID", facts: { reason: "signature" } });
    published = [];
    nowMs += WITHDRAWN_WITHIN_MS;
    expect(await refusalOf(token)).toMatchObject({ code: "TOKEN_INVALID", facts: { reason: "signature" } });
  });

  it("does not outlive an issuer that is down for a quarter of an hour", async () => {
    const token = await signed(claimsWith({ exp: String(NOW_SECONDS + 3_600) }));
    await verify(token);
    answers = false;
    nowMs += KNOWN_WITHOUT_ISSUER_MS;
    expect(await refusalOf(token)).toMatchObject({ code: "ISSUER_UNAVAILABLE" });
  });
});
