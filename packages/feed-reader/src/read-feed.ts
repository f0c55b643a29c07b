import { setTimeout as pause } from "node:timers/promises";
import { watchedSocket } from "@exparte/watched-socket";

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
  readonly pingEveryMs?: number;
  readonly pongWithinMs?: number;
  readonly connectWithinMs?: number;
}

export interface FeedReader {
  /** What this process has heard of the feed; each replica has a connection of its own, and so its own answer. */
  heard(): FeedHeard;
  /** Resolves when the entry in hand has been stored and the connection is closed. */
  close(): Promise<void>;
}

export interface FeedHeard {
  /** False until the feed was heard for the first time in this process's life: who knows what it missed before. */
  readonly ever: boolean;
  /**
   * Since an entry was taken in, or the other side answered a ping while none waited to be; from the start until then.
   * Some seconds at most while all is well, whether or not there is news.
   */
  readonly silentForMs: number;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** Often, as only what is heard may be relied on. */
const PING_EVERY_MS = 2_000;

/** Reads another service's feed from the checkpoint on, for as long as this process lives. */
export function readFeed(options: FeedReaderOptions): FeedReader {
  const ending = new AbortController();
  let lastMs = performance.now();
  let ever = false;
  const running = readUntil(options, ending.signal, () => {
    lastMs = performance.now();
    ever = true;
  });
  return {
    heard: () => ({ ever, silentForMs: performance.now() - lastMs }),
    async close() {
      ending.abort();
      await running;
    },
  };
}

async function readUntil(options: FeedReaderOptions, signal: AbortSignal, onHeard: () => void): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      await readOnce(options, signal, () => {
        pauseMs = FIRST_PAUSE_MS;
        onHeard();
      });
    } catch (cause) {
      if (!signal.aborted) {
        options.onProblem("The feed was interrupted and will be resumed from its checkpoint", asError(cause));
      }
    }
    await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

async function readOnce(options: FeedReaderOptions, signal: AbortSignal, onHeard: () => void): Promise<void> {
  const { query, token, checkpoint, handle } = options;
  let inHand = true;
  const client = watchedSocket({
    pingEveryMs: PING_EVERY_MS,
    ...options,
    // An entry that cannot be taken in stops the feed as surely as a lost connection. Asked a moment later, when an entry
    // that came with the pong is in hand.
    onPong: () =>
      void setImmediate(() => {
        if (!inHand) onHeard();
      }),
  });
  try {
    const operation = { query, variables: { after: await checkpoint() }, extensions: { token: await token() } };
    const results = client.iterate<Record<string, FeedEvent>>(operation);
    inHand = false;
    const end = () => void results.return?.();
    signal.addEventListener("abort", end, { once: true });
    try {
      for await (const { data, errors } of results) {
        inHand = true;
        if (errors) throw errors;
        const [event] = Object.values(data ?? {});
        if (event === undefined) throw new Error("The feed sent a result without an entry");
        await handle(event);
        onHeard();
        inHand = false;
        if (signal.aborted) return;
      }
    } finally {
      inHand = true;
      signal.removeEventListener("abort", end);
    }
  } finally {
    await client.dispose();
  }
}

/** graphql-ws throws the event of a closed socket, and what ended an operation as a list of GraphQL errors. */
function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  if (Array.isArray(thrown)) {
    const told = thrown.map(({ message, extensions }: { message?: unknown; extensions?: { code?: unknown } }) => ({
      message: String(message),
      code: extensions?.code,
    }));
    const error = new Error(told.map(({ message }) => message).join("; "), { cause: thrown });
    return Object.assign(error, { code: told.map(({ code }) => String(code ?? "UNKNOWN")).join() });
  }
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "reason" in thrown) {
    const { code, reason } = thrown;
    const because = reason === "" ? "" : `: ${reason}`;
    return Object.assign(new Error(`The socket was closed with ${code}${because}`, { cause: thrown }), {
      code: String(code),
    });
  }
  return new Error(`The feed ended with something that is no error: ${typeof thrown}`, { cause: thrown });
}
