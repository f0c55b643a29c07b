import { type Surroundings, startService } from "@exparte/service";
import type { RunningSubgraph } from "@exparte/subgraph";
import type { Config } from "./config.js";
import { identitiesSchema } from "./graphql/schema.js";
import type { CourtId } from "./rules/ids.js";
import { isKnownParty, keepCourt } from "./store/directory.js";
import { createReaders } from "./store/readers.js";
import { STORE } from "./store/store.js";
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

/** Starts the identities service, as `startService` does. */
export function startIdentities(config: Config, surroundings?: Surroundings): Promise<RunningSubgraph> {
  const { platformsUrl, ordersUrl } = config;
  return startService<Dependencies>(
    {
      store: STORE,
      schema: identitiesSchema,
      dependencies: ({ common, parties, isHeard }) => ({
        ...common,
        readers: createReaders(common.database),
        parties,
        partiesHeard: () => isHeard(PARTY_FEED),
        ordersHeard: () => isHeard(ORDER_FEED),
      }),
      timers: {
        schema: TIMERS_SCHEMA,
        tasks: (deps) => ({
          [PASS_MOMENT]: (payload: unknown) => passMoment(deps, payload as PassMomentPayload),
          [WIPE_CONTENT_KEYS]: (payload: unknown) => wipeDestroyed(deps, payload as WipePayload),
        }),
        publishing: new URL("../dist/use-cases/supervision/publishing-worker.js", import.meta.url),
      },
      metrics: {
        inboxes: { category: "disclosure-inbox", readers: "select id from identities.known_platforms where connected" },
      },
      peers: {
        client: config,
        registry: {
          url: platformsUrl,
          types: ["court", "platform"],
          isKnownHere: isKnownParty,
          async keep(database, { type, id }) {
            // One that was registered before this service kept courts comes with no feed any more.
            if (type === "court") await keepCourt(database, id as CourtId);
          },
        },
        feeds: {
          [PARTY_FEED]: { url: platformsUrl, field: "partyFeed", handle: learnParties },
          [ORDER_FEED]: { url: ordersUrl, field: "orderFeed", handle: learnOrders },
        },
      },
    },
    config,
    surroundings,
  );
}
