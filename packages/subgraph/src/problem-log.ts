import type { Logger } from "pino";
import { loggableError } from "./loggable-error.js";

/** Logs what a part of a service met with and deals with itself; it is no error where the part knows of none. */
export function problemLog(logger: Logger): (message: string, cause: unknown) => void {
  return (message, cause) => logger.warn(cause === undefined ? {} : { err: loggableError(cause) }, message);
}
