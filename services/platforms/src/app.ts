import { type Surroundings, startService } from "@exparte/service";
import type { RunningSubgraph } from "@exparte/subgraph";
import type { Config } from "./config.js";
import { platformsSchema } from "./graphql/schema.js";
import { createReaders } from "./store/readers.js";
import { STORE } from "./store/store.js";
import type { Dependencies } from "./use-cases/dependencies.js";

/** Starts the platforms service, as `startService` does. It keeps the registry itself, and lives by no other service. */
export function startPlatforms(config: Config, surroundings?: Surroundings): Promise<RunningSubgraph> {
  return startService<Dependencies>(
    {
      store: STORE,
      schema: platformsSchema,
      dependencies: ({ common: { database, log, wakeups, clock } }) => ({
        database,
        log,
        wakeups,
        readers: createReaders(database),
        clock: () => new Date(clock()),
      }),
    },
    config,
    surroundings,
  );
}
