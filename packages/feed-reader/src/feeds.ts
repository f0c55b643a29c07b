import { type FeedReader, type FeedReaderOptions, readFeed } from "./read-feed.js";

export interface FeedsOptions extends Omit<FeedReaderOptions, "url" | "query" | "checkpoint" | "handle"> {
  /** The last cursor stored of a feed, by its name; null at the very beginning. */
  readonly checkpointOf: (name: string) => Promise<string | null>;
  /** How long a feed may be interrupted before this process no longer counts as ready, nor relies on what it knows. */
  readonly silentMaxMs?: number | undefined;
}

export interface FollowedFeed extends Pick<FeedReaderOptions, "url" | "handle"> {
  /** The other service's subscription: it takes `after`, and gives cursor, kind, at and body. */
  readonly field: string;
}

/** The other services' feeds that a service lives by, each under the name of its checkpoint. */
export interface Feeds {
  /** Begins to read; a name is followed once. */
  follow(name: string, feed: FollowedFeed): void;
  /** Whether what the feed told may be relied on now: this process has heard it, and has not since lost it for long. */
  isHeard(name: string): boolean;
  /**
   * False while one of them has been silent for too long, and true again once it is heard: what a service's readiness is
   * to follow. Before a feed was ever heard its silence counts from the start, as services start side by side. Services
   * that follow each other in a circle would keep each other from being ready where only the ready are reached.
   */
  noneSilent(): boolean;
  /** Resolves when the entries in hand have been stored and the connections are closed. */
  close(): Promise<void>;
}

const SILENT_MAX_MS = 30_000;

/** Reads nothing yet; see `follow`. */
export function createFeeds({ checkpointOf, silentMaxMs = SILENT_MAX_MS, ...shared }: FeedsOptions): Feeds {
  const readers = new Map<string, FeedReader>();
  return {
    follow(name, { url, field, handle }) {
      if (readers.has(name)) throw new Error(`The feed ${name} is followed already`);
      const query = `subscription ($after: String) { ${field}(after: $after) { cursor kind at body } }`;
      readers.set(name, readFeed({ ...shared, url, query, handle, checkpoint: () => checkpointOf(name) }));
    },
    isHeard(name) {
      const reader = readers.get(name);
      if (reader === undefined) return false;
      const { ever, silentForMs } = reader.heard();
      return ever && silentForMs <= silentMaxMs;
    },
    noneSilent: () => [...readers.values()].every((reader) => reader.heard().silentForMs <= silentMaxMs),
    async close() {
      await Promise.all([...readers.values()].map((reader) => reader.close()));
    },
  };
}
