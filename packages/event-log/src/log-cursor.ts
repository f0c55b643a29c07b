import { type Epoch, PARTING_COLUMNS, type PartingRow, partingFrom, partingIn } from "./epoch.js";
import { refuse } from "./refusals.js";
import type { Sql } from "./sql.js";
import type { TableNames } from "./tables.js";

/** The greatest values of PostgreSQL's xid8 and bigint. */
const GREATEST_XID = 2n ** 64n - 1n;
const GREATEST_POSITION = 2n ** 63n - 1n;

/** A place in the order of the whole log. */
export interface LogCursor {
  readonly position: number;
  /** Of the event at that position. Absent, as the epoch is, in a cursor from before `eventLogEpochs`. */
  readonly digest?: string | undefined;
  readonly epoch?: string | undefined;
  /** Of a cursor from before `eventLogBound`, and of those after it until everything that it had passed lies behind. */
  readonly earlier?: EarlierCursor | undefined;
}

/**
 * An event's place in the earlier order, by transaction and position: all before it was dealt with, whatever its
 * position.
 */
interface EarlierCursor {
  readonly transactionId: string;
  readonly position: string;
}

/**
 * `PLACE/digest/epoch`, or the place alone from before `eventLogEpochs`. The place is `position`;
 * `transaction.position` from before `eventLogBound`; and `position.transaction.position` on the way from that.
 */
export function parseCursor(cursor: string): LogCursor {
  const [place = "", digest, epoch] = /^[\d.]{1,62}(\/[\w-]{43}\/[0-9a-f-]{36})?$/.test(cursor)
    ? cursor.split("/")
    : [];
  const parts = /^\d{1,20}(\.\d{1,20}){0,2}$/.test(place) ? place.split(".") : [];
  const position = Number((parts.length === 2 ? "0" : parts.at(0)) ?? Number.NaN);
  if (!Number.isSafeInteger(position)) throw notGivenOut(cursor);
  if (parts.length === 1) return { position, digest, epoch };
  const [transactionId = "", before = ""] = parts.slice(-2);
  if (BigInt(transactionId) > GREATEST_XID || BigInt(before) > GREATEST_POSITION) throw notGivenOut(cursor);
  return { position, digest, epoch, earlier: { transactionId, position: before } };
}

/** At 0 nothing was read, so it belongs to every epoch. */
export function writtenCursor({ position, digest, epoch, earlier }: LogCursor): string {
  const place = earlier === undefined ? String(position) : `${position}.${earlier.transactionId}.${earlier.position}`;
  return digest === undefined || epoch === undefined ? place : `${place}/${digest}/${epoch}`;
}

/**
 * Refuses a cursor that lies beyond what is left of its epoch: the reader has read events that the log has lost since.
 * One that lies before is as good as it was, so a reader goes on by itself. A place alone is taken to be of the first
 * epoch.
 */
export async function requireLogCursor(
  tables: TableNames,
  sql: Sql,
  {
    cursor: { digest, epoch, ...cursor },
    passedUpTo,
    present,
    written,
  }: {
    readonly cursor: LogCursor;
    /** What a cursor of the earlier order had passed lies up to here; 0 for any other. */
    readonly passedUpTo: number;
    readonly present: Epoch;
    readonly written: string;
  },
): Promise<void> {
  const position = Math.max(cursor.position, passedUpTo);
  if (position === 0) return;
  const [row] = await sql.query<PartingRow & { digest: string | null }>(
    `select ${PARTING_COLUMNS}, (select digest from ${tables.events} where position = $1::bigint) as digest
     from (select) as always left join lateral (${partingFrom(tables, "$2::text")}) as theirs on true`,
    [cursor.position, epoch ?? null],
  );
  if (row === undefined) throw new Error("The log told nothing of a cursor");
  const parting = partingIn(row);
  const same = digest === undefined || digest === row.digest;
  if (same && (parting.kind === "PRESENT" || (parting.kind === "PARTED" && position <= parting.after))) return;
  const lastSame = parting.kind === "PARTED" ? Math.min(position, parting.after) : 0;
  const compareFrom = await lastUpTo(tables, sql, lastSame, present);
  throw refuse(
    "EPOCH_CHANGED",
    `This log does not hold what it held when it gave out the cursor ${written.slice(0, 50)}: it was restored, or the cursor is of another log. Compare from ${compareFrom} on, or read again from the start.`,
    { field: "after", epoch: present.epoch, compareFrom, ahead: true },
  );
}

async function lastUpTo(tables: TableNames, sql: Sql, upTo: number, { epoch }: Epoch): Promise<string> {
  const [last] = await sql.query<{ position: string; digest: string }>(
    `select e.position::text, e.digest from ${tables.events} as e where e.position <= $1::bigint
     order by e.position desc limit 1`,
    [upTo],
  );
  return last === undefined ? "0" : writtenCursor({ position: Number(last.position), digest: last.digest, epoch });
}

/**
 * The greatest position that the earlier cursor had passed. Such a cursor always points to an event. One of another log
 * is refused, because it would leave out the events that it seems to have passed.
 */
export async function lastPassed(
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

export function notGivenOut(cursor: string) {
  return refuse(
    "CURSOR_INVALID",
    `"${cursor.slice(0, 50)}" is not a cursor that this log gave out; send one back unchanged.`,
    { field: "after" },
  );
}
