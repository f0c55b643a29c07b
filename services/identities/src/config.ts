import { z } from "zod";

const Environment = z.object({
  DATABASE_URL: z.url(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4003),
  HOST: z.string().min(1).optional(),
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().min(1).default("urn:exparte:hub"),
  TOKEN_LONGEST_LIFE_SECONDS: z.coerce.number().int().min(1).default(3_600),
  NATS_URL: z.string().min(1).optional(),
  HINTS: z.enum(["on", "off"]).default("on"),
  POLL_EVERY_MS: z.coerce.number().int().min(50).default(5_000),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  CLIENT_ID: z.string().min(1),
  CLIENT_SECRET: z.string().min(1),
  ORDERS_URL: z.url(),
  PLATFORMS_URL: z.url(),
});

export interface Config {
  /** The service's own role. */
  readonly databaseUrl: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Absent: every interface. */
  readonly host?: string | undefined;
  readonly issuer: string;
  readonly audience: string;
  /** From `iat` to `exp` of an access token. */
  readonly tokenLongestLifeSeconds?: number | undefined;
  /** Several servers have commas between them. Absent: hints travel through PostgreSQL. */
  readonly natsUrl: string | undefined;
  /** Off: followers learn of everything from the poll. */
  readonly hints: "on" | "off";
  readonly pollEveryMs: number;
  readonly logLevel: string;
  /** The service's own credentials at the issuer, with which it reads the others' feeds. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The other services' GraphQL endpoints. */
  readonly ordersUrl: string;
  readonly platformsUrl: string;
}

/** Reads the environment once; a wrong or missing variable stops the start with its name. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const { data, error } = Environment.safeParse(environment);
  if (data === undefined)
    throw new Error(`The environment of the identities service is not right:\n${z.prettifyError(error)}`);
  return {
    databaseUrl: data.DATABASE_URL,
    port: data.PORT,
    host: data.HOST,
    issuer: data.OIDC_ISSUER,
    audience: data.OIDC_AUDIENCE,
    tokenLongestLifeSeconds: data.TOKEN_LONGEST_LIFE_SECONDS,
    natsUrl: data.NATS_URL,
    hints: data.HINTS,
    pollEveryMs: data.POLL_EVERY_MS,
    logLevel: data.LOG_LEVEL,
    clientId: data.CLIENT_ID,
    clientSecret: data.CLIENT_SECRET,
    ordersUrl: data.ORDERS_URL,
    platformsUrl: data.PLATFORMS_URL,
  };
}
