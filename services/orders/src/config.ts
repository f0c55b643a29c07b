import { z } from "zod";

const Environment = z.object({
  DATABASE_URL: z.url(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4001),
  HOST: z.string().min(1).optional(),
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().min(1).default("urn:exparte:hub"),
  TOKEN_LONGEST_LIFE_SECONDS: z.coerce.number().int().min(1).default(3_600),
  NATS_URL: z.url().optional(),
  HINTS: z.enum(["on", "off"]).default("on"),
  POLL_EVERY_MS: z.coerce.number().int().min(50).default(5_000),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  CLIENT_ID: z.string().min(1),
  CLIENT_SECRET: z.string().min(1),
  PLATFORMS_URL: z.url(),
  PUBLIC_URL: z.url().default("http://localhost:4000/graphql"),
});

export type Config = ReturnType<typeof readConfig>;

/** Reads the environment once; a wrong or missing variable stops the start with its name. */
export function readConfig(environment: NodeJS.ProcessEnv) {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success)
    throw new Error(`The environment of the orders service is not right:\n${z.prettifyError(parsed.error)}`);
  const { data } = parsed;
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
    platformsUrl: data.PLATFORMS_URL,
    publicUrl: data.PUBLIC_URL,
  };
}
