import { type FeedReader, type FeedReaderOptions, readFeed } from "./read-feed.js";

export interface FeedsOptions extends Omit<FeedReaderOptions, "url" | "query" | "checkpoint" | "handle"> {
  /** The last cursor stored of a feed, by its name; null at the very beginning. */
  readonly checkpointOf: (name: string) => Promise<string | null>;
  /** How far behind a feed may be before this process no longer relies on what it told. */
  readonly silentMaxMs?: number | undefined;
}

export interface FollowedFeed extends Pick<FeedReaderOptions, "url" | "handle"> {
  /** The other service's subscription: it takes `after` and `sayWhole`, and gives cursor, kind, at and body. */
  readonly field: string;
}

/** The other services' feeds that a service lives by, each under the name of its checkpoint. */
export interface Feeds {
  /** Begins to read; a name is followed once. */
  follow(name: string, feed: FollowedFeed): void;
  /**
   * Whether what the feed told may be relied on now: the other service has said that it was whole at a moment that is not
   * long ago, and everything before that has been taken in. That the connection lives says nothing.
   */
  isHeard(name: string): boolean;
  /**
   * The names of those that may not be relied on now, for a service's readiness to tell. Whoever depends on one refuses;
   * the service itself goes on, as services that left with each other's feeds would leave in a circle.
   */
  stale(): readonly string[];
  /** Resolves when the entries in hand have been stored and the connections are closed. */
  close(): Promise<void>;
}

const SILENT_MAX_MS = 30_000;

/** Reads nothing yet; see `follow`. */
export function createFeeds({ checkpointOf, silentMaxMs = SILENT_MAX_MS, ...shared }: FeedsOptions): Feeds {
  const readers = new Map<string, FeedReader>();
  function isHeard(name: string): boolean {
    const reader = readers.get(name);
    if (reader === undefined) return false;
    const { ever, silentForMs } = reader.heard();
    return ever && silentForMs <= silentMaxMs;
  }
  return {
    follow(name, { url, field, handle }) {
      if (readers.has(name)) throw new Error(`The feed ${name} is followed already`);
      const query = `subscription ($after: String) { ${field}(after: $after, sayWhole: true) { cursor kind at body } }`;
      readers.set(name, readFeed({ ...shared, url, query, handle, checkpoint: () => checkpointOf(name) }));
    },
    isHeard,
    stale: () => [...readers.keys()].filter((name) => !isHeard(name)),
    async close() {
      await Promise.all([...readers.values()].map((reader) => reader.close()));
    },
  };
}
