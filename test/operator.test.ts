import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { publicSealKey } from "@exparte/seal";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "./doc-pages.js";
import { ask } from "./door.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const SERVICES = ["orders", "platforms", "identities", "complaints"];

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub?.end());

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one of the operator's commands, as npm does. */
function run(command: "migrate" | "register", args: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  const { PATH } = process.env;
  return new Promise((resolve) => {
    const script = join(ROOT, "packages/operator", `${command}.mjs`);
    execFile(process.execPath, [script, ...args], { env: { PATH, ...env } }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

const register = (...args: string[]) => run("register", args, { EXPARTE_DATA_DIR: hub.dataDir });

describe("npm run register", () => {
  it("registers a court, a platform and their keys in the hub that runs here, for all who ask", async () => {
    const key = join(hub.dataDir, "clipsite.json");
    await writeFile(key, JSON.stringify({ ...publicSealKey(await hub.keyOf("court", "rb-amsterdam")), kid: "c-1" }));
    const court = await register("court", "--id", "rb-utrecht", "--name", "Rechtbank Midden-Nederland");
    expect(court).toEqual({ code: 0, out: `registerCourt: rb-utrecht stands at ${hub.url}\n`, err: "" });
    const platform = ["--id", "clipsite", "--name", "Clipsite", "--kind", "VIDEO", "--domain", "clipsite.example"];
    const contact = ["--language", "nl", "--email", "orders@clipsite.example"];
    expect(await register("platform", ...platform, ...contact)).toMatchObject({ code: 0, err: "" });
    expect(await register("key", "--party", "platform:clipsite", "--jwk", key)).toMatchObject({
      code: 0,
      out: `registerKey: c-1 stands at ${hub.url}\n`,
    });
    const read = '{ platform(id: "clipsite") { name domains keys { kid } } court(id: "rb-utrecht") { name } }';
    expect(await ask(hub.url, await hub.tokenOf("operator:hub"), read)).toMatchObject({
      data: {
        platform: { name: "Clipsite", domains: ["clipsite.example"], keys: [{ kid: "c-1" }] },
        court: { name: "Rechtbank Midden-Nederland" },
      },
    });
  });

  it("says with which code the registry refuses, and ends with 1", async () => {
    const other = await register("court", "--id", "rb-amsterdam", "--name", "Another name");
    expect(other).toMatchObject({ code: 1, out: "" });
    expect(other.err).toMatch(/^COURT_EXISTS: /);
  });

  it("goes to the hub that HUB_URL names, with the operator's own client", async () => {
    const clients = JSON.parse(await hub.fileOf("issuer/clients.json")) as { clientId: string; clientSecret: string }[];
    const operator = clients.find(({ clientId }) => clientId === "operator:hub");
    const access = { HUB_URL: hub.url, OIDC_ISSUER: hub.issuer, CLIENT_ID: "operator:hub" };
    const args = ["coordinator", "--id", "acm", "--name", "Autoriteit Consument en Markt"];
    const right = await run("register", args, { ...access, CLIENT_SECRET: operator?.clientSecret });
    expect(right).toEqual({ code: 0, out: `registerCoordinator: acm stands at ${hub.url}\n`, err: "" });
    const wrong = await run("register", args, { ...access, CLIENT_SECRET: "no secret" });
    expect(wrong.err).toMatch(/^CREDENTIALS_REFUSED: /);
    expect((await run("register", args, { HUB_URL: hub.url })).err).toMatch(
      /OIDC_ISSUER.*\n.*CLIENT_ID.*\n.*CLIENT_SECRET/,
    );
  });
});

describe("npm run migrate", () => {
  const urlsIn = async (database: string) => {
    const named = SERVICES.map(async (service) => {
      const url = new URL(await hub.databaseOf(service));
      url.pathname = `/${database}`;
      return [`${service.toUpperCase()}_DATABASE_URL`, url.href];
    });
    return Object.fromEntries(await Promise.all(named)) as Record<string, string>;
  };

  it("makes each service's schema in an empty database, starts nothing, and does nothing a second time", async () => {
    await hub.sql("create database fresh");
    for (const service of SERVICES) await hub.sql(`grant connect, create on database fresh to exparte_${service}`);
    const urls = await urlsIn("fresh");
    const first = await run("migrate", [], urls);
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out).toMatch(/^orders: ran (\d+) of \1 migrations, up to \d{4}-[a-z-]+\nplatforms: ran .*\n.*\n.*\n$/);
    const second = await run("migrate", [], urls);
    expect(second).toMatchObject({ code: 0, err: "" });
    expect(second.out).toMatch(/^(?:[a-z]+: up to date \(\d+ migrations\)\n){4}$/);
  }, 180_000); // ten processes, one after the other

  it("migrates one service alone, and needs the database of that one only", async () => {
    const { PLATFORMS_DATABASE_URL } = await urlsIn("postgres");
    const outcome = await run("migrate", ["platforms"], { PLATFORMS_DATABASE_URL });
    expect(outcome).toMatchObject({ code: 0, out: expect.stringMatching(/^platforms: up to date/) });
  });

  it("names every database that is missing, a service that is not one, and tells no password", async () => {
    const none = await run("migrate", [], {});
    expect(none.code).toBe(1);
    for (const service of SERVICES) expect(none.err).toContain(`  ${service.toUpperCase()}_DATABASE_URL is missing: `);
    expect((await run("migrate", ["ledger"], {})).err).toMatch(/^COMMAND_INVALID: There is no service ledger/);
    const ORDERS_DATABASE_URL = "postgresql://exparte_orders:correct-horse@127.0.0.1:1/postgres";
    const unreachable = await run("migrate", ["orders"], { ORDERS_DATABASE_URL });
    expect(unreachable.code).toBe(1);
    expect(unreachable.out + unreachable.err).toMatch(/ECONNREFUSED/);
    expect(unreachable.out + unreachable.err).not.toContain("correct-horse");
  });
});
