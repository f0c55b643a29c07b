import { Logger as RuntimeLogger } from "@graphql-hive/logger";
import type { Logger } from "pino";

/** Writes the runtime's messages to our own log, without their attributes, which may hold variables. */
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
