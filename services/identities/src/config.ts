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
  ...serviceVariables(4003),
  ...clientVariables,
  ORDERS_URL: addressOf("orders"),
  PLATFORMS_URL: addressOf("platforms"),
});

export interface Config extends ServiceConfig, ClientConfig {
  /** Where the feed of orders is. */
  readonly ordersUrl: string;
  /** Where the feed of parties is. */
  readonly platformsUrl: string;
}

/** Reads the environment once; a wrong or missing variable stops the start with its name. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = readEnvironment("the identities service", ENVIRONMENT, environment);
  return {
    ...serviceConfig(read),
    ...clientConfig(read),
    ordersUrl: read.ORDERS_URL,
    platformsUrl: read.PLATFORMS_URL,
  };
}
