import type { RecordedEvent } from "./event.js";
import type { EventLog, StreamCursor, StreamHead } from "./event-log.js";
import { type FollowStreamOptions, followStream } from "./follow-stream.js";
import { requireReached } from "./read-streams.js";
import { refuse } from "./refusals.js";
import type { Sql } from "./sql.js";

/*
 * Serves a stream as its reader asks for it over the wire: replayed and followed, page by page, and acknowledged. These
 * functions check what was asked; the caller knows whose stream it is.
 */

/** What a reader may have under way; whoever wants more acknowledges. */
const WINDOW_MAX = 5_000;
const PAGE_MAX = 1_000;

export interface AskedStream {
  readonly log: EventLog;
  readonly sql: Sql;
  readonly stream: string;
  /** Who acknowledges, where several read the stream. */
  readonly reader?: string;
}

/** What proves that a position is of this log; both come with each message. */
export interface CursorProof {
  readonly digest?: string | null | undefined;
  readonly epoch?: string | null | undefined;
}

export interface AskedFollowing extends CursorProof {
  readonly after: number;
  readonly window: number;
  readonly signal: AbortSignal;
}

export interface AskedAcknowledgement extends CursorProof {
  readonly upTo: number;
}

export interface AskedPage extends CursorProof {
  readonly after: number;
  readonly first: number;
}

/**
 * Replays the stream after a position and then follows it live. At most `window` messages are sent beyond the last
 * acknowledged one; the next follows the next acknowledgement.
 */
export function followAsked(
  stream: AskedStream & Pick<FollowStreamOptions, "wakeups">,
  { after, digest, epoch, window, signal }: AskedFollowing,
): AsyncIterableIterator<RecordedEvent> {
  checkPosition(after, "after");
  if (!Number.isInteger(window) || window < 1 || window > WINDOW_MAX) {
    throw refuse("WINDOW_INVALID", `window must be a whole number from 1 to ${WINDOW_MAX}.`, { field: "window" });
  }
  return followStream({ ...stream, after, digest, epoch, window, signal });
}

/** A page of the stream, for clients that poll. */
export async function readAsked(
  of: AskedStream,
  asked: AskedPage,
): Promise<{ head: StreamHead; messages: RecordedEvent[] }> {
  const { log, sql, stream, reader } = of;
  const { after, first, digest, epoch } = asked;
  checkPosition(after, "after");
  if (!Number.isInteger(first) || first < 1 || first > PAGE_MAX) {
    throw refuse("PAGE_INVALID", `first must be a whole number from 1 to ${PAGE_MAX}.`, { field: "first" });
  }
  const cursor: StreamCursor = { position: after, digest, epoch };
  // From the start there is nothing to check, and whoever looks there need not be the one that goes on from there.
  const held = after === 0 ? undefined : await log.requireCursor(sql, { stream, reader, cursor, to: "GO_ON" });
  const [page] = await log.readStreams(sql, [{ stream, after }], first);
  const head = await log.head(sql, stream, reader);
  if (page === undefined || head.epoch !== page.epoch.epoch || (held !== undefined && held.epoch !== head.epoch)) {
    return readAsked(of, asked); // the epoch changed between these statements
  }
  // An empty page would look like "nothing new".
  if (after > 0 && page.events.length === 0) requireReached(head.position, after);
  return { head, messages: page.events };
}

/** Acknowledges in the caller's transaction. The same or a lower position changes nothing; one beyond the last is refused. */
export async function acknowledgeAsked(
  { log, sql, stream, reader }: AskedStream,
  { upTo, digest, epoch }: AskedAcknowledgement,
  at: Date,
): Promise<StreamHead> {
  checkPosition(upTo, "upTo");
  await log.requireCursor(sql, { stream, reader, cursor: { position: upTo, digest, epoch }, to: "ACKNOWLEDGE" });
  return log.acknowledge(sql, stream, upTo, at, reader);
}

function checkPosition(position: number, field: string): void {
  if (Number.isInteger(position) && position >= 0) return;
  throw refuse("FIELD_INVALID", `${field} must be a position: 0 for all, or the last one you have.`, { field });
}
