import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { type FeedEvent, type FeedReaderOptions, readFeed } from "./index.js";

const ended: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

/** What a peer does with each message that comes to it. */
type Answer = (message: { readonly type: string; readonly id?: string }, socket: WebSocket) => void;

const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));
const acknowledge: Answer = ({ type }, socket) => {
  if (type === "connection_init") say(socket, { type: "connection_ack" });
};
const subscribed = new WeakSet<WebSocket>();
const answerPings: Answer = (message, socket) => {
  acknowledge(message, socket);
  if (message.type === "subscribe") subscribed.add(socket);
  if (message.type === "ping" && subscribed.has(socket)) say(socket, { type: "pong" });
};

/** A peer that speaks graphql-transport-ws by hand; `connections` counts who came. */
async function peer(answer: Answer): Promise<{ url: string; connections(): number }> {
  const server = new WebSocketServer({ port: 0, handleProtocols: () => "graphql-transport-ws" });
  let count = 0;
  server.on("connection", (socket) => {
    count += 1;
    socket.on("message", (data) => answer(JSON.parse(String(data)), socket));
  });
  await once(server, "listening");
  ended.push(() => {
    for (const socket of server.clients) socket.terminate();
    return new Promise((closed) => server.close(closed));
  });
  return { url: `http://127.0.0.1:${portOf(server)}/graphql`, connections: () => count };
}

function portOf(server: Pick<Server, "address">): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The peer has no port");
  return address.port;
}

function reading(url: string, change: Partial<FeedReaderOptions> = {}) {
  const problems: unknown[] = [];
  const reader = readFeed({
    url,
    query: "subscription ($after: String) { feed(after: $after) { cursor kind at body } }",
    token: async () => "token",
    checkpoint: async () => null,
    handle: async () => {},
    onProblem: (_, cause) => problems.push(cause),
    pingEveryMs: 20,
    pongWithinMs: 50,
    connectWithinMs: 100,
    ...change,
  });
  ended.push(() => reader.close());
  return { reader, problems };
}

const entry: FeedEvent = { cursor: "1.1", kind: "OrderLifted", at: "2026-06-01T00:00:00.000Z", body: {} };
const sendEntry: Answer = (message, socket) => {
  answerPings(message, socket);
  if (message.type === "subscribe") say(socket, { type: "next", id: message.id, payload: { data: { feed: entry } } });
};

describe("a feed's reader", () => {
  it("leaves a peer that acknowledged and then fell silent, and comes back", async () => {
    const silent = await peer(acknowledge);
    const { reader, problems } = reading(silent.url);
    await vi.waitFor(() => expect(silent.connections()).toBeGreaterThan(1));
    expect(problems[0]).toBeInstanceOf(Error);
    expect(problems[0]).toMatchObject({ code: 4499 });
    expect(reader.heard().ever).toBe(false);
  });

  it("leaves a peer that never acknowledges, and one that never answers the handshake", async () => {
    const mute = await peer(() => {});
    const { problems } = reading(mute.url, { pingEveryMs: 60_000 });
    await vi.waitFor(() => expect(mute.connections()).toBeGreaterThan(1));
    expect(problems[0]).toBeInstanceOf(Error);
    expect(problems[0]).toMatchObject({ message: expect.stringMatching("acknowledgement timeout") });

    const sockets = new Set<{ destroy(): void }>();
    let came = 0;
    const deaf = createServer((socket) => {
      came += 1;
      sockets.add(socket);
    });
    deaf.listen(0, "127.0.0.1");
    await once(deaf, "listening");
    ended.push(() => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => deaf.close(closed));
    });
    reading(`http://127.0.0.1:${portOf(deaf)}/graphql`);
    await vi.waitFor(() => expect(came).toBeGreaterThan(1));
  });

  it("hears a peer that has no news, and one whose entry is taken in", async () => {
    const quiet = reading((await peer(answerPings)).url).reader;
    await vi.waitFor(() => expect(quiet.heard().ever).toBe(true));
    const taken: string[] = [];
    const handle = async ({ cursor }: FeedEvent) => void taken.push(cursor);
    const { reader } = reading((await peer(sendEntry)).url, { handle, pingEveryMs: 60_000 });
    await vi.waitFor(() => expect(reader.heard().ever).toBe(true));
    expect(taken).toEqual(["1.1"]);
  });

  it("does not hear a feed whose entry cannot be taken in, or is not taken in to the end", async () => {
    const handle = () => Promise.reject(new Error("It does not parse"));
    const stuck = await peer(sendEntry);
    const failing = reading(stuck.url, { handle, pingEveryMs: 5 });
    await vi.waitFor(() => expect(stuck.connections()).toBeGreaterThan(2));
    expect(failing.reader.heard().ever).toBe(false);

    let release = () => {};
    const pings: string[] = [];
    const counting = await peer((message, socket) => {
      sendEntry(message, socket);
      if (message.type === "ping") pings.push(message.type);
    });
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { reader } = reading(counting.url, { handle: () => held });
    await vi.waitFor(() => expect(pings.length).toBeGreaterThan(2));
    expect(reader.heard().ever).toBe(false);
    release();
    await vi.waitFor(() => expect(reader.heard().ever).toBe(true));
  });

  it("tells by what code the other service ended the operation", async () => {
    const refusing = await peer((message, socket) => {
      acknowledge(message, socket);
      const payload = [{ message: "The token lacks a scope.", extensions: { code: "SCOPE_MISSING" } }];
      if (message.type === "subscribe") say(socket, { type: "error", id: message.id, payload });
    });
    const { problems } = reading(refusing.url);
    await vi.waitFor(() => expect(problems).not.toEqual([]));
    expect(problems[0]).toBeInstanceOf(Error);
    expect(problems[0]).toMatchObject({ code: "SCOPE_MISSING", message: "The token lacks a scope." });
  });
});
