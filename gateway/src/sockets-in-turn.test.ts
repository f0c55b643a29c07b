import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { type Hub, startFixtureGateway, startHub } from "../test-fixtures/hub.ts";

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

const asked = (id: number, filler = "") =>
  JSON.stringify({ type: "subscribe", id: String(id), payload: { query: `{ openToAll } #${filler}` } });

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

  it("are read no further while 64 KB wait, and none is lost or out of order", async () => {
    const { gateway } = await startFixtureGateway(hub, { heartbeatMs: 400 });
    opened.push(() => gateway.close());
    const client = await clientAs(gateway.url, "a");
    for (let id = 1; id <= 60; id += 1) client.socket.send(asked(id, "x".repeat(7_000)));
    await untilAllEnded(client, 60);
    const ids = client.heard.filter(({ type }) => type === "next").map(({ id }) => Number(id));
    expect(ids.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });
});
