import { once } from "node:events";
import { request } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import WebSocket, { type ClientOptions } from "ws";
import { type Hub, startFixtureGateway, startHub } from "../test-fixtures/hub.ts";
import type { GatewayOptions } from "./app.js";

const PING = '{"type":"ping"}';

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

async function gatewayWith(options: Partial<GatewayOptions>) {
  const started = await startFixtureGateway(hub, options);
  opened.push(() => started.gateway.close());
  return started;
}

interface Client {
  socket: WebSocket;
  heard: { type: string; id?: string; payload?: unknown }[];
  closed: Promise<string>;
  send(message: object): void;
}

async function clientOf(url: string, options: ClientOptions = {}): Promise<Client> {
  const socket = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws", options);
  opened.push(() => socket.terminate());
  socket.on("error", () => {}); // a socket that is cut in mid-write says so
  const heard: Client["heard"] = [];
  socket.on("message", (data) => heard.push(JSON.parse(String(data))));
  const closed = once(socket, "close").then(([code, reason]) => `${code} ${reason}`);
  await once(socket, "open");
  return { socket, heard, closed, send: (message) => socket.send(JSON.stringify(message)) };
}

async function clientAs(url: string, party: string, options: ClientOptions = {}): Promise<Client> {
  const client = await clientOf(url, options);
  client.send({ type: "connection_init", payload: { token: await hub.issuer.token(party) } });
  await vi.waitFor(() => expect(client.heard).toEqual([{ type: "connection_ack" }]), { timeout: 10_000 });
  client.heard.length = 0;
  return client;
}

const endsOf = ({ heard }: Client) => heard.filter(({ type }) => type === "complete" || type === "error").length;
const asked = (id: string, query = "{ openToAll }") => ({ type: "subscribe", id, payload: { query } });

/** A text frame of RFC 6455, masked with zeros as a client's must be masked. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(body.length, 6);
  return Buffer.concat([head, body]);
}
const wireOf = (socket: WebSocket) => (socket as unknown as { _socket: Socket })._socket;

describe("places for unidentified sockets of an address", () => {
  it("are not kept by sockets that said something and never who they are", async () => {
    const { gateway } = await gatewayWith({ maxUnknownSocketsPerAddress: 3 });
    for (let n = 0; n < 3; n += 1) {
      const client = await clientOf(gateway.url);
      client.socket.send(PING);
      await vi.waitFor(() => expect(client.heard).toHaveLength(1), { timeout: 10_000 });
    }
    await delay(1_100);
    await clientAs(gateway.url, "a");
  });

  it.each([
    ["a text that is no message", "x"],
    ["a bad token", '{"type":"connection_init","payload":{"token":"nonsense"}}'],
    ["an operation before its token", JSON.stringify(asked("1"))],
  ])("are free as soon as a socket is refused for %s, although it does not answer the close", async (_, first) => {
    const { gateway } = await gatewayWith({ maxUnknownSocketsPerAddress: 2 });
    for (let n = 0; n < 2; n += 1) {
      const { socket } = await clientOf(gateway.url);
      socket.pause();
      socket.send(first);
    }
    await delay(300);
    await clientAs(gateway.url, "a");
    await vi.waitFor(() => expect(gateway.sockets()).toBe(1), { timeout: 3_000 });
  });
});

describe("an unfinished message", () => {
  it("is paid for as it comes: nobody has megabytes held without a token", async () => {
    const { gateway } = await gatewayWith({ rates: { pointsPerAddress: 20, pointsPerParty: 100 } });
    const { socket, closed } = await clientOf(gateway.url);
    socket.send("x".repeat(400_000), { fin: false });
    expect(await closed).toMatch(/^1013 RATE_LIMITED/);
    const second = await clientOf(gateway.url);
    second.socket.send("x".repeat(9_000), { fin: false });
    expect(await second.closed).toMatch(/^1013 RATE_LIMITED/);
    // A token still lets in whoever brings one.
    await clientAs(gateway.url, "a");
  });

  it("in thousands of fragments is refused", async () => {
    const { gateway } = await gatewayWith({});
    const { socket, closed } = await clientAs(gateway.url, "a");
    for (let n = 0; n < 2_000; n += 1) socket.send("x", { fin: false });
    expect(await closed).toMatch(/^1008/);
  });

  it("that comes slowly is no silence", async () => {
    const { gateway } = await gatewayWith({ heartbeatMs: 1_000 });
    // A pong cannot stand in the middle of a frame.
    const client = await clientAs(gateway.url, "a", { autoPong: false });
    const bytes = frame(JSON.stringify(asked("1", `{ openToAll } #${"x".repeat(2_000)}`)));
    for (let from = 0; from < bytes.length; from += 70) {
      wireOf(client.socket).write(bytes.subarray(from, from + 70));
      await delay(100);
    }
    await vi.waitFor(() => expect(endsOf(client)).toBe(1), { timeout: 10_000 });
    await client.closed;
  });
});

describe("messages that wait", () => {
  /** The body of this request never comes: while it runs, turns pause. */
  async function slowRequestTo(url: string): Promise<void> {
    const { hostname, port } = new URL(url);
    const headers = { authorization: `Bearer ${await hub.issuer.token("b")}`, "content-length": "100" };
    const slow = request({ hostname, port, path: "/graphql", method: "POST", headers });
    slow.on("error", () => {}); // it is cut below
    opened.push(() => slow.destroy());
    slow.setHeader("content-type", "application/json");
    slow.flushHeaders();
    await delay(100);
  }

  it("on one socket do not stand before another socket of the same party", async () => {
    const { gateway } = await gatewayWith({ maxMessagesPerSecond: 1_000 });
    const [busy, other] = [await clientAs(gateway.url, "a"), await clientAs(gateway.url, "a")];
    await slowRequestTo(gateway.url);
    for (let n = 1; n <= 400; n += 1) busy.socket.send(PING);
    // By then they have all been read.
    await delay(150);
    other.socket.send(PING);
    await once(other.socket, "message");
    expect(busy.heard.length).toBeLessThan(300);
    await vi.waitFor(() => expect(busy.heard).toHaveLength(400), { timeout: 10_000 });
  });
});

describe("what a client may not send", () => {
  it.each(["next", "error", "complete", "connection_ack"])(
    "such as the %s of a server closes with 4400, and is no error of ours",
    async (type) => {
      const { gateway, logged } = await gatewayWith({});
      const client = await clientAs(gateway.url, "a");
      const payload = type === "error" ? [{ message: "x" }] : {};
      client.send(type === "complete" ? { type } : { type, id: "1", payload });
      expect(await client.closed).toMatch(/^4400/);
      expect(logged.filter((line) => JSON.parse(line).level >= 40)).toEqual([]);
    },
  );

  it("is a second connection_init: 4429", async () => {
    const { gateway } = await gatewayWith({});
    const client = await clientAs(gateway.url, "a");
    client.send({ type: "connection_init" });
    expect(await client.closed).toMatch(/^4429/);
  });
});

describe("an id that is used again", () => {
  it("is answered by its own operation, not by the one that was completed while it ran", async () => {
    const { gateway } = await gatewayWith({});
    const client = await clientAs(gateway.url, "a");
    for (let n = 0; n < 30; n += 1) {
      client.heard.length = 0;
      client.send(asked("again", "{ old: openToAll }"));
      await delay(n % 6);
      client.send({ type: "complete", id: "again" });
      client.send(asked("again", "{ young: openToAll }"));
      await vi.waitFor(() => expect(endsOf(client)).toBeGreaterThan(0), { timeout: 10_000, interval: 1 });
      await vi.waitFor(
        () => expect(client.heard).toContainEqual({ type: "next", id: "again", payload: { data: { young: "open" } } }),
        { timeout: 10_000, interval: 1 },
      );
    }
  });
});

describe("counts", () => {
  it("return to nothing after hundreds of sockets that come, ask and are dropped at any moment", async () => {
    const limits = { maxSocketsPerParty: 4, maxOperationsPerParty: 8, maxUnknownSocketsPerAddress: 8 };
    const { gateway } = await gatewayWith({ ...limits, rates: { pointsPerAddress: 9_000, pointsPerParty: 9_000 } });
    const token = await hub.issuer.token("a");
    for (let n = 0; n < 300; n += 1) {
      const client = await clientOf(gateway.url);
      if (n % 5 > 0) client.send({ type: "connection_init", payload: { token: n % 5 === 1 ? "bad" : token } });
      if (n % 5 > 2) await Promise.race([once(client.socket, "message"), client.closed]);
      if (n % 5 > 3) client.send(asked("1", "subscription { letters { id } }"));
      if (n % 7 === 0) client.socket.close();
      else client.socket.terminate();
    }
    await vi.waitFor(() => expect(gateway.sockets()).toBe(0), { timeout: 5_000 });
    const all = await Promise.all(Array.from({ length: 4 }, () => clientAs(gateway.url, "a")));
    for (const client of all) {
      for (const id of ["1", "2"]) client.send(asked(id, "subscription { letters(upTo: 1) { id } }"));
    }
    await vi.waitFor(
      () => expect(all.flatMap(({ heard }) => heard).map(({ type }) => type)).toEqual(Array(8).fill("next")),
      { timeout: 10_000 },
    );
    const unknown = await Promise.all(Array.from({ length: 8 }, () => clientOf(gateway.url)));
    await delay(200);
    expect(unknown.map(({ socket }) => socket.readyState)).toEqual(Array(8).fill(WebSocket.OPEN));
  }, 30_000);
});

describe("a gateway that stood still for longer than its heartbeat", () => {
  it("cuts no socket whose sign of life it has not read yet", async () => {
    const { gateway } = await gatewayWith({ heartbeatMs: 200 });
    const client = await clientAs(gateway.url, "a");
    // The pong is on its way when everything stands still.
    await once(client.socket, "ping");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700);
    await Promise.race([once(client.socket, "ping"), client.closed]);
    expect(client.socket.readyState).toBe(WebSocket.OPEN);
  });
});
