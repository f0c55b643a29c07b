import { setTimeout as pause } from "node:timers/promises";

/** Where a page has come to: a position, and the epoch of the hub's log that it is of. */
export interface Place {
  readonly position: number;
  readonly epoch?: string;
}

export interface Placed {
  readonly position: number;
  readonly cursor: Place;
}

/** A durable feed of the hub, as the client package reads it. */
export interface LiveFeed<Entry> extends AsyncIterable<Entry> {
  acknowledge(upTo: Placed): Promise<void>;
  close(): void;
}

/** What the client package tells of its connection. */
export interface ToldOfConnection {
  onConnected(): void;
  onInterrupted(): void;
}

export interface Told<Entry> {
  entry(entry: Entry): void;
  /** Whether what happens arrives now, or comes later. */
  connection(state: "live" | "waiting"): void;
}

const TRY_AGAIN_MS = 2_000;

/**
 * Tells what a feed brings from a place on, until the signal. The client connects again by itself; meanwhile it is said
 * that the feed waits, and when it is connected and the hub takes an acknowledgement, that it is live. An acknowledgement
 * only moves the reader's own window on, without which a feed falls silent. Rejects when the hub refuses for good.
 */
export async function followLive<Entry extends Placed>(
  open: (told: ToldOfConnection) => LiveFeed<Entry>,
  after: Place,
  told: Told<Entry>,
  signal: AbortSignal,
): Promise<void> {
  let upTo: Placed = { position: after.position, cursor: after };
  let state: "live" | "waiting" | undefined;
  let isConnected = false;
  let isReaching = false;
  const reading = new AbortController();
  const ending = AbortSignal.any([signal, reading.signal]);
  const feed = open({
    onConnected() {
      isConnected = true;
      void reach();
    },
    onInterrupted() {
      isConnected = false;
      say("waiting");
    },
  });
  const close = () => feed.close();
  ending.addEventListener("abort", close, { once: true });
  if (ending.aborted) close();

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
        await feed.acknowledge(upTo);
        // The hub may take an acknowledgement while it lets nobody follow.
        if (isConnected) say("live");
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
      upTo = entry;
      told.entry(entry);
      void reach();
    }
  } finally {
    reading.abort();
  }
}
