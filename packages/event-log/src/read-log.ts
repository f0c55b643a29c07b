import type { RecordedEvent } from "./event.js";
import { EVENT_COLUMNS, type EventRow, toEvent } from "./read-streams.js";
import { refuse } from "./refusals.js";
import type { Sql } from "./sql.js";
import type { TableNames } from "./tables.js";

/** The cursor is a reader's checkpoint: keep it with what was done for the event, and go on after it. */
export type LoggedEvent = RecordedEvent & { cursor: string };

export interface LogPage {
  events: LoggedEvent[];
  /** Everything up to here has been looked at, also what the categories left out. */
  readUpTo: string | null;
  /** Events are committed but still held back by an older transaction. */
  withheld: boolean;
}

const START = { transactionId: "0", position: "0" };
/** The greatest values of PostgreSQL's xid8 and bigint. */
const GREATEST_XID = 2n ** 64n - 1n;
const GREATEST_POSITION = 2n ** 63n - 1n;

export async function readLog(
  tables: TableNames,
  sql: Sql,
  { after, limit, categories }: { after: string | null; limit: number; categories?: readonly string[] | undefined },
): Promise<LogPage> {
  const { transactionId, position } = after === null ? START : parseCursor(after);
  // One statement has one snapshot, so the bound and the rows agree. Below the bound every transaction has ended:
  // reading beyond it would skip for ever the events of a slow one that began earlier and commits later.
  const rows = await sql.query<
    Omit<EventRow, "stream"> & {
      stream: string | null;
      transaction_id: string;
      position: string;
      bound: string;
      withheld: boolean;
    }
  >(
    `select bound.xmin::text as bound,
       exists (select 1 from ${tables.events} where transaction_id >= bound.xmin) as withheld,
       e.transaction_id::text, e.position::text, ${EVENT_COLUMNS}
     from (select pg_snapshot_xmin(pg_current_snapshot()) as xmin) as bound
     left join lateral (
       select * from ${tables.events} as found
       where (found.transaction_id, found.position) > ($1::xid8, $2::bigint) and found.transaction_id < bound.xmin
         and ($4::text[] is null or found.category = any ($4::text[]))
       order by found.transaction_id, found.position
       limit $3
     ) as e on true
     order by e.transaction_id, e.position`,
    [transactionId, position, limit, categories ?? null],
  );
  const events: LoggedEvent[] = [];
  for (const row of rows) {
    if (row.stream === null) continue; // the bound alone, when nothing was found
    events.push({ ...toEvent({ ...row, stream: row.stream }), cursor: `${row.transaction_id}.${row.position}` });
  }
  const [first] = rows;
  const last = events.at(-1);
  if (events.length >= limit && last !== undefined) return { events, readUpTo: last.cursor, withheld: true };
  const bound = first === undefined ? 0n : BigInt(first.bound);
  // A cursor from before a restore may lie ahead of the bound; never step back from it.
  const readUpTo = bound > BigInt(transactionId) ? `${bound}.0` : after;
  return { events, readUpTo, withheld: first?.withheld ?? false };
}

function parseCursor(cursor: string): { transactionId: string; position: string } {
  const [, transactionId, position] = /^(\d{1,20})\.(\d{1,19})$/.exec(cursor) ?? [];
  if (
    transactionId === undefined ||
    position === undefined ||
    BigInt(transactionId) > GREATEST_XID ||
    BigInt(position) > GREATEST_POSITION
  ) {
    throw refuse(
      "CURSOR_INVALID",
      `"${cursor.slice(0, 50)}" is not a cursor that this log gave out; send one back unchanged.`,
      {
        field: "after",
      },
    );
  }
  return { transactionId, position };
}
