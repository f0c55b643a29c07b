import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Answer, acknowledge, answerPings, openPeer, type Peer, portOf, say, sendEntry } from "../test/peer.js";
import { type FeedEvent, type FeedReaderOptions, readFeed } from "./read-feed.js";

const ended: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

async function peer(answer: Answer): Promise<Peer> {
  const opened = await openPeer(answer);
  ended.push(opened.close);
  return opened;
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
