import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  ask,
  type Connection,
  connect,
  type Hub,
  listenTo,
  startFixtureGateway,
  startHub,
} from "../test-fixtures/hub.ts";
import type { GatewayOptions } from "./app.js";

/** 100 KB each: in all far more than the kernel holds between two sockets. */
const EVENTS = 250;
const BIG = `subscription { big(upTo: ${EVENTS}) }`;
/** What the kernel holds, and what the service sends ahead. */
const MOST_PULLED = 180;

let hub: Hub;
let opened: (() => unknown)[] = [];
beforeEach(async () => {
  hub = await startHub();
});
afterEach(async () => {
  await Promise.all(opened.map((close) => close()));
  opened = [];
  await hub.close();
});

async function gatewayWith(options: Partial<GatewayOptions>): Promise<string> {
  const { gateway } = await startFixtureGateway(hub, options);
  opened.push(() => gateway.close());
  return gateway.url;
}

async function connectAs(url: string, party: string): Promise<Connection> {
  const connection = connect(url, { token: await hub.issuer.token(party) });
  opened.push(() => connection.client.dispose());
  return connection;
}

/** A client over a websocket that reads nothing once it is connected, until it resumes. */
async function stuckOverWebsocket(url: string, party: string) {
  const connection = await connectAs(url, party);
  const connected = new Promise<{ _socket: { pause(): void; resume(): void } }>((resolve) => {
    connection.client.on("connected", (socket) => resolve(socket as never));
  });
  const told = connection.subscribe(BIG);
  const { _socket: socket } = await connected;
  socket.pause();
  return { told, subscribe: connection.subscribe, resume: () => void socket.resume() };
}

async function stuckOverEventStream(url: string, party: string): Promise<IncomingMessage> {
  const sent = request(`${url}?${new URLSearchParams({ query: BIG })}`, {
    headers: { accept: "text/event-stream", authorization: `Bearer ${await hub.issuer.token(party)}` },
  });
  opened.push(() => sent.destroy());
  sent.end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}

const ofService = async (field: "bigPulled" | "bigEnded"): Promise<number> => {
  const { body } = await ask(hub.gateway.url, `{ ${field} }`, { token: await hub.issuer.token("asker") });
  return (body.data as Record<string, number>)[field] ?? Number.NaN;
};

/** Somebody else reads the same meanwhile, all of it. */
async function neighbourReads(url: string): Promise<void> {
  const told = (await connectAs(url, "neighbour")).subscribe(BIG);
  await vi.waitFor(() => expect(told.data.length).toBe(EVENTS), { timeout: 60_000 });
}

describe("a client that does not read", () => {
  it("over a websocket makes its service stop reading for it; it misses nothing when it goes on", async () => {
    const url = await gatewayWith({ heartbeatMs: 60_000 });
    const { told, resume } = await stuckOverWebsocket(url, "a");
    await neighbourReads(url);
    expect((await ofService("bigPulled")) - EVENTS).toBeLessThan(MOST_PULLED);
    resume();
    await vi.waitFor(() => expect(told.ended).toBe(true), { timeout: 60_000 });
    const numbers = told.data.map((data) => Number.parseInt((data as { big: string }).big, 10));
    expect(numbers).toEqual(Array.from({ length: EVENTS }, (_, index) => index + 1));
    expect(told.errors).toEqual([]);
  }, 120_000);

  it("over an event stream makes its service stop reading for it; it misses nothing when it goes on", async () => {
    const url = await gatewayWith({});
    const response = await stuckOverEventStream(url, "a");
    await neighbourReads(url);
    expect((await ofService("bigPulled")) - EVENTS).toBeLessThan(MOST_PULLED);
    let text = "";
    for await (const chunk of response) text += String(chunk);
    expect(text.match(/"big":"\d+/g)).toHaveLength(EVENTS);
    expect(text).not.toContain('"errors"');
  }, 120_000);

  it("loses its fullest stream when its party has too much unread; the party's other streams go on", async () => {
    const url = await gatewayWith({ maxUnreadBytesPerParty: 500_000 });
    const reading = await listenTo(url, "subscription { letters(upTo: -1) { id } }", await hub.issuer.token("a"));
    opened.push(reading.stop);
    const stuck = await stuckOverEventStream(url, "a");
    await vi.waitFor(async () => expect(await ofService("bigEnded")).toBe(1), { timeout: 60_000 });
    let text = "";
    for await (const chunk of stuck) text += String(chunk);
    expect(text).toMatch(/"SLOW_CONSUMER"/);
    expect(text).toMatch(/left more than 500000 bytes unread/);
    const before = reading.data.length;
    await vi.waitFor(() => expect(reading.data.length).toBeGreaterThan(before + 1), { timeout: 10_000 });
    expect(reading.ended).toBe(false);
  }, 120_000);

  it("loses its websocket when 8 MiB wait in it, and is cut though it does not read why", async () => {
    const { gateway, logged } = await startFixtureGateway(hub, { heartbeatMs: 60_000 });
    opened.push(() => gateway.close());
    const stuck = await stuckOverWebsocket(gateway.url, "a");
    for (let n = 1; n < 150; n += 1) stuck.subscribe(BIG);
    await vi.waitFor(() => expect(gateway.sockets()).toBe(1), { timeout: 10_000 });
    // ws itself would cut it after 30 seconds.
    await vi.waitFor(() => expect(gateway.sockets()).toBe(0), { timeout: 20_000 });
    expect(logged.join("")).not.toContain('"level":50');
  }, 120_000);
});
