import type { RegisteredParties } from "@exparte/auth";
import type { Database } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import type { EventLog, Wakeups } from "@exparte/event-log";
import type { Readers } from "../store/readers.js";

/** What the use cases work with; made once, in app.ts. */
export interface Dependencies {
  readonly database: Database;
  /** Wakes its readers by itself, after each commit. */
  readonly log: EventLog;
  readonly wakeups: Wakeups;
  readonly readers: Readers;
  readonly clock: () => Instant;
  readonly newId: () => string;
  readonly parties: Pick<RegisteredParties, "isRegistered">;
  /** Whether this process hears the registry's feed, and so knows of revoked keys. */
  readonly partiesHeard: () => boolean;
  /** Whether this process hears the orders feed, and so knows of ended orders. */
  readonly ordersHeard: () => boolean;
}
