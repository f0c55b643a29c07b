import { askRegistry, clientCredentials, registeredOnly, registeredParties, tokenVerifier } from "@exparte/auth";
import { type Database, openDatabase } from "@exparte/database";
import { createEventLog, wakeupsFor } from "@exparte/event-log";
import { createFeeds } from "@exparte/feed-reader";
import { openLog } from "@exparte/log";
import { createPublisher } from "@exparte/publication";
import { type RunningSubgraph, startSubgraph } from "@exparte/subgraph";
import { problemLog } from "@exparte/subgraph/problem-log";
import { startTimers } from "@exparte/timers";
import { v7 as uuid } from "uuid";
import type { Config } from "./config.js";
import { ordersSchema } from "./graphql/schema.js";
import { createPrinting } from "./paper/printing.js";
import type { NewId } from "./rules/ids.js";
import { COURT_TIME_ZONE, instant } from "./rules/instant.js";
import { isKnownParty } from "./store/directory.js";
import { checkpoints } from "./store/feed-checkpoints.js";
import { Orders0001 } from "./store/migrations/0001-orders.js";
import { Items0002 } from "./store/migrations/0002-items.js";
import { ComplianceFacts0003 } from "./store/migrations/0003-compliance-facts.js";
import { Workload0004 } from "./store/migrations/0004-workload.js";
import { PublicReports0005 } from "./store/migrations/0005-public-reports.js";
import { ComplianceFeed0006 } from "./store/migrations/0006-compliance-feed.js";
import { OrderSearch0007 } from "./store/migrations/0007-order-search.js";
import { ItemsDue0008 } from "./store/migrations/0008-items-due.js";
import { Narrowed0009 } from "./store/migrations/0009-narrowed.js";
import { ServedDuties0010 } from "./store/migrations/0010-served-duties.js";
import { LogBound0011 } from "./store/migrations/0011-log-bound.js";
import { createOrderReader } from "./store/order/order-reader.js";
import { ORDER_ROWS } from "./store/rows.js";
import { createComplianceReader } from "./store/supervision/compliance-reader.js";
import {
  PASS_DEADLINE,
  type PassDeadlinePayload,
  TIMERS_SCHEMA,
  TURN_PENALTY,
  type TurnPenaltyPayload,
} from "./store/timers.js";
import type { Dependencies } from "./use-cases/dependencies.js";
import { learnParties, PARTY_FEED } from "./use-cases/learn-parties.js";
import { passDeadline } from "./use-cases/order/pass-deadline.js";
import { turnPenaltyTimer } from "./use-cases/penalty-of-order/change-penalty.js";

export const SCHEMA = "orders";

/** What a test puts in place of the world. */
export interface Surroundings {
  /** How far behind a feed may be before this process no longer acts on what it told. */
  readonly feedSilentMaxMs?: number;
}

/** Starts the orders service: its database, timers, feed reader and GraphQL endpoint. What a failed start opened is closed. */
export async function startOrders(config: Config, surroundings: Surroundings = {}): Promise<RunningSubgraph> {
  const { feedSilentMaxMs } = surroundings;
  const logger = openLog("orders", config.logLevel);
  const onProblem = problemLog(logger);
  const connectionString = config.databaseUrl;
  await using opened = new AsyncDisposableStack();
  const database = opened.adopt(await openOrdersDatabase(connectionString, onProblem), (open) => open.close());
  const waking = { ...config, connectionString, sql: database.sql, schema: SCHEMA, readers: true, onProblem };
  const wakeups = opened.adopt(wakeupsFor(waking), (open) => open.close());
  // Compiled, also when this runs from source, as in tests: a thread takes no other code.
  const printing = opened.adopt(createPrinting(new URL("../dist/paper/printing-worker.js", import.meta.url)), (open) =>
    open.close(),
  );
  const ownToken = clientCredentials({ ...config, scope: "feeds:read" });
  const feeds = createFeeds({
    token: ownToken,
    checkpointOf: (feed) => checkpoints.of(database, feed),
    onProblem,
    silentMaxMs: feedSilentMaxMs,
  });
  const deps: Dependencies = {
    database,
    log: createEventLog({ schema: SCHEMA, wakeups }),
    wakeups,
    orders: createOrderReader(database),
    compliance: createComplianceReader(database.sql, () => instant(Date.now())),
    printing,
    clock: () => instant(Date.now()),
    newId: <Kind extends NewId>() => uuid() as Kind,
    partiesHeard: () => feeds.isHeard(PARTY_FEED),
    publicUrl: config.publicUrl,
  };
  const publisher = createPublisher({
    sql: database.sql,
    schema: SCHEMA,
    timersSchema: TIMERS_SCHEMA,
    timeZone: COURT_TIME_ZONE,
    connectionString,
    clock: () => new Date(deps.clock()),
    // Also when this runs from source, as in tests: a thread takes compiled code.
    script: new URL("../dist/use-cases/supervision/publishing-worker.js", import.meta.url),
  });
  const tasks = {
    ...publisher.tasks,
    [PASS_DEADLINE]: (payload: unknown) => passDeadline(deps, payload as PassDeadlinePayload),
    [TURN_PENALTY]: (payload: unknown) => turnPenaltyTimer(deps, payload as TurnPenaltyPayload),
  };
  opened.adopt(await startTimers({ connectionString, schema: TIMERS_SCHEMA, tasks, onProblem }), (open) =>
    open.close(),
  );
  opened.defer(() => publisher.close());
  await publisher.begin();
  const { platformsUrl } = config;
  const parties = registeredParties({
    types: ["court", "platform"],
    isKnownHere: (party) => isKnownParty(database.orm.em.fork(), party),
    ask: askRegistry({ url: platformsUrl, token: ownToken }),
    onProblem,
  });
  opened.adopt(feeds, (followed) => followed.close());
  feeds.follow(PARTY_FEED, { url: platformsUrl, field: "partyFeed", handle: (event) => learnParties(deps, event) });
  const { schema } = await ordersSchema();
  const subgraph = await startSubgraph({
    name: SCHEMA,
    schema,
    deps,
    verifyToken: registeredOnly(tokenVerifier(config), parties),
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

export function openOrdersDatabase(
  url: string,
  onProblem?: (message: string, cause: unknown) => void,
): Promise<Database> {
  return openDatabase({
    url,
    schema: SCHEMA,
    entities: ORDER_ROWS,
    migrations: [
      { name: "0001-orders", class: Orders0001 },
      { name: "0002-items", class: Items0002 },
      { name: "0003-compliance-facts", class: ComplianceFacts0003 },
      { name: "0004-workload", class: Workload0004 },
      { name: "0005-public-reports", class: PublicReports0005 },
      { name: "0006-compliance-feed", class: ComplianceFeed0006 },
      { name: "0007-order-search", class: OrderSearch0007 },
      { name: "0008-items-due", class: ItemsDue0008 },
      { name: "0009-narrowed", class: Narrowed0009 },
      { name: "0010-served-duties", class: ServedDuties0010 },
      { name: "0011-log-bound", class: LogBound0011 },
    ],
    poolMax: 20,
    ...(onProblem ? { onProblem } : {}),
  });
}
