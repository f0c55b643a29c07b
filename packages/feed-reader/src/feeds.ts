import { type FeedReader, type FeedReaderOptions, readFeed } from "./read-feed.js";

export interface FeedsOptions extends Omit<FeedReaderOptions, "url" | "query" | "checkpoint" | "handle"> {
  /** The last cursor stored of a feed, by its name; null at the very beginning. */
  readonly checkpointOf: (name: string) => Promise<string | null>;
  /** How far behind a feed may be before this process no longer relies on it. */
  readonly silentMaxMs?: number | undefined;
}

export interface FollowedFeed extends Pick<FeedReaderOptions, "url" | "handle"> {
  /** The other service's subscription: it takes `after` and `sayWhole`, and gives cursor, kind, at and body. */
  readonly field: string;
}

/** The other services' feeds that a service depends on, each under the name of its checkpoint. */
export interface Feeds {
  /** Begins to read; a name is followed once. */
  follow(name: string, feed: FollowedFeed): void;
  /**
   * Whether this process may rely on the feed now: the other service has said that the feed was whole at a recent
   * moment, and everything before that is stored here. A live connection alone proves nothing.
   */
  isHeard(name: string): boolean;
  /**
   * The names of the feeds that this process may not rely on now, for the service's readiness. Operations that depend
   * on one are refused; the service itself stays ready, or services that read each other's feeds would all go down in a
   * circle.
   */
  stale(): readonly string[];
  /**
   * The names of the feeds of which more is stored here than the other service still has: its database was restored to an
   * earlier moment, and somebody must decide what becomes of that.
   */
  ahead(): readonly string[];
  /** For each feed, how long this process has not known it to be whole. */
  silentForMs(): ReadonlyMap<string, number>;
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
    ahead: () => [...readers].filter(([, reader]) => reader.heard().ahead).map(([name]) => name),
    silentForMs: () => new Map([...readers].map(([name, reader]) => [name, reader.heard().silentForMs])),
    async close() {
      await Promise.all([...readers.values()].map((reader) => reader.close()));
    },
  };
}
