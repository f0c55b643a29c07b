import { fileURLToPath } from "node:url";
import { CannotStart } from "./cannot-start.js";
import { LOCAL } from "./door-address.js";

/** `.exparte` in the checkout, wherever a command is given from; EXPARTE_DATA_DIR puts it elsewhere. */
export function dataDirOf(env: NodeJS.ProcessEnv): string {
  return env.EXPARTE_DATA_DIR ?? fileURLToPath(new URL("../../../.exparte", import.meta.url));
}

export interface StartConfig {
  readonly dataDir: string;
  readonly port: number;
  /** The address the door listens on: this machine's own, so that nobody else reaches the demo parties. */
  readonly host: string;
  readonly databaseUrl?: string;
}

/** What `npm start` reads from the environment. Refuses with CannotStart, naming the variable. */
export function readStartConfig(env: NodeJS.ProcessEnv): StartConfig {
  const port = Number(env.PORT ?? 4000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new CannotStart(`PORT is ${JSON.stringify(env.PORT)}; it must be a whole number from 1 to 65535.`);
  }
  if (env.NODE_ENV === "production") {
    throw new CannotStart(
      "npm start is for trying the hub out: it brings demo parties and an issuer that refuses to run with " +
        "NODE_ENV=production. Unset NODE_ENV, or run the services and the gateway with your own issuer (OIDC_ISSUER).",
    );
  }
  if (env.OIDC_ISSUER !== undefined) {
    throw new CannotStart(
      "OIDC_ISSUER is set, but npm start always brings its own demonstration issuer. Unset it, or run the services " +
        "and the gateway themselves with your issuer.",
    );
  }
  const { DATABASE_URL: databaseUrl } = env;
  if (databaseUrl !== undefined && databaseUrl !== "" && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new CannotStart("DATABASE_URL is not a PostgreSQL address; it must begin with postgresql://");
  }
  // An empty variable is none: the system would take it for every address.
  const host = env.HOST === undefined || env.HOST === "" ? LOCAL : env.HOST;
  return {
    dataDir: dataDirOf(env),
    port,
    host,
    ...(databaseUrl === undefined || databaseUrl === "" ? {} : { databaseUrl }),
  };
}
