import type { Database } from "@exparte/database";
import type { Feeds } from "@exparte/feed-reader";
import type { GaugeWords, Metrics, Sample } from "@exparte/metrics";

/** What a service tells of its own records, beside what every service tells. */
export interface ServiceMetrics {
  /** The inboxes that it keeps for platforms. */
  readonly inboxes?: {
    /** The first part of their streams' names. */
    readonly category: string;
    /** SQL: the ids of the platforms that read one. */
    readonly readers: string;
  };
  /** Counts, by the names of their gauges. The SQL gives one row with one number, and costs no more than an index. */
  readonly counts?: Readonly<Record<string, { readonly help: string; readonly sql: string }>>;
}

/** Inboxes that wait longest are told, and no more than these: each one is a time series. */
const INBOXES_TOLD = 500;
/** A timer that is due waits for the next poll, for a second at most. */
const TIMER_LATE_SECONDS = 5;

const INBOX_GAUGES = {
  exparte_inbox_lag_seconds: {
    help: `Age of the oldest message that a platform has not acknowledged; nothing for one that acknowledged all. The ${INBOXES_TOLD} oldest.`,
    labels: ["platform"],
  },
  exparte_inboxes_waiting: { help: "Inboxes with a message that was not acknowledged." },
} satisfies Record<string, GaugeWords>;

const TIMER_GAUGES = {
  exparte_timers_late: { help: `Timers that were due more than ${TIMER_LATE_SECONDS} seconds ago and have not fired.` },
  exparte_timer_late_seconds: { help: "How long ago the oldest of them was due." },
  exparte_timers_given_up: { help: "Timers that failed so often that they are not tried again." },
} satisfies Record<string, GaugeWords>;

export interface WatchedService {
  readonly schema: string;
  readonly database: Database;
  readonly feeds: Pick<Feeds, "silentForMs"> | undefined;
  readonly timersSchema: string | undefined;
  readonly own: ServiceMetrics | undefined;
}

/** Adds what every service tells, and its own. One statement at each scrape reads all that is in the database. */
export function addServiceMetrics(metrics: Metrics, service: WatchedService): void {
  const { database, feeds, timersSchema, own } = service;
  metrics.read(
    "pool",
    {
      exparte_database_connections: { help: "Connections of the service's pool.", labels: ["state"] },
      exparte_database_connections_max: { help: "The most connections that the pool may open." },
      exparte_database_waiting: { help: "Requests that wait for a connection of the pool." },
    },
    () => {
      const { open, idle, waiting, max } = database.poolUse();
      return {
        exparte_database_connections: [
          { labels: { state: "busy" }, value: open - idle },
          { labels: { state: "idle" }, value: idle },
        ],
        exparte_database_connections_max: [{ value: max }],
        exparte_database_waiting: [{ value: waiting }],
      };
    },
  );
  if (feeds !== undefined) {
    metrics.read(
      "feeds",
      {
        exparte_feed_age_seconds: {
          help: "How long ago the other service's feed was known to be whole here; some seconds while all is well.",
          labels: ["feed"],
        },
      },
      () => ({
        exparte_feed_age_seconds: [...feeds.silentForMs()].map(([feed, ms]) => ({
          labels: { feed },
          value: ms / 1000,
        })),
      }),
    );
  }
  const counts = Object.entries(own?.counts ?? {});
  const inboxes = own?.inboxes;
  const read = {
    ...(timersSchema === undefined ? {} : { timers: timersSql(timersSchema) }),
    ...(inboxes === undefined ? {} : { inboxes: inboxesSql(service.schema, inboxes) }),
    ...Object.fromEntries(counts.map(([name, { sql }]) => [name, sql])),
  };
  const columns = Object.entries(read).map(([name, sql]) => `(${sql}) as ${name}`);
  if (columns.length === 0) return;
  metrics.read(
    "database",
    {
      ...(timersSchema === undefined ? {} : TIMER_GAUGES),
      ...(inboxes === undefined ? {} : INBOX_GAUGES),
      ...Object.fromEntries(counts.map(([name, { help }]) => [name, { help }])),
    },
    async () => {
      const [row] = await database.sql.query<FoundRow>(`select ${columns.join(", ")}`);
      if (row === undefined) throw new Error("The statement behind the metrics gave no row");
      const { timers, inboxes: waiting } = row;
      return {
        exparte_timers_late: [{ value: timers?.late ?? 0 }],
        exparte_timer_late_seconds: [{ value: timers?.seconds ?? 0 }],
        exparte_timers_given_up: [{ value: timers?.givenUp ?? 0 }],
        exparte_inboxes_waiting: [{ value: waiting?.waiting ?? 0 }],
        exparte_inbox_lag_seconds: (waiting?.oldest ?? []).map(
          ({ platform, seconds }): Sample => ({ labels: { platform }, value: seconds }),
        ),
        ...Object.fromEntries(counts.map(([name]) => [name, [{ value: Number(row[name]) }]])),
      };
    },
  );
}

interface FoundRow extends Record<string, unknown> {
  readonly timers?: { readonly late: number; readonly seconds: number; readonly givenUp: number };
  readonly inboxes?: {
    readonly waiting: number;
    readonly oldest: readonly { readonly platform: string; readonly seconds: number }[];
  };
}

function timersSql(schema: string): string {
  const due = `attempts < max_attempts and run_at < now() - interval '${TIMER_LATE_SECONDS} seconds'`;
  return `select json_build_object(
    'late', count(*) filter (where ${due}),
    'seconds', coalesce(extract(epoch from now() - min(run_at) filter (where ${due})), 0),
    'givenUp', count(*) filter (where attempts >= max_attempts)) from ${schema}.jobs`;
}

function inboxesSql(schema: string, { category, readers }: NonNullable<ServiceMetrics["inboxes"]>): string {
  return `with waiting as (
    select reader.id as platform, greatest(0, extract(epoch from now() - first.at)) as seconds
    from (${readers}) as reader
    join ${schema}.event_heads head on head.stream = '${category}/' || reader.id
    left join ${schema}.event_acknowledgements done on done.stream = head.stream
    join ${schema}.events first
      on first.stream = head.stream and first.stream_position = coalesce(done.acknowledged, 0) + 1)
  select json_build_object('waiting', (select count(*) from waiting), 'oldest', (
    select coalesce(json_agg(oldest), '[]') from (
      select platform, seconds from waiting order by seconds desc limit ${INBOXES_TOLD}) as oldest))`;
}
