import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { followStream, type RecordedEvent, type StreamHead } from "@exparte/event-log";
import { refuse } from "../refusals.js";
import type { Dependencies } from "./dependencies.js";
import { checkPage } from "./page.js";

/** The gateway holds twice as many messages for one subscriber before it ends the subscription. */
export const WINDOW_MAX = 5_000;
export const PAGE_MAX = 1_000;

/** A platform reads its own inbox and no other: the stream follows from the token alone. */
export function inboxOf(actor: Actor): string {
  requireParty(actor, "platform");
  requireScope(actor, "inbox:read");
  return `inbox/${actor.partyId}`;
}

/**
 * Replays the inbox after a position and then follows it live. At most `window` messages are sent beyond the last
 * acknowledged one; the next follows the next acknowledgement.
 */
export function followInbox(
  { database, log, wakeups }: Dependencies,
  actor: Actor,
  { after, window, signal }: { readonly after: number; readonly window: number; readonly signal: AbortSignal },
): AsyncIterableIterator<RecordedEvent> {
  const stream = inboxOf(actor);
  checkPosition(after);
  checkWindow(window);
  return followStream({ log, sql: database.sql, wakeups, stream, after, window, signal });
}

export async function readInbox(
  { database, log }: Dependencies,
  actor: Actor,
  { after, first }: { readonly after: number; readonly first: number },
): Promise<{ head: StreamHead; messages: RecordedEvent[] }> {
  const stream = inboxOf(actor);
  checkPosition(after);
  checkPage(first, PAGE_MAX);
  const messages = await log.readStream(database.sql, stream, { after, limit: first });
  return { head: await log.head(database.sql, stream), messages };
}

export function checkWindow(window: number): void {
  if (Number.isInteger(window) && window >= 1 && window <= WINDOW_MAX) return;
  throw refuse("WINDOW_INVALID", `window must be a whole number from 1 to ${WINDOW_MAX}.`, { field: "window" });
}

export function checkPosition(position: number, field = "after"): void {
  if (Number.isInteger(position) && position >= 0) return;
  throw refuse("FIELD_INVALID", `${field} must be a position: 0 for all, or the last one you have.`, { field });
}
