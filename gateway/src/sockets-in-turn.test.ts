import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import WebSocket, { WebSocketServer } from "ws";
import { type Hub, startFixtureGateway, startHub } from "../test-fixtures/hub.ts";
import type { SocketEntrance } from "./socket-entrance.js";
import { serveInTurn } from "./sockets-in-turn.js";

let hub: Hub;
let opened: (() => unknown)[] = [];
beforeAll(async () => {
  hub = await startHub();
});
afterEach(async () => {
  await Promise.all(opened.map((close) => close()));
  opened = [];
});
afterAll(() => hub.close());

interface Client {
  socket: WebSocket;
  /** What it was sent, in order. */
  heard: { type: string; id?: string }[];
}

async function clientAs(url: string, party: string): Promise<Client> {
  const socket = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws");
  opened.push(() => socket.terminate());
  const heard: Client["heard"] = [];
  socket.on("message", (data) => heard.push(JSON.parse(String(data))));
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init", payload: { token: await hub.issuer.token(party) } }));
  await once(socket, "message");
  heard.length = 0;
  return { socket, heard };
}

const asked = (id: number) =>
  JSON.stringify({ type: "subscribe", id: String(id), payload: { query: "{ openToAll }" } });

async function untilAllEnded(client: Client, count: number): Promise<void> {
  while (client.heard.filter(({ type }) => type === "complete" || type === "error").length < count) {
    await once(client.socket, "message");
  }
}

describe("messages of websockets", () => {
  it("are handled party by party: whoever sends hundreds at once, over many sockets, delays nobody else", async () => {
    const { gateway } = await startFixtureGateway(hub, {});
    opened.push(() => gateway.close());
    const other = await clientAs(gateway.url, "b");
    const busy = await Promise.all(Array.from({ length: 90 }, () => clientAs(gateway.url, "a")));
    for (const { socket } of busy) for (let id = 1; id <= 4; id += 1) socket.send(asked(id));
    other.socket.send(asked(1));
    await untilAllEnded(other, 1);
    const ended = busy.flatMap(({ heard }) => heard).filter(({ type }) => type === "complete").length;
    expect(ended).toBeLessThan(45);
    await Promise.all(busy.map((client) => untilAllEnded(client, 4)));
  });

  it("are read no further while more than 64 KB wait, and none is lost", async () => {
    const sockets = new WebSocketServer({ port: 0, allowSynchronousEvents: false });
    opened.push(() => new Promise((resolve) => sockets.close(resolve)));
    const entrance = {
      welcome: () => true,
      hears: () => true,
      handles() {},
      handled() {},
      payerOf: () => "a",
      ended: (socket: WebSocket) => () => socket.terminate(),
    } as unknown as SocketEntrance;
    serveInTurn({}, { sockets, entrance, heartbeatMs: 60_000, isBusy: () => true, logger: pino({ level: "silent" }) });
    const { port } = sockets.address() as AddressInfo;
    const client = new WebSocket(`ws://127.0.0.1:${port}`, "graphql-transport-ws");
    opened.push(() => client.terminate());
    let pongs = 0;
    client.on("message", () => {
      pongs += 1;
    });
    await once(client, "open");
    const [served] = sockets.clients;
    for (let n = 0; n < 60; n += 1) client.send(`{"type":"ping"}${" ".repeat(7_000)}`);
    await vi.waitFor(() => expect(served?.isPaused).toBe(true), { timeout: 10_000, interval: 1 });
    await vi.waitFor(() => expect(pongs).toBe(60), { timeout: 10_000 });
    expect(served?.isPaused).toBe(false);
  });
});
