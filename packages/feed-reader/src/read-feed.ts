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
  /**
   * A subscription with one variable `$after: String`, selecting at least cursor, kind, at and body. An entry of the
   * kind FeedWhole is not an event: it says that everything recorded before its `at` has been sent.
   */
  readonly query: string;
  readonly token: () => Promise<string>;
  /** The last cursor that was stored, or null at the very beginning. Read again at every reconnection. */
  readonly checkpoint: () => Promise<string | null>;
  /**
   * Stores one entry. It must store the entry's effect and its cursor in one transaction: then an entry counts exactly
   * once, wherever this process dies. While it fails, the feed stands still and is retried.
   */
  readonly handle: (event: FeedEvent) => Promise<void>;
  readonly onProblem: (message: string, cause: unknown) => void;
  /** How long after the start it is no problem that the other side does not listen yet. */
  readonly startWithinMs?: number;
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
  /** False until the feed has been whole here once in this process's life: it may have missed entries before. */
  readonly ever: boolean;
  /**
   * The time since the moment up to which the other side said that its feed is whole, once all before it is stored
   * here; until then, the time since the start. Only its last statement counts, and never as newer than the moment when
   * it was made: so a clock that is ahead makes nothing look newer than it is, and a clock that was set right is
   * believed at once. Some seconds while all is well, with or without events.
   */
  readonly silentForMs: number;
  /**
   * The other service's log has lost events that were stored here: it was restored to an earlier moment. Nothing is read
   * and nothing of it relied upon until somebody has decided; the checkpoint is read again at each attempt.
   */
  readonly ahead: boolean;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const START_WITHIN_MS = 15_000;
const FEED_WHOLE = "FeedWhole";
const EPOCH_CHANGED = "EPOCH_CHANGED";
const PING_EVERY_MS = 2_000;

/** Reads another service's feed from the checkpoint on, for as long as this process lives. */
export function readFeed(options: FeedReaderOptions): FeedReader {
  const ending = new AbortController();
  const startedMs = performance.now();
  let whole: { readonly until: number; readonly behindMs: number; readonly toldMs: number } | undefined;
  let ahead = false;
  const running = readUntil(options, ending.signal, {
    onEntry() {
      ahead = false;
    },
    onWhole(until) {
      whole = { until, behindMs: Math.max(0, Date.now() - until), toldMs: performance.now() };
    },
    onAhead() {
      const first = !ahead;
      ahead = true;
      whole = undefined; // what was stored here since may never have been
      return first;
    },
  });
  return {
    heard() {
      if (whole === undefined) return { ever: false, silentForMs: performance.now() - startedMs, ahead };
      // By the wall clock, which also counts while a machine sleeps, and by one that nobody sets.
      const { until, behindMs, toldMs } = whole;
      const silentForMs = Math.max(Date.now() - until, behindMs + performance.now() - toldMs);
      return { ever: true, silentForMs, ahead };
    },
    async close() {
      ending.abort();
      await running;
    },
  };
}

interface Hearing {
  readonly onEntry: () => void;
  readonly onWhole: (untilMs: number) => void;
  /** Whether this is new. */
  readonly onAhead: () => boolean;
}

async function readUntil(options: FeedReaderOptions, signal: AbortSignal, hearing: Hearing): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  const begunMs = performance.now();
  while (!signal.aborted) {
    try {
      await readOnce(options, signal, {
        ...hearing,
        onEntry() {
          pauseMs = FIRST_PAUSE_MS;
          hearing.onEntry();
        },
      });
    } catch (cause) {
      const error = asError(cause);
      // Services start side by side, and one is always first: for a while it is no problem that nobody listens.
      const isKnown = "code" in error && error.code === EPOCH_CHANGED && !hearing.onAhead();
      const starting = isNobodyThere(error) && performance.now() - begunMs < (options.startWithinMs ?? START_WITHIN_MS);
      if (!signal.aborted && !starting && !isKnown) {
        options.onProblem("The feed was interrupted and will be resumed from its checkpoint", error);
      }
    }
    await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

async function readOnce(options: FeedReaderOptions, signal: AbortSignal, { onEntry, onWhole }: Hearing): Promise<void> {
  const { query, token, checkpoint, handle } = options;
  const client = watchedSocket({ pingEveryMs: PING_EVERY_MS, ...options });
  try {
    const operation = { query, variables: { after: await checkpoint() }, extensions: { token: await token() } };
    const results = client.iterate<Record<string, FeedEvent>>(operation);
    const end = () => void results.return?.();
    signal.addEventListener("abort", end, { once: true });
    try {
      for await (const { data, errors } of results) {
        if (errors) throw errors;
        const [event] = Object.values(data ?? {});
        if (event === undefined) throw new Error("The feed sent a result without an entry");
        // Handled in its turn, so that everything before it is stored. A moment that does not parse is ignored.
        if (event.kind !== FEED_WHOLE) await handle(event);
        else if (Number.isFinite(Date.parse(event.at))) onWhole(Date.parse(event.at));
        onEntry();
        if (signal.aborted) return;
      }
    } finally {
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
  // The event of a socket that could not be opened.
  if (typeof thrown === "object" && thrown !== null && "error" in thrown && thrown.error instanceof Error) {
    return thrown.error;
  }
  return new Error(`The feed ended with something that is no error: ${typeof thrown}`, { cause: thrown });
}

function isNobodyThere(error: Error): boolean {
  // Node tries each address of a name, and this error holds the error of each.
  const each = error instanceof AggregateError ? error.errors : [error];
  return each.every((one) => one instanceof Error && "code" in one && one.code === "ECONNREFUSED");
}
