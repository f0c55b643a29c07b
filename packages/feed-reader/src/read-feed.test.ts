import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type Answer,
  acknowledge,
  answerPings,
  openPeer,
  type Peer,
  portOf,
  say,
  sayWhole,
  sayWholeUntil,
  sendEntry,
} from "../test/peer.js";
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
    await vi.waitFor(() => expect(silent.connections()).toBeGreaterThan(1), { timeout: 10_000 });
    expect(problems[0]).toBeInstanceOf(Error);
    expect(problems[0]).toMatchObject({ code: 4499 });
    expect(reader.heard().ever).toBe(false);
  });

  it("leaves a peer that never acknowledges, and one that never answers the handshake", async () => {
    const mute = await peer(() => {});
    const { problems } = reading(mute.url, { pingEveryMs: 60_000 });
    await vi.waitFor(() => expect(mute.connections()).toBeGreaterThan(1), { timeout: 10_000 });
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
    await vi.waitFor(() => expect(came).toBeGreaterThan(1), { timeout: 10_000 });
  });

  it("reports that nobody listens, but not while services may still be starting", async () => {
    const gone = await peer(acknowledge);
    await gone.close();
    const starting = reading(gone.url);
    const { problems } = reading(gone.url, { startWithinMs: 0 });
    await vi.waitFor(() => expect(problems.length).toBeGreaterThan(1), { timeout: 10_000 });
    expect(problems[0]).toMatchObject({ code: "ECONNREFUSED" });
    expect(starting.problems).toEqual([]);
  });

  it("accepts only the report that a feed is whole as a sign of life, even without news; a pong or an entry does not count", async () => {
    const quiet = reading((await peer(sayWhole)).url).reader;
    await vi.waitFor(() => expect(quiet.heard().ever).toBe(true), { timeout: 10_000 });

    let pings = 0;
    const counting = await peer((message, socket) => {
      sendEntry(message, socket);
      if (message.type === "ping") pings += 1;
    });
    const taken: string[] = [];
    const handle = async ({ cursor }: FeedEvent) => void taken.push(cursor);
    const { reader } = reading(counting.url, { handle });
    await vi.waitFor(() => expect(pings).toBeGreaterThan(3), { timeout: 10_000 });
    expect(taken).toEqual(["1.1"]);
    expect(reader.heard().ever).toBe(false);
  });

  it("counts from the moment up to which the feed is whole, but never from later than that message's arrival", async () => {
    const behind = reading((await peer(sayWholeUntil(() => new Date(Date.now() - 60_000)))).url).reader;
    await vi.waitFor(() => expect(behind.heard().ever).toBe(true), { timeout: 10_000 });
    expect(behind.heard().silentForMs).toBeGreaterThanOrEqual(60_000);

    let told = 0;
    const ahead = await peer((message, socket) => {
      // Once, by a clock that is an hour ahead.
      if (message.type === "ping") return answerPings(message, socket);
      told += message.type === "subscribe" ? 1 : 0;
      sayWholeUntil(() => new Date(Date.now() + 3_600_000))(message, socket);
    });
    const { reader } = reading(ahead.url);
    await vi.waitFor(() => expect(reader.heard().ever).toBe(true), { timeout: 10_000 });
    await vi.waitFor(() => expect(reader.heard().silentForMs).toBeGreaterThan(100), { timeout: 10_000 });
    expect(told).toBe(1);
  });

  it("believes a producer whose clock was ahead and is corrected, even that it is behind", async () => {
    let says = () => new Date(Date.now() + 3_600_000);
    let told = 0;
    const { url } = await peer((message, socket) => {
      sayWholeUntil(() => says())(message, socket);
      told += message.type === "ping" ? 1 : 0;
    });
    const { reader } = reading(url);
    await vi.waitFor(() => expect(reader.heard().ever).toBe(true), { timeout: 10_000 });
    says = () => new Date(Date.now() - 60_000);
    const before = told;
    await vi.waitFor(() => expect(told).toBeGreaterThan(before), { timeout: 10_000 });
    await vi.waitFor(() => expect(reader.heard().silentForMs).toBeGreaterThanOrEqual(60_000), { timeout: 10_000 });
  });

  it("keeps counting while this process's own clock is set back", async () => {
    const until = new Date(Date.now() - 60_000);
    const { url } = await peer((message, socket) => {
      if (message.type === "ping") return answerPings(message, socket);
      sayWholeUntil(() => until)(message, socket);
    });
    const { reader } = reading(url);
    await vi.waitFor(() => expect(reader.heard().ever).toBe(true), { timeout: 10_000 });
    const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now() - 3_600_000);
    try {
      expect(reader.heard().silentForMs).toBeGreaterThanOrEqual(60_000);
    } finally {
      clock.mockRestore();
    }
  });

  it("is whole only when everything earlier is stored", async () => {
    const handle = () => Promise.reject(new Error("It does not parse"));
    const entryThenWhole: Answer = (message, socket) => {
      sendEntry(message, socket);
      sayWhole(message, socket);
    };
    const stuck = await peer(entryThenWhole);
    const failing = reading(stuck.url, { handle });
    await vi.waitFor(() => expect(stuck.connections()).toBeGreaterThan(2), { timeout: 10_000 });
    expect(failing.reader.heard().ever).toBe(false);

    let release = () => {};
    let pings = 0;
    const counting = await peer((message, socket) => {
      entryThenWhole(message, socket);
      if (message.type === "ping") pings += 1;
    });
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { reader } = reading(counting.url, { handle: () => held });
    await vi.waitFor(() => expect(pings).toBeGreaterThan(2), { timeout: 10_000 });
    expect(reader.heard().ever).toBe(false);
    release();
    await vi.waitFor(() => expect(reader.heard().ever).toBe(true), { timeout: 10_000 });
  });

  it("reports the code with which the other service ended the operation", async () => {
    const refusing = await peer((message, socket) => {
      acknowledge(message, socket);
      const payload = [{ message: "The token lacks a scope.", extensions: { code: "SCOPE_MISSING" } }];
      if (message.type === "subscribe") say(socket, { type: "error", id: message.id, payload });
    });
    const { problems } = reading(refusing.url);
    await vi.waitFor(() => expect(problems).not.toEqual([]), { timeout: 10_000 });
    expect(problems[0]).toBeInstanceOf(Error);
    expect(problems[0]).toMatchObject({ code: "SCOPE_MISSING", message: "The token lacks a scope." });
  });
});
