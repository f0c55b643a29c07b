import { type Actor, requireParty, requireScope } from "@exparte/auth";
import {
  type AskedFollowing,
  type AskedPage,
  acknowledgeAsked,
  followAsked,
  type RecordedEvent,
  readAsked,
  type StreamHead,
} from "@exparte/event-log";
import { complaintInboxStream } from "../../store/complaint/complaints.js";
import type { Dependencies } from "../dependencies.js";

/** A platform reads only its own inbox: the token alone decides which stream. */
function inboxOf(actor: Actor): string {
  requireParty(actor, "platform");
  requireScope(actor, "inbox:read");
  return complaintInboxStream(actor.partyId);
}

export function followComplaintInbox(
  { database, log, wakeups }: Dependencies,
  actor: Actor,
  asked: AskedFollowing,
): AsyncIterableIterator<RecordedEvent> {
  return followAsked({ log, sql: database.sql, wakeups, stream: inboxOf(actor) }, asked);
}

export async function readComplaintInbox(
  { database, log }: Dependencies,
  actor: Actor,
  asked: AskedPage,
): Promise<{ head: StreamHead; messages: RecordedEvent[] }> {
  return readAsked({ log, sql: database.sql, stream: inboxOf(actor) }, asked);
}

export async function acknowledgeComplaintInbox(
  { database, log, clock }: Dependencies,
  actor: Actor,
  upTo: number,
): Promise<StreamHead> {
  const stream = inboxOf(actor);
  return database.transaction(({ sql }) => acknowledgeAsked({ log, sql, stream }, upTo, new Date(clock())));
}
