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
import { COMPLIANCE_STREAM } from "../../rules/supervision/compliance-feed.js";
import type { Dependencies } from "../dependencies.js";

/** Supervisors read one stream, and each acknowledges for itself. */
function feedOf(actor: Actor): { stream: string; reader: string } {
  requireParty(actor, "regulator", "ap");
  requireScope(actor, "compliance:read");
  return { stream: COMPLIANCE_STREAM, reader: `${actor.partyType}/${actor.partyId}` };
}

export function followComplianceFeed(
  { database, log, wakeups }: Dependencies,
  actor: Actor,
  asked: AskedFollowing,
): AsyncIterableIterator<RecordedEvent> {
  return followAsked({ log, sql: database.sql, wakeups, ...feedOf(actor) }, asked);
}

export async function readComplianceFeed(
  { database, log }: Dependencies,
  actor: Actor,
  asked: AskedPage,
): Promise<{ head: StreamHead; entries: RecordedEvent[] }> {
  const { head, messages } = await readAsked({ log, sql: database.sql, ...feedOf(actor) }, asked);
  return { head, entries: messages };
}

/** It has no consequence but that the supervisor's own window moves on. */
export async function acknowledgeComplianceFeed(
  { database, log, clock }: Dependencies,
  actor: Actor,
  upTo: number,
): Promise<StreamHead> {
  const feed = feedOf(actor);
  return database.transaction(({ sql }) => acknowledgeAsked({ log, sql, ...feed }, upTo, new Date(clock())));
}
