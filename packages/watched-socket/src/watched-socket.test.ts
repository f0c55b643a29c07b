import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { watchedSocket } from "./watched-socket.js";

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** Accepts connections and answers pings, until it falls silent. */
async function peer() {
  const sockets = new WebSocketServer({ port: 0, host: "127.0.0.1", handleProtocols: () => "graphql-transport-ws" });
  await once(sockets, "listening");
  let isSilent = false;
  let stallMs = 0;
  sockets.on("connection", (socket) => {
    socket.on("message", (data) => {
      const { type } = JSON.parse(String(data)) as { type: string };
      if (isSilent) return;
      if (type === "connection_init") socket.send('{"type":"connection_ack"}');
      if (type !== "ping") return;
      socket.send('{"type":"pong"}');
      if (stallMs > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, stallMs);
      stallMs = 0;
    });
  });
  opened.push(() => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  });
  return {
    url: `http://127.0.0.1:${(sockets.address() as AddressInfo).port}`,
    fallSilent: () => {
      isSilent = true;
    },
    /** The whole process stands still once it has answered the next ping. */
    stall: (forMs: number) => {
      stallMs = forMs;
    },
  };
}

function listenTo(url: string) {
  let pongs = 0;
  const client = watchedSocket({ url, pingEveryMs: 100, pongWithinMs: 100, onPong: () => (pongs += 1) });
  const ended = new Promise<unknown>((resolve) => {
    client.subscribe(
      { query: "subscription { x }" },
      { next: () => {}, error: resolve, complete: () => resolve(null) },
    );
  });
  opened.push(() => client.terminate());
  return { ended, pongs: () => pongs };
}

describe("a watched socket", () => {
  it("ends when the peer is silently dead", async () => {
    const { url, fallSilent } = await peer();
    const { ended, pongs } = listenTo(url);
    await expect.poll(pongs).toBeGreaterThan(0);
    fallSilent();
    expect(await ended).toBeInstanceOf(Error);
  });

  it("outlives a stall of its own process, in which the pong lay unread", async () => {
    const { url, stall } = await peer();
    const { ended, pongs } = listenTo(url);
    await expect.poll(pongs).toBeGreaterThan(0);
    const before = pongs();
    stall(400);
    await expect.poll(pongs).toBeGreaterThan(before + 2);
    expect(await Promise.race([ended, delay(0, "alive")])).toBe("alive");
  });
});
