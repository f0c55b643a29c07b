import { describe, expect, it } from "vitest";
import { z } from "zod";
import { clientConfig, clientVariables, readEnvironment, serviceConfig, serviceVariables } from "./environment.js";

const SHAPE = z.object({ ...serviceVariables(4007), ...clientVariables });
const NEEDED = {
  DATABASE_URL: "postgresql://db.example/hub",
  OIDC_ISSUER: "https://issuer.example",
  CLIENT_ID: "service:ledger",
  CLIENT_SECRET: "secret",
};
const read = (env: NodeJS.ProcessEnv) => readEnvironment("the ledger service", SHAPE, { ...NEEDED, ...env });

describe("the environment of a service", () => {
  it("needs its database, its issuer and its client, and has a default for everything else", () => {
    expect(serviceConfig(read({}))).toEqual({
      databaseUrl: NEEDED.DATABASE_URL,
      port: 4007,
      host: undefined,
      issuer: NEEDED.OIDC_ISSUER,
      audience: "urn:exparte:hub",
      tokenLongestLifeSeconds: 3_600,
      natsUrl: undefined,
      hints: "on",
      pollEveryMs: 5_000,
      logLevel: "info",
    });
    expect(clientConfig(read({}))).toEqual({ clientId: "service:ledger", clientSecret: "secret" });
  });

  it.each(["nats://a.example", "tls://a.example:4222", "nats://user:word@a.example:4222, tls://b.example"])(
    "takes the NATS servers %s",
    (NATS_URL) => {
      expect(serviceConfig(read({ NATS_URL })).natsUrl).toBe(NATS_URL);
    },
  );

  it.each(["", "a.example:4222", "https://a.example", "nats://a.example,", "nats://a.example,b.example", "nats://"])(
    "refuses the NATS servers %j",
    (NATS_URL) => {
      expect(() => read({ NATS_URL })).toThrow(/the ledger service.*nats:\/\/host:4222.*\n.*NATS_URL/s);
    },
  );

  it.each(["DATABASE_URL", "OIDC_ISSUER", "CLIENT_ID", "CLIENT_SECRET"])("names %s when it is missing", (name) => {
    expect(() => read({ [name]: undefined })).toThrow(name);
  });

  it.each([
    ["PORT", "70000"],
    ["HOST", ""],
    ["HINTS", "perhaps"],
    ["POLL_EVERY_MS", "1"],
    ["LOG_LEVEL", "loud"],
    ["TOKEN_LONGEST_LIFE_SECONDS", "0"],
  ])("names %s when it is %j", (name, value) => {
    expect(() => read({ [name]: value })).toThrow(name);
  });
});
