import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { TestHub } from "./test-hub.js";

export interface SecondGateway {
  readonly url: string;
  end(): Promise<void>;
}

/** Starts another built gateway before the hub's services, with the orders service at another address. */
export async function startSecondGateway(hub: TestHub, ordersUrl: string): Promise<SecondGateway> {
  const { platforms, identities, complaints } = hub.urls;
  const child = spawn(process.execPath, [fileURLToPath(new URL("../gateway/dist/main.js", import.meta.url))], {
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      OIDC_ISSUER: hub.issuer,
      ORDERS_URL: ordersUrl,
      PLATFORMS_URL: platforms,
      IDENTITIES_URL: identities,
      COMPLAINTS_URL: complaints,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { url: await listeningAt(child), end: () => end(child) };
}

async function listeningAt(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("The gateway's output is not read");
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, url } = JSON.parse(line) as { msg?: string; url?: string };
    if (msg !== "listening" || url === undefined) continue;
    child.stdout.resume();
    return url;
  }
  throw new Error("The gateway ended before it listened");
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}
