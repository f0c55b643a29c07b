import { readEnvironment } from "@exparte/service/environment";
import { z } from "zod";

export const SERVICES = ["orders", "platforms", "identities", "complaints"] as const;
export type ServiceName = (typeof SERVICES)[number];

const databaseOf = (service: string) =>
  z
    .url()
    .optional()
    .describe(
      `for [\`npm run migrate\`](../guides/operator.md#migrate): the \`DATABASE_URL\` of the ${service} service, as its own role`,
    );
const OF_REGISTER = "for [`npm run register`](../guides/operator.md#register-a-party)";

export const ENVIRONMENT = z.object({
  ORDERS_DATABASE_URL: databaseOf("orders"),
  PLATFORMS_DATABASE_URL: databaseOf("platforms"),
  IDENTITIES_DATABASE_URL: databaseOf("identities"),
  COMPLAINTS_DATABASE_URL: databaseOf("complaints"),
  DATABASE_URL: z
    .url()
    .optional()
    .describe(
      "for [`npm run backup` and `npm run restore`](../guides/operator.md#back-up-and-restore): a server of your own, as a role that may replicate; without it the database of the hub that `npm start` runs here",
    ),
  HUB_URL: z
    .url()
    .optional()
    .describe(
      `${OF_REGISTER}: the gateway's GraphQL, such as \`https://hub.example/graphql\`; without it the hub that \`npm start\` runs here`,
    ),
  OIDC_ISSUER: z.url().optional().describe(`${OF_REGISTER}, with \`HUB_URL\`: the token issuer`),
  OIDC_AUDIENCE: z.string().min(1).default("urn:exparte:hub").describe(`${OF_REGISTER}: what tokens are for`),
  CLIENT_ID: z.string().min(1).optional().describe(`${OF_REGISTER}, with \`HUB_URL\`: the operator's client`),
  CLIENT_SECRET: z.string().min(1).optional().describe(`${OF_REGISTER}, with \`HUB_URL\`: the secret of that client`),
});

export interface HubAccess {
  readonly url: string;
  readonly issuer: string;
  readonly audience: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const missing = (names: readonly string[], environment: NodeJS.ProcessEnv, why: string) =>
  Object.fromEntries(names.filter((name) => environment[name] === undefined).map((name) => [name, why]));

/** The databases of these services. Throws WrongEnvironment, naming each one that is missing or wrong. */
export function readDatabases(
  services: readonly ServiceName[],
  environment: NodeJS.ProcessEnv,
): Readonly<Record<string, string>> {
  const names = new Map(services.map((service) => [service, `${service.toUpperCase()}_DATABASE_URL` as const]));
  const read: Readonly<Record<string, unknown>> = readEnvironment("npm run migrate", ENVIRONMENT, environment, () =>
    missing([...names.values()], environment, "is missing: the database of that service, as its own role"),
  );
  return Object.fromEntries([...names].map(([service, name]) => [service, String(read[name])]));
}

/** Undefined without HUB_URL: then it is the hub of this checkout. Throws WrongEnvironment. */
export function readHubAccess(environment: NodeJS.ProcessEnv): HubAccess | undefined {
  const needed = environment.HUB_URL === undefined ? [] : ["OIDC_ISSUER", "CLIENT_ID", "CLIENT_SECRET"];
  const read = readEnvironment("npm run register", ENVIRONMENT, environment, () =>
    missing(needed, environment, "is missing: HUB_URL is set, which needs it"),
  );
  const { HUB_URL: url, OIDC_ISSUER: issuer, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret } = read;
  if (url === undefined || issuer === undefined || clientId === undefined || clientSecret === undefined)
    return undefined;
  return { url, issuer, audience: read.OIDC_AUDIENCE, clientId, clientSecret };
}

/** The server that DATABASE_URL names; undefined for the database of the hub of this checkout. Throws WrongEnvironment. */
export function readServer(command: string, environment: NodeJS.ProcessEnv): string | undefined {
  return readEnvironment(command, ENVIRONMENT, environment).DATABASE_URL;
}
