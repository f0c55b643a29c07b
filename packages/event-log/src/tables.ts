export interface TableNames {
  events: string;
  heads: string;
  acknowledgements: string;
  /** Only where `eventLogReaders` made it. */
  readers: string;
}

/** Quoted names of the log's tables in a service's schema. */
export function tableNames(schema: string): TableNames {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(schema)) throw new Error(`"${schema}" is no schema name`);
  return {
    events: `"${schema}"."events"`,
    heads: `"${schema}"."event_heads"`,
    acknowledgements: `"${schema}"."event_acknowledgements"`,
    readers: `"${schema}"."event_readers"`,
  };
}

/**
 * Version 1 of the log's tables, called from a service's first migration. Frozen: it has run in databases that
 * exist, so a change is a new function, called from a new migration.
 *
 * `transaction_id` orders the whole log. It belongs to this PostgreSQL cluster: a dump loaded into another one
 * must be followed by `pg_resetwal --next-transaction-id` beyond the greatest stored value, or the whole log would wait for it.
 */
export function eventLogTables(schema: string): string {
  const { events, heads, acknowledgements } = tableNames(schema);
  return `
create table ${events} (
  stream text collate "C" not null,
  stream_position bigint not null check (stream_position > 0),
  position bigint generated always as identity,
  transaction_id xid8 not null default pg_current_xact_id(),
  category text collate "C" not null generated always as (split_part(stream, '/', 1)) stored,
  kind text not null,
  body jsonb not null,
  at timestamptz not null,
  previous_digest text not null,
  digest text not null,
  primary key (stream, stream_position)
);
create unique index events_in_order_of_the_log on ${events} (transaction_id, position);
create table ${heads} (
  stream text collate "C" primary key,
  position bigint not null,
  digest text not null
) with (fillfactor = 70);
create table ${acknowledgements} (
  stream text collate "C" primary key references ${heads},
  acknowledged bigint not null,
  acknowledged_at timestamptz not null
) with (fillfactor = 70);
`;
}

/**
 * For a log with streams that several read, each acknowledging for itself: called from a migration of a service that
 * names a `reader` when it follows or acknowledges. Frozen, as `eventLogTables` is.
 */
export function eventLogReaders(schema: string): string {
  const { heads, readers } = tableNames(schema);
  return `
create table ${readers} (
  stream text collate "C" not null references ${heads},
  reader text collate "C" not null,
  acknowledged bigint not null,
  acknowledged_at timestamptz not null,
  primary key (stream, reader)
) with (fillfactor = 70);
`;
}
