import { addressOf, metricsVariables, readEnvironment } from "@exparte/service/environment";
import { z } from "zod";
import { CODES_PER_ADDRESS } from "./code-attempts.js";
import { OPEN_LIMITS, type OpenLimits } from "./party-limits.js";
import { DEFAULT_RATES, type RateConfig } from "./request-rates.js";
import { type AddressOf, trustedProxies } from "./trusted-proxies.js";

export const SUBGRAPHS = ["orders", "platforms", "identities", "complaints"] as const;

/** Introspection, questions about a seal that the caller holds, and what is published. */
const PUBLIC_FIELDS = ["__typename", "__schema", "__type", "verifySeal", "publicReport"];

const count = (otherwise: number) => z.coerce.number().int().min(1).default(otherwise);
const { maxSocketsPerParty, maxOperationsPerParty, maxOperationsPerSocket } = OPEN_LIMITS;

function areProxies(text: string): boolean {
  try {
    trustedProxies(text);
    return true;
  } catch {
    return false;
  }
}

export const ENVIRONMENT = z.object({
  NODE_ENV: z.string().optional().describe("`production`: no explorer"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000).describe("the port to listen on; 0 takes a free one"),
  HOST: z.string().optional().describe("the address to listen on; without it every one"),
  ORDERS_URL: addressOf("orders"),
  PLATFORMS_URL: addressOf("platforms"),
  IDENTITIES_URL: addressOf("identities"),
  COMPLAINTS_URL: addressOf("complaints"),
  CONSOLE_URL: z
    .url()
    .optional()
    .describe("where the console is, such as `http://console.internal`; without it there are no pages"),
  OIDC_ISSUER: z.url().describe("the token issuer, exactly as in `iss`"),
  CASE_ISSUER: z
    .url()
    .optional()
    .describe(
      "the hub's own issuer, of tokens for codes of a case; without it they are refused, and no code is exchanged",
    ),
  OIDC_AUDIENCE: z.string().default("urn:exparte:hub").describe("what tokens are for"),
  TOKEN_LONGEST_LIFE_SECONDS: count(3_600).describe("how long an access token may live, from `iat` to `exp`"),
  MAX_SOCKETS_PER_PARTY: count(maxSocketsPerParty).describe("websockets that one party has open"),
  MAX_OPERATIONS_PER_PARTY: count(maxOperationsPerParty).describe(
    "operations that one party has open over all its websockets and event streams",
  ),
  MAX_OPERATIONS_PER_SOCKET: count(maxOperationsPerSocket).describe("operations that one websocket carries"),
  MAX_UNKNOWN_SOCKETS_PER_ADDRESS: count(OPEN_LIMITS.maxUnknownSocketsPerAddress).describe(
    "websockets of one address that have not said who they are",
  ),
  MAX_MESSAGES_PER_SECOND: count(OPEN_LIMITS.maxMessagesPerSecond).describe(
    "what one websocket may send, a ping counts as ten, ten seconds' worth at once",
  ),
  MAX_UNREAD_BYTES_PER_PARTY: count(OPEN_LIMITS.maxUnreadBytesPerParty).describe(
    "bytes held for one party that it has not read, over all its websockets and event streams",
  ),
  PUBLIC_FIELDS: z
    .string()
    .default(PUBLIC_FIELDS.join(","))
    .describe("root fields that need no token, with commas between"),
  INTROSPECTION: z.enum(["on", "off"]).default("on").describe("`off`: the schema is told to nobody"),
  TRUSTED_PROXIES: z
    .string()
    .refine(areProxies, "must be a number of proxies, or addresses and networks with commas between")
    .optional()
    .describe(
      "proxies whose `x-forwarded-for` counts: how many, or their addresses and networks with commas between; without it none",
    ),
  RATE_LIMIT_PER_ADDRESS: count(DEFAULT_RATES.pointsPerAddress).describe(
    "points in 10 s for what comes from one address without a valid token",
  ),
  CASE_CODES_PER_ADDRESS: count(CODES_PER_ADDRESS).describe(
    "codes of a case that may be tried from one address in a minute",
  ),
  RATE_LIMIT_PER_PARTY: count(DEFAULT_RATES.pointsPerParty).describe(
    "points in 10 s for what comes with tokens of one party",
  ),
  LOG_LEVEL: z.string().default("info").describe("`debug`, `info`, `warn`, `error` or `silent`"),
  ...metricsVariables,
});

export interface GatewayConfig extends Partial<OpenLimits> {
  port: number;
  /** The address to listen on; all addresses when absent. */
  host?: string | undefined;
  /** The real address of each subgraph of the supergraph, by its name in lower case. */
  subgraphUrls: Readonly<Record<string, string>>;
  /** The real address of the console; without it there are no pages. */
  consoleUrl?: string | undefined;
  issuer: string;
  /** The hub's own issuer; absent where it has none. */
  codeIssuer?: string | undefined;
  audience: string;
  /** The longest accepted time between `iat` and `exp` of an access token. */
  tokenLongestLifeSeconds?: number | undefined;
  /** Root fields that anyone may ask for without a token. */
  publicFields: ReadonlySet<string>;
  /** Whether anyone may read the schema. Default true. */
  introspection?: boolean;
  /** Determines a request's address. Default: the address that opened the connection. */
  addressOf?: AddressOf;
  /** How many codes of a case one address may try in a minute. */
  codesPerAddress?: number;
  /** How much may be asked in ten seconds. */
  rates?: RateConfig;
  /** The explorer page at GET /graphql; never in production. */
  explorer: boolean;
  logLevel: string;
  /** Who may read /metrics: addresses and networks, with commas between. Default: this machine. */
  metricsFrom?: string;
}

/** The only place in the gateway that reads the environment. Throws and names the variable that is missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  const read = readEnvironment("the gateway", ENVIRONMENT, env);
  return {
    port: read.PORT,
    host: read.HOST,
    subgraphUrls: {
      orders: read.ORDERS_URL,
      platforms: read.PLATFORMS_URL,
      identities: read.IDENTITIES_URL,
      complaints: read.COMPLAINTS_URL,
    } satisfies Record<(typeof SUBGRAPHS)[number], string>,
    consoleUrl: read.CONSOLE_URL,
    issuer: read.OIDC_ISSUER,
    codeIssuer: read.CASE_ISSUER,
    audience: read.OIDC_AUDIENCE,
    tokenLongestLifeSeconds: read.TOKEN_LONGEST_LIFE_SECONDS,
    maxSocketsPerParty: read.MAX_SOCKETS_PER_PARTY,
    maxOperationsPerParty: read.MAX_OPERATIONS_PER_PARTY,
    maxOperationsPerSocket: read.MAX_OPERATIONS_PER_SOCKET,
    maxUnknownSocketsPerAddress: read.MAX_UNKNOWN_SOCKETS_PER_ADDRESS,
    maxMessagesPerSecond: read.MAX_MESSAGES_PER_SECOND,
    maxUnreadBytesPerParty: read.MAX_UNREAD_BYTES_PER_PARTY,
    codesPerAddress: read.CASE_CODES_PER_ADDRESS,
    publicFields: new Set(read.PUBLIC_FIELDS.split(",").map((name) => name.trim())),
    introspection: read.INTROSPECTION === "on",
    addressOf: trustedProxies(read.TRUSTED_PROXIES),
    rates: { pointsPerAddress: read.RATE_LIMIT_PER_ADDRESS, pointsPerParty: read.RATE_LIMIT_PER_PARTY },
    explorer: read.NODE_ENV !== "production",
    logLevel: read.LOG_LEVEL,
    metricsFrom: read.METRICS_FROM,
  };
}
