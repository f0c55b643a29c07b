import { metricsVariables, readEnvironment } from "@exparte/service/environment";
import { z } from "zod";
import { isLoopback } from "./session/cookie.js";

export const ENVIRONMENT = z.object({
  NODE_ENV: z
    .string()
    .optional()
    .describe("`production`: the console refuses `SEAL_KEYS_DIR`, as keys in files are for demonstrations"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4010).describe("the port to listen on; 0 takes a free one"),
  HOST: z.string().min(1).optional().describe("the address to listen on; without it every one"),
  GATEWAY_URL: z.url().describe("the gateway's GraphQL, such as `http://gateway.internal/graphql`"),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe(
      "where people reach the hub, such as `https://hub.example`; https, except on this machine alone. Without it nobody signs in",
    ),
  OIDC_ISSUER: z.url().optional().describe("the issuer at which people sign in, exactly as in `iss`"),
  OIDC_CLIENT_ID: z
    .string()
    .min(1)
    .optional()
    .describe(
      "the console's own client at the issuer, for the authorization code flow with PKCE, with `PUBLIC_URL` and `/sign-in/callback` as its redirect address. Without it nobody signs in",
    ),
  OIDC_CLIENT_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe("the secret of that client; without it the client is a public one"),
  OIDC_SCOPE: z
    .string()
    .default(
      "openid offline_access applications:submit applications:read orders:read orders:grant disclosures:request notices:record notices:read workload:read inbox:read orders:confirm disclosures:answer compliance:read complaints:handle coordination:read parties:register",
    )
    .describe("what is asked for at sign-in, with blanks between; the issuer gives each person what they may have"),
  OIDC_AUDIENCE: z.string().min(1).default("urn:exparte:hub").describe("what tokens are for"),
  SEAL_KEYS_DIR: z
    .string()
    .min(1)
    .optional()
    .describe(
      "for demonstrations: holds each court's private key as `court-ID.json`, with which the console [seals for it](../guides/court.md#seal-in-the-browser). Without it no court seals here",
    ),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("`debug`, `info`, `warn`, `error` or `silent`"),
  ...metricsVariables,
});

export interface ConsoleConfig {
  readonly port: number;
  readonly host: string | undefined;
  readonly gatewayUrl: string;
  /** The origin at which people reach the pages; absent where nobody has a session. */
  readonly publicUrl?: string | undefined;
  /** Absent where nobody signs in. */
  readonly signIn?: SignInConfig | undefined;
  readonly sealKeysDir?: string | undefined;
  readonly logLevel: string;
  /** Who may read /metrics: addresses and networks, with commas between. */
  readonly metricsFrom?: string | undefined;
}

export interface SignInConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly scope: string;
  readonly audience: string;
}

/** Reads the environment. Throws and names the variable that is missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv): ConsoleConfig {
  const read = readEnvironment("the console", ENVIRONMENT, env);
  if (read.NODE_ENV === "production" && read.SEAL_KEYS_DIR !== undefined) {
    throw new Error(
      "SEAL_KEYS_DIR is for demonstrations, and refused with NODE_ENV=production: a court's key belongs with the court. Unset it.",
    );
  }
  return {
    port: read.PORT,
    host: read.HOST,
    gatewayUrl: read.GATEWAY_URL,
    publicUrl: read.PUBLIC_URL === undefined ? undefined : new URL(read.PUBLIC_URL).origin,
    signIn: signInFrom(read),
    sealKeysDir: read.SEAL_KEYS_DIR,
    logLevel: read.LOG_LEVEL,
    metricsFrom: read.METRICS_FROM,
  };
}

/** Over http a session could be read and taken over on its way, so nobody signs in there. */
function signInFrom(read: z.output<typeof ENVIRONMENT>): SignInConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, PUBLIC_URL: publicUrl } = read;
  if (issuer === undefined || clientId === undefined || publicUrl === undefined) return undefined;
  const url = new URL(publicUrl);
  if (url.protocol !== "https:" && !isLoopback(url)) return undefined;
  const { OIDC_CLIENT_SECRET: clientSecret, OIDC_SCOPE: scope, OIDC_AUDIENCE: audience } = read;
  return { issuer, clientId, clientSecret, scope, audience };
}
