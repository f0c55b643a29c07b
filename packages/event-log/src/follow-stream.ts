import { FIRST_EPOCH } from "./epoch.js";
import type { RecordedEvent } from "./event.js";
import type { EventLog, StreamCursor, StreamPage, StreamWanted } from "./event-log.js";
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
  /** The position of the last event dealt with; 0 begins at the start. */
  after: number;
  /** Of the event at that position; with it, and with the epoch, the cursor is known to be of this log. */
  digest?: string | null | undefined;
  epoch?: string | null | undefined;
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
  let cursor: StreamCursor = { position: options.after, digest: options.digest, epoch: options.epoch };
  /** The epoch in which the cursor was found to hold. */
  let held: string | undefined;
  return follow<RecordedEvent>({
    signal,
    giveUpAfterMs,
    subscribe: (onWake) => wakeups.subscribe(stream, onWake),
    async read() {
      const after = cursor.position;
      const wanted = { stream, after, window, reader, checked: held === undefined };
      assertWanted(wanted); // checked here, as a bad request would fail everyone who shares the batch
      const page = await readers.read(wanted);
      if (held === undefined) {
        cursor = isSurelyOf(cursor, page)
          ? { position: after, digest: page.digestBefore, epoch: page.epoch.epoch }
          : await checked(options, cursor);
        held = cursor.epoch ?? undefined;
      }
      const [first] = page.events;
      const follows = first === undefined || cursor.digest == null || first.previousDigest === cursor.digest;
      if (page.epoch.epoch !== held || !follows) {
        // The database went back while this stream was live. Looked up anew, which says from where on; at 0 it goes on.
        held = undefined;
        return { items: [], more: true };
      }
      const last = page.events.at(-1);
      if (last !== undefined) cursor = { position: last.streamPosition, digest: last.digest, epoch: held };
      return { items: page.events, more: page.full };
    },
  });
}

/**
 * What the page shows by itself, so that a thousand readers who come back at once need no statement more: the cursor is of
 * the present epoch, or of a log that has only one.
 */
function isSurelyOf({ position, digest, epoch }: StreamCursor, { digestBefore, epoch: present }: StreamPage): boolean {
  const isFirst = present.number === FIRST_EPOCH;
  if (position === 0) return isFirst;
  const same = digestBefore !== undefined && (digest == null || digest === digestBefore);
  return same && (epoch == null ? isFirst : epoch === present.epoch);
}

/** Refuses a cursor beyond the end: following from there would be silent for a long time and then skip events. */
async function checked({ log, sql, stream, reader }: FollowStreamOptions, cursor: StreamCursor): Promise<StreamCursor> {
  const { position } = cursor;
  const { epoch, digest } = await log.requireCursor(sql, { stream, reader, cursor, to: "GO_ON" });
  if (position > 0 && digest === undefined) requireReached((await log.head(sql, stream)).position, position);
  return { position, digest, epoch };
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

/**
 * One event can wake a thousand followers. Requests of the same moment are read in a few statements, equal ones once.
 */
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
        const page = pages[index];
        if (page === undefined) one.answers.reject(new Error(`No page was read of ${one.wanted.stream}`));
        else one.answers.resolve(page);
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
      const key = JSON.stringify([wanted.after, wanted.window, wanted.reader, wanted.checked, wanted.stream]);
      const one = waiting.get(key) ?? { wanted, answers: Promise.withResolvers<StreamPage>() };
      waiting.set(key, one);
      schedule();
      return one.answers.promise;
    },
  };
}
