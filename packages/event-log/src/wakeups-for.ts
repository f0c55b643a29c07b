import { natsWakeups } from "./nats-wakeups.js";
import { noWakeups } from "./no-wakeups.js";
import { postgresWakeups } from "./postgres-wakeups.js";
import type { Wakeups, WakeupsOptions } from "./wakeups.js";

export interface WakeupsChoice extends WakeupsOptions {
  /** Off: followers learn of events only from the poll. */
  hints: "on" | "off";
  /** With it, NATS carries hints, so that several machines hear of each other; without it, PostgreSQL does. */
  natsUrl?: string | undefined;
  connectionString: string;
}

/** The wake-ups that a service's configuration asks for. */
export function wakeupsFor({ hints, natsUrl, connectionString, ...options }: WakeupsChoice): Wakeups {
  if (hints === "off") return noWakeups(options);
  if (natsUrl !== undefined) return natsWakeups({ ...options, url: natsUrl });
  return postgresWakeups({ ...options, connectionString });
}
