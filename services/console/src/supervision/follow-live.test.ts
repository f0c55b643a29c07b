import { describe, expect, it, vi } from "vitest";
import { followLive, type Place, type Placed, type ToldOfConnection } from "./follow-live.js";

const at = (position: number): Place => ({ position, epoch: "e1" });

/** A feed whose hub can go down, and whose entries come when the test says so. */
function openFeed() {
  const waiting: ((entry: Placed | undefined) => void)[] = [];
  const acknowledged: Place[] = [];
  const feed = {
    isUp: true,
    connect: () => {},
    interrupt: () => {},
    acknowledged,
    bring: (entry: Placed | undefined) => waiting.shift()?.(entry),
    reads: () => waiting.length > 0,
    open({ onConnected, onInterrupted }: ToldOfConnection) {
      feed.connect = onConnected;
      feed.interrupt = onInterrupted;
      return {
        async *[Symbol.asyncIterator]() {
          for (;;) {
            const entry = await new Promise<Placed | undefined>((come) => waiting.push(come));
            if (entry === undefined) return;
            yield entry;
          }
        },
        async acknowledge({ cursor }: Placed) {
          if (!feed.isUp) throw new Error("The hub is down.");
          acknowledged.push(cursor);
        },
        close: () => feed.bring(undefined),
      };
    },
  };
  return feed;
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000 });

describe("following a feed for an open page", () => {
  it("tells every entry, and moves the reader's window along from where the page has come to", async () => {
    const feed = openFeed();
    const ending = new AbortController();
    const told: unknown[] = [];
    const following = followLive(
      feed.open,
      at(7),
      { entry: ({ position }) => told.push(position), connection: (state) => told.push(state) },
      ending.signal,
    );
    feed.connect();
    await until(() => expect(feed.acknowledged.at(-1)).toEqual(at(7)));
    await until(() => expect(told).toEqual(["live"]));
    feed.bring({ position: 8, cursor: at(8) });
    await until(() => expect(feed.acknowledged.at(-1)).toEqual(at(8)));
    expect(told).toEqual(["live", 8]);
    ending.abort();
    await following;
  });

  it("says that it waits while the hub is down, and that it is live once the hub answers again", async () => {
    const feed = openFeed();
    const ending = new AbortController();
    const states: string[] = [];
    const following = followLive(
      feed.open,
      at(0),
      { entry: () => {}, connection: (state) => states.push(state) },
      ending.signal,
    );
    feed.connect();
    await until(() => expect(states).toEqual(["live"]));
    feed.isUp = false;
    feed.interrupt();
    feed.interrupt();
    expect(states).toEqual(["live", "waiting"]);
    feed.isUp = true;
    feed.connect();
    await until(() => expect(states).toEqual(["live", "waiting", "live"]));
    ending.abort();
    await following;
  });

  it("is not live while the hub takes acknowledgements and lets nobody follow", async () => {
    const feed = openFeed();
    const ending = new AbortController();
    const states: string[] = [];
    const told = { entry: () => {}, connection: (state: string) => states.push(state) };
    const following = followLive(feed.open, at(3), told, ending.signal);
    feed.interrupt();
    await until(() => expect(feed.acknowledged).toEqual([at(3)]));
    await new Promise(setImmediate);
    expect(states).toEqual(["waiting"]);
    ending.abort();
    await following;
  });

  it("ends with the refusal when the hub refuses for good, and says nothing more", async () => {
    const ending = new AbortController();
    const refused = {
      // biome-ignore lint/correctness/useYield: it refuses before its first entry.
      async *[Symbol.asyncIterator](): AsyncGenerator<Placed> {
        throw new Error("SCOPE_MISSING");
      },
      acknowledge: () => Promise.reject(new Error("SCOPE_MISSING")),
      close: () => {},
    };
    const told = { entry: () => {}, connection: () => {} };
    await expect(followLive(() => refused, at(0), told, ending.signal)).rejects.toThrow("SCOPE_MISSING");
  });
});
