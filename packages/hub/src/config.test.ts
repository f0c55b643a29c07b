import { describe, expect, it } from "vitest";
import { dataDirOf, readStartConfig } from "./config.js";

describe("npm start reads its environment", () => {
  it("and needs nothing in it", () => {
    expect(readStartConfig({})).toEqual({
      dataDir: expect.stringMatching(/\.exparte$/),
      port: 4000,
      host: "127.0.0.1",
    });
    expect(readStartConfig({ HOST: "" }).host).toBe("127.0.0.1");
  });

  it("and takes another port, address, server and directory from it", () => {
    const env = {
      PORT: "4100",
      HOST: "0.0.0.0",
      DATABASE_URL: "postgresql://db.example/hub",
      EXPARTE_DATA_DIR: "/srv/hub",
    };
    expect(readStartConfig(env)).toEqual({
      port: 4100,
      host: "0.0.0.0",
      databaseUrl: env.DATABASE_URL,
      dataDir: "/srv/hub",
    });
    expect(dataDirOf(env)).toBe("/srv/hub");
  });

  it.each([
    ["PORT", { PORT: "door" }],
    ["PORT", { PORT: "70000" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://db.example" }],
    ["OIDC_ISSUER", { OIDC_ISSUER: "https://issuer.example" }],
    ["NODE_ENV", { NODE_ENV: "production" }],
  ])("and refuses a wrong %s by its name", (name, env) => {
    expect(() => readStartConfig(env)).toThrow(name);
  });

  it("and says of everything in it that is wrong, a line for each variable", () => {
    const env = { PORT: "door", DATABASE_URL: "mysql://db.example" };
    expect(() => readStartConfig(env)).toThrow(/^PORT is .*\nDATABASE_URL is .*$/);
  });
});
