import { tokenVerifier, type VerifyToken } from "@exparte/auth";
import { createEventLog, requireLogOrder, wakeupsFor } from "@exparte/event-log";
import { openLog } from "@exparte/log";
import { type RunningSubgraph, startSubgraph } from "@exparte/subgraph";
import { problemLog } from "@exparte/subgraph/problem-log";
import type { Logger } from "pino";
import type { Config } from "./config.js";
import { platformsSchema } from "./graphql/schema.js";
import { openStore, SCHEMA } from "./store/open-store.js";
import { createReaders } from "./store/readers.js";
import type { Dependencies } from "./use-cases/dependencies.js";

/** What a test puts in place of the world. */
export interface Surroundings {
  readonly verifyToken?: VerifyToken;
  readonly clock?: () => Date;
  readonly logger?: Logger;
}

/** Opens and migrates the database, then serves. Rejects when either cannot be done; nothing is left open then. */
export async function startPlatforms(config: Config, surroundings: Surroundings = {}): Promise<RunningSubgraph> {
  const {
    verifyToken = tokenVerifier(config),
    clock = () => new Date(),
    logger = openLog("platforms", config.logLevel),
  } = surroundings;
  const onProblem = problemLog(logger);

  const { schema } = await platformsSchema();
  await using opened = new AsyncDisposableStack();
  const database = opened.adopt(await openStore({ url: config.databaseUrl, onProblem }), (store) => store.close());
  await requireLogOrder(database.sql, SCHEMA);
  const waking = { ...config, connectionString: config.databaseUrl, sql: database.sql, schema: SCHEMA, onProblem };
  const wakeups = opened.adopt(wakeupsFor(waking), (open) => open.close());
  const log = createEventLog({ schema: SCHEMA, wakeups });
  const deps: Dependencies = { database, log, wakeups, readers: createReaders(database), clock };

  const subgraph = await startSubgraph({
    name: "platforms",
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
