import { beginEpoch, EPOCH_COLUMNS, type EpochRow, epochIn } from "./epoch.js";
import type { RecordedEvent } from "./event.js";
import { type LogCursor, lastPassed, notGivenOut, parseCursor, requireLogCursor, writtenCursor } from "./log-cursor.js";
import { EVENT_COLUMNS, type EventRow, toEvent } from "./read-streams.js";
import type { Sql } from "./sql.js";
import type { TableNames } from "./tables.js";

/** The cursor is a reader's checkpoint: store it with what was done for the event, and continue after it. */
export type LoggedEvent = RecordedEvent & { cursor: string };

export interface LogPage {
  events: LoggedEvent[];
  /**
   * A cursor, to go on after: the last event that was looked at, also one that the categories left out. Never a
   * position that no event has: PostgreSQL may give such a one out again after a crash, as only a commit makes a
   * sequence's step last.
   */
  readUpTo: string;
  /** Everything up to here has been looked at. For as long as the server lives; to be compared with `reached`. */
  lookedUpTo: number;
  /**
   * The last position that any writer had taken when this read began: once everything up to it was read, nothing older
   * is left.
   */
  reached: number;
  /** The page was cut off by the limit: more can be read at once. */
  full: boolean;
  /** Events are committed but still held back by another writer of this log. */
  withheld: boolean;
  /** This read, with those before it, has covered everything committed when it began. */
  whole: boolean;
}

/**
 * A page in the order of the whole log. Refuses a cursor that the log did not give out, or gave out before it was
 * restored to an earlier moment. Not inside a transaction.
 */
export async function readLog(
  tables: TableNames,
  sql: Sql,
  { after, limit, categories }: { after: string | null; limit: number; categories?: readonly string[] | undefined },
): Promise<LogPage> {
  const cursor = parseCursor(after ?? "0");
  // A statement sees what was committed before it began. So a statement of its own asks for the bound first: see
  // `eventLogBound`.
  const [bound] = await sql.query<EpochRow & { reached: string; settled: string }>(
    `select reached::text, settled::text, ${EPOCH_COLUMNS} from ${tables.bound}(), ${tables.epoch}() as now`,
  );
  const present = epochIn(bound);
  if (bound === undefined) throw new Error("The log told no bound");
  if (present === undefined) {
    await beginEpoch(tables, sql);
    return readLog(tables, sql, { after, limit, categories });
  }
  const [reached, settled] = [Number(bound.reached), Number(bound.settled)];
  const { earlier = NOTHING } = cursor;
  const passedUpTo = cursor.earlier === undefined ? 0 : await lastPassed(tables, sql, cursor.earlier, after ?? "");
  await requireLogCursor(tables, sql, { cursor, passedUpTo, present, written: after ?? "" });
  if (cursor.position > reached) throw notGivenOut(after ?? "");
  const rows = await sql.query<
    EpochRow & Omit<EventRow, "stream"> & { stream: string | null; position: string; next: string | null } & LastRow
  >(
    `select ${EPOCH_COLUMNS}, last.position::text as last, last.digest as last_digest,
       (select min(position) from ${tables.events} where position > $1::bigint)::text as next,
       e.position::text, ${EVENT_COLUMNS}
     from ${tables.epoch}() as now
     left join lateral (
       select position, digest from ${tables.events} where position <= $1::bigint order by position desc limit 1
     ) as last on true
     left join lateral (
       select * from ${tables.events} as found
       where found.position > $2::bigint and found.position <= $1::bigint
         and ($4::text[] is null or found.category = any ($4::text[]))
         and ($5::xid8 is null or (found.transaction_id, found.position) > ($5::xid8, $6::bigint))
       order by found.position
       limit $3
     ) as e on true
     order by e.position`,
    [settled, cursor.position, limit, categories ?? null, earlier.transactionId, earlier.position],
  );
  const { epoch } = present;
  // The database went back between the statements.
  if (rows[0]?.epoch !== epoch) return readLog(tables, sql, { after, limit, categories });

  const cursorAt = ({ position, digest }: Reached) =>
    writtenCursor({
      position,
      digest,
      epoch,
      ...(position >= passedUpTo || cursor.earlier === undefined ? {} : { earlier: cursor.earlier }),
    });
  const events: LoggedEvent[] = [];
  for (const row of rows) {
    if (row.stream === null) continue; // an empty page has one row of nulls
    const event = toEvent({ ...row, stream: row.stream }, epoch);
    events.push({ ...event, cursor: cursorAt({ position: Number(row.position), digest: row.digest }) });
  }
  const next = rows[0]?.next ?? null;
  const full = events.length >= limit;
  const end = rows.at(-1);
  const last = { position: Number(rows[0]?.last ?? 0), digest: rows[0]?.last_digest ?? undefined };
  const readUpTo =
    full && end !== undefined
      ? { position: Number(end.position), digest: end.digest }
      : // Never back: a writer may have begun behind what was read, though it can add nothing there.
        last.position >= cursor.position
        ? last
        : cursor;
  return {
    events,
    readUpTo: cursorAt(readUpTo),
    lookedUpTo: full ? readUpTo.position : Math.max(settled, cursor.position),
    reached,
    full,
    withheld: next !== null,
    whole: !full && (next === null || Number(next) > reached),
  };
}

const NOTHING = { transactionId: null, position: null };

type Reached = Pick<LogCursor, "position" | "digest">;

interface LastRow {
  last: string | null;
  last_digest: string | null;
}
