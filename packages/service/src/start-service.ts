import {
  askRegistry,
  clientCredentials,
  type Party,
  type RegisteredParties,
  registeredOnly,
  registeredParties,
  tokenVerifier,
  type VerifyToken,
} from "@exparte/auth";
import { type Database, openDatabase, type Store } from "@exparte/database";
import { type Instant, instant, TIME_ZONE } from "@exparte/dutch-time";
import { createEventLog, type EventLog, requireLogOrder, type Wakeups, wakeupsFor } from "@exparte/event-log";
import { createFeeds, type FeedEvent, type Feeds, feedCheckpoints } from "@exparte/feed-reader";
import { openLog } from "@exparte/log";
import { mayScrape, metricsDoor, partMetrics } from "@exparte/metrics";
import { createPublisher } from "@exparte/publication";
import { type JsonRoute, type RunningSubgraph, startSubgraph } from "@exparte/subgraph";
import { problemLog } from "@exparte/subgraph/problem-log";
import { startTimers, type TimerTask } from "@exparte/timers";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { v7 as uuid } from "uuid";
import type { ClientConfig, ServiceConfig } from "./environment.js";
import { addServiceMetrics, type ServiceMetrics } from "./service-metrics.js";

/** Parts of the outside world that a test may replace. */
export interface Surroundings {
  /**
   * The current time for use cases, reports and the lifetime of tokens. Timers and timeouts use the machine's clock.
   */
  readonly clock?: () => Instant;
  readonly verifyToken?: VerifyToken;
  readonly logger?: Logger;
  /** Tokens for the other services' feeds. */
  readonly ownToken?: () => Promise<string>;
  /** How far behind a feed may be before this process no longer acts on its content. */
  readonly feedSilentMaxMs?: number;
}

/** What the use cases of every service work with. */
export interface CommonDependencies {
  readonly database: Database;
  /** Wakes its readers after each commit. */
  readonly log: EventLog;
  readonly wakeups: Wakeups;
  readonly clock: () => Instant;
  /** Makes a new id, of the kind that the caller's type requires. */
  readonly newId: <Kind extends string>() => Kind;
}

/** The parts from which a service makes its own dependencies. */
export interface ServiceParts {
  readonly common: CommonDependencies;
  /** Who is registered; everybody, when there is no registry. */
  readonly parties: RegisteredParties;
  /** Whether the content of this feed is current enough to rely on. */
  readonly isHeard: Feeds["isHeard"];
  /** Tells the operator, in the log, of a problem that the service deals with itself. */
  readonly onProblem: (message: string, cause?: unknown) => void;
  /** Resources put here are closed when nothing uses them any more, even if the start fails. */
  readonly opened: Pick<AsyncDisposableStack, "adopt">;
}

export interface Service<Dependencies> {
  /** The name of its schema also names the subgraph and the log. */
  readonly store: Store;
  /** Whether its log has streams with several readers. */
  readonly severalReaders?: boolean;
  readonly schema: () => Promise<{ readonly schema: GraphQLSchema }>;
  /** What it answers beside GraphQL. */
  readonly routes?: (deps: Dependencies) => readonly JsonRoute[];
  readonly dependencies: (parts: ServiceParts) => Dependencies;
  readonly timers?: ServiceTimers<Dependencies>;
  readonly peers?: ServicePeers<Dependencies>;
  readonly metrics?: ServiceMetrics;
}

export interface ServiceTimers<Dependencies> {
  readonly schema: string;
  readonly tasks: (deps: Dependencies) => Readonly<Record<string, TimerTask>>;
  /**
   * The compiled worker that makes the half-years' reports. A thread needs compiled code, even when the service runs
   * from source.
   */
  readonly publishing: URL;
}

/** The other services on which this one depends. */
export interface ServicePeers<Dependencies> {
  readonly client: ClientConfig;
  readonly registry: ServiceRegistry;
  /** By name of the checkpoint. */
  readonly feeds: Readonly<Record<string, ServiceFeed<Dependencies>>>;
}

export interface ServiceRegistry {
  /** The address of the service that keeps the registry of parties. */
  readonly url: string;
  /** The kinds of party that must be registered. */
  readonly types: readonly string[];
  /** Whether this service's own copy of the registry holds the party. */
  readonly isKnownHere: (database: Database, party: Party) => Promise<boolean>;
  /** Called when the registry knows a party that the own copy lacks. */
  readonly keep?: (database: Database, party: Party) => Promise<void>;
}

export interface ServiceFeed<Dependencies> {
  readonly url: string;
  readonly field: string;
  readonly handle: (deps: Dependencies, event: FeedEvent) => Promise<void>;
}

const EVERYBODY: RegisteredParties = { mustBe: () => false, isRegistered: async () => true };

/**
 * Opens and migrates the database, starts timers and feed readers, then serves. If any of this fails, it closes what it
 * has opened and rejects.
 */
export async function startService<Dependencies>(
  service: Service<Dependencies>,
  config: ServiceConfig,
  surroundings: Surroundings = {},
): Promise<RunningSubgraph> {
  const { store, timers, peers } = service;
  const { schema: name } = store;
  const { clock = () => instant(Date.now()), logger = openLog(name, config.logLevel) } = surroundings;
  const now = () => new Date(clock());
  const { verifyToken = tokenVerifier({ ...config, now }) } = surroundings;
  const onProblem = problemLog(logger);
  const connectionString = config.databaseUrl;
  const allowed = mayScrape(config.metricsFrom);
  const metrics = partMetrics({ part: name, onProblem });

  const { schema } = await service.schema();
  await using opened = new AsyncDisposableStack();
  const database = opened.adopt(await openDatabase({ ...store, url: connectionString, onProblem }), (open) =>
    open.close(),
  );
  const { sql } = database;
  await requireLogOrder(sql, name);
  const readers = service.severalReaders ?? false;
  const wakeups = opened.adopt(
    wakeupsFor({ ...config, connectionString, sql, schema: name, readers, onProblem }),
    (open) => open.close(),
  );
  const log = createEventLog({ schema: name, wakeups });
  await log.epoch(sql); // a database that was restored begins its epoch now, and not at the first order
  const common = {
    database,
    log,
    wakeups,
    clock,
    newId: <Kind extends string>() => uuid() as string as Kind,
  };
  const met = peers && meetPeers(name, { peers, config, surroundings, common, onProblem });
  const parties = met?.parties ?? EVERYBODY;
  const isHeard = met?.feeds.isHeard ?? (() => false);
  const deps = service.dependencies({ common, parties, isHeard, onProblem, opened });

  if (timers !== undefined) {
    const publisher = createPublisher({
      sql,
      schema: name,
      timersSchema: timers.schema,
      timeZone: TIME_ZONE,
      connectionString,
      clock: now,
      script: timers.publishing,
    });
    const tasks = { ...publisher.tasks, ...timers.tasks(deps) };
    const running = await startTimers({ connectionString, schema: timers.schema, tasks, onProblem });
    opened.adopt(running, (fired) => fired.close());
    opened.defer(() => publisher.close());
    await publisher.begin();
  }
  if (peers !== undefined && met !== undefined) {
    opened.adopt(met.feeds, (followed) => followed.close());
    for (const [feed, { url, field, handle }] of Object.entries(peers.feeds)) {
      met.feeds.follow(feed, { url, field, handle: (event) => handle(deps, event) });
    }
  }

  addServiceMetrics(metrics, {
    schema: name,
    database,
    feeds: met?.feeds,
    timersSchema: timers?.schema,
    own: service.metrics,
  });
  const subgraph = await startSubgraph({
    name,
    schema,
    deps,
    ...(service.routes === undefined ? {} : { routes: service.routes(deps) }),
    verifyToken: registeredOnly(verifyToken, parties),
    port: config.port,
    ...(config.host === undefined ? {} : { host: config.host }),
    isReady: () => database.ping().then(() => true),
    ...(met === undefined ? {} : { stale: () => met.feeds.stale(), ahead: () => met.feeds.ahead() }),
    metrics: metricsDoor(metrics, allowed),
    onTold: metrics.refused,
    logger,
  });
  const rest = opened.move();
  return {
    url: subgraph.url,
    async close() {
      await subgraph.close();
      await rest.disposeAsync();
    },
  };
}

/** Prepares the peers, without reading a feed or asking anybody yet. */
function meetPeers<Dependencies>(
  name: string,
  {
    peers: { client, registry },
    config: { issuer, audience },
    surroundings,
    common: { database, clock },
    onProblem,
  }: {
    readonly peers: ServicePeers<Dependencies>;
    readonly config: ServiceConfig;
    readonly surroundings: Surroundings;
    readonly common: CommonDependencies;
    readonly onProblem: (message: string, cause: unknown) => void;
  },
): { readonly parties: RegisteredParties; readonly feeds: Feeds } {
  const now = () => new Date(clock());
  const { ownToken = clientCredentials({ ...client, issuer, audience, scope: "feeds:read", now }) } = surroundings;
  const checkpoints = feedCheckpoints(name);
  const ask = askRegistry({ url: registry.url, token: ownToken });
  return {
    feeds: createFeeds({
      token: ownToken,
      checkpointOf: (feed) => checkpoints.of(database, feed),
      onProblem,
      silentMaxMs: surroundings.feedSilentMaxMs,
    }),
    parties: registeredParties({
      types: registry.types,
      isKnownHere: (party) => registry.isKnownHere(database, party),
      async ask(party) {
        const registered = await ask(party);
        if (registered) await registry.keep?.(database, party);
        return registered;
      },
      onProblem,
    }),
  };
}
