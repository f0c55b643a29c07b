import { type Actor, requireParty, requireScope } from "@exparte/auth";
import {
  type AskedFollowing,
  type AskedPage,
  followAsked,
  type RecordedEvent,
  readAsked,
  type StreamHead,
} from "@exparte/event-log";
import type { Dependencies } from "../dependencies.js";

/** A platform reads its own inbox and no other: the stream follows from the token alone. */
export function inboxOf(actor: Actor): string {
  requireParty(actor, "platform");
  requireScope(actor, "inbox:read");
  return `inbox/${actor.partyId}`;
}

export function followInbox(
  { database, log, wakeups }: Dependencies,
  actor: Actor,
  asked: AskedFollowing,
): AsyncIterableIterator<RecordedEvent> {
  return followAsked({ log, sql: database.sql, wakeups, stream: inboxOf(actor) }, asked);
}

export async function readInbox(
  { database, log }: Dependencies,
  actor: Actor,
  asked: AskedPage,
): Promise<{ head: StreamHead; messages: RecordedEvent[] }> {
  return readAsked({ log, sql: database.sql, stream: inboxOf(actor) }, asked);
}
