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
  it("must name its database, its issuer and its client; everything else has a default", () => {
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
      metricsFrom: "loopback",
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
      expect(() => read({ NATS_URL })).toThrow(/the ledger service.*\n {2}NATS_URL is wrong: .*nats:\/\/host:4222/);
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

  it("is told all at once, a line for each variable that is missing or wrong, with what it is for", () => {
    const wrong = () => read({ DATABASE_URL: undefined, PORT: "70000", CLIENT_SECRET: undefined });
    expect(wrong).toThrow(
      [
        "The environment of the ledger service is not right:",
        "  DATABASE_URL is missing: PostgreSQL, as the service's own role",
        "  PORT is wrong: Too big: expected number to be <=65535 (the port to listen on; 0 takes a free one)",
        "  CLIENT_SECRET is missing: the secret of that client",
      ].join("\n"),
    );
  });

  it("is told without its values, which may be secrets", () => {
    const password = "correct-horse";
    expect(() => read({ DATABASE_URL: `:${password}`, POLL_EVERY_MS: password, METRICS_FROM: password })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(password) }),
    );
  });

  it("may need one variable because of another, which is told beside the rest", () => {
    const together = () => ({
      CLIENT_ID: "is missing: HINTS is set, which needs it",
      CLIENT_SECRET: "is not that of CLIENT_ID",
    });
    const environment = { ...NEEDED, CLIENT_ID: undefined };
    expect(() => readEnvironment("the ledger service", SHAPE, environment, together)).toThrow(
      /\n {2}CLIENT_ID is missing: the service's own client.*\n {2}CLIENT_SECRET is not that of CLIENT_ID$/,
    );
    expect(() => readEnvironment("the ledger service", SHAPE, NEEDED, together)).toThrow(/CLIENT_ID is missing: HINTS/);
  });
});
