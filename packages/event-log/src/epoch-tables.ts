import { createHash } from "node:crypto";
import { tableNames } from "./tables.js";

/** Why an epoch began. */
export const EPOCH_BEGUN_BECAUSE = ["LOG_BEGUN", "PLACE_CHANGED", "RESTORED"] as const;

/**
 * Epochs of the log: a new one begins whenever positions may be given out that were given out before with other
 * content. The migration of every service with a log calls it. Frozen, as `eventLogTables` is.
 *
 * The place of a log is the PostgreSQL cluster (system identifier), its timeline and the table's own number. Another
 * cluster is a copy or a loaded dump; another timeline is a standby that took over, or a backup that was recovered;
 * another table is a dump that was loaded beside the old one. Each begins an epoch, by whoever looks first, and before
 * anything is appended. A copy of the files that was started on the same timeline keeps all three, so `npm run restore`
 * begins an epoch for it. The epoch's name is random: restoring one backup twice gives two epochs.
 *
 * `after` is the last position that the log had when the epoch began: up to there it is the same as in the epoch before.
 */
export function eventLogEpochs(schema: string): string {
  const { events, epochs, epochReaders } = tableNames(schema);
  const named = (name: string) => `"${schema}"."${name}"`;
  return `
create table ${epochs} (
  number bigint primary key generated always as identity,
  epoch text collate "C" not null unique default gen_random_uuid()::text,
  place text collate "C" not null,
  after bigint not null,
  because text not null check (because in (${EPOCH_BEGUN_BECAUSE.map((why) => `'${why}'`).join(", ")})),
  begun_at timestamptz not null default clock_timestamp()
);
create table ${epochReaders} (
  stream text collate "C" not null,
  reader text collate "C" not null,
  epoch text collate "C" not null,
  primary key (stream, reader)
) with (fillfactor = 70);
create function ${named("event_log_place")}() returns text language sql stable as $$
  select case when pg_is_in_recovery() then null else
    (select system_identifier from pg_control_system())::text
      || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8) || '/' || '${events}'::regclass::oid::text end
$$;
create function ${named("event_log_epoch")}(out epoch text, out number bigint, out moved boolean)
language sql stable as $$
  select e.epoch, e.number, coalesce(e.place <> ${named("event_log_place")}(), false)
  from ${epochs} as e order by e.number desc limit 1
$$;
create function ${named("event_log_begin_epoch")}(why text) returns void language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(${lockKeyOf(schema)});
  if why = 'PLACE_CHANGED' and not (select moved from ${named("event_log_epoch")}()) then
    return;
  end if;
  insert into ${epochs} (place, after, because)
  select ${named("event_log_place")}(), coalesce(max(position), 0), why from ${events};
end $$;
select ${named("event_log_begin_epoch")}('LOG_BEGUN');
`;
}

/** Of a lock with one key, which `eventLogBound` does not look at. */
function lockKeyOf(schema: string): string {
  return createHash("sha256").update(`exparte event log epochs of ${schema}`).digest().readBigInt64BE().toString();
}
