import {
  addressOf,
  type ClientConfig,
  clientConfig,
  clientVariables,
  readEnvironment,
  type ServiceConfig,
  serviceConfig,
  serviceVariables,
} from "@exparte/service/environment";
import { z } from "zod";
import { checkTerm } from "./rules/order-document/check-term.js";

function isTerm(text: string): boolean {
  try {
    checkTerm(text, "SERVE_WITHIN");
    return true;
  } catch {
    return false;
  }
}

const SECRET_LENGTH = 32;

/** One secret or several, with spaces between. */
function secretsIn(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

export const ENVIRONMENT = z.object({
  ...serviceVariables(4001),
  ...clientVariables,
  IDENTITIES_URL: addressOf("identities"),
  PLATFORMS_URL: addressOf("platforms"),
  PUBLIC_URL: z
    .url()
    .default("http://localhost:4000/graphql")
    .describe(
      "where the world finds the gateway, for the link on [an order's paper](../guides/court.md#the-order-on-paper)",
    ),
  SERVE_WITHIN: z
    .string()
    .refine(isTerm, "must be an ISO 8601 duration such as PT24H or P2D, longer than zero and at most one year")
    .default("PT24H")
    .describe(
      "how soon an order is to be served, from when it is given, where it says nothing of it itself; after that [it is unserved](../guides/court.md#service)",
    ),
  PARTICULARS_SECRET: z
    .string()
    .refine(
      (text) => secretsIn(text).every(({ length }) => length >= SECRET_LENGTH),
      `must be a secret of at least ${SECRET_LENGTH} characters without spaces, or several with spaces between`,
    )
    .describe(
      "the secret that locks the names and addresses of [respondents whom nobody registered](../guides/court.md#respondents), the same for every replica; several with spaces between: the first locks, and each unlocks. Without the one that locked them they cannot be read again",
    ),
  ACKNOWLEDGEMENT_IS_WRIT_UNDER: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      "the statute that gives an acknowledgement in the hub the force of a bailiff's writ, as every order given under it states; without it no penalty is forfeited before a writ (Rv art. 611a(3))",
    ),
});

export interface Config extends ServiceConfig, ClientConfig {
  /** Where the feed of disclosures and the code of conduct is. */
  readonly identitiesUrl: string;
  /** Where the feed of parties is. */
  readonly platformsUrl: string;
  /** Where anyone reaches the hub, as an order's paper says. */
  readonly publicUrl: string;
  /** ISO 8601: for orders that do not say how soon they are to be served. */
  readonly serveWithin: string;
  /** The first locks the particulars of respondents, and each unlocks them. */
  readonly particularsSecrets: readonly string[];
  /** The statute under which an acknowledgement has the force of a writ; absent where there is none. */
  readonly acknowledgementIsWritUnder?: string | undefined;
}

/** Reads the environment once; a wrong or missing variable stops the start with its name. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = readEnvironment("the orders service", ENVIRONMENT, environment);
  return {
    ...serviceConfig(read),
    ...clientConfig(read),
    identitiesUrl: read.IDENTITIES_URL,
    platformsUrl: read.PLATFORMS_URL,
    publicUrl: read.PUBLIC_URL,
    serveWithin: read.SERVE_WITHIN,
    particularsSecrets: secretsIn(read.PARTICULARS_SECRET),
    acknowledgementIsWritUnder: read.ACKNOWLEDGEMENT_IS_WRIT_UNDER,
  };
}
