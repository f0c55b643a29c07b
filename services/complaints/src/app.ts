import { type Surroundings as CommonSurroundings, startService } from "@exparte/service";
import type { RunningSubgraph } from "@exparte/subgraph";
import type { Config } from "./config.js";
import { complaintsSchema } from "./graphql/schema.js";
import { isKnownParty, keepCourt } from "./store/directory.js";
import { STORE } from "./store/store.js";
import { createFigures } from "./store/supervision/figures-reader.js";
import { PASS_TERM, type PassTermPayload, TIMERS_SCHEMA } from "./store/timers.js";
import { passTerm } from "./use-cases/complaint/pass-term.js";
import type { Dependencies } from "./use-cases/dependencies.js";
import { CODE_FEED, learnCode } from "./use-cases/learn-code.js";
import { learnOrders, ORDER_FEED } from "./use-cases/learn-orders.js";
import { learnParties, PARTY_FEED } from "./use-cases/learn-parties.js";

export interface Surroundings extends CommonSurroundings {
  /** Whether the news of the code of conduct comes through; by default what its feed's reader knows. */
  readonly codeHeard?: () => boolean;
}

/** Starts the complaints service, as `startService` does. */
export function startComplaints(config: Config, surroundings: Surroundings = {}): Promise<RunningSubgraph> {
  const { platformsUrl, identitiesUrl, ordersUrl } = config;
  return startService<Dependencies>(
    {
      store: STORE,
      schema: complaintsSchema,
      dependencies: ({ common, isHeard }) => ({
        ...common,
        figures: createFigures(common.database.sql),
        codeHeard: surroundings.codeHeard ?? (() => isHeard(CODE_FEED)),
      }),
      timers: {
        schema: TIMERS_SCHEMA,
        tasks: (deps) => ({ [PASS_TERM]: (payload: unknown) => passTerm(deps, payload as PassTermPayload) }),
        publishing: new URL("../dist/use-cases/supervision/publishing-worker.js", import.meta.url),
      },
      peers: {
        client: config,
        registry: {
          url: platformsUrl,
          types: ["court", "platform"],
          isKnownHere: isKnownParty,
          async keep(database, { type, id }) {
            // One that was registered before this service kept courts comes with no feed any more.
            if (type === "court") await keepCourt(database, id);
          },
        },
        feeds: {
          [PARTY_FEED]: { url: platformsUrl, field: "partyFeed", handle: learnParties },
          [CODE_FEED]: { url: identitiesUrl, field: "codeFeed", handle: learnCode },
          [ORDER_FEED]: { url: ordersUrl, field: "orderFeed", handle: learnOrders },
        },
      },
    },
    config,
    surroundings,
  );
}
