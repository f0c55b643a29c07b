import { refuse } from "./refusals.js";
import type { Sql } from "./sql.js";
import { tableNames } from "./tables.js";

/** Called with an error when the database has not answered for so long that waiting longer makes no sense. */
export type OnWake = (lost?: Error) => void;

/** A wake-up is only a hint that something may be new: followers read the tables for the truth. */
export interface Wakeups {
  /**
   * Tells followers in every process. Call after the commit. Never rejects; what cannot be sent now is sent later or
   * found by the poll.
   */
  send(streams: readonly string[]): Promise<void>;
  /** Returns a function that stops it. `"*"` hears of every stream. */
  subscribe(stream: string, onWake: OnWake): () => void;
  close(): Promise<void>;
}

export interface WakeupsOptions {
  /** On the pool, not in a transaction: the poll uses it to read the heads. */
  sql: Sql;
  schema: string;
  /** Whether several read one stream (`eventLogReaders`): then the poll reads their acknowledgements too. */
  readers?: boolean;
  /** How late at most a follower learns of an event whose hint was lost. */
  pollEveryMs?: number;
  /** Followers end with an error when the database has not answered for this long. */
  giveUpAfterMs?: number;
  /** Hears of lost connections and failed polls. By default they become process warnings. */
  onProblem?: (message: string, cause: unknown) => void;
}

export const POLL_EVERY_MS = 5_000;
export const GIVE_UP_AFTER_MS = 15_000;
const POLL_AGAIN_AFTER_FAILURE_MS = 1_000;
const POLL_ANSWERED_WITHIN_MS = 5_000;

export function warn(message: string, cause: unknown): void {
  process.emitWarning(cause === undefined ? message : `${message}: ${String(cause)}`, "EventLogWarning");
}

interface Listeners {
  listeners: Set<OnWake>;
  /** What the last poll saw of the stream. */
  seen: string | undefined;
}

/** Who waits for which stream in this process, with one poll for all of them. */
export interface WaitingBoard {
  subscribe(stream: string, onWake: OnWake): () => void;
  wake(streams: readonly string[]): void;
  wakeAll(): void;
  close(): void;
}

export function createWaitingBoard(options: WakeupsOptions & { onPoll?: () => void }): WaitingBoard {
  const { sql, pollEveryMs = POLL_EVERY_MS, giveUpAfterMs = GIVE_UP_AFTER_MS, onProblem = warn, onPoll } = options;
  const tables = tableNames(options.schema);
  const byStream = new Map<string, Listeners>();
  let timer: NodeJS.Timeout | undefined;
  let polling = false;
  let failingSince: number | undefined;
  let closed = false;

  const call = (stream: string, lost?: Error) => {
    for (const onWake of byStream.get(stream)?.listeners ?? []) {
      // An error thrown by one reader must not keep the news from the others, nor end the process from a timer.
      try {
        onWake(lost);
      } catch (cause) {
        onProblem("A reader of the event log could not be woken", cause);
      }
    }
  };
  const wake = (streams: readonly string[]) => {
    for (const stream of streams) call(stream);
    call("*");
  };
  const wakeAll = (lost?: Error) => {
    for (const stream of [...byStream.keys()]) call(stream, lost);
  };

  const schedule = () => {
    if (timer !== undefined || polling || closed || byStream.size === 0) return;
    const wait = failingSince === undefined ? pollEveryMs : Math.min(pollEveryMs, POLL_AGAIN_AFTER_FAILURE_MS);
    timer = setTimeout(() => {
      timer = undefined;
      polling = true;
      onPoll?.();
      void poll().finally(() => {
        polling = false;
        schedule();
      });
    }, wait);
  };

  const poll = async () => {
    try {
      const changed = await answeredInTime(changedSinceLastPoll());
      failingSince = undefined;
      wake(changed);
    } catch (cause) {
      failingSince ??= Date.now();
      onProblem("The event log could not be polled", cause);
      if (Date.now() - failingSince >= giveUpAfterMs) {
        wakeAll(interrupted("The database does not answer", cause));
      }
    }
  };

  /** A change of epoch counts too: a reader may be ahead of a log that has recorded nothing since. */
  const changedSinceLastPoll = async (): Promise<string[]> => {
    const streams = [...byStream.keys()].filter((stream) => stream !== "*");
    const rows = await sql.query<{ stream: string; state: string }>(
      `select h.stream, h.position || '/' || coalesce(a.acknowledged, 0)${
        options.readers
          ? ` || '/' || (
           select coalesce(sum(r.acknowledged), 0) from ${tables.readers} r where r.stream = h.stream)`
          : ""
      } || '/' || now.epoch || now.moved as state
       from ${tables.epoch}() as now, ${tables.heads} h left join ${tables.acknowledgements} a using (stream)
       where h.stream = any ($1::text[])`,
      [streams],
    );
    const changed: string[] = [];
    for (const { stream, state } of rows) {
      const listeners = byStream.get(stream);
      if (listeners === undefined || listeners.seen === state) continue;
      listeners.seen = state;
      changed.push(stream);
    }
    return changed;
  };

  return {
    subscribe(stream, onWake) {
      if (closed) throw new Error("These wake-ups are closed");
      const entry = byStream.get(stream) ?? { listeners: new Set<OnWake>(), seen: undefined };
      // Each subscription gets its own function, so that the same callback may be given twice.
      const listener: OnWake = (lost) => onWake(lost);
      entry.listeners.add(listener);
      byStream.set(stream, entry);
      schedule();
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size === 0 && byStream.get(stream) === entry) byStream.delete(stream);
        if (byStream.size === 0) {
          clearTimeout(timer);
          timer = undefined;
        }
      };
    },
    wake,
    wakeAll: () => wakeAll(),
    close() {
      closed = true;
      clearTimeout(timer);
      timer = undefined;
      wakeAll(interrupted("The service is stopping"));
      byStream.clear();
    },
  };
}

export function interrupted(what: string, cause?: unknown): Error {
  const message = `${what}; follow again after the last position that was received.`;
  return refuse("STREAM_INTERRUPTED", message, {}, cause === undefined ? {} : { cause });
}

/** A connection that has silently died would otherwise keep the poll waiting for ever. */
async function answeredInTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer within ${POLL_ANSWERED_WITHIN_MS} ms`)),
      POLL_ANSWERED_WITHIN_MS,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
