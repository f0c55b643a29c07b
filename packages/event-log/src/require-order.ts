import type { Sql } from "./sql.js";
import { tableNames } from "./tables.js";

/**
 * Throws unless the log's tables are still as the migrations made them, in what `eventLogBound` relies on to order the
 * whole log: followers would otherwise pass over events and never know. To be called when a service starts, after its
 * migrations. The message names each fault with the statement that mends it.
 */
export async function requireLogOrder(sql: Sql, schema: string): Promise<void> {
  const { events } = tableNames(schema);
  const sequence = `"${schema}"."events_position_seq"`;
  const [found] = await sql.query<{ trigger: string | null; faults: Record<Fault, boolean>; greatest: string }>(
    `select
       (select tgenabled from pg_trigger where tgrelid = $1::regclass and tgname = 'event_log_writes') as trigger,
       json_build_object(
         'cached', seqcache <> 1, 'stepped', seqincrement <> 1, 'cycled', seqcycle,
         'narrow', seqmax < 9223372036854775807,
         'unlogged', exists (
           select from pg_class where oid in ($1::regclass, $2::regclass) and relpersistence <> 'p'),
         'behind', greatest > (select case when is_called then last_value else 0 end from ${sequence})
       ) as faults, greatest::text
     from pg_sequence, (select coalesce(max(position), 0) as greatest from ${events}) as log
     where seqrelid = $2::regclass`,
    [events, sequence],
  );
  if (found === undefined) throw new Error(`The event log of ${schema} has no sequence ${sequence} any more`);
  const mend = (Object.keys(MENDED_BY) as Fault[])
    .filter((fault) => found.faults[fault])
    .map((fault) => MENDED_BY[fault]({ sequence, events, greatest: found.greatest }));
  if (found.trigger !== "A") {
    mend.push(
      found.trigger === null
        ? `its trigger event_log_writes is gone: restore it from a backup of the schema`
        : `its trigger does not run for every writer: alter table ${events} enable always trigger event_log_writes`,
    );
  }
  if (mend.length === 0) return;
  throw new Error(
    `The event log of ${schema} would lose its order, and followers would pass over events. Mend it and start again: ${mend.join("; ")}`,
  );
}

type Fault = keyof typeof MENDED_BY;
interface Names {
  readonly sequence: string;
  readonly events: string;
  readonly greatest: string;
}
const MENDED_BY = {
  cached: ({ sequence }: Names) =>
    `each connection takes positions ahead, below those of others: alter sequence ${sequence} cache 1`,
  stepped: ({ sequence }: Names) => `positions do not count one by one: alter sequence ${sequence} increment by 1`,
  cycled: ({ sequence }: Names) => `positions begin again at the end: alter sequence ${sequence} no cycle`,
  narrow: ({ sequence }: Names) => `positions come to an end early: alter sequence ${sequence} as bigint no maxvalue`,
  unlogged: ({ events }: Names) => `a crash would empty it: alter table ${events} set logged`,
  behind: ({ sequence, greatest }: Names) =>
    `positions would be given out a second time: select setval('${sequence}', ${greatest})`,
};
