import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "graphql-ws";
import WebSocket from "ws";

/** One entry of another service's durable feed. */
export interface FeedEvent {
  /** Where to go on after this entry. */
  readonly cursor: string;
  readonly kind: string;
  readonly at: string;
  readonly body: Record<string, unknown>;
}

export interface FeedReaderOptions {
  /** The other service's GraphQL endpoint, http or ws. */
  readonly url: string;
  /** A subscription with one variable `$after: String`, selecting at least cursor, kind, at and body. */
  readonly query: string;
  readonly token: () => Promise<string>;
  /** The last cursor that was stored, or null at the very beginning. Asked again at every reconnection. */
  readonly checkpoint: () => Promise<string | null>;
  /**
   * Takes one entry in. It must store the entry's effect and its cursor in one transaction: then an entry counts
   * exactly once, wherever this process dies. While it fails, the feed stands still and is retried.
   */
  readonly handle: (event: FeedEvent) => Promise<void>;
  readonly onProblem: (message: string, cause: unknown) => void;
}

export interface FeedReader {
  /** Resolves when the entry in hand has been stored and the connection is closed. */
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Reads another service's feed from the checkpoint on, for as long as this process lives. */
export function readFeed(options: FeedReaderOptions): FeedReader {
  const ending = new AbortController();
  const running = readUntil(options, ending.signal);
  return {
    async close() {
      ending.abort();
      await running;
    },
  };
}

async function readUntil(options: FeedReaderOptions, signal: AbortSignal): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      await readOnce(options, signal, () => {
        pauseMs = FIRST_PAUSE_MS;
      });
    } catch (cause) {
      if (!signal.aborted) options.onProblem("The feed was interrupted and will be resumed from its checkpoint", cause);
    }
    await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

async function readOnce(
  { url, query, token, checkpoint, handle }: FeedReaderOptions,
  signal: AbortSignal,
  onProgress: () => void,
): Promise<void> {
  const client = createClient({
    url: url.replace(/^http/, "ws"),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    keepAlive: 10_000,
  });
  try {
    const operation = { query, variables: { after: await checkpoint() }, extensions: { token: await token() } };
    const results = client.iterate<Record<string, FeedEvent>>(operation);
    const end = () => void results.return?.();
    signal.addEventListener("abort", end, { once: true });
    try {
      for await (const { data, errors } of results) {
        if (errors) throw new Error(errors.map((error) => error.message).join("; "), { cause: errors });
        const [event] = Object.values(data ?? {});
        if (event === undefined) throw new Error("The feed sent a result without an entry");
        await handle(event);
        onProgress();
        if (signal.aborted) return;
      }
    } finally {
      signal.removeEventListener("abort", end);
    }
  } finally {
    await client.dispose();
  }
}
