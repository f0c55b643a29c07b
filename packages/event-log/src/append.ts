import { type EpochRow, epochIn, presentEpoch } from "./epoch.js";
import {
  assertStreamName,
  canonicalJson,
  digestOf,
  type EventDigest,
  type JsonObject,
  type NewEvent,
  type RecordedEvent,
} from "./event.js";
import type { Sql } from "./sql.js";
import type { TableNames } from "./tables.js";

interface LockedHead extends EpochRow {
  stream: string;
  position: string;
  digest: EventDigest;
  transaction: string;
  appended: boolean;
}

/**
 * Locks the streams' heads, then numbers, chains and stores the events. It locks the heads in one sorted pass, so two
 * transactions that share streams wait for each other here and cannot deadlock.
 */
export async function append(
  tables: TableNames,
  sql: Sql,
  events: readonly NewEvent[],
  at: Date,
): Promise<RecordedEvent[]> {
  if (events.length === 0) return [];
  const streams = [...new Set(events.map((event) => event.stream))].sort();
  streams.forEach(assertStreamName);
  // The digest covers what a reader will get back: plain JSON without undefined members.
  const bodies = events.map((event) => canonicalJson(event.body));

  const heads = await lockHeads(tables, sql, streams);
  const epoch = heads.epoch ?? (await presentEpoch(tables, sql)).epoch;
  const recorded = events.map((event, index): RecordedEvent => {
    const head = heads.get(event.stream);
    const body = bodies[index];
    if (head === undefined || body === undefined) throw new Error(`The head of ${event.stream} was not locked`);
    const unsealed = {
      stream: event.stream,
      streamPosition: head.position + 1,
      kind: event.kind,
      body: JSON.parse(body) as JsonObject,
      at,
      previousDigest: head.digest,
    };
    const digest = digestOf(unsealed);
    head.position += 1;
    head.digest = digest;
    return { ...unsealed, digest, epoch };
  });
  await store(tables, sql, { recorded, bodies, at, transaction: heads.transaction });
  return recorded;
}

class Heads extends Map<string, { position: number; digest: EventDigest }> {
  constructor(
    readonly transaction: string,
    /** Undefined when one must begin, which is done before anything new is stored. */
    readonly epoch: string | undefined,
  ) {
    super();
  }
}

async function lockHeads(tables: TableNames, sql: Sql, streams: readonly string[]): Promise<Heads> {
  // The empty update locks a head that already exists; "on conflict do nothing" would lock nothing.
  const rows = await sql.query<LockedHead>(
    `insert into ${tables.heads} as h (stream, position, digest)
     select name, 0, '' from unnest($1::text[]) with ordinality as wanted (name, n) order by n
     on conflict (stream) do update set position = h.position
     returning stream, position::text, digest, pg_current_xact_id()::text as transaction,
       (select epoch from ${tables.epoch}()), (select number::text from ${tables.epoch}()) as epoch_number,
       (select moved from ${tables.epoch}()),
       exists (select 1 from ${tables.events} where transaction_id = pg_current_xact_id()) as appended`,
    [streams],
  );
  const [first] = rows;
  if (first === undefined) throw new Error("No head was locked");
  if (first.appended) {
    throw new Error(
      "A transaction may append once: a second time would lock streams out of order. Collect the events first",
    );
  }
  const heads = new Heads(first.transaction, epochIn(first)?.epoch);
  for (const row of rows) heads.set(row.stream, { position: Number(row.position), digest: row.digest });
  return heads;
}

async function store(
  tables: TableNames,
  sql: Sql,
  what: { recorded: readonly RecordedEvent[]; bodies: readonly string[]; at: Date; transaction: string },
): Promise<void> {
  const { recorded, bodies, at, transaction } = what;
  const [stored] = await sql.query<{ count: number }>(
    `with given as (
       select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])
         with ordinality as g (stream, stream_position, kind, body, previous_digest, digest, n)
     ), recorded as (
       insert into ${tables.events} (stream, stream_position, kind, body, at, previous_digest, digest)
       select stream, stream_position, kind, body::jsonb, $7::timestamptz, previous_digest, digest
       from given where pg_current_xact_id()::text = $8 order by n
       returning 1
     ), moved as (
       update ${tables.heads} as h set position = latest.stream_position, digest = latest.digest
       from (select distinct on (stream) * from given order by stream, stream_position desc) as latest
       where h.stream = latest.stream and pg_current_xact_id()::text = $8
     )
     select count(*)::int as count from recorded`,
    [
      recorded.map((event) => event.stream),
      recorded.map((event) => event.streamPosition),
      recorded.map((event) => event.kind),
      bodies,
      recorded.map((event) => event.previousDigest),
      recorded.map((event) => event.digest),
      at.toISOString(),
      transaction,
    ],
  );
  if (stored?.count !== recorded.length) {
    throw new Error("Events can be appended only inside a transaction; nothing was recorded");
  }
}
