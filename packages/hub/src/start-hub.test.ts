import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type RunningHub, startHub } from "./hub.js";
import { type PartName, runningHub } from "./hub-file.js";
import { processIdentity } from "./process-identity.js";

/** The real database and issuer; a fixture stands where the services and the gateway are. */
const fixture = fileURLToPath(new URL("../fixtures/part.mjs", import.meta.url));
const modules = {
  orders: fixture,
  platforms: fixture,
  identities: fixture,
  complaints: fixture,
  console: fixture,
  gateway: fixture,
};
const PARTS: PartName[] = [
  "database",
  "issuer",
  "orders",
  "platforms",
  "identities",
  "complaints",
  "console",
  "gateway",
];

let dataDir: string;
let hub: RunningHub;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "exparte-hub-"));
  hub = await startHub({ dataDir, quiet: true, modules, env: { ENDINGS: join(dataDir, "endings") } });
}, 60_000);
afterAll(async () => {
  await hub.close();
  await rm(dataDir, { recursive: true });
}, 60_000);

describe("a running hub", () => {
  it("can be found by its data directory", async () => {
    const { url, urls, issuer } = await runningHub(dataDir);
    expect({ url, urls, issuer }).toEqual({ url: hub.url, urls: hub.urls, issuer: hub.issuer });
  });

  it("is reachable only from its own machine, and so is its database", async () => {
    const { port } = new URL(await databaseUrl());
    for (const each of [port, ...Object.values(hub.urls).map((url) => new URL(url).port)]) {
      await expect(connects("127.0.0.1", Number(each))).resolves.toBeUndefined();
      // Another of this machine's addresses: whoever listens on every one answers there.
      await expect(connects("127.0.0.2", Number(each))).rejects.toThrow();
      await expect(connects("::1", Number(each))).rejects.toThrow();
    }
  });

  it("opens only the door to other machines when HOST says so, and prints an address that this machine can reach", async () => {
    const other = await mkdtemp(join(tmpdir(), "exparte-hub-"));
    const open = await startHub({ dataDir: other, quiet: true, modules, host: "0.0.0.0" });
    expect(new URL(open.url).hostname).toBe("localhost");
    await expect(connects("127.0.0.2", Number(new URL(open.url).port))).resolves.toBeUndefined();
    await expect(connects("127.0.0.2", Number(new URL(open.urls.orders).port))).rejects.toThrow();
    await open.close();
    const one = await startHub({ dataDir: other, quiet: true, modules, host: "127.0.0.2" });
    expect(new URL(one.url).hostname).toBe("127.0.0.2");
    await expect(connects("127.0.0.1", Number(new URL(one.url).port))).rejects.toThrow();
    await one.close();
    await rm(other, { recursive: true });
  }, 60_000);

  it("keeps a second one out of its data directory", async () => {
    await expect(startHub({ dataDir, quiet: true, modules })).rejects.toThrow("A hub is already running here");
    await expect(runningHub(dataDir)).resolves.toMatchObject({ url: hub.url });
  });

  it("gives out tokens for its demo parties, and lists them when asked for another", async () => {
    expect(decodeJwt(await hub.token("platform:vidshare")).party).toEqual({ type: "platform", id: "vidshare" });
    expect(decodeJwt(await hub.token("court:rb-amsterdam", "orders:grant")).scope).toBe("orders:grant");
    await expect(hub.token("court:nowhere")).rejects.toThrow(/no demo party court:nowhere.*regulator:acm/s);
  });

  it("has a signing key for each demo court and connected platform that nobody else can read", async () => {
    for (const name of ["court-rb-amsterdam", "court-rb-den-haag", "platform-vidshare", "platform-hostbox"]) {
      const file = join(dataDir, "parties", `${name}.json`);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(JSON.parse(await readFile(file, "utf8"))).toHaveProperty("d");
    }
    await expect(stat(join(dataDir, "parties", "platform-lawyer-list.json"))).rejects.toThrow("ENOENT");
  });

  it.each(["orders", "issuer", "database"] as const)(
    "starts %s again, at the same address, when it is killed",
    async (part) => {
      const before = hub.pid(part);
      expect(hub.kill(part, "SIGKILL")).toBe(true);
      await vi.waitFor(() => expect([undefined, before]).not.toContain(hub.pid(part)), { timeout: 20_000 });
      const { port, hostname } = new URL(part === "database" ? await databaseUrl() : hub.urls[part]);
      await vi.waitFor(() => connects(hostname, Number(port)), { timeout: 20_000 });
    },
    45_000,
  );

  it("rejects when its port is taken, and leaves nothing running", async () => {
    const other = await mkdtemp(join(tmpdir(), "exparte-hub-"));
    const squatter = createServer();
    await new Promise<void>((listening) => squatter.listen(0, listening));
    const address = squatter.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await expect(startHub({ dataDir: other, port, quiet: true, modules })).rejects.toThrow(`Port ${port} is taken`);
    await expect(runningHub(other)).rejects.toThrow("No hub is running here");
    await new Promise((closed) => squatter.close(closed));
    await rm(other, { recursive: true });
  });

  it("can be stopped while it starts", async () => {
    const other = await mkdtemp(join(tmpdir(), "exparte-hub-"));
    const giveUp = new AbortController();
    const starting = startHub({ dataDir: other, quiet: true, modules, signal: giveUp.signal });
    giveUp.abort(new Error("enough"));
    await expect(starting).rejects.toThrow("enough");
    await rm(other, { recursive: true });
  }, 45_000);

  it("ends the gateway first, leaves no process, and starts again with the same keys and ports", async () => {
    const pids = PARTS.map((part) => hub.pid(part) ?? 0);
    const { clientSecret } = await hub.partyCredentials("ap:ap");
    const { urls } = hub;
    await hub.close();
    expect(await Promise.all(pids.map(processIdentity))).toEqual(PARTS.map(() => undefined));
    const endings = (await readFile(join(dataDir, "endings"), "utf8")).trim().split("\n");
    expect(endings[0]).toBe(new URL(urls.gateway).port);
    expect(endings.at(-1)).toBe(new URL(urls.platforms).port);
    expect(endings).toHaveLength(6);
    await expect(runningHub(dataDir)).rejects.toThrow("No hub is running here");
    hub = await startHub({ dataDir, quiet: true, modules });
    expect(hub.urls).toEqual(urls);
    expect((await hub.partyCredentials("ap:ap")).clientSecret).toBe(clientSecret);
  }, 60_000);
});

async function databaseUrl(): Promise<string> {
  const { database } = JSON.parse(await readFile(join(dataDir, "ports.json"), "utf8")) as { database: number };
  return `postgresql://127.0.0.1:${database}`;
}

function connects(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port }, () => {
      socket.destroy();
      resolve();
    });
    socket.once("error", reject);
  });
}
