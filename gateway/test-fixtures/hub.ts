import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Socket, connect as tcpConnect } from "node:net";
import { fileURLToPath } from "node:url";
import { tokenVerifier, type VerifyToken } from "@exparte/auth";
import { type Client, createClient } from "graphql-ws";
import { pino } from "pino";
import { expect, vi } from "vitest";
import WebSocket from "ws";
import { type GatewayOptions, type RunningGateway, startGateway } from "../src/app.js";
import { composeSupergraph } from "../src/compose.js";
import { type FixtureIssuer, fixtureIssuer } from "./issuer.ts";
import { SDL } from "./subgraph.ts";

export interface Service {
  process: ChildProcess;
  url: string;
  port: number;
  kill(signal: NodeJS.Signals): Promise<void>;
}

export interface Hub {
  issuer: FixtureIssuer;
  letters: Service;
  people: Service;
  gateway: RunningGateway;
  /** As the gateway and the services verify. */
  verifyToken: VerifyToken;
  /** Lines that the gateway logged. */
  logged: string[];
  close(): Promise<void>;
}

/** Two services as processes, an issuer and a gateway, all on free ports. */
export async function startHub(): Promise<Hub> {
  const issuer = await fixtureIssuer();
  const [letters, people] = await Promise.all([startService("letters", issuer), startService("people", issuer)]);
  const { gateway, logged } = await startFixtureGateway({ issuer, letters, people });
  const hub: Hub = {
    issuer,
    letters,
    people,
    gateway,
    verifyToken: tokenVerifier({ issuer: issuer.issuer, audience: "urn:exparte:hub" }),
    logged,
    async close() {
      await gateway.close();
      // A test may have put others in their place.
      await Promise.all([hub.letters.kill("SIGKILL"), hub.people.kill("SIGKILL")]);
      await issuer.close();
    },
  };
  return hub;
}

/** A gateway before services that run already; `letters` may be a relay. */
export async function startFixtureGateway(
  { issuer, letters, people }: { issuer: FixtureIssuer; letters: { url: string }; people: { url: string } },
  options: Partial<GatewayOptions> = {},
): Promise<{ gateway: RunningGateway; logged: string[] }> {
  const logged: string[] = [];
  const gateway = await startGateway({
    port: 0,
    subgraphUrls: { letters: letters.url, people: people.url },
    issuer: issuer.issuer,
    audience: "urn:exparte:hub",
    publicFields: new Set(["__typename", "__schema", "__type", "openToAll"]),
    explorer: true,
    logLevel: "info",
    supergraph: composeSupergraph(SDL),
    verifyToken: tokenVerifier({ issuer: issuer.issuer, audience: "urn:exparte:hub" }),
    logger: pino({ level: "info" }, { write: (line: string) => void logged.push(line) }),
    ...options,
  });
  return { gateway, logged };
}

export function startService(name: "letters" | "people", issuer: FixtureIssuer, port = 0): Promise<Service> {
  return startProcess("./subgraph.ts", name, String(port), issuer.issuer);
}

/** A gateway that can be sent signals. It is the built one: build first. */
export function startGatewayProcess({ issuer, letters, people }: Hub): Promise<Service> {
  return startProcess("./gateway.ts", issuer.issuer, letters.url, people.url);
}

async function startProcess(program: string, ...args: string[]): Promise<Service> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url)), ...args], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const url = line.toString().trim();
  return {
    process: child,
    url,
    port: Number(new URL(url).port),
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill(signal);
      await exited;
    },
  };
}

export interface WireError {
  message: string;
  path?: unknown[];
  extensions: Record<string, unknown> & { code: string };
}
interface Answer {
  data?: unknown;
  errors?: WireError[];
}

export async function ask(
  url: string,
  query: string,
  options: { token?: string; headers?: Record<string, string> } = {},
) {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...options.headers,
    },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
}

/**
 * What one subscription was told, in the order it was told; `errors` counts error messages and errors in results alike.
 */
export interface Told {
  data: unknown[];
  errors: WireError[];
  ended: boolean;
  stop(): void;
}

export interface Connection {
  client: Client;
  closed: { code: number; reason: string }[];
  subscribe(query: string): Told;
}

/** A client of the gateway with its own socket, that never reconnects by itself. */
export function connect(url: string, connectionParams?: Record<string, unknown>): Connection {
  const closed: { code: number; reason: string }[] = [];
  const client = createClient({
    url: url.replace("http", "ws"),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(connectionParams === undefined ? {} : { connectionParams }),
    on: { closed: (event) => void closed.push(event as { code: number; reason: string }) },
  });
  return {
    client,
    closed,
    subscribe(query) {
      const told: Told = { data: [], errors: [], ended: false, stop: () => {} };
      told.stop = client.subscribe(
        { query },
        {
          next({ data, errors }) {
            if (data !== undefined && data !== null) told.data.push(data);
            told.errors.push(...((errors ?? []) as unknown as WireError[]));
          },
          error(error) {
            if (Array.isArray(error)) told.errors.push(...error);
            told.ended = true;
          },
          complete() {
            told.ended = true;
          },
        },
      );
      return told;
    },
  };
}

/** The same over server-sent events. */
export async function listenTo(
  url: string,
  query: string,
  token: string,
  method: "GET" | "POST" = "GET",
): Promise<Told> {
  const abort = new AbortController();
  const told: Told = { data: [], errors: [], ended: false, stop: () => abort.abort() };
  const headers = { accept: "text/event-stream", authorization: `Bearer ${token}`, "content-type": "application/json" };
  const response =
    method === "GET"
      ? await fetch(`${url}?${new URLSearchParams({ query })}`, { headers, signal: abort.signal })
      : await fetch(url, { method, headers, body: JSON.stringify({ query }), signal: abort.signal });
  void read(response, told);
  return told;
}

async function read(response: Response, told: Told): Promise<void> {
  let text = "";
  try {
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      const frames = text.split("\n\n");
      text = frames.pop() ?? "";
      for (const frame of frames) {
        const data = frame.split("\n").find((line) => line.startsWith("data: {"));
        if (data === undefined) continue;
        const answer = JSON.parse(data.slice("data: ".length)) as Answer;
        if (answer.data !== undefined && answer.data !== null) told.data.push(answer.data);
        told.errors.push(...(answer.errors ?? []));
      }
    }
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  } finally {
    told.ended = true;
  }
}

/** Waits until a subscription has been told so much, or says what it was told instead. */
export async function untilTold(told: Told, count: number): Promise<void> {
  await vi.waitFor(() => expect(told).toMatchObject({ data: { length: count } }), { timeout: 10_000 });
}
export async function untilEnded(told: Told, timeout = 10_000): Promise<void> {
  await vi.waitFor(() => expect(told).toMatchObject({ ended: true }), { timeout });
}

/** A TCP relay before a service, that counts its open websockets and can fall silent as a stopped machine does. */
export async function relay(target: string) {
  const { port } = new URL(target);
  const open = new Set<Socket>();
  const upgraded = new Set<Socket>();
  const server = createServer((inbound) => {
    const outbound = tcpConnect(Number(port), "localhost");
    for (const socket of [inbound, outbound]) {
      open.add(socket);
      socket.on("error", () => socket.destroy());
      socket.once("close", () => open.delete(socket));
    }
    inbound.once("data", (head) => head.includes("Upgrade: websocket") && upgraded.add(inbound));
    inbound.once("close", () => upgraded.delete(inbound));
    inbound.pipe(outbound).pipe(inbound);
  });
  server.listen(0);
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === "object" ? address?.port : ""}/graphql`,
    sockets: () => upgraded.size,
    fallSilent() {
      for (const socket of open) socket.unpipe().pause();
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
