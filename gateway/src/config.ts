import { OPEN_LIMITS, type OpenLimits } from "./party-limits.js";
import { DEFAULT_RATES, type RateConfig } from "./request-rates.js";
import { type AddressOf, trustedProxies } from "./trusted-proxies.js";

export const SUBGRAPHS = ["orders", "platforms", "identities", "complaints"] as const;

/** Introspection, what anyone may ask about a seal that they hold, and what is published. */
const PUBLIC_FIELDS = ["__typename", "__schema", "__type", "verifySeal", "publicReport"];

export interface GatewayConfig extends Partial<OpenLimits> {
  port: number;
  /** The address to listen on; absent, every one. */
  host?: string | undefined;
  /** Where each subgraph of the supergraph really is, by its name in lower case. */
  subgraphUrls: Readonly<Record<string, string>>;
  issuer: string;
  audience: string;
  /** From `iat` to `exp` of an access token. */
  tokenLongestLifeSeconds?: number | undefined;
  /** Root fields that anyone may ask for without a token. */
  publicFields: ReadonlySet<string>;
  /** Whether the schema is told to whoever asks; by default it is. */
  introspection?: boolean;
  /** Where a request comes from; by default whoever opened the connection. */
  addressOf?: AddressOf;
  /** How much may be asked in ten seconds. */
  rates?: RateConfig;
  /** The explorer page at GET /graphql; never in production. */
  explorer: boolean;
  logLevel: string;
}

/** The one place of the gateway that reads the environment. Throws and names the variable that is missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  const production = env.NODE_ENV === "production";
  const open = OPEN_LIMITS;
  return {
    port: portOf(env.PORT ?? "4000"),
    host: env.HOST,
    subgraphUrls: Object.fromEntries(SUBGRAPHS.map((name) => [name, urlOf(env, `${name.toUpperCase()}_URL`)])),
    issuer: urlOf(env, "OIDC_ISSUER"),
    audience: env.OIDC_AUDIENCE ?? "urn:exparte:hub",
    tokenLongestLifeSeconds: countOf(env, "TOKEN_LONGEST_LIFE_SECONDS", 3_600),
    maxSocketsPerParty: countOf(env, "MAX_SOCKETS_PER_PARTY", open.maxSocketsPerParty),
    maxOperationsPerParty: countOf(env, "MAX_OPERATIONS_PER_PARTY", open.maxOperationsPerParty),
    maxOperationsPerSocket: countOf(env, "MAX_OPERATIONS_PER_SOCKET", open.maxOperationsPerSocket),
    maxUnknownSocketsPerAddress: countOf(env, "MAX_UNKNOWN_SOCKETS_PER_ADDRESS", open.maxUnknownSocketsPerAddress),
    maxMessagesPerSecond: countOf(env, "MAX_MESSAGES_PER_SECOND", open.maxMessagesPerSecond),
    publicFields: new Set(env.PUBLIC_FIELDS?.split(",").map((name) => name.trim()) ?? PUBLIC_FIELDS),
    introspection: introspectionOf(env.INTROSPECTION ?? "on"),
    addressOf: trustedProxies(env.TRUSTED_PROXIES),
    rates: {
      pointsPerAddress: pointsOf(env, "RATE_LIMIT_PER_ADDRESS", DEFAULT_RATES.pointsPerAddress),
      pointsPerParty: pointsOf(env, "RATE_LIMIT_PER_PARTY", DEFAULT_RATES.pointsPerParty),
    },
    explorer: !production,
    logLevel: env.LOG_LEVEL ?? "info",
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is not a port: ${text}`);
  return port;
}

function countOf(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = env[name];
  if (text === undefined) return otherwise;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`${name} must be a whole number from 1 on: ${text}`);
  return count;
}

function urlOf(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value === undefined || !URL.canParse(value))
    throw new Error(`${name} must be a URL; it is ${value ?? "not set"}`);
  return value;
}

function introspectionOf(text: string): boolean {
  if (text !== "on" && text !== "off") throw new Error(`INTROSPECTION must be on or off; it is ${text}`);
  return text === "on";
}

function pointsOf(env: NodeJS.ProcessEnv, name: string, byDefault: number): number {
  const text = env[name] ?? String(byDefault);
  const points = Number(text);
  if (Number.isSafeInteger(points) && points > 0) return points;
  throw new Error(`${name} must be a whole number above 0, of points in 10 s; it is ${text}`);
}
