import { describe, expect, it, vi } from "vitest";
import { followLive } from "./follow-live.js";

/** A feed whose hub can go down, and whose entries come when the test says so. */
function openFeed() {
  const waiting: ((entry: { position: number } | undefined) => void)[] = [];
  const acknowledged: number[] = [];
  const feed = {
    isUp: true,
    interrupt: () => {},
    acknowledged,
    bring: (entry: { position: number } | undefined) => waiting.shift()?.(entry),
    reads: () => waiting.length > 0,
    open(onInterrupted: () => void) {
      feed.interrupt = onInterrupted;
      return {
        async *[Symbol.asyncIterator]() {
          for (;;) {
            const entry = await new Promise<{ position: number } | undefined>((come) => waiting.push(come));
            if (entry === undefined) return;
            yield entry;
          }
        },
        async acknowledge({ position }: { readonly position: number }) {
          if (!feed.isUp) throw new Error("The hub is down.");
          acknowledged.push(position);
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
      7,
      { entry: ({ position }) => told.push(position), connection: (state) => told.push(state) },
      ending.signal,
    );
    await until(() => expect(feed.acknowledged).toEqual([7]));
    feed.bring({ position: 8 });
    await until(() => expect(feed.acknowledged).toEqual([7, 8]));
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
      0,
      { entry: () => {}, connection: (state) => states.push(state) },
      ending.signal,
    );
    await until(() => expect(states).toEqual(["live"]));
    feed.isUp = false;
    feed.interrupt();
    feed.interrupt();
    expect(states).toEqual(["live", "waiting"]);
    feed.isUp = true;
    await until(() => expect(states).toEqual(["live", "waiting", "live"]));
    ending.abort();
    await following;
  });

  it("ends with the refusal when the hub refuses for good, and says nothing more", async () => {
    const ending = new AbortController();
    const refused = {
      // biome-ignore lint/correctness/useYield: it refuses before its first entry.
      async *[Symbol.asyncIterator](): AsyncGenerator<{ position: number }> {
        throw new Error("SCOPE_MISSING");
      },
      acknowledge: () => Promise.reject(new Error("SCOPE_MISSING")),
      close: () => {},
    };
    const told = { entry: () => {}, connection: () => {} };
    await expect(followLive(() => refused, 0, told, ending.signal)).rejects.toThrow("SCOPE_MISSING");
  });
});
