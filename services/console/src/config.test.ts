import { describe, expect, it } from "vitest";
import { readConfig } from "./config.js";

const WHOLE = {
  GATEWAY_URL: "http://gateway.internal/graphql",
  PUBLIC_URL: "https://hub.example/graphql",
  OIDC_ISSUER: "https://issuer.example",
  OIDC_CLIENT_ID: "console",
};

describe("the console's settings", () => {
  it("let people sign in where issuer, client and a public address are known", () => {
    expect(readConfig(WHOLE)).toMatchObject({
      publicUrl: "https://hub.example",
      signIn: { issuer: "https://issuer.example", clientId: "console", audience: "urn:exparte:hub" },
    });
    for (const missing of ["PUBLIC_URL", "OIDC_ISSUER", "OIDC_CLIENT_ID"]) {
      expect(readConfig({ ...WHOLE, [missing]: undefined }).signIn).toBeUndefined();
    }
  });

  it("let nobody sign in over http, except on this machine alone", () => {
    expect(readConfig({ ...WHOLE, PUBLIC_URL: "http://hub.example" }).signIn).toBeUndefined();
    expect(readConfig({ ...WHOLE, PUBLIC_URL: "http://localhost:4000" }).signIn).toBeDefined();
  });

  it("refuse courts' keys in files in production, and name the variable", () => {
    const keys = { ...WHOLE, SEAL_KEYS_DIR: "/keys" };
    expect(readConfig(keys).sealKeysDir).toBe("/keys");
    expect(() => readConfig({ ...keys, NODE_ENV: "production" })).toThrow("SEAL_KEYS_DIR");
  });
});
