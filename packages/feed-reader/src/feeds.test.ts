import { afterEach, describe, expect, it, vi } from "vitest";
import { type Answer, answerPings, openPeer, say, sayWhole, sendEntry } from "../test/peer.js";
import { createFeeds, type FeedEvent, type FeedsOptions, type FollowedFeed } from "./index.js";

const ended: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

function feedsFrom(options: Partial<FeedsOptions> = {}) {
  const feeds = createFeeds({
    token: async () => "token",
    checkpointOf: async () => null,
    onProblem: () => {},
    pingEveryMs: 20,
    pongWithinMs: 50,
    connectWithinMs: 100,
    ...options,
  });
  ended.push(() => feeds.close());
  return feeds;
}

async function followed(answer: Answer): Promise<FollowedFeed> {
  const { url, close } = await openPeer(answer);
  ended.push(close);
  return { url, field: "feed", handle: async () => {} };
}

describe("the feeds that a service depends on", () => {
  it("are stale until they report that they are whole, and again once they stop reporting, even if the peer answers pings", async () => {
    let speaks = false;
    const other = await followed((message, socket) => {
      (speaks ? sayWhole : answerPings)(message, socket);
    });
    const steady = await followed(sayWhole);
    const feeds = feedsFrom({ silentMaxMs: 500 });
    feeds.follow("other.feed", other);
    feeds.follow("steady.feed", steady);
    expect(feeds.stale()).toEqual(["other.feed", "steady.feed"]);

    const come = (heard: boolean) =>
      vi.waitFor(
        () => {
          expect(feeds.stale()).toEqual(heard ? [] : ["other.feed"]);
          expect(feeds.isHeard("other.feed")).toBe(heard);
          expect(feeds.isHeard("steady.feed")).toBe(true);
        },
        { timeout: 10_000 },
      );
    await come(false);
    speaks = true;
    await come(true);
    speaks = false;
    await come(false);
    speaks = true;
    await come(true);
  });

  it("are each requested by their field, after their own checkpoint", async () => {
    const asked: unknown[] = [];
    const taken: string[] = [];
    const feeds = feedsFrom({ checkpointOf: async (name) => `after ${name}` });
    const feed = await followed((message, socket) => {
      if ("payload" in message) asked.push(message.payload);
      sendEntry(message, socket);
    });
    feeds.follow("other.feed", { ...feed, handle: async ({ cursor }: FeedEvent) => void taken.push(cursor) });
    await vi.waitFor(() => expect(taken).toEqual(["1.1"]), { timeout: 10_000 });
    expect(asked).toMatchObject([
      {
        query: "subscription ($after: String) { feed(after: $after, sayWhole: true) { cursor kind at body } }",
        variables: { after: "after other.feed" },
        extensions: { token: "token" },
      },
    ]);
  });

  it("are ahead when the other service has lost what is stored here: told once, not relied upon, until somebody decides", async () => {
    let checkpoint: string | null = "16";
    let refused = 0;
    const problems: unknown[] = [];
    const other = await followed((message, socket) => {
      const { payload } = message as { readonly payload?: { readonly variables?: { readonly after: string | null } } };
      if (message.type !== "subscribe" || payload?.variables?.after === null) return sayWhole(message, socket);
      refused += 1;
      const error = { message: "Restored.", extensions: { code: "EPOCH_CHANGED" } };
      say(socket, { type: "error", id: message.id, payload: [error] });
    });
    const feeds = feedsFrom({ checkpointOf: async () => checkpoint, onProblem: (_, cause) => problems.push(cause) });
    feeds.follow("other.feed", other);
    await vi.waitFor(() => expect(refused).toBeGreaterThan(1), { timeout: 10_000 });
    expect(feeds.ahead()).toEqual(["other.feed"]);
    expect(feeds.isHeard("other.feed")).toBe(false);
    expect(problems).toMatchObject([{ code: "EPOCH_CHANGED" }]);
    checkpoint = null;
    await vi.waitFor(() => expect(feeds.isHeard("other.feed")).toBe(true), { timeout: 10_000 });
    expect(feeds.ahead()).toEqual([]);
  });

  it("are followed once each; one that nobody follows is not heard", () => {
    const feeds = feedsFrom();
    expect(feeds.isHeard("other.feed")).toBe(false);
    expect(feeds.stale()).toEqual([]);
    const feed: FollowedFeed = { url: "http://127.0.0.1:1/graphql", field: "feed", handle: async () => {} };
    feeds.follow("other.feed", feed);
    expect(() => feeds.follow("other.feed", feed)).toThrow("other.feed is followed already");
  });
});
