import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { followStream, type RecordedEvent, type StreamHead } from "@exparte/event-log";
import { refuse } from "../refusals.js";
import { inboxStream } from "../store/disclosures.js";
import type { Dependencies } from "./dependencies.js";

/** The gateway holds twice as many messages for one subscriber before it ends the subscription. */
export const WINDOW_MAX = 5_000;

/** A platform reads its own inbox and no other: the stream follows from the token alone. */
function inboxOf(actor: Actor): string {
  requireParty(actor, "platform");
  requireScope(actor, "disclosures:answer");
  return inboxStream(actor.partyId);
}

/**
 * Replays the inbox after a position and then follows it live. At most `window` messages are sent beyond the last
 * acknowledged one; the next follows the next acknowledgement.
 */
export function followDisclosureInbox(
  { database, log, wakeups }: Dependencies,
  actor: Actor,
  { after, window, signal }: { readonly after: number; readonly window: number; readonly signal: AbortSignal },
): AsyncIterableIterator<RecordedEvent> {
  const stream = inboxOf(actor);
  checkPosition(after, "after");
  if (!Number.isInteger(window) || window < 1 || window > WINDOW_MAX) {
    throw refuse("WINDOW_INVALID", `window must be a whole number from 1 to ${WINDOW_MAX}.`, { field: "window" });
  }
  return followStream({ log, sql: database.sql, wakeups, stream, after, window, signal });
}

export async function readDisclosureInbox(
  { database, log }: Dependencies,
  actor: Actor,
  { after, first }: { readonly after: number; readonly first: number },
): Promise<{ head: StreamHead; messages: RecordedEvent[] }> {
  const stream = inboxOf(actor);
  checkPosition(after, "after");
  if (!Number.isInteger(first) || first < 1 || first > 1000) {
    throw refuse("PAGE_INVALID", "first must be a whole number from 1 to 1,000.", { field: "first" });
  }
  const messages = await log.readStream(database.sql, stream, { after, limit: first });
  return { head: await log.head(database.sql, stream), messages };
}

/** Acknowledging again, or less, changes nothing; beyond the last message it is refused. */
export async function acknowledgeDisclosureInbox(
  { database, log, clock }: Dependencies,
  actor: Actor,
  upTo: number,
): Promise<StreamHead> {
  const stream = inboxOf(actor);
  checkPosition(upTo, "upTo");
  return database.transaction((tx) => log.acknowledge(tx.sql, stream, upTo, new Date(clock())));
}

function checkPosition(position: number, field: string): void {
  if (Number.isInteger(position) && position >= 0) return;
  throw refuse("FIELD_INVALID", `${field} must be a position of the inbox: 0 for all, or the last one you have.`, {
    field,
  });
}
