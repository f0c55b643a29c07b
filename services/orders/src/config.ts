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
  ...serviceVariables(4001),
  ...clientVariables,
  PLATFORMS_URL: addressOf("platforms"),
  PUBLIC_URL: z
    .url()
    .default("http://localhost:4000/graphql")
    .describe(
      "where the world finds the gateway, for the link on [an order's paper](../guides/court.md#the-order-on-paper)",
    ),
});

export interface Config extends ServiceConfig, ClientConfig {
  /** Where the feed of parties is. */
  readonly platformsUrl: string;
  /** Where anyone reaches the hub, as an order's paper says. */
  readonly publicUrl: string;
}

/** Reads the environment once; a wrong or missing variable stops the start with its name. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = readEnvironment("the orders service", ENVIRONMENT, environment);
  return {
    ...serviceConfig(read),
    ...clientConfig(read),
    platformsUrl: read.PLATFORMS_URL,
    publicUrl: read.PUBLIC_URL,
  };
}
