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
  readonly logLevel: string;
}

/** Reads the environment. Throws, naming the variable, when this issuer must not or cannot run so. */
export function readConfig(env: NodeJS.ProcessEnv): IssuerConfig {
  if (env.NODE_ENV === "production") {
    throw new Error(
      "This issuer is for demonstrations and refuses to start with NODE_ENV=production. " +
        "Set OIDC_ISSUER to your own issuer, or unset NODE_ENV to try the hub out.",
    );
  }
  const port = wholeNumber(env, "PORT", 4001, 65_535);
  return {
    issuer: env.OIDC_ISSUER ?? `http://127.0.0.1:${port}`,
    host: env.HOST ?? "127.0.0.1",
    port,
    dataDir: env.ISSUER_DATA_DIR ?? ".exparte/issuer",
    audience: env.OIDC_AUDIENCE ?? "urn:exparte:hub",
    tokenTtlSeconds: wholeNumber(env, "TOKEN_TTL_SECONDS", 600, 86_400),
    logLevel: env.LOG_LEVEL ?? "info",
  };
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, fallback: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === "") return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= most) return value;
  throw new Error(`${name} is ${JSON.stringify(text)}; it must be a whole number from 1 to ${most}.`);
}
