import { append } from "./append.js";
import { beginEpoch, EPOCH_COLUMNS, type EpochRow, epochIn, presentEpoch } from "./epoch.js";
import { type EventDigest, type NewEvent, NO_DIGEST, type RecordedEvent } from "./event.js";
import { type LogPage, readLog } from "./read-log.js";
import { readStreams, requireReached, type StreamPage, type StreamWanted } from "./read-streams.js";
import { refuse } from "./refusals.js";
import { type CursorAsked, type CursorHeld, requireCursor } from "./require-cursor.js";
import type { Sql } from "./sql.js";
import { type TableNames, tableNames } from "./tables.js";
import type { Wakeups } from "./wakeups.js";

export type { LoggedEvent, LogPage } from "./read-log.js";
export type { StreamPage, StreamWanted } from "./read-streams.js";
export type { CursorAsked, CursorHeld, StreamCursor } from "./require-cursor.js";

export interface StreamHead {
  stream: string;
  /** 0 when nothing has been recorded yet. */
  position: number;
  digest: EventDigest;
  acknowledged: number;
  acknowledgedAt: Date | null;
  /** The epoch of the log when this was read. */
  epoch: string;
}

export interface EventLog {
  /**
   * Records events in the caller's transaction and returns them as recorded. It holds a lock on each stream's head until the
   * commit, so call it last in a transaction, and only once: a second call would lock out of order, and throws. Followers
   * are woken after the commit.
   */
  append(sql: Sql, events: readonly NewEvent[], at: Date): Promise<RecordedEvent[]>;
  /** Refuses a position beyond the head, as following does: an empty page would look like "nothing new". */
  readStream(sql: Sql, stream: string, page: { after: number; limit: number }): Promise<RecordedEvent[]>;
  /** Reads many streams in one round trip; the answers are in the order of the requests. */
  readStreams(sql: Sql, wanted: readonly StreamWanted[], limit: number): Promise<StreamPage[]>;
  /** Refuses a cursor of another epoch or with another digest, see `requireCursor`. */
  requireCursor(sql: Sql, asked: CursorAsked): Promise<CursorHeld>;
  /** The name of the epoch that the log is in. */
  epoch(sql: Sql): Promise<string>;
  /** With the acknowledgement of one `reader`, where several read the stream. */
  head(sql: Sql, stream: string, reader?: string): Promise<StreamHead>;
  /** Never moves backwards: a lower position than before changes nothing. Beyond the head it refuses. */
  acknowledge(sql: Sql, stream: string, upTo: number, at: Date, reader?: string): Promise<StreamHead>;
  /**
   * Reads in the order of the whole log, up to where its own writers have transactions open: nothing can later appear
   * before what is returned. Do not call it inside a transaction, which may see less than the bound promises.
   */
  readLog(
    sql: Sql,
    page: { after: string | null; limit: number; categories?: readonly string[] | undefined },
  ): Promise<LogPage>;
}

/** The event log in one service's schema. With `wakeups`, it wakes followers after each append and acknowledgement by itself. */
export function createEventLog({ schema, wakeups }: { schema: string; wakeups?: Wakeups }): EventLog {
  const tables = tableNames(schema);
  const wake = (sql: Sql, streams: readonly string[]) => {
    if (wakeups === undefined) return;
    const send = () => wakeups.send(streams);
    if (sql.afterCommit === undefined) void send();
    else sql.afterCommit(send);
  };
  return {
    async append(sql, events, at) {
      const recorded = await append(tables, sql, events, at);
      if (recorded.length > 0) wake(sql, [...new Set(recorded.map((event) => event.stream))]);
      return recorded;
    },
    async readStream(sql, stream, { after, limit }) {
      const [page] = await readStreams(tables, sql, [{ stream, after }], limit);
      const events = page?.events ?? [];
      if (after > 0 && events.length === 0)
        requireReached((await readHead(tables, sql, { stream, reader: undefined })).position, after);
      return events;
    },
    requireCursor: (sql, asked) => requireCursor(tables, sql, asked),
    epoch: async (sql) => (await presentEpoch(tables, sql)).epoch,
    readStreams: (sql, wanted, limit) => readStreams(tables, sql, wanted, limit),
    head: (sql, stream, reader) => readHead(tables, sql, { stream, reader }),
    async acknowledge(sql, stream, upTo, at, reader) {
      const head = await acknowledge(tables, sql, { stream, reader }, upTo, at);
      wake(sql, [stream]);
      return head;
    },
    readLog: (sql, page) => readLog(tables, sql, page),
  };
}

interface Acknowledging {
  readonly stream: string;
  readonly reader: string | undefined;
}

async function readHead(tables: TableNames, sql: Sql, { stream, reader }: Acknowledging): Promise<StreamHead> {
  const own = reader === undefined;
  const [row] = await sql.query<
    EpochRow & { position: string | null; digest: EventDigest | null; acknowledged: string; at_ms: string | null }
  >(
    `select ${EPOCH_COLUMNS}, h.position::text, h.digest, coalesce(a.acknowledged, 0)::text as acknowledged,
       (extract(epoch from a.acknowledged_at) * 1000)::bigint::text as at_ms
     from ${tables.epoch}() as now
     left join ${tables.heads} h on h.stream = $1
     left join ${own ? tables.acknowledgements : tables.readers} a on a.stream = h.stream ${own ? "" : "and a.reader = $2"}`,
    own ? [stream] : [stream, reader],
  );
  const present = epochIn(row);
  if (row === undefined || present === undefined) {
    await beginEpoch(tables, sql);
    return readHead(tables, sql, { stream, reader });
  }
  return {
    stream,
    position: Number(row.position ?? 0),
    digest: row.digest ?? NO_DIGEST,
    acknowledged: Number(row.acknowledged),
    acknowledgedAt: row.at_ms === null ? null : new Date(Number(row.at_ms)),
    epoch: present.epoch,
  };
}

/** Kept apart from the head, so that a reader who acknowledges never waits for a writer, nor a writer for a reader. */
async function acknowledge(
  tables: TableNames,
  sql: Sql,
  by: Acknowledging,
  upTo: number,
  at: Date,
): Promise<StreamHead> {
  if (!Number.isSafeInteger(upTo) || upTo < 0) {
    throw refuse("POSITION_INVALID", `Acknowledge a whole number from 0 up, not ${upTo}.`, { field: "upTo" });
  }
  const { stream, reader } = by;
  const own = reader === undefined;
  await sql.query(
    `insert into ${own ? tables.acknowledgements : tables.readers} as a (stream, ${own ? "" : "reader,"} acknowledged, acknowledged_at)
     select stream, ${own ? "" : "$4,"} $2::bigint, $3::timestamptz from ${tables.heads}
     where stream = $1 and position >= $2::bigint and $2::bigint > 0
     on conflict (stream ${own ? "" : ", reader"}) do update
     set acknowledged = excluded.acknowledged, acknowledged_at = excluded.acknowledged_at
     where a.acknowledged < excluded.acknowledged`,
    [stream, upTo, at.toISOString(), ...(own ? [] : [reader])],
  );
  const head = await readHead(tables, sql, by);
  if (upTo > head.position) {
    throw refuse(
      "ACKNOWLEDGED_BEYOND_HEAD",
      `Position ${upTo} was acknowledged, but the last one recorded is ${head.position}; acknowledge what was received.`,
      { field: "upTo", upTo, head: head.position },
    );
  }
  return head;
}
