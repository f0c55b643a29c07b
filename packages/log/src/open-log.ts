import { type Logger, pino } from "pino";

/** So much waits for room; what comes beyond that is dropped. */
const WAITING_BYTES_MAX = 1024 * 1024;

/**
 * Opens a process's log: JSON lines on stdout. When they cannot be written, as on a full disk, one megabyte of them waits
 * for room and the rest is dropped; that is said once on stderr, and the process goes on.
 */
export function openLog(name: string, level = "info"): Logger {
  // What stands between this process and its disk may be full or gone for stderr too.
  for (const stream of [process.stdout, process.stderr])
    if (stream.listenerCount("error") === 0) stream.on("error", goOn);
  const destination = pino.destination({ dest: process.stdout.fd, sync: true, maxLength: WAITING_BYTES_MAX });
  let told = false;
  destination.on("error", (cause: Error) => {
    if (!told)
      console.error(`The log of ${name} cannot be written (${cause.message}). Until it can, lines are dropped.`);
    told = true;
  });
  return pino({ name, level }, destination);
}

function goOn(): void {}
