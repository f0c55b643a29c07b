import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { followStream, type RecordedEvent, type StreamHead } from "@exparte/event-log";
import { COMPLIANCE_STREAM } from "../compliance-feed.js";
import type { Dependencies } from "./dependencies.js";
import { checkPage } from "./page.js";
import { checkPosition, checkWindow, PAGE_MAX } from "./read-inbox.js";

/** Supervisors read one stream, and each acknowledges for itself: this is under whose name. */
function readerOf(actor: Actor): string {
  requireParty(actor, "regulator", "ap");
  requireScope(actor, "compliance:read");
  return `${actor.partyType}/${actor.partyId}`;
}

/**
 * Replays the feed after a position and then follows it live. At most `window` entries are sent beyond the last one that
 * this supervisor acknowledged; the next follows its next acknowledgement.
 */
export function followComplianceFeed(
  { database, log, wakeups }: Dependencies,
  actor: Actor,
  { after, window, signal }: { readonly after: number; readonly window: number; readonly signal: AbortSignal },
): AsyncIterableIterator<RecordedEvent> {
  const reader = readerOf(actor);
  checkPosition(after);
  checkWindow(window);
  return followStream({ log, sql: database.sql, wakeups, stream: COMPLIANCE_STREAM, after, window, reader, signal });
}

export async function readComplianceFeed(
  { database, log }: Dependencies,
  actor: Actor,
  { after, first }: { readonly after: number; readonly first: number },
): Promise<{ head: StreamHead; entries: RecordedEvent[] }> {
  const reader = readerOf(actor);
  checkPosition(after);
  checkPage(first, PAGE_MAX);
  const entries = await log.readStream(database.sql, COMPLIANCE_STREAM, { after, limit: first });
  return { head: await log.head(database.sql, COMPLIANCE_STREAM, reader), entries };
}

/** Acknowledging again, or less, changes nothing; it has no consequence but that the window moves on. */
export async function acknowledgeComplianceFeed(
  { database, log, clock }: Dependencies,
  actor: Actor,
  upTo: number,
): Promise<StreamHead> {
  const reader = readerOf(actor);
  checkPosition(upTo, "upTo");
  return database.transaction((tx) => log.acknowledge(tx.sql, COMPLIANCE_STREAM, upTo, new Date(clock()), reader));
}
