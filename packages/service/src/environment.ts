import { mayScrape } from "@exparte/metrics";
import { z } from "zod";
import { WrongEnvironment } from "./wrong-environment.js";

export { WrongEnvironment } from "./wrong-environment.js";

/*
 * What a service reads from its environment. Each variable has a description: docs/reference/environment.md is made
 * from these shapes, so no variable can be read without one.
 */

const port = z.coerce.number().int().min(0).max(65_535);

/** Hints travel only through NATS or PostgreSQL; any other address would never work. */
function areNatsServers(text: string): boolean {
  return text.split(",").every((one) => {
    const url = URL.canParse(one.trim()) ? new URL(one.trim()) : undefined;
    return url !== undefined && ["nats:", "tls:"].includes(url.protocol) && url.hostname !== "";
  });
}

function areScrapers(text: string): boolean {
  try {
    mayScrape(text);
    return true;
  } catch {
    return false;
  }
}

/** What every part of the hub reads. */
export const metricsVariables = {
  METRICS_FROM: z
    .string()
    .refine(areScrapers, "must be addresses and networks with commas between")
    .default("loopback")
    .describe(
      "who may read [`/metrics`](../guides/operator.md#metrics): addresses and networks with commas between, such as `loopback, 10.0.0.0/8`",
    ),
};

/** What every service reads. */
export const serviceVariables = (ownPort: number) => ({
  DATABASE_URL: z.url().describe("PostgreSQL, as the service's own role"),
  PORT: port.default(ownPort).describe("the port to listen on; 0 takes a free one"),
  HOST: z.string().min(1).optional().describe("the address to listen on; without it every one"),
  OIDC_ISSUER: z.url().describe("the token issuer, exactly as in `iss`"),
  CASE_ISSUER: z
    .url()
    .optional()
    .describe(
      "the hub's own issuer, of tokens for [codes of a case](../guides/court.md#codes-for-a-case): where the orders service is, such as `http://orders.internal`, and the same everywhere; without it there are no such codes",
    ),
  OIDC_AUDIENCE: z.string().min(1).default("urn:exparte:hub").describe("what tokens are for"),
  TOKEN_LONGEST_LIFE_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .default(3_600)
    .describe("how long an access token may live, from `iat` to `exp`"),
  NATS_URL: z
    .string()
    .refine(areNatsServers, "must be one or several addresses such as nats://host:4222 or tls://host:4222, with commas")
    .optional()
    .describe(
      "NATS for the wake-ups: one address such as `nats://host:4222`, or several with commas between; `tls://` requires TLS. Without it PostgreSQL's NOTIFY",
    ),
  HINTS: z.enum(["on", "off"]).default("on").describe("`off`: no wake-ups, everything is found by the poll"),
  POLL_EVERY_MS: z.coerce
    .number()
    .int()
    .min(50)
    .default(5_000)
    .describe("how late a lost wake-up is made good, at most"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("`debug`, `info`, `warn`, `error` or `silent`"),
  ...metricsVariables,
});

/** Another service's address; each needed one has its own variable. */
export const addressOf = (service: string) =>
  z.url().describe(`where the ${service} service is, such as \`http://${service}.internal/graphql\``);

/** For a service that follows the feeds of others. */
export const clientVariables = {
  CLIENT_ID: z.string().min(1).describe("the service's own client at the issuer, for the other services' feeds"),
  CLIENT_SECRET: z.string().min(1).describe("the secret of that client"),
};

export interface ServiceConfig {
  /** The service's own role. */
  readonly databaseUrl: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** The address to listen on; all addresses when absent. */
  readonly host?: string | undefined;
  readonly issuer: string;
  /** The hub's own issuer; absent where it has none. */
  readonly codeIssuer?: string | undefined;
  readonly audience: string;
  /** The longest accepted time between `iat` and `exp` of an access token. */
  readonly tokenLongestLifeSeconds?: number | undefined;
  /** Several servers are separated by commas. Absent: hints travel through PostgreSQL. */
  readonly natsUrl?: string | undefined;
  /** Off: followers learn of everything by polling. */
  readonly hints: "on" | "off";
  readonly pollEveryMs: number;
  readonly logLevel: string;
  /** Addresses and networks, with commas between; this machine when absent. */
  readonly metricsFrom?: string | undefined;
}

/** The service's own client at the issuer, for reading the feeds of others. */
export interface ClientConfig {
  readonly clientId: string;
  readonly clientSecret: string;
}

type Read<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;

export function serviceConfig(read: Read<ReturnType<typeof serviceVariables>>): ServiceConfig {
  return {
    databaseUrl: read.DATABASE_URL,
    port: read.PORT,
    host: read.HOST,
    issuer: read.OIDC_ISSUER,
    codeIssuer: read.CASE_ISSUER,
    audience: read.OIDC_AUDIENCE,
    tokenLongestLifeSeconds: read.TOKEN_LONGEST_LIFE_SECONDS,
    natsUrl: read.NATS_URL,
    hints: read.HINTS,
    pollEveryMs: read.POLL_EVERY_MS,
    logLevel: read.LOG_LEVEL,
    metricsFrom: read.METRICS_FROM,
  };
}

export function clientConfig(read: Read<typeof clientVariables>): ClientConfig {
  return { clientId: read.CLIENT_ID, clientSecret: read.CLIENT_SECRET };
}

/** Why a variable is wrong that is right by itself, by its name: another one asks for it. */
export type WrongTogether = (environment: NodeJS.ProcessEnv) => Readonly<Record<string, string>>;

/**
 * Reads the environment once. Otherwise the start of `part` stops with WrongEnvironment, which names every variable that
 * is missing or wrong.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  part: string,
  shape: z.ZodObject<Shape>,
  environment: NodeJS.ProcessEnv,
  wrongTogether: WrongTogether = () => ({}),
): Read<Shape> {
  const read = shape.safeParse(environment);
  const issues = read.error?.issues ?? [];
  const lines = issues.map(({ path: [name = ""], message }) =>
    lineOf(String(name), { shape, message, isMissing: environment[String(name)] === undefined }),
  );
  const known = new Set(issues.map(({ path: [name] }) => name));
  for (const [name, why] of Object.entries(wrongTogether(environment)))
    if (!known.has(name)) lines.push(`${name} ${why}`);
  if (!read.success || lines.length > 0) throw new WrongEnvironment(part, lines);
  return read.data;
}

function lineOf(
  name: string,
  { shape, message, isMissing }: { readonly shape: z.ZodObject; readonly message: string; readonly isMissing: boolean },
): string {
  const isFor = plain(shape.shape[name]?.description ?? "");
  return isMissing ? `${name} is missing: ${isFor}` : `${name} is wrong: ${message} (${isFor})`;
}

/** Descriptions are written for the reference, with links and code marks. */
function plain(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, "$1").replaceAll("`", "");
}
