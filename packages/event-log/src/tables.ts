import { createHash } from "node:crypto";

export interface TableNames {
  events: string;
  heads: string;
  acknowledgements: string;
  /** Exists only where `eventLogReaders` made it. */
  readers: string;
  /** A function, made by `eventLogBound`. */
  bound: string;
  /** Made by `eventLogEpochs`, with the three that follow. */
  epochs: string;
  /** In which epoch a reader that gives positions alone was last known to read. */
  epochReaders: string;
  /** A function: the epoch that the log is in, and whether the log has moved to another place since it began. */
  epoch: string;
  /** A function: begins an epoch, when there is a reason for it. */
  beginEpoch: string;
}

/** Quoted names of the log's tables in a service's schema. */
export function tableNames(schema: string): TableNames {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(schema)) throw new Error(`"${schema}" is no schema name`);
  return {
    events: `"${schema}"."events"`,
    heads: `"${schema}"."event_heads"`,
    acknowledgements: `"${schema}"."event_acknowledgements"`,
    readers: `"${schema}"."event_readers"`,
    bound: `"${schema}"."event_log_bound"`,
    epochs: `"${schema}"."event_epochs"`,
    epochReaders: `"${schema}"."event_epoch_readers"`,
    epoch: `"${schema}"."event_log_epoch"`,
    beginEpoch: `"${schema}"."event_log_begin_epoch"`,
  };
}

/**
 * Version 1 of the log's tables, called from a service's first migration. Frozen: it has run in databases that
 * exist, so a change is a new function, called from a new migration.
 *
 * `transaction_id` shows that a transaction appends a second time; before `eventLogBound` it also gave the order of the
 * whole log. It belongs to this PostgreSQL cluster: after loading a dump into another one, run
 * `pg_resetwal --next-transaction-id` beyond the greatest stored value, or an append may be taken for a second one.
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
 * For a log with streams that several readers read, each acknowledging for itself. The migration of a service that
 * names a `reader` when it follows or acknowledges calls it. Frozen, as `eventLogTables` is.
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

/**
 * Orders the whole log by `position`, and says up to which position nothing can be added any more. The migration of
 * every service with a log calls it. Frozen, as `eventLogTables` is.
 *
 * A writer first reads the last position taken. Then it holds, until its transaction ends, a shared advisory lock that
 * names that position. Only then does it take positions, so all of its positions lie beyond the one that its lock
 * names. A trigger does this and not the program, so it also holds for writers of an earlier version. A reader first
 * reads the last position taken, then looks who holds such a lock, and reads the events in a later statement. A
 * position up to the bound was taken before the reader began, so by then its writer held the lock. If that lock is
 * gone, the transaction has ended, as PostgreSQL shows a commit to others before it releases the locks. So the later
 * statement sees what was committed, and nothing else can appear at or below the bound.
 *
 * Advisory locks belong to one database, and the key to one schema: no other transaction holds a reader back, however
 * long it takes. A prepared transaction keeps the lock until it is committed. A savepoint that is rolled back gives up
 * its lock with its events. A writer that dies gives it up when its transaction is aborted.
 */
export function eventLogBound(schema: string): string {
  const { events, bound } = tableNames(schema);
  const last = `select case when is_called then last_value else 0 end from "${schema}"."events_position_seq"`;
  const lockClass = lockClassOf(schema);
  // A lock's second key has 32 bits: the lowest of the position. Its distance to the last position gives the rest,
  // since no writer is two thousand million events behind; one that seems to be began after `reached` was read.
  return `
create unique index events_by_position on ${events} (position);
create function "${schema}"."event_log_writes"() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(${lockClass}, (${last})::bit(32)::int);
  return null;
end $$;
create trigger event_log_writes before insert on ${events}
  for each statement execute function "${schema}"."event_log_writes"();
create function ${bound}(out reached bigint, out settled bigint) language plpgsql volatile as $$
begin
  if pg_is_in_recovery() then
    raise exception 'A standby does not know who writes: read the whole log from the primary server';
  end if;
  reached := (${last});
  settled := reached - (
    select coalesce(max(behind), 0) from (
      select (reached - objid::bigint) & 4294967295 as behind from pg_locks
      where locktype = 'advisory' and classid = ${lockClass}::oid and objsubid = 2
        and database = (select oid from pg_database where datname = current_database())
    ) as writer
    where behind < 2147483648
  );
end $$;
`;
}

/**
 * Lets the trigger of `eventLogBound` run for every writer: also for one under `session_replication_role = replica`, as
 * tools that restore or replicate set it, for whom PostgreSQL passes over other triggers. Called from a migration after
 * that of `eventLogBound`. Frozen, as `eventLogTables` is.
 */
export function eventLogBoundForAll(schema: string): string {
  return `alter table ${tableNames(schema).events} enable always trigger event_log_writes`;
}

/** Any positive number that differs from schema to schema. */
function lockClassOf(schema: string): number {
  return createHash("sha256").update(`exparte event log ${schema}`).digest().readUInt32BE() >>> 1;
}
