import { describe, expect, it } from "vitest";
import { readConfig } from "./config.js";

const urls = Object.fromEntries(
  ["ORDERS_URL", "PLATFORMS_URL", "IDENTITIES_URL", "COMPLAINTS_URL", "OIDC_ISSUER"].map((name) => [
    name,
    "http://x.example",
  ]),
);

describe("configuration", () => {
  it("has a default for everything but the addresses", () => {
    expect(readConfig(urls)).toMatchObject({
      port: 4000,
      audience: "urn:exparte:hub",
      explorer: true,
      logLevel: "info",
    });
  });

  it("shows the schema and limits rates by default", () => {
    expect(readConfig(urls)).toMatchObject({
      introspection: true,
      rates: { pointsPerAddress: 3_000, pointsPerParty: 3_000 },
    });
    const env = { ...urls, INTROSPECTION: "off", RATE_LIMIT_PER_ADDRESS: "10", RATE_LIMIT_PER_PARTY: "20" };
    expect(readConfig(env)).toMatchObject({
      introspection: false,
      rates: { pointsPerAddress: 10, pointsPerParty: 20 },
    });
  });

  it.each(["INTROSPECTION", "RATE_LIMIT_PER_ADDRESS", "RATE_LIMIT_PER_PARTY", "TRUSTED_PROXIES"])(
    "refuses to start when %s has an unknown value",
    (name) => {
      expect(() => readConfig({ ...urls, [name]: "perhaps" })).toThrow(new RegExp(name));
    },
  );

  it("has no explorer in production", () => {
    expect(readConfig({ ...urls, NODE_ENV: "production" }).explorer).toBe(false);
  });

  it("names the variable that is missing or wrong", () => {
    expect(() => readConfig({ ...urls, ORDERS_URL: undefined })).toThrow(/ORDERS_URL/);
    expect(() => readConfig({ ...urls, PORT: "many" })).toThrow(/PORT/);
    expect(() => readConfig({ ...urls, MAX_SOCKETS_PER_PARTY: "0" })).toThrow(/MAX_SOCKETS_PER_PARTY/);
  });
});
