import type { EventLog, LoggedEvent } from "./event-log.js";
import { follow } from "./follow.js";
import type { Sql } from "./sql.js";
import type { Wakeups } from "./wakeups.js";

const PAGE = 200;
/** The interval while another writer holds events back, whose end may wake nobody. */
const HELD_BACK_FIRST_MS = 10;
const HELD_BACK_MOST_MS = 500;

export interface FollowLogOptions {
  log: EventLog;
  /** On the pool, not in a transaction. */
  sql: Sql;
  wakeups: Wakeups;
  /** The cursor of the last event dealt with; null begins at the start. */
  after: string | null;
  /** Only streams of these categories; all when absent. */
  categories?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
  giveUpAfterMs?: number | undefined;
}

/** Yields the whole log after a cursor and then each new event: each once, in an order that never changes. */
export function followLog(options: FollowLogOptions): AsyncIterableIterator<LoggedEvent> {
  const { wakeups, signal, giveUpAfterMs } = options;
  const reader = createLogReader(options);
  return follow<LoggedEvent>({
    signal,
    giveUpAfterMs,
    subscribe: (onWake) => wakeups.subscribe("*", onWake),
    async read() {
      const { events, page, againAfterMs } = await reader.read();
      return { items: events, more: page.full, againAfterMs };
    },
  });
}

/** Reads page after page, and says when to look again for events that are held back. */
export function createLogReader({
  log,
  sql,
  categories,
  after: begin,
}: Pick<FollowLogOptions, "log" | "sql" | "categories" | "after">) {
  let after = begin;
  let heldBackMs = HELD_BACK_FIRST_MS;
  return {
    async read() {
      const page = await log.readLog(sql, { after, limit: PAGE, categories });
      after = page.readUpTo;
      if (!page.withheld || page.events.length > 0) heldBackMs = HELD_BACK_FIRST_MS;
      else heldBackMs = Math.min(heldBackMs * 2, HELD_BACK_MOST_MS);
      return { events: page.events, page, againAfterMs: page.withheld ? heldBackMs : undefined };
    },
  };
}
