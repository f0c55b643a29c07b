import type { Actor } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import type { EventLog, NewEvent } from "@exparte/event-log";

/** Who did it, as the history tells it. */
export interface Doer {
  readonly type: string;
  readonly id: string;
}

/** The actor for what the hub does by itself when a term has passed. */
export const TIMER: Doer = { type: "hub", id: "timer" };

export function doerOf({ partyType, partyId }: Actor): Doer {
  return { type: partyType, id: partyId };
}

export interface Recording {
  readonly tx: Tx;
  readonly log: EventLog;
  readonly doer: Doer;
  readonly now: Instant;
}

/** An event as its stream keeps it: only what others may see. Content stays in its row. */
export interface HistoryEntry {
  readonly kind: string;
  readonly facts: NewEvent["body"];
}

/**
 * Appends what was decided to a stream of the event log, with who decided it, and the messages that it causes, in the
 * transaction of the rows. Called once per transaction and last: the streams stay locked until the commit.
 */
export async function recordHistory(
  { tx, log, doer, now }: Recording,
  stream: string,
  entries: readonly HistoryEntry[],
  messages: readonly NewEvent[] = [],
): Promise<void> {
  if (entries.length === 0) return;
  const history = entries.map(({ kind, facts }): NewEvent => ({ stream, kind, body: { by: { ...doer }, ...facts } }));
  await log.append(tx.sql, [...history, ...messages], new Date(now));
}
