import type { RecordedEvent } from "./event.js";
import type { EventLog, StreamPage, StreamWanted } from "./event-log.js";
import { follow } from "./follow.js";
import { assertWanted, requireReached } from "./read-streams.js";
import type { Sql } from "./sql.js";
import type { Wakeups } from "./wakeups.js";

export interface FollowStreamOptions {
  log: EventLog;
  /** On the pool, not in a transaction. */
  sql: Sql;
  wakeups: Wakeups;
  stream: string;
  after: number;
  /** How many events beyond the last acknowledged one it gives before it waits for the next acknowledgement. */
  window?: number | undefined;
  /** Whose acknowledgement counts, where several read the stream. */
  reader?: string | undefined;
  signal?: AbortSignal | undefined;
  giveUpAfterMs?: number | undefined;
}

/** Yields the stream's events after a position and then each new one, each once and in order. */
export function followStream(options: FollowStreamOptions): AsyncIterableIterator<RecordedEvent> {
  const { log, sql, wakeups, stream, window, reader, signal, giveUpAfterMs } = options;
  const readers = sharedReaders(log, sql);
  let after = options.after;
  let checked = after === 0;
  return follow<RecordedEvent>({
    signal,
    giveUpAfterMs,
    subscribe: (onWake) => wakeups.subscribe(stream, onWake),
    async read() {
      const wanted = { stream, after, window, reader };
      assertWanted(wanted); // checked here, as a bad request would fail everyone who shares the batch
      const page = await readers.read(wanted);
      // Following from beyond the end would be silent for a long time and then skip events: so it is refused at once.
      if (!checked && page.events.length === 0) requireReached((await log.head(sql, stream)).position, after);
      checked = true;
      after = page.events.at(-1)?.streamPosition ?? after;
      return { items: page.events, more: page.full };
    },
  });
}

/** The most events that one batch reads, divided among its streams, so that everyone's page fits in memory. */
const EVENTS_PER_BATCH = 2_000;
const STREAMS_PER_BATCH = 250;
const SMALLEST_PAGE = 10;
const LARGEST_PAGE = 200;
/** Leaves the rest of the pool to writers. */
const BATCHES_AT_ONCE = 3;

interface Readers {
  read(wanted: StreamWanted): Promise<StreamPage>;
}

const readersOf = new WeakMap<EventLog, WeakMap<Sql, Readers>>();

function sharedReaders(log: EventLog, sql: Sql): Readers {
  const bySql = readersOf.get(log) ?? new WeakMap<Sql, Readers>();
  readersOf.set(log, bySql);
  const readers = bySql.get(sql) ?? createReaders(log, sql);
  bySql.set(sql, readers);
  return readers;
}

interface Waiting {
  wanted: StreamWanted;
  answers: PromiseWithResolvers<StreamPage>;
}

/** One event can wake a thousand followers. Requests of the same moment are read in a few statements, equal ones once. */
function createReaders(log: EventLog, sql: Sql): Readers {
  const waiting = new Map<string, Waiting>();
  let underWay = 0;
  let scheduled = false;

  const schedule = () => {
    if (scheduled || waiting.size === 0 || underWay >= BATCHES_AT_ONCE) return;
    scheduled = true;
    // Waits until everybody who was woken in this turn of the event loop has asked.
    setImmediate(() => {
      scheduled = false;
      while (waiting.size > 0 && underWay < BATCHES_AT_ONCE) void readBatch();
    });
  };

  const readBatch = async () => {
    const batch = [...waiting.entries()].slice(0, STREAMS_PER_BATCH);
    for (const [key] of batch) waiting.delete(key);
    underWay += 1;
    try {
      const limit = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, Math.floor(EVENTS_PER_BATCH / batch.length)));
      const pages = await log.readStreams(
        sql,
        batch.map(([, one]) => one.wanted),
        limit,
      );
      batch.forEach(([, one], index) => {
        one.answers.resolve(pages[index] ?? { events: [], full: false });
      });
    } catch (cause) {
      for (const [, one] of batch) one.answers.reject(cause);
    } finally {
      underWay -= 1;
      schedule();
    }
  };

  return {
    read(wanted) {
      const key = JSON.stringify([wanted.after, wanted.window, wanted.reader, wanted.stream]);
      const one = waiting.get(key) ?? { wanted, answers: Promise.withResolvers<StreamPage>() };
      waiting.set(key, one);
      schedule();
      return one.answers.promise;
    },
  };
}
