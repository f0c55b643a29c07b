import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { followLog, type LoggedEvent } from "@exparte/event-log";
import { PARTY_TYPES } from "../rules/party.js";
import type { Dependencies } from "./dependencies.js";

/** The durable feed for the hub's other services: every change of a party or a key, in one order, each with its cursor. */
export function followParties(
  { database, log, wakeups }: Dependencies,
  actor: Actor,
  { after, signal }: { readonly after: string | null; readonly signal: AbortSignal },
): AsyncIterableIterator<LoggedEvent> {
  requireParty(actor, "service");
  requireScope(actor, "feeds:read");
  return followLog({ log, sql: database.sql, wakeups, after, categories: PARTY_TYPES, signal });
}
