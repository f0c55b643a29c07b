import type { RecordedEvent } from "./event.js";
import { EVENT_COLUMNS, type EventRow, toEvent } from "./read-streams.js";
import { refuse } from "./refusals.js";
import type { Sql } from "./sql.js";
import type { TableNames } from "./tables.js";

/** The cursor is a reader's checkpoint: store it with what was done for the event, and continue after it. */
export type LoggedEvent = RecordedEvent & { cursor: string };

export interface LogPage {
  events: LoggedEvent[];
  /**
   * A cursor, to go on after: the last event that was looked at, also one that the categories left out. Never a position
   * that no event has: PostgreSQL may give such a one out again after a crash, as only a commit makes a sequence's step last.
   */
  readUpTo: string;
  /** Everything up to here has been looked at. For as long as the server lives; to be compared with `reached`. */
  lookedUpTo: number;
  /** The last position that any writer had taken when this read began: once everything up to it was read, nothing older is left. */
  reached: number;
  /** The page was cut off by the limit: more can be read at once. */
  full: boolean;
  /** Events are committed but still held back by another writer of this log. */
  withheld: boolean;
  /** This read, with those before it, has covered everything committed when it began. */
  whole: boolean;
}

/** The greatest values of PostgreSQL's xid8 and bigint. */
const GREATEST_XID = 2n ** 64n - 1n;
const GREATEST_POSITION = 2n ** 63n - 1n;

/** A page in the order of the whole log. Refuses a cursor that the log did not give out. Not inside a transaction. */
export async function readLog(
  tables: TableNames,
  sql: Sql,
  { after, limit, categories }: { after: string | null; limit: number; categories?: readonly string[] | undefined },
): Promise<LogPage> {
  const cursor = parseCursor(after ?? "0");
  // A statement sees what was committed before it began. So a statement of its own asks for the bound first: see `eventLogBound`.
  const [bound] = await sql.query<{ reached: string; settled: string }>(
    `select reached::text, settled::text from ${tables.bound}()`,
  );
  if (bound === undefined) throw new Error("The log told no bound");
  const [reached, settled] = [Number(bound.reached), Number(bound.settled)];
  if (cursor.position > reached) throw notGivenOut(after ?? "");
  const { earlier = NOTHING } = cursor;
  const passedUpTo = cursor.earlier === undefined ? 0 : await lastPassed(tables, sql, cursor.earlier, after ?? "");
  const cursorAt = (position: number | string) =>
    Number(position) >= passedUpTo ? String(position) : `${position}.${earlier.transactionId}.${earlier.position}`;
  const rows = await sql.query<
    Omit<EventRow, "stream"> & { stream: string | null; position: string; next: string | null; last: string | null }
  >(
    `select (select min(position) from ${tables.events} where position > $1::bigint)::text as next,
       (select max(position) from ${tables.events} where position <= $1::bigint)::text as last,
       e.position::text, ${EVENT_COLUMNS}
     from (select) as always
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
  const events: LoggedEvent[] = [];
  for (const row of rows) {
    if (row.stream === null) continue; // an empty page has one row of nulls
    events.push({ ...toEvent({ ...row, stream: row.stream }), cursor: cursorAt(row.position) });
  }
  const next = rows[0]?.next ?? null;
  const full = events.length >= limit;
  // Never back: a writer may have begun behind what was read, though it can add nothing there.
  const upTo = (position: number) => (full ? Number(rows.at(-1)?.position) : Math.max(position, cursor.position));
  return {
    events,
    readUpTo: cursorAt(upTo(Number(rows[0]?.last ?? 0))),
    lookedUpTo: upTo(settled),
    reached,
    full,
    withheld: next !== null,
    whole: !full && (next === null || Number(next) > reached),
  };
}

interface LogCursor {
  readonly position: number;
  /** Of a cursor from before `eventLogBound`, and of those after it until everything that it had passed lies behind. */
  readonly earlier?: EarlierCursor;
}

/** An event's place in the earlier order, by transaction and position: all before it was dealt with, whatever its position. */
interface EarlierCursor {
  readonly transactionId: string;
  readonly position: string;
}
const NOTHING = { transactionId: null, position: null };

/** `position`; `transaction.position` from before `eventLogBound`; and `position.transaction.position` on the way from that. */
function parseCursor(cursor: string): LogCursor {
  const parts = /^\d{1,20}(\.\d{1,20}){0,2}$/.test(cursor) ? cursor.split(".") : [];
  const position = Number((parts.length === 2 ? "0" : parts.at(0)) ?? Number.NaN);
  if (!Number.isSafeInteger(position)) throw notGivenOut(cursor);
  if (parts.length === 1) return { position };
  const [transactionId = "", before = ""] = parts.slice(-2);
  if (BigInt(transactionId) > GREATEST_XID || BigInt(before) > GREATEST_POSITION) throw notGivenOut(cursor);
  return { position, earlier: { transactionId, position: before } };
}

/**
 * The greatest position that the earlier cursor had passed. Such a cursor always points to an event. One of another log is
 * refused, because it would leave out the events that it seems to have passed.
 */
async function lastPassed(
  tables: TableNames,
  sql: Sql,
  { transactionId, position }: EarlierCursor,
  cursor: string,
): Promise<number> {
  const [row] = await sql.query<{ given: boolean; last: string | null }>(
    `select exists (select from ${tables.events} where transaction_id = $1::xid8 and position = $2::bigint) as given,
       (select max(position) from ${tables.events} where (transaction_id, position) <= ($1::xid8, $2::bigint))::text as last`,
    [transactionId, position],
  );
  if (row?.given !== true) throw notGivenOut(cursor);
  return Number(row.last);
}

function notGivenOut(cursor: string) {
  return refuse(
    "CURSOR_INVALID",
    `"${cursor.slice(0, 50)}" is not a cursor that this log gave out; send one back unchanged.`,
    { field: "after" },
  );
}
