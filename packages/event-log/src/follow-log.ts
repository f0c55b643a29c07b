import type { EventLog, LoggedEvent } from "./event-log.js";
import { follow } from "./follow.js";
import type { Sql } from "./sql.js";
import type { Wakeups } from "./wakeups.js";

const PAGE = 200;
/** While events are held back by an older transaction, whose end wakes nobody. */
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

/** The whole log after a cursor, and then what is added to it: each event once, in an order that never changes. */
export function followLog(options: FollowLogOptions): AsyncIterableIterator<LoggedEvent> {
  const { log, sql, wakeups, categories, signal, giveUpAfterMs } = options;
  let after = options.after;
  let heldBackMs = HELD_BACK_FIRST_MS;
  return follow<LoggedEvent>({
    signal,
    giveUpAfterMs,
    subscribe: (onWake) => wakeups.subscribe("*", onWake),
    async read() {
      const page = await log.readLog(sql, { after, limit: PAGE, categories });
      after = page.readUpTo;
      const more = page.events.length >= PAGE;
      if (!page.withheld || page.events.length > 0) heldBackMs = HELD_BACK_FIRST_MS;
      else heldBackMs = Math.min(heldBackMs * 2, HELD_BACK_MOST_MS);
      return { items: page.events, more, againAfterMs: page.withheld ? heldBackMs : undefined };
    },
  });
}
