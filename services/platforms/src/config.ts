import { readEnvironment, type ServiceConfig, serviceConfig, serviceVariables } from "@exparte/service/environment";
import { z } from "zod";

export const ENVIRONMENT = z.object({
  ...serviceVariables(4002),
});

export type Config = ServiceConfig;

/** Reads the environment once; a wrong or missing variable stops the start with its name. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  return serviceConfig(readEnvironment("the platforms service", ENVIRONMENT, environment));
}
