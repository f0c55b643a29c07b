import {
  addressOf,
  type ClientConfig,
  clientConfig,
  clientVariables,
  readEnvironment,
  type ServiceConfig,
  serviceConfig,
  serviceVariables,
} from "@exparte/service/environment";
import { z } from "zod";

export const ENVIRONMENT = z.object({
  ...serviceVariables(4004),
  ...clientVariables,
  PLATFORMS_URL: addressOf("platforms"),
  ORDERS_URL: addressOf("orders"),
  IDENTITIES_URL: addressOf("identities"),
});

export interface Config extends ServiceConfig, ClientConfig {
  /** Where the feed of parties is. */
  readonly platformsUrl: string;
  /** Where the feed of orders is. */
  readonly ordersUrl: string;
  /** Where the feed of the code of conduct is. */
  readonly identitiesUrl: string;
}

/** Reads the environment once; a wrong or missing variable stops the start with its name. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = readEnvironment("the complaints service", ENVIRONMENT, environment);
  return {
    ...serviceConfig(read),
    ...clientConfig(read),
    platformsUrl: read.PLATFORMS_URL,
    ordersUrl: read.ORDERS_URL,
    identitiesUrl: read.IDENTITIES_URL,
  };
}
