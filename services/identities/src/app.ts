import {
  askRegistry,
  clientCredentials,
  registeredOnly,
  registeredParties,
  tokenVerifier,
  type VerifyToken,
} from "@exparte/auth";
import { type Instant, instant, TIME_ZONE } from "@exparte/dutch-time";
import { createEventLog, requireLogOrder, wakeupsFor } from "@exparte/event-log";
import { createFeeds } from "@exparte/feed-reader";
import { openLog } from "@exparte/log";
import { createPublisher } from "@exparte/publication";
import { type RunningSubgraph, startSubgraph } from "@exparte/subgraph";
import { problemLog } from "@exparte/subgraph/problem-log";
import { startTimers } from "@exparte/timers";
import type { Logger } from "pino";
import { v7 as uuid } from "uuid";
import type { Config } from "./config.js";
import { identitiesSchema } from "./graphql/schema.js";
import { isKnownParty, keepCourt } from "./store/directory.js";
import { checkpoints } from "./store/feed-checkpoints.js";
import { openStore, SCHEMA } from "./store/open-store.js";
import { createReaders } from "./store/readers.js";
import {
  PASS_MOMENT,
  type PassMomentPayload,
  TIMERS_SCHEMA,
  WIPE_CONTENT_KEYS,
  type WipePayload,
} from "./store/timers.js";
import type { Dependencies } from "./use-cases/dependencies.js";
import { passMoment, wipeDestroyed } from "./use-cases/disclosure/pass-moment.js";
import { learnOrders, ORDER_FEED } from "./use-cases/learn-orders.js";
import { learnParties, PARTY_FEED } from "./use-cases/learn-parties.js";

/** What a test puts in place of the world. */
export interface Surroundings {
  readonly verifyToken?: VerifyToken;
  readonly clock?: () => Instant;
  readonly logger?: Logger;
  /** Tokens for the other services' feeds. */
  readonly ownToken?: () => Promise<string>;
  /** How far behind a feed may be before this process no longer acts on what it told. */
  readonly feedSilentMaxMs?: number;
}

/** Opens and migrates the database, starts timers and feed readers, then serves. Rejects when either cannot be done; nothing is left open then. */
export async function startIdentities(config: Config, surroundings: Surroundings = {}): Promise<RunningSubgraph> {
  const {
    verifyToken = tokenVerifier(config),
    clock = () => instant(Date.now()),
    logger = openLog("identities", config.logLevel),
    ownToken = clientCredentials({ ...config, scope: "feeds:read" }),
    feedSilentMaxMs,
  } = surroundings;
  const onProblem = problemLog(logger);

  const { schema } = await identitiesSchema();
  await using opened = new AsyncDisposableStack();
  const database = opened.adopt(await openStore({ url: config.databaseUrl, onProblem }), (store) => store.close());
  await requireLogOrder(database.sql, SCHEMA);
  const connectionString = config.databaseUrl;
  const waking = { ...config, connectionString, sql: database.sql, schema: SCHEMA, onProblem };
  const wakeups = opened.adopt(wakeupsFor(waking), (open) => open.close());
  const log = createEventLog({ schema: SCHEMA, wakeups });
  const feeds = createFeeds({
    token: ownToken,
    checkpointOf: (feed) => checkpoints.of(database, feed),
    onProblem,
    silentMaxMs: feedSilentMaxMs,
  });
  const asked = askRegistry({ url: config.platformsUrl, token: ownToken });
  const parties = registeredParties({
    types: ["court", "platform"],
    isKnownHere: (party) => isKnownParty(database, party),
    async ask(party) {
      const registered = await asked(party);
      // One that was registered before this service kept courts comes with no feed any more.
      if (registered && party.type === "court") await keepCourt(database, party.id);
      return registered;
    },
    onProblem,
  });
  const deps: Dependencies = {
    database,
    log,
    wakeups,
    readers: createReaders(database),
    clock,
    newId: () => uuid(),
    parties,
    partiesHeard: () => feeds.isHeard(PARTY_FEED),
    ordersHeard: () => feeds.isHeard(ORDER_FEED),
  };
  const publisher = createPublisher({
    sql: database.sql,
    schema: SCHEMA,
    timersSchema: TIMERS_SCHEMA,
    timeZone: TIME_ZONE,
    connectionString,
    clock: () => new Date(deps.clock()),
    // Also when this runs from source, as in tests: a thread takes compiled code.
    script: new URL("../dist/use-cases/supervision/publishing-worker.js", import.meta.url),
  });
  const tasks = {
    ...publisher.tasks,
    [PASS_MOMENT]: (payload: unknown) => passMoment(deps, payload as PassMomentPayload),
    [WIPE_CONTENT_KEYS]: (payload: unknown) => wipeDestroyed(deps, payload as WipePayload),
  };
  const timers = await startTimers({ connectionString, schema: TIMERS_SCHEMA, tasks, onProblem });
  opened.adopt(timers, (running) => running.close());
  opened.defer(() => publisher.close());
  await publisher.begin();
  opened.adopt(feeds, (followed) => followed.close());
  const { platformsUrl, ordersUrl } = config;
  feeds.follow(PARTY_FEED, { url: platformsUrl, field: "partyFeed", handle: (event) => learnParties(deps, event) });
  feeds.follow(ORDER_FEED, { url: ordersUrl, field: "orderFeed", handle: (event) => learnOrders(deps, event) });

  const subgraph = await startSubgraph({
    name: "identities",
    schema,
    deps,
    verifyToken: registeredOnly(verifyToken, parties),
    port: config.port,
    ...(config.host === undefined ? {} : { host: config.host }),
    isReady: () => database.ping().then(() => true),
    stale: () => feeds.stale(),
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
