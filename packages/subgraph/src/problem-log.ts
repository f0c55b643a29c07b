import type { Logger } from "pino";
import { loggableError } from "./loggable-error.js";

/** Logs a problem that a part of a service handles itself, with the error if there is one. */
export function problemLog(logger: Logger): (message: string, cause?: unknown) => void {
  return (message, cause) => logger.warn(cause === undefined ? {} : { err: loggableError(cause) }, message);
}
