import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { natsWakeups } from "./nats-wakeups.js";
import type { Wakeups } from "./wakeups.js";

/** What NATS says first, by https://docs.nats.io/reference/reference-protocols/nats-protocol. */
const INFO = `INFO ${JSON.stringify({ server_id: "S", version: "2.10.0", headers: true, max_payload: 1_048_576, proto: 1 })}\r\n`;

type Serve = (socket: Socket) => void;

/** As much of a NATS server as a client needs that only publishes; each line is first given to `before`. */
const wellServed =
  (heard: string[] = [], before: (line: string, socket: Socket) => boolean = () => true): Serve =>
  (socket) => {
    socket.write(INFO);
    socket.on("data", (chunk) => {
      for (const line of String(chunk).split(/\r?\n/)) {
        heard.push(line);
        if (before(line, socket) && line === "PING" && !socket.destroyed) socket.write("PONG\r\n");
      }
    });
  };

/** The first PING is the handshake's; the second says that the subscription has arrived. */
const cutAtSecondPing: Serve = (socket) => {
  let pings = 0;
  wellServed([], (line, from) => {
    if (line === "PING" && ++pings === 2) from.destroy();
    return true;
  })(socket);
};

const ended: (() => Promise<unknown>)[] = [];
const unhandled: unknown[] = [];
const onUnhandled = (cause: unknown) => unhandled.push(cause);
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
  process.off("unhandledRejection", onUnhandled);
});

async function listen(serve: Serve, port = 0): Promise<{ port: number; came: () => number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  let came = 0;
  const server: Server = createServer((socket) => {
    came += 1;
    sockets.add(socket);
    socket.on("error", () => {}); // the client may be gone
    serve(socket);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    came: () => came,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function open(port: number, onProblem: (message: string) => void = () => {}): Wakeups {
  process.on("unhandledRejection", onUnhandled);
  const sql = { query: async () => [] };
  const wakeups = natsWakeups({
    url: `nats://127.0.0.1:${port}`,
    sql,
    schema: "ledger",
    onProblem,
    reconnectAfterMs: 50,
    connectWithinMs: 300,
  });
  ended.push(() => wakeups.close());
  return wakeups;
}

describe("hints by NATS come back", () => {
  it.each<[string, Serve]>([
    ["cuts at once", (socket) => socket.destroy()],
    ["cuts after its greeting", (socket) => socket.write(INFO, () => socket.destroy())],
    ["resets", (socket) => socket.resetAndDestroy()],
    ["says what is not NATS", (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")],
    ["greets with no JSON", (socket) => socket.end("INFO {\r\n")],
    ["refuses the password", (socket) => socket.end(`${INFO}-ERR 'Authorization Violation'\r\n`)],
    ["cuts when it was subscribed to", cutAtSecondPing],
  ])("after a server that %s, without an unhandled rejection", async (_, serve) => {
    unhandled.length = 0;
    const bad = await listen(serve);
    const problems: string[] = [];
    const wakeups = open(bad.port, (message) => void problems.push(message));
    await wakeups.send(["kept/1"]);
    await vi.waitFor(() => expect(bad.came()).toBeGreaterThan(1), { timeout: 15_000 });
    await bad.close();
    await vi.waitFor(() => expect(problems.length).toBeGreaterThan(0), { timeout: 15_000 });
    const heard: string[] = [];
    const good = await listen(wellServed(heard), bad.port);
    ended.push(good.close);
    await vi.waitFor(() => expect(heard).toContain("kept/1"), { timeout: 15_000 });
    expect(unhandled).toEqual([]);
  });

  it("are closed soon when a server stays silent", async () => {
    const mute = await listen(() => {});
    ended.push(mute.close);
    const wakeups = open(mute.port);
    await vi.waitFor(() => expect(mute.came()).toBe(1), { timeout: 10_000 });
    const before = performance.now();
    await wakeups.close();
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
