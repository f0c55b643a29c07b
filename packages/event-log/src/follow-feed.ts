import type { LoggedEvent } from "./event-log.js";
import { follow } from "./follow.js";
import { createLogReader, type FollowLogOptions } from "./follow-log.js";

/** The kind of an entry that is no event: everything recorded before its moment has been sent. */
export const FEED_WHOLE = "FeedWhole";

/** Up to which moment a feed is whole, by the clock of the process that sends it. */
export interface FeedWhole {
  readonly kind: typeof FEED_WHOLE;
  readonly cursor: string;
  readonly at: Date;
  readonly body: Record<string, never>;
}

export interface FollowFeedOptions extends FollowLogOptions {
  /** Off: only events, for a reader of an earlier version that does not know the kind. */
  sayWhole: boolean;
  /** The interval while there is nothing else to send. */
  wholeEveryMs?: number | undefined;
}

const WHOLE_EVERY_MS = 2_000;

/** The whole log as another service reads it: its events and, at intervals, the moment up to which they are complete. */
export function followFeed(options: FollowFeedOptions): AsyncIterableIterator<LoggedEvent | FeedWhole> {
  const { sayWhole, wholeEveryMs = WHOLE_EVERY_MS, wakeups, signal, giveUpAfterMs } = options;
  const reader = createLogReader(options);
  let saidAtMs = Number.NEGATIVE_INFINITY;
  /** What had been committed by a moment lies at or below a position: once that is read, the feed is whole up to it. */
  let pending: { readonly at: Moment; readonly reached: number } | undefined;
  return follow<LoggedEvent | FeedWhole>({
    signal,
    giveUpAfterMs,
    subscribe: (onWake) => wakeups.subscribe("*", onWake),
    async read() {
      const at = thisMoment(); // before the read, so that nothing can have been recorded before it and yet be missing
      const { events, page, againAfterMs } = await reader.read();
      if (!sayWhole) return { items: events, more: page.full, againAfterMs };
      pending ??= { at, reached: page.reached };
      const wholeAt = page.whole ? at : page.lookedUpTo >= pending.reached ? pending.at : undefined;
      if (wholeAt === undefined) {
        return { items: events, more: page.full, againAfterMs: Math.min(againAfterMs ?? wholeEveryMs, wholeEveryMs) };
      }
      pending = undefined;
      const items: (LoggedEvent | FeedWhole)[] = [...events];
      const sinceSaidMs = performance.now() - saidAtMs;
      const due = sinceSaidMs >= wholeEveryMs;
      if (due) {
        saidAtMs = performance.now();
        items.push({ kind: FEED_WHOLE, cursor: page.readUpTo, at: asTheClockIs(wholeAt), body: {} });
      }
      const nextMs = due ? wholeEveryMs : wholeEveryMs - sinceSaidMs;
      return { items, more: page.full, againAfterMs: Math.min(againAfterMs ?? nextMs, nextMs) };
    },
  });
}

interface Moment {
  readonly wallMs: number;
  readonly steadyMs: number;
}

function thisMoment(): Moment {
  return { wallMs: Date.now(), steadyMs: performance.now() };
}

/** An earlier moment by the clock as it is now: one that was set back since has told a moment that is still to come. */
function asTheClockIs({ wallMs, steadyMs }: Moment): Date {
  return new Date(Math.min(wallMs, Date.now() - (performance.now() - steadyMs)));
}
