import { setTimeout as pause } from "node:timers/promises";

/** A durable feed of the hub, as the client package reads it. */
export interface LiveFeed<Entry> extends AsyncIterable<Entry> {
  acknowledge(upTo: { readonly position: number }): Promise<void>;
  close(): void;
}

export interface Told<Entry> {
  entry(entry: Entry): void;
  /** Whether what happens arrives now, or comes later. */
  connection(state: "live" | "waiting"): void;
}

const TRY_AGAIN_MS = 2_000;

/**
 * Tells what a feed brings from a position on, until the signal. The client connects again by itself; meanwhile it is said
 * that the feed waits, and when the hub takes an acknowledgement again, that it is live. An acknowledgement only moves the
 * reader's own window on, without which a feed falls silent. Rejects when the hub refuses for good.
 */
export async function followLive<Entry extends { readonly position: number }>(
  open: (onInterrupted: () => void) => LiveFeed<Entry>,
  after: number,
  told: Told<Entry>,
  signal: AbortSignal,
): Promise<void> {
  let upTo = after;
  let state: "live" | "waiting" | undefined;
  let isReaching = false;
  const reading = new AbortController();
  const ending = AbortSignal.any([signal, reading.signal]);
  const feed = open(() => {
    say("waiting");
    void reach();
  });
  const close = () => feed.close();
  ending.addEventListener("abort", close, { once: true });

  function say(is: "live" | "waiting"): void {
    if (is === state || ending.aborted) return;
    state = is;
    told.connection(is);
  }

  async function reach(): Promise<void> {
    if (isReaching) return;
    isReaching = true;
    while (!ending.aborted) {
      try {
        await feed.acknowledge({ position: upTo });
        say("live");
        break;
      } catch {
        // Whether the hub is down or refuses for good, the reading of the feed finds out.
        say("waiting");
        await pause(TRY_AGAIN_MS, undefined, { signal: ending }).catch(() => undefined);
      }
    }
    isReaching = false;
  }

  try {
    void reach();
    for await (const entry of feed) {
      upTo = entry.position;
      told.entry(entry);
      void reach();
    }
  } finally {
    reading.abort();
  }
}
