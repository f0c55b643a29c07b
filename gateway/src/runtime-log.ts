import { Logger as RuntimeLogger } from "@graphql-hive/logger";
import type { Logger } from "pino";

/** The runtime's notices as lines of our own log. Attributes are left out: they may hold variables. */
export function runtimeLog(logger: Logger): RuntimeLogger {
  return new RuntimeLogger({
    level: "warn",
    writers: [
      {
        write(level, _attributes, message) {
          logger[level]({ component: "runtime" }, message ?? "notice without text");
        },
      },
    ],
  });
}
