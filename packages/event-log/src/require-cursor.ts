import {
  beginEpoch,
  EPOCH_COLUMNS,
  type Epoch,
  type EpochRow,
  epochIn,
  PARTING_COLUMNS,
  type Parting,
  type PartingRow,
  partingFrom,
  partingIn,
} from "./epoch.js";
import type { EventDigest } from "./event.js";
import { refuse } from "./refusals.js";
import type { Sql } from "./sql.js";
import type { TableNames } from "./tables.js";

/** How far a reader says that it has come. An earlier reader gives the position alone. */
export interface StreamCursor {
  readonly position: number;
  readonly digest?: string | null | undefined;
  readonly epoch?: string | null | undefined;
}

export interface CursorAsked {
  readonly stream: string;
  readonly reader?: string | undefined;
  readonly cursor: StreamCursor;
  /**
   * Going on in another epoch is always refused, so that its reader hears of it. Acknowledging is not, as long as the
   * message is the same in both.
   */
  readonly to: "GO_ON" | "ACKNOWLEDGE";
}

/** The epoch in which the cursor holds, and the digest at its position, if there is a message. */
export interface CursorHeld extends Epoch {
  readonly digest: EventDigest | undefined;
}

/**
 * Refuses a cursor that this log did not give out, or gave out before it was restored: what follows its position is then
 * not what follows on what the reader has. A position alone says nothing of its epoch: it is taken to be of the epoch in
 * which the reader was last known, and holds as far as nothing has changed since. Once it has gone on from such a position,
 * the reader is known in the present epoch.
 */
export async function requireCursor(tables: TableNames, sql: Sql, asked: CursorAsked): Promise<CursorHeld> {
  const { stream, reader = "", cursor, to } = asked;
  const found = await findCursor(tables, sql, { stream, reader, cursor });
  const { present, parting } = found;
  if (cursor.position > 0) {
    const same = await lastSame(tables, sql, stream, found);
    if (!holds(asked, found, same)) throw changed(asked, found, same);
  }
  if (to === "GO_ON" && parting.kind !== "PRESENT") await know(tables, sql, { stream, reader, epoch: present.epoch });
  return { ...present, digest: found.digest };
}

interface Found {
  readonly present: Epoch;
  /** Where the log parted from the epoch of the cursor. */
  readonly parting: Parting;
  /** Of the message at the cursor's position. */
  readonly digest: EventDigest | undefined;
  readonly head: number;
}

async function findCursor(
  tables: TableNames,
  sql: Sql,
  { stream, reader, cursor }: { readonly stream: string; readonly reader: string; readonly cursor: StreamCursor },
): Promise<Found> {
  const [row] = await sql.query<EpochRow & PartingRow & { digest: EventDigest | null; head: string | null }>(
    `select ${EPOCH_COLUMNS}, ${PARTING_COLUMNS},
       (select digest from ${tables.events} where stream = $1 and stream_position = $2::bigint) as digest,
       (select position::text from ${tables.heads} where stream = $1) as head
     from ${tables.epoch}() as now left join lateral (
       ${partingFrom(tables, `coalesce($4, (select epoch from ${tables.epochReaders} where stream = $1 and reader = $3))`)}
     ) as theirs on true`,
    [stream, cursor.position, reader, cursor.epoch ?? null],
  );
  const present = epochIn(row);
  if (row === undefined || present === undefined) {
    await beginEpoch(tables, sql);
    return findCursor(tables, sql, { stream, reader, cursor });
  }
  return { present, parting: partingIn(row), digest: row.digest ?? undefined, head: Number(row.head ?? 0) };
}

/** The stream's last position that is the same in the cursor's epoch; 0 when that cannot be known. */
async function lastSame(tables: TableNames, sql: Sql, stream: string, { parting, head }: Found): Promise<number> {
  if (parting.kind === "PRESENT") return head;
  if (parting.kind === "UNKNOWN") return 0;
  const [last] = await sql.query<{ position: string }>(
    `select stream_position::text as position from ${tables.events} where stream = $1 and position <= $2::bigint
     order by stream_position desc limit 1`,
    [stream, parting.after],
  );
  return Number(last?.position ?? 0);
}

function holds({ cursor, to }: CursorAsked, { parting, digest, head }: Found, same: number): boolean {
  const { position } = cursor;
  const told = cursor.digest ?? undefined;
  // A position beyond the end is for the caller to refuse, unless it is of another epoch.
  if (parting.kind === "PRESENT") return position > head || told === undefined || told === digest;
  // Each digest is over the one before: with the same digest, all before it is the same.
  const isSame = told === undefined ? position <= same : told === digest;
  return isSame && (cursor.epoch == null || to === "ACKNOWLEDGE");
}

function changed({ cursor, to }: CursorAsked, { present, parting, digest, head }: Found, same: number) {
  const { position } = cursor;
  const proven = digest !== undefined && cursor.digest === digest;
  // Under its own epoch, a log that holds another message was restored without its step, or is another one.
  const compareFrom = proven ? position : parting.kind === "PRESENT" ? 0 : Math.min(position, same);
  const why =
    parting.kind === "PRESENT"
      ? `Message ${position} of this log has another digest: the cursor is of another inbox, or the log was restored`
      : "The log was restored, or a standby took over";
  return refuse(
    "EPOCH_CHANGED",
    `${why}. Compare what you hold after position ${compareFrom} with what the log holds, and go on from there with the epoch ${present.epoch}.`,
    {
      field: to === "GO_ON" ? "after" : "upTo",
      epoch: present.epoch,
      compareFrom,
      head,
      ahead: compareFrom < position,
    },
  );
}

/** Written once for a reader and epoch; nothing is written in a log's first epoch. */
async function know(
  tables: TableNames,
  sql: Sql,
  { stream, reader, epoch }: { readonly stream: string; readonly reader: string; readonly epoch: string },
): Promise<void> {
  await sql.query(
    `insert into ${tables.epochReaders} as known (stream, reader, epoch) values ($1, $2, $3)
     on conflict (stream, reader) do update set epoch = excluded.epoch where known.epoch <> excluded.epoch`,
    [stream, reader, epoch],
  );
}
