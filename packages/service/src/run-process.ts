import { openLog } from "@exparte/log";
import type { Logger } from "pino";
import { wrongNode } from "./require-node.js";
import { WrongEnvironment } from "./wrong-environment.js";

/** Whatever is still open after this time is cut: a supervisor would kill the process anyway. */
const CLOSE_WITHIN_MS = 5_000;

export interface RunningProcess {
  close(): Promise<void>;
}

/**
 * Runs one part of the hub for the lifetime of its process. SIGTERM and SIGINT close it in order. When it cannot start,
 * it says why, as `startOrSayWhy` does.
 */
export async function runProcess(
  name: string,
  start: () => Promise<RunningProcess>,
  logger: Logger = openLog(name),
): Promise<void> {
  const running = await startOrSayWhy(name, start, logger);
  if (running === undefined) return;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
      void running.close();
    });
  }
}

/**
 * Starts one part of the hub. When it cannot start, the process will end with code 1: a Node that is too old, and an
 * environment that is not right, are said in plain lines on stderr, and anything else in the part's log. `start` loads the
 * part itself, because an older Node fails while it loads.
 */
export async function startOrSayWhy<Running>(
  name: string,
  start: () => Promise<Running>,
  logger: Logger = openLog(name),
): Promise<Running | undefined> {
  try {
    const wrong = wrongNode(process.versions.node, process.argv[1] ?? "");
    if (wrong === undefined) return await start();
    console.error(wrong);
  } catch (cause) {
    if (cause instanceof WrongEnvironment) console.error(cause.message);
    else logger.fatal({ err: cause }, `the ${name} service could not start`);
  }
  process.exitCode = 1;
  return undefined;
}
