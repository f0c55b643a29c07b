import type { Database } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import type { EventLog, Wakeups } from "@exparte/event-log";
import type { Figures } from "../store/supervision/figures-reader.js";

/** What the use cases work with; made once, in app.ts. */
export interface Dependencies {
  readonly database: Database;
  /** Wakes its readers by itself, after each commit. */
  readonly log: EventLog;
  readonly wakeups: Wakeups;
  readonly figures: Figures;
  readonly clock: () => Instant;
  readonly newId: () => string;
  /** Whether this process hears the feed of the code of conduct, and so knows who joins or leaves it. */
  readonly codeHeard: () => boolean;
}
