import { clientCredentials, tokenVerifier, type VerifyToken } from "@exparte/auth";
import { createEventLog, wakeupsFor } from "@exparte/event-log";
import { type FeedReader, type FeedReaderOptions, readFeed } from "@exparte/feed-reader";
import { createPublisher } from "@exparte/publication";
import { type RunningSubgraph, startSubgraph } from "@exparte/subgraph";
import { loggableError } from "@exparte/subgraph/loggable-error";
import { type Instant, instant, TIME_ZONE } from "@exparte/time";
import { startTimers } from "@exparte/timers";
import { type Logger, pino } from "pino";
import { v7 as uuid } from "uuid";
import type { Config } from "./config.js";
import { complaintsSchema } from "./graphql/schema.js";
import { checkpointOf } from "./store/feed-checkpoints.js";
import { createFigures } from "./store/figures-reader.js";
import { openStore, SCHEMA } from "./store/open-store.js";
import { PASS_TERM, type PassTermPayload, TIMERS_SCHEMA } from "./store/timers.js";
import type { Dependencies } from "./use-cases/dependencies.js";
import { CODE_FEED, learnCode } from "./use-cases/learn-code.js";
import { learnOrders, ORDER_FEED } from "./use-cases/learn-orders.js";
import { learnParties, PARTY_FEED } from "./use-cases/learn-parties.js";
import { passTerm } from "./use-cases/pass-term.js";

const PARTY_FEED_QUERY = "subscription ($after: String) { partyFeed(after: $after) { cursor kind at body } }";
const CODE_FEED_QUERY = "subscription ($after: String) { codeFeed(after: $after) { cursor kind at body } }";
const ORDER_FEED_QUERY = "subscription ($after: String) { orderFeed(after: $after) { cursor kind at body } }";

/** What a test puts in place of the world. */
export interface Surroundings {
  readonly verifyToken?: VerifyToken;
  readonly clock?: () => Instant;
  readonly logger?: Logger;
}

/** Opens and migrates the database, starts timers and feed readers, then serves. Rejects when either cannot be done; nothing is left open then. */
export async function startComplaints(config: Config, surroundings: Surroundings = {}): Promise<RunningSubgraph> {
  const {
    verifyToken = tokenVerifier(config),
    clock = () => instant(Date.now()),
    logger = pino({ name: "complaints", level: config.logLevel }),
  } = surroundings;
  const onProblem = (message: string, cause: unknown) => logger.warn({ err: loggableError(cause) }, message);

  const { schema } = await complaintsSchema();
  await using opened = new AsyncDisposableStack();
  const database = opened.adopt(await openStore({ url: config.databaseUrl, onProblem }), (store) => store.close());
  const connectionString = config.databaseUrl;
  const waking = { ...config, connectionString, sql: database.sql, schema: SCHEMA, onProblem };
  const wakeups = opened.adopt(wakeupsFor(waking), (open) => open.close());
  const log = createEventLog({ schema: SCHEMA, wakeups });
  const figures = createFigures(database.sql);
  const deps: Dependencies = { database, log, wakeups, figures, clock, newId: () => uuid() };
  const publisher = createPublisher({
    sql: database.sql,
    schema: SCHEMA,
    timersSchema: TIMERS_SCHEMA,
    timeZone: TIME_ZONE,
    connectionString,
    clock: () => new Date(deps.clock()),
    // Also when this runs from source, as in tests: a thread takes compiled code.
    script: new URL("../dist/use-cases/publishing-worker.js", import.meta.url),
  });
  const tasks = {
    ...publisher.tasks,
    [PASS_TERM]: (payload: unknown) => passTerm(deps, payload as PassTermPayload),
  };
  const timers = await startTimers({ connectionString, schema: TIMERS_SCHEMA, tasks, onProblem });
  opened.adopt(timers, (running) => running.close());
  opened.defer(() => publisher.close());
  await publisher.begin();
  const token = clientCredentials({ ...config, scope: "feeds:read" });
  const follow = (feed: string, from: Pick<FeedReaderOptions, "url" | "query" | "handle">): FeedReader =>
    readFeed({ ...from, token, checkpoint: () => checkpointOf(database, feed), onProblem });
  const feeds = [
    follow(PARTY_FEED, {
      url: config.platformsUrl,
      query: PARTY_FEED_QUERY,
      handle: (event) => learnParties(deps, event),
    }),
    follow(CODE_FEED, {
      url: config.identitiesUrl,
      query: CODE_FEED_QUERY,
      handle: (event) => learnCode(deps, event),
    }),
    follow(ORDER_FEED, { url: config.ordersUrl, query: ORDER_FEED_QUERY, handle: (event) => learnOrders(deps, event) }),
  ];
  for (const feed of feeds) opened.adopt(feed, (reader) => reader.close());

  const subgraph = await startSubgraph({
    name: "complaints",
    schema,
    deps,
    verifyToken,
    port: config.port,
    ...(config.host === undefined ? {} : { host: config.host }),
    isReady: () => database.ping().then(() => true),
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
