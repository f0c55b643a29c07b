import type { RecordedEvent } from "./event.js";
import type { EventLog, StreamHead } from "./event-log.js";
import { type FollowStreamOptions, followStream } from "./follow-stream.js";
import { refuse } from "./refusals.js";
import type { Sql } from "./sql.js";

/*
 * Serves a stream as its reader asks for it over the wire: replayed and followed, page by page, and acknowledged. These
 * functions check what was asked; the caller knows whose stream it is.
 */

/** The gateway holds twice as many messages for one subscriber before it ends the subscription. */
const WINDOW_MAX = 5_000;
const PAGE_MAX = 1_000;

export interface AskedStream {
  readonly log: EventLog;
  readonly sql: Sql;
  readonly stream: string;
  /** Who acknowledges, where several read the stream. */
  readonly reader?: string;
}

export interface AskedFollowing {
  readonly after: number;
  readonly window: number;
  readonly signal: AbortSignal;
}

export interface AskedPage {
  readonly after: number;
  readonly first: number;
}

/**
 * Replays the stream after a position and then follows it live. At most `window` messages are sent beyond the last
 * acknowledged one; the next follows the next acknowledgement.
 */
export function followAsked(
  stream: AskedStream & Pick<FollowStreamOptions, "wakeups">,
  { after, window, signal }: AskedFollowing,
): AsyncIterableIterator<RecordedEvent> {
  checkPosition(after, "after");
  if (!Number.isInteger(window) || window < 1 || window > WINDOW_MAX) {
    throw refuse("WINDOW_INVALID", `window must be a whole number from 1 to ${WINDOW_MAX}.`, { field: "window" });
  }
  return followStream({ ...stream, after, window, signal });
}

/** A page of the stream, for clients that poll. */
export async function readAsked(
  { log, sql, stream, reader }: AskedStream,
  { after, first }: AskedPage,
): Promise<{ head: StreamHead; messages: RecordedEvent[] }> {
  checkPosition(after, "after");
  if (!Number.isInteger(first) || first < 1 || first > PAGE_MAX) {
    throw refuse("PAGE_INVALID", `first must be a whole number from 1 to ${PAGE_MAX}.`, { field: "first" });
  }
  const messages = await log.readStream(sql, stream, { after, limit: first });
  return { head: await log.head(sql, stream, reader), messages };
}

/** Acknowledges in the caller's transaction. The same or a lower position changes nothing; one beyond the last is refused. */
export async function acknowledgeAsked(
  { log, sql, stream, reader }: AskedStream,
  upTo: number,
  at: Date,
): Promise<StreamHead> {
  checkPosition(upTo, "upTo");
  return log.acknowledge(sql, stream, upTo, at, reader);
}

function checkPosition(position: number, field: string): void {
  if (Number.isInteger(position) && position >= 0) return;
  throw refuse("FIELD_INVALID", `${field} must be a position: 0 for all, or the last one you have.`, { field });
}
