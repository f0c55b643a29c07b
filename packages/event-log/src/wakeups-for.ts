import { natsWakeups } from "./nats-wakeups.js";
import { noWakeups } from "./no-wakeups.js";
import { postgresWakeups } from "./postgres-wakeups.js";
import type { Wakeups, WakeupsOptions } from "./wakeups.js";

export interface WakeupsChoice extends WakeupsOptions {
  /** Off: followers learn by the poll alone. */
  hints: "on" | "off";
  /** With it, hints travel by NATS, so that several machines hear of each other; without, by PostgreSQL. */
  natsUrl?: string | undefined;
  connectionString: string;
}

/** The wake-ups that a service's configuration asks for. */
export function wakeupsFor({ hints, natsUrl, connectionString, ...options }: WakeupsChoice): Wakeups {
  if (hints === "off") return noWakeups(options);
  if (natsUrl !== undefined) return natsWakeups({ ...options, url: natsUrl });
  return postgresWakeups({ ...options, connectionString });
}
