import { metricsVariables, readEnvironment } from "@exparte/service/environment";
import { z } from "zod";

/** An empty variable is none. */
const wholeNumber = (otherwise: number, most: number) =>
  z.preprocess(
    (text) => (text === "" ? undefined : text),
    z.coerce.number(`must be a whole number from 1 to ${most}`).int().min(1).max(most).default(otherwise),
  );

export const ENVIRONMENT = z.object({
  NODE_ENV: z.string().optional().describe("`production`: the issuer refuses to start, as it is for demonstrations"),
  OIDC_ISSUER: z
    .string()
    .optional()
    .describe("the `iss` of its tokens, and where its clients reach it; without it its port on `http://127.0.0.1`"),
  HOST: z.string().default("127.0.0.1").describe("the address to listen on"),
  PORT: wholeNumber(4001, 65_535).describe("the port to listen on"),
  ISSUER_DATA_DIR: z.string().default(".exparte/issuer").describe("holds its keys and its clients' secrets"),
  OIDC_AUDIENCE: z.string().default("urn:exparte:hub").describe("what tokens are for"),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe("where people reach the hub's pages: they sign in for those alone. Without it nobody signs in"),
  TOKEN_TTL_SECONDS: wholeNumber(600, 86_400).describe("how long its tokens last"),
  LOG_LEVEL: z.string().default("info").describe("`debug`, `info`, `warn`, `error` or `silent`"),
  ...metricsVariables,
});

export interface IssuerConfig {
  /** The `iss` of its tokens, and where its clients reach it. */
  readonly issuer: string;
  readonly host: string;
  readonly port: number;
  /** Holds its keys and its clients' secrets. */
  readonly dataDir: string;
  /** What the tokens are for (`aud`). */
  readonly audience: string;
  readonly tokenTtlSeconds: number;
  /** The origin of the pages for which people sign in; absent where nobody does. */
  readonly publicUrl?: string | undefined;
  readonly logLevel: string;
  /** Who may read /metrics: addresses and networks, with commas between. */
  readonly metricsFrom?: string | undefined;
}

/** Reads the environment. Throws, naming the variable, when this issuer must not or cannot run so. */
export function readConfig(env: NodeJS.ProcessEnv): IssuerConfig {
  const read = readEnvironment("the issuer", ENVIRONMENT, env);
  if (read.NODE_ENV === "production") {
    throw new Error(
      "This issuer is for demonstrations and refuses to start with NODE_ENV=production. " +
        "Set OIDC_ISSUER to your own issuer, or unset NODE_ENV to try the hub out.",
    );
  }
  return {
    issuer: read.OIDC_ISSUER ?? `http://127.0.0.1:${read.PORT}`,
    host: read.HOST,
    port: read.PORT,
    dataDir: read.ISSUER_DATA_DIR,
    audience: read.OIDC_AUDIENCE,
    tokenTtlSeconds: read.TOKEN_TTL_SECONDS,
    publicUrl: read.PUBLIC_URL === undefined ? undefined : new URL(read.PUBLIC_URL).origin,
    logLevel: read.LOG_LEVEL,
    metricsFrom: read.METRICS_FROM,
  };
}
