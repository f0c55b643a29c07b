import { type OwnIssuerOptions, ownIssuer } from "@exparte/auth";
import { createTextLock } from "@exparte/seal";
import { type Surroundings, startService } from "@exparte/service";
import type { RunningSubgraph } from "@exparte/subgraph";
import type { CaseCodesConfig, Config } from "./config.js";
import { ordersSchema } from "./graphql/schema.js";
import { caseTokenRoutes } from "./http/case-code/case-token-routes.js";
import { createPrinting } from "./paper/printing.js";
import { isKnownParty } from "./store/directory.js";
import { createOrderReader } from "./store/order/order-reader.js";
import { STORE } from "./store/store.js";
import { createComplianceReader } from "./store/supervision/compliance-reader.js";
import { ORDER_METRICS } from "./store/supervision/order-metrics.js";
import {
  PASS_DEADLINE,
  type PassDeadlinePayload,
  TIMERS_SCHEMA,
  TURN_PENALTY,
  type TurnPenaltyPayload,
} from "./store/timers.js";
import { type CaseCodes, caseCodes } from "./use-cases/case-code/case-codes.js";
import type { Dependencies } from "./use-cases/dependencies.js";
import { DISCLOSURE_FEED, learnDisclosures } from "./use-cases/learn-disclosures.js";
import { learnParties, PARTY_FEED } from "./use-cases/learn-parties.js";
import { passDeadline } from "./use-cases/order/pass-deadline.js";
import { turnPenaltyTimer } from "./use-cases/penalty-of-order/change-penalty.js";

/** Starts the orders service, as `startService` does. */
export async function startOrders(config: Config, surroundings?: Surroundings): Promise<RunningSubgraph> {
  const { platformsUrl, identitiesUrl, publicUrl, serveWithin, confirmPosterWithin, acknowledgementIsWritUnder } =
    config;
  const writ = acknowledgementIsWritUnder === undefined ? {} : { acknowledgementUnder: acknowledgementIsWritUnder };
  const codes = config.caseCodes && (await openCaseCodes(config.caseCodes, config.audience, surroundings));
  return startService<Dependencies>(
    {
      store: STORE,
      severalReaders: true,
      schema: ordersSchema,
      routes: caseTokenRoutes,
      dependencies({ common, isHeard, onProblem, opened }) {
        const { database, clock } = common;
        // Compiled, also when this runs from source, as in tests: a thread takes no other code.
        const printing = createPrinting(new URL("../dist/paper/printing-worker.js", import.meta.url));
        return {
          ...common,
          orders: createOrderReader(database),
          compliance: createComplianceReader(database.sql, clock),
          particulars: createTextLock(config.particularsSecrets, "respondents"),
          printing: opened.adopt(printing, (open) => open.close()),
          partiesHeard: () => isHeard(PARTY_FEED),
          disclosuresHeard: () => isHeard(DISCLOSURE_FEED),
          onProblem,
          publicUrl,
          serviceSettings: { serveWithin, confirmPosterWithin, writ },
          caseCodes: codes,
        };
      },
      timers: {
        schema: TIMERS_SCHEMA,
        tasks: (deps) => ({
          [PASS_DEADLINE]: (payload: unknown) => passDeadline(deps, payload as PassDeadlinePayload),
          [TURN_PENALTY]: (payload: unknown) => turnPenaltyTimer(deps, payload as TurnPenaltyPayload),
        }),
        publishing: new URL("../dist/use-cases/supervision/publishing-worker.js", import.meta.url),
      },
      metrics: ORDER_METRICS,
      peers: {
        client: config,
        registry: {
          url: platformsUrl,
          types: ["court", "platform", "coordinator"],
          isKnownHere: ({ orm }, party) => isKnownParty(orm.em.fork(), party),
        },
        feeds: {
          [PARTY_FEED]: { url: platformsUrl, field: "partyFeed", handle: learnParties },
          [DISCLOSURE_FEED]: { url: identitiesUrl, field: "disclosureFeed", handle: learnDisclosures },
        },
      },
    },
    config,
    surroundings,
  );
}

async function openCaseCodes(
  { issuer, signingKey, secret, validFor, longest }: CaseCodesConfig,
  audience: string,
  { clock }: Surroundings = {},
): Promise<CaseCodes> {
  const now = () => (clock === undefined ? new Date() : new Date(clock()));
  const key: OwnIssuerOptions["key"] = JSON.parse(signingKey);
  return caseCodes({ terms: { validFor, longest }, secret, issuer: await ownIssuer({ issuer, audience, key, now }) });
}
