import { type Logger, pino } from "pino";

/** This much waits for room; anything more is dropped. */
const WAITING_BYTES_MAX = 1024 * 1024;

/**
 * Opens a process's log: JSON lines on stdout. When they cannot be written, as on a full disk, one megabyte waits for
 * room and the rest is dropped. The process says so once on stderr and goes on.
 */
export function openLog(name: string, level = "info"): Logger {
  // stderr may have the same trouble as stdout.
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
