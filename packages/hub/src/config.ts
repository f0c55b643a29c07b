import { fileURLToPath } from "node:url";
import { z } from "zod";
import { CannotStart } from "./cannot-start.js";
import { LOCAL } from "./door-address.js";

/** `.exparte` in the checkout, wherever a command is given from; EXPARTE_DATA_DIR puts it elsewhere. */
export function dataDirOf(env: NodeJS.ProcessEnv): string {
  return env.EXPARTE_DATA_DIR ?? fileURLToPath(new URL("../../../.exparte", import.meta.url));
}

/** An empty variable is none: the system would take an empty address for every one. */
const unlessEmpty = (text: string | undefined) => (text === "" ? undefined : text);

export const ENVIRONMENT = z.object({
  PORT: z
    .string()
    .default("4000")
    .refine((text) => Number.isInteger(Number(text)) && Number(text) >= 1 && Number(text) <= 65_535, {
      error: ({ input }) => `PORT is ${JSON.stringify(input)}; it must be a whole number from 1 to 65535.`,
    })
    .describe("the port of its door, the gateway"),
  NODE_ENV: z
    .string()
    .optional()
    .refine(
      (text) => text !== "production",
      "npm start is for trying the hub out: it brings demo parties and an issuer that refuses to run with " +
        "NODE_ENV=production. Unset NODE_ENV, or run the services and the gateway with your own issuer (OIDC_ISSUER).",
    )
    .describe("`production`: the launcher refuses to start"),
  OIDC_ISSUER: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined,
      "OIDC_ISSUER is set, but npm start always brings its own demonstration issuer. Unset it, or run the services " +
        "and the gateway themselves with your issuer.",
    )
    .describe("the launcher refuses it, as it brings its own issuer"),
  DATABASE_URL: z
    .string()
    .optional()
    .transform(unlessEmpty)
    .refine(
      (text) => text === undefined || /^postgres(ql)?:\/\//.test(text),
      "DATABASE_URL is not a PostgreSQL address; it must begin with postgresql://",
    )
    .describe("PostgreSQL, as a role that may create roles; without it, the hub starts its own"),
  HOST: z
    .string()
    .optional()
    .transform((text) => unlessEmpty(text) ?? LOCAL)
    .describe(
      "the address its door listens on, `0.0.0.0` is every one; the other parts listen on `127.0.0.1` in any case",
    ),
  EXPARTE_DATA_DIR: z
    .string()
    .optional()
    .describe("where database, keys and logs are kept; without it `.exparte` in the checkout"),
});

export interface StartConfig {
  readonly dataDir: string;
  readonly port: number;
  /** The address the door listens on: this machine's own, so that nobody else reaches the demo parties. */
  readonly host: string;
  readonly databaseUrl?: string;
}

/** What `npm start` reads from the environment. Refuses with CannotStart, naming the variable. */
export function readStartConfig(env: NodeJS.ProcessEnv): StartConfig {
  const { data, error } = ENVIRONMENT.safeParse(env);
  if (data === undefined) throw new CannotStart(error.issues.map(({ message }) => message).join("\n"));
  return {
    dataDir: dataDirOf(env),
    port: Number(data.PORT),
    host: data.HOST,
    ...(data.DATABASE_URL === undefined ? {} : { databaseUrl: data.DATABASE_URL }),
  };
}
