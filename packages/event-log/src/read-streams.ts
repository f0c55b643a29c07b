import { beginEpoch, EPOCH_COLUMNS, type Epoch, type EpochRow, epochIn } from "./epoch.js";
import type { EventDigest, JsonObject, RecordedEvent } from "./event.js";
import { refuse } from "./refusals.js";
import type { Sql } from "./sql.js";
import type { TableNames } from "./tables.js";

export interface StreamWanted {
  stream: string;
  after: number;
  /** The most events beyond the acknowledged one; absent: no bound. */
  window?: number | undefined;
  /** To be told the digest of the event at `after`, which a cursor is checked by. */
  checked?: boolean | undefined;
  /** Whose acknowledgement the window counts from, where several read the stream; absent: the stream's own. */
  reader?: string | undefined;
}

export interface StreamPage {
  events: RecordedEvent[];
  /** The page was cut off by the limit: more can be read at once. */
  full: boolean;
  /** The epoch of the log when this was read. */
  epoch: Epoch;
  /** Of the event at `after`, where that was to be checked; undefined when there is none. */
  digestBefore: EventDigest | undefined;
}

export interface EventRow {
  stream: string;
  stream_position: string;
  kind: string;
  body: string;
  at_ms: string;
  previous_digest: EventDigest;
  digest: EventDigest;
}

/** Every value as text, so that it reads the same whatever parsers a connection has. */
export const EVENT_COLUMNS = `e.stream, e.stream_position::text, e.kind, e.body::text as body,
  (extract(epoch from e.at) * 1000)::bigint::text as at_ms, e.previous_digest, e.digest`;

export function toEvent(row: EventRow, epoch: string): RecordedEvent {
  return {
    epoch,
    stream: row.stream,
    streamPosition: Number(row.stream_position),
    kind: row.kind,
    body: JSON.parse(row.body) as JsonObject,
    at: new Date(Number(row.at_ms)),
    previousDigest: row.previous_digest,
    digest: row.digest,
  };
}

export function assertWanted({ after, window }: StreamWanted): void {
  if (!Number.isSafeInteger(after) || after < 0) {
    throw refuse("POSITION_INVALID", `after must be a whole number from 0 up, not ${after}.`, { field: "after" });
  }
  if (window !== undefined && (!Number.isSafeInteger(window) || window < 1)) {
    throw refuse("POSITION_INVALID", `window must be a whole number from 1 up, not ${window}.`, { field: "window" });
  }
}

/** Refuses a position that the stream has not reached: it belongs to another stream or another hub. */
export function requireReached(head: number, after: number): void {
  if (after <= head) return;
  throw refuse(
    "POSITION_BEYOND_HEAD",
    `The last position of this stream is ${head}, so nothing can follow ${after}; begin at a position that was received.`,
    { field: "after", after, head },
  );
}

/** One round trip for any number of streams, each by its primary key. `limit` counts for each stream. */
export async function readStreams(
  tables: TableNames,
  sql: Sql,
  wanted: readonly StreamWanted[],
  limit: number,
): Promise<StreamPage[]> {
  wanted.forEach(assertWanted);
  if (wanted.length === 0) return [];
  // Only a log that has made the table of readers has it.
  const byReader = wanted.some(({ reader }) => reader !== undefined)
    ? `when w.reader is not null then
           (select acknowledged from ${tables.readers} as r where r.stream = w.stream and r.reader = w.reader)`
    : "";
  const rows = await sql.query<EpochRow & { n: string; before: EventDigest | null } & (EventRow | { stream: null })>(
    `select ${EPOCH_COLUMNS}, w.n::text, before.digest as before, ${EVENT_COLUMNS}
     from ${tables.epoch}() as now
     cross join unnest($1::text[], $2::bigint[], $3::bigint[], $5::text[], $6::boolean[])
       with ordinality as w (stream, after, open, reader, checked, n)
     left join lateral (
       select digest from ${tables.events} as found
       where w.checked and found.stream = w.stream and found.stream_position = w.after
     ) as before on true
     left join lateral (
       select * from ${tables.events} as found
       where found.stream = w.stream and found.stream_position > w.after
         and (w.open is null or found.stream_position <= w.open + coalesce(case ${byReader} when w.reader is null then
           (select acknowledged from ${tables.acknowledgements} as a where a.stream = w.stream) end, 0))
       order by found.stream_position
       limit $4
     ) as e on true
     order by w.n, e.stream_position`,
    [
      wanted.map((w) => w.stream),
      wanted.map((w) => w.after),
      wanted.map((w) => w.window ?? null),
      limit,
      wanted.map((w) => w.reader ?? null),
      wanted.map((w) => w.checked ?? false),
    ],
  );
  const epoch = epochIn(rows[0]);
  if (epoch === undefined) {
    await beginEpoch(tables, sql);
    return readStreams(tables, sql, wanted, limit);
  }
  const pages = wanted.map((): StreamPage => ({ events: [], full: false, epoch, digestBefore: undefined }));
  for (const row of rows) {
    const page = pages[Number(row.n) - 1];
    if (page === undefined) continue;
    page.digestBefore = row.before ?? undefined;
    if (row.stream !== null) page.events.push(toEvent(row, epoch.epoch)); // an empty page is one row of nulls
  }
  for (const page of pages) page.full = page.events.length >= limit;
  return pages;
}
