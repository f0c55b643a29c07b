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
    checkTerm(text, "the variable");
    return true;
  } catch {
    return false;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
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
  CONFIRM_POSTER_WITHIN: z
    .string()
    .refine(isTerm, "must be an ISO 8601 duration such as PT24H or P2D, longer than zero and at most one year")
    .default("PT24H")
    .describe(
      "how soon a platform confirms that [it told the poster](../guides/platform.md#the-poster-is-told), from when it was to tell; after that it is overdue",
    ),
  CASE_SIGNING_KEY: z
    .string()
    .refine(isJson, "must be a private JWK for ES256, as JSON")
    .optional()
    .describe(
      "with `CASE_ISSUER`: the private key (JWK, ES256) that signs tokens for codes of a case; may be replaced at any time",
    ),
  CASE_CODE_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      "with `CASE_ISSUER`: at least 32 characters of chance, by which codes are recognised; when it changes, every code ends",
    ),
  CASE_CODE_VALID_FOR: z
    .string()
    .refine(isTerm, "must be an ISO 8601 duration such as P90D, longer than zero and at most one year")
    .default("P90D")
    .describe("how long a code for a case is valid where the court does not say"),
  CASE_CODE_LONGEST: z
    .string()
    .refine(isTerm, "must be an ISO 8601 duration such as P1Y, longer than zero and at most one year")
    .default("P1Y")
    .describe("how long a code for a case is valid at most"),
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
  /** ISO 8601: how soon a platform confirms that it told the poster. */
  readonly confirmPosterWithin: string;
  /** The statute under which an acknowledgement has the force of a writ; absent where there is none. */
  readonly acknowledgementIsWritUnder?: string | undefined;
  /** Absent on a hub that gives no codes for a case. */
  readonly caseCodes?: CaseCodesConfig | undefined;
}

export interface CaseCodesConfig {
  readonly issuer: string;
  /** A private JWK, as JSON. */
  readonly signingKey: string;
  readonly secret: string;
  /** ISO 8601. */
  readonly validFor: string;
  readonly longest: string;
}

/** Reads the environment once; a wrong or missing variable stops the start with its name. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = readEnvironment("the orders service", ENVIRONMENT, environment, neededForCodes);
  return {
    ...serviceConfig(read),
    ...clientConfig(read),
    identitiesUrl: read.IDENTITIES_URL,
    platformsUrl: read.PLATFORMS_URL,
    publicUrl: read.PUBLIC_URL,
    serveWithin: read.SERVE_WITHIN,
    particularsSecrets: secretsIn(read.PARTICULARS_SECRET),
    confirmPosterWithin: read.CONFIRM_POSTER_WITHIN,
    acknowledgementIsWritUnder: read.ACKNOWLEDGEMENT_IS_WRIT_UNDER,
    caseCodes: caseCodesConfig(read),
  };
}

/** With CASE_ISSUER there are also the key that signs, and the secret. */
function neededForCodes(environment: NodeJS.ProcessEnv): Record<string, string> {
  if (environment.CASE_ISSUER === undefined) return {};
  const needed = ["CASE_SIGNING_KEY", "CASE_CODE_SECRET"].filter((name) => environment[name] === undefined);
  return Object.fromEntries(needed.map((name) => [name, "is missing: CASE_ISSUER is set, which needs it"]));
}

function caseCodesConfig(read: z.output<typeof ENVIRONMENT>): CaseCodesConfig | undefined {
  const { CASE_ISSUER: issuer, CASE_SIGNING_KEY: signingKey, CASE_CODE_SECRET: secret } = read;
  if (issuer === undefined || signingKey === undefined || secret === undefined) return undefined;
  return { issuer, signingKey, secret, validFor: read.CASE_CODE_VALID_FOR, longest: read.CASE_CODE_LONGEST };
}
