import { openLog } from "@exparte/log";
import type { Logger } from "pino";

/** What is still open after this is cut: a supervisor would kill the process anyway. */
const CLOSE_WITHIN_MS = 5_000;

export interface RunningProcess {
  close(): Promise<void>;
}

/**
 * Runs one part of the hub for as long as its process lives. SIGTERM and SIGINT close it in order; when it cannot be
 * started, its log says why and the process ends with code 1.
 */
export async function runProcess(
  name: string,
  start: () => Promise<RunningProcess>,
  logger: Logger = openLog(name),
): Promise<void> {
  try {
    const running = await start();
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
        void running.close();
      });
    }
  } catch (cause) {
    logger.fatal({ err: cause }, `the ${name} service could not start`);
    process.exitCode = 1;
  }
}
