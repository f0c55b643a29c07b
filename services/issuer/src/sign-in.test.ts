import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tokenVerifier } from "@exparte/auth";
import { decodeJwt } from "jose";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startIssuer } from "./app.js";
import { type IssuerConfig, readConfig } from "./config.js";

const PAGES = "http://localhost:4000";
const BACK = `${PAGES}/sign-in/callback`;
let dataDir: string;
let config: IssuerConfig;
let issuer: Awaited<ReturnType<typeof startIssuer>>;

beforeAll(async () => {
  const free = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => free.once("listening", listening));
  const { port } = free.address() as { port: number };
  await new Promise((closed) => free.close(closed));
  dataDir = await mkdtemp(join(tmpdir(), "exparte-sign-in-"));
  config = readConfig({ PORT: String(port), ISSUER_DATA_DIR: dataDir, PUBLIC_URL: `${PAGES}/graphql` });
  issuer = await startIssuer(config, pino({ level: "silent" }));
});
afterAll(async () => {
  await issuer?.close();
  await rm(dataDir, { recursive: true });
});

/** A browser that follows no redirect by itself and keeps cookies. */
function browser() {
  const cookies = new Map<string, string>();
  return async (url: string, body?: URLSearchParams): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(new URL(url, config.issuer), {
      redirect: "manual",
      headers: { cookie },
      ...(body === undefined ? {} : { method: "POST", body }),
    });
    for (const one of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
}

const VERIFIER = randomBytes(32).toString("base64url");
const ASKED = {
  client_id: "console",
  response_type: "code",
  redirect_uri: BACK,
  scope: "openid offline_access orders:read orders:grant inbox:read",
  resource: "urn:exparte:hub",
  state: "a-state",
  nonce: "a-nonce",
  code_challenge: createHash("sha256").update(VERIFIER).digest("base64url"),
  code_challenge_method: "S256",
};

/** Goes to the issuer, chooses the party, and comes back with what stands in the address. */
async function comeBackAs(party: string, asked: Readonly<Record<string, string>> = ASKED): Promise<URLSearchParams> {
  const visit = browser();
  let response = await visit(`/auth?${new URLSearchParams(asked)}`);
  const choose = response.headers.get("location") ?? "";
  expect(choose).toBe("/choose");
  expect(await (await visit(choose)).text()).toContain("rb-amsterdam");
  response = await visit(choose, new URLSearchParams({ party }));
  for (let step = 0; step < 4; step++) {
    const location = response.headers.get("location") ?? "";
    if (location.startsWith(BACK)) return new URL(location).searchParams;
    response = await visit(location);
  }
  throw new Error(`nobody came back: ${response.status} ${await response.text()}`);
}

function exchange(fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${config.issuer}/token`, {
    method: "POST",
    body: new URLSearchParams({ client_id: "console", resource: "urn:exparte:hub", ...fields }),
  });
}

const codeGrant = (code: string, code_verifier = VERIFIER) =>
  exchange({ grant_type: "authorization_code", redirect_uri: BACK, code, code_verifier });

describe("signing in at the demonstration issuer", () => {
  it("gives whoever chose a party a token with what that party may do of what was asked, and renews it", async () => {
    const back = await comeBackAs("court:rb-amsterdam");
    expect(back.get("state")).toBe("a-state");
    const tokens = (await (await codeGrant(back.get("code") ?? "")).json()) as Record<string, string>;
    expect(decodeJwt(tokens.id_token ?? "")).toMatchObject({
      nonce: "a-nonce",
      sub: "court:rb-amsterdam",
      aud: "console",
    });
    const verify = tokenVerifier({ issuer: config.issuer, audience: config.audience });
    const actor = await verify(tokens.access_token);
    expect(actor).toMatchObject({ partyType: "court", partyId: "rb-amsterdam", subject: "court:rb-amsterdam" });
    expect([...actor.scopes].sort()).toEqual(["orders:grant", "orders:read"]);

    const renewal = await exchange({ grant_type: "refresh_token", refresh_token: tokens.refresh_token ?? "" });
    const renewed = (await renewal.json()) as Record<string, string>;
    expect([...(await verify(renewed.access_token)).scopes].sort()).toEqual(["orders:grant", "orders:read"]);
  });

  it("takes a code once, and only from whoever knows the verifier", async () => {
    const stolen = (await comeBackAs("ap:ap")).get("code") ?? "";
    expect((await codeGrant(stolen, randomBytes(32).toString("base64url"))).status).toBe(400);
    const code = (await comeBackAs("ap:ap")).get("code") ?? "";
    expect((await codeGrant(code)).status).toBe(200);
    expect((await codeGrant(code)).status).toBe(400);
  });

  it("asks for PKCE, and sends nobody to an address that is not the pages'", async () => {
    const { code_challenge: _, code_challenge_method: __, ...without } = ASKED;
    const visit = browser();
    const refused = await visit(`/auth?${new URLSearchParams(without)}`);
    expect(refused.headers.get("location")).toContain("error=invalid_request");
    const elsewhere = await visit(
      `/auth?${new URLSearchParams({ ...ASKED, redirect_uri: "http://localhost:4000/other" })}`,
    );
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.headers.get("location")).toBeNull();
  });

  it("lets nobody be a service or somebody unknown, and shows the choice only to whoever came to sign in", async () => {
    const visit = browser();
    await visit(`/auth?${new URLSearchParams(ASKED)}`);
    for (const party of ["service:orders", "court:other"]) {
      expect((await visit("/choose", new URLSearchParams({ party }))).status).toBe(400);
    }
    expect((await browser()("/choose")).status).toBe(400);
  });
});
