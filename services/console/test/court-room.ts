import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateSealKey } from "@exparte/seal";
import { pino } from "pino";
import type { ConsoleConfig } from "../src/config.ts";
import { sealOfCase } from "./sealed-case.ts";
import { openStandInGraph, type StandInGraph } from "./stand-in-graph.ts";
import { openStandInIssuer, type StandInIssuer } from "./stand-in-issuer.ts";

export interface CourtRoom {
  readonly url: string;
  readonly graph: StandInGraph;
  readonly issuer: StandInIssuer;
  /** The seal of the order in cases.ts. */
  readonly seal: string;
  /** Where the court's key is. */
  readonly keyFile: string;
  /** The pages anew, as after a restart: nobody has a session. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

type StartConsole = typeof import("../src/app.ts").startConsole;

/** The console with stand-ins for graph and issuer, and a key for each of the courts of Amsterdam. */
export async function openCourtRoom(startConsole: StartConsole, now: () => Date): Promise<CourtRoom> {
  const [graph, issuer] = [await openStandInGraph(), await openStandInIssuer()];
  const sealKeysDir = await mkdtemp(join(tmpdir(), "exparte-court-room-"));
  const keyFile = join(sealKeysDir, "court-rb-amsterdam.json");
  for (const file of [keyFile, join(sealKeysDir, "court-gh-amsterdam.json")]) {
    const { privateJwk } = await generateSealKey("EdDSA");
    await writeFile(file, JSON.stringify(privateJwk));
  }
  // The issuer sends people back to a known address, so the port is chosen first.
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config: ConsoleConfig = {
    port,
    host: "127.0.0.1",
    gatewayUrl: graph.url,
    publicUrl: url,
    signIn: { issuer: issuer.url, clientId: "console", scope: "openid orders:read", audience: "urn:exparte:hub" },
    sealKeysDir,
    logLevel: "silent",
  };
  const start = () => startConsole(config, { logger: pino({ level: "silent" }), now });
  let running = await start();
  return {
    url,
    graph,
    issuer,
    seal: await sealOfCase(),
    keyFile,
    async restart() {
      await running.close();
      running = await start();
    },
    async close() {
      await running.close();
      await Promise.all([graph.close(), issuer.close()]);
      await rm(sealKeysDir, { recursive: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
