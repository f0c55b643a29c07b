import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientCredentials, tokenVerifier } from "@exparte/auth";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startIssuer } from "./app.js";
import { type IssuerConfig, readConfig } from "./config.js";
import { DEMO_CLIENTS } from "./demo-clients.js";

const audience = "urn:exparte:hub";
const logger = pino({ level: "silent" });
let dataDir: string;
let config: IssuerConfig;
let issuer: Awaited<ReturnType<typeof startIssuer>> | undefined;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "exparte-issuer-"));
  config = readConfig({ PORT: String(await freePort()), ISSUER_DATA_DIR: dataDir, TOKEN_TTL_SECONDS: "300" });
  issuer = await startIssuer(config, logger);
});
afterEach(async () => {
  await issuer?.close();
  await rm(dataDir, { recursive: true });
});

async function secretOf(clientId: string): Promise<string> {
  const clients = JSON.parse(await readFile(join(dataDir, "clients.json"), "utf8")) as Record<string, string>[];
  return clients.find((client) => client.clientId === clientId)?.clientSecret ?? "no such client";
}

async function tokenFor(clientId: string, scope?: string, resource = audience): Promise<string> {
  const clientSecret = await secretOf(clientId);
  const asked = scope === undefined ? {} : { scope };
  return clientCredentials({ issuer: config.issuer, clientId, clientSecret, audience: resource, ...asked })();
}

describe("the issuer", () => {
  it("gives every demo party a token for the hub with the party's permissions", async () => {
    const verify = tokenVerifier({ issuer: config.issuer, audience });
    for (const { clientId, party, scopes } of DEMO_CLIENTS) {
      const actor = await verify(await tokenFor(clientId));
      expect(actor).toMatchObject({ partyType: party.type, partyId: party.id, subject: clientId });
      expect([...actor.scopes].sort()).toEqual([...scopes].sort());
    }
  });

  it("makes access tokens as RFC 9068 defines, with the configured lifetime", async () => {
    const token = await tokenFor("court:rb-amsterdam", "applications:submit");
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: "at+jwt", alg: "ES256" });
    const { exp = 0, iat = 0, ...claims } = decodeJwt(token);
    expect(exp - iat).toBe(300);
    expect(claims).toMatchObject({
      iss: config.issuer,
      aud: audience,
      client_id: "court:rb-amsterdam",
      scope: "applications:submit",
      jti: expect.any(String),
    });
  });

  it("gives a court's registry no judge's scope", async () => {
    await expect(tokenFor("court:rb-amsterdam:registry", "orders:grant")).rejects.toThrow("invalid_scope");
  });

  it("gives no token for another resource or with a wrong secret", async () => {
    await expect(tokenFor("ap:ap", undefined, "urn:other")).rejects.toThrow("invalid_target");
    const guess = { issuer: config.issuer, clientId: "ap:ap", clientSecret: "guess", audience };
    await expect(clientCredentials(guess)()).rejects.toMatchObject({ code: "CREDENTIALS_REFUSED" });
    await expect(clientCredentials({ ...guess, clientId: "ap:other" })()).rejects.toThrow("invalid_client");
  });

  it("keeps its keys and secrets over a restart, so that earlier tokens and clients stay valid", async () => {
    const before = await tokenFor("ap:ap");
    const secret = await secretOf("ap:ap");
    await issuer?.close();
    issuer = await startIssuer(config, logger);
    await expect(tokenVerifier({ issuer: config.issuer, audience })(before)).resolves.toMatchObject({ partyId: "ap" });
    await expect(secretOf("ap:ap")).resolves.toBe(secret);
  });

  it("hides its keys and secrets from other users of the machine", async () => {
    for (const file of ["keys.json", "clients.json"]) {
      const { mode } = await stat(join(dataDir, file));
      expect(mode & 0o777).toBe(0o600);
    }
  });

  it("reports that it is ready", async () => {
    await expect(fetch(`${config.issuer}/ready`)).resolves.toMatchObject({ status: 200 });
  });
});

describe("the issuer's configuration", () => {
  it("refuses production, and says what to set instead", () => {
    expect(() => readConfig({ NODE_ENV: "production" })).toThrow(/NODE_ENV=production.*OIDC_ISSUER/);
  });

  it.each(["0", "-1", "1.5", "ten", "90000"])("refuses %s as a token lifetime", (value) => {
    expect(() => readConfig({ TOKEN_TTL_SECONDS: value })).toThrow("TOKEN_TTL_SECONDS");
  });
});
