import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { openHistory } from "./history.js";
import { type Reader, readByHand } from "./reader.js";
import type { WireMessage } from "./told.js";

interface Subscribing {
  readonly socket: WebSocket;
  readonly id: string;
  readonly after: number;
}

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** Speaks as much of graphql-transport-ws as a subscription needs; `answer` says what it is told. */
async function peer(answer: (subscribing: Subscribing) => void): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", handleProtocols: () => "graphql-transport-ws" });
  await once(server, "listening");
  server.on("connection", (socket) => {
    socket.on("message", (data) => {
      const { type, id, payload } = JSON.parse(String(data));
      if (type === "connection_init") socket.send('{"type":"connection_ack"}');
      if (type === "subscribe") answer({ socket, id, after: payload.variables.after });
    });
  });
  opened.push(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

function complaint(position: number): Partial<WireMessage> {
  const place = { position, kind: "COMPLAINT_UNDER_REVIEW", sentAt: "2026-03-02T09:00:00.000Z", epoch: "e1" };
  return {
    ...place,
    digest: `d${position}`,
    previousDigest: `d${position - 1}`,
    details: {},
    complaintId: `k${position}`,
  };
}

function tell({ socket, id }: Subscribing, position: number): void {
  socket.send(JSON.stringify({ type: "next", id, payload: { data: { complaintInbox: complaint(position) } } }));
}

function reading(url: string) {
  const history = openHistory();
  const reader: Reader = readByHand({
    url,
    token: async () => "token",
    party: "platform:alpha",
    feed: "complaintInbox",
    history,
    onTold: () => {},
  });
  opened.push(reader.stop);
  const noted = (what: string) => history.entries.filter((entry) => entry.what === what);
  return { reader, noted };
}

it("notes all that comes, and comes back where it was when its connection is cut", async () => {
  const asked: number[] = [];
  let first: WebSocket | undefined;
  const url = await peer((subscribing) => {
    asked.push(subscribing.after);
    tell(subscribing, subscribing.after + 1);
    first ??= subscribing.socket;
  });
  const { reader, noted } = reading(url);
  await expect.poll(() => reader.position(), { timeout: 10_000 }).toBe(1);
  first?.terminate();
  await expect.poll(() => reader.position(), { timeout: 10_000 }).toBe(2);
  expect(asked).toEqual([0, 1]);
  expect(noted("received")).toMatchObject([{ message: { position: 1 } }, { message: { position: 2 } }]);
  expect(noted("disconnected")).toHaveLength(1);
  expect(noted("reader-stopped")).toEqual([]);
});

it("notes what comes twice twice, as nothing repairs it", async () => {
  const url = await peer((subscribing) => {
    tell(subscribing, 1);
    tell(subscribing, 1);
  });
  const { noted } = reading(url);
  await expect.poll(() => noted("received").length, { timeout: 10_000 }).toBe(2);
});

it.each([
  ["UPSTREAM_LOST", 0],
  ["POSITION_BEYOND_HEAD", 1],
])("takes %s as an end for now or for good", async (code, stops) => {
  let times = 0;
  const url = await peer(({ socket, id }) => {
    times += 1;
    const message = times === 1 ? { type: "error", id, payload: [{ message: code, extensions: { code } }] } : undefined;
    if (message !== undefined) socket.send(JSON.stringify(message));
  });
  const { noted } = reading(url);
  await expect.poll(() => times, { timeout: 10_000 }).toBe(2);
  expect(noted("disconnected")).toMatchObject([{ why: code }]);
  expect(noted("reader-stopped")).toHaveLength(stops);
});
