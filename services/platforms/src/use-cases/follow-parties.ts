import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { type FeedWhole, followFeed, type LoggedEvent } from "@exparte/event-log";
import { PARTY_TYPES } from "../rules/party.js";
import type { Dependencies } from "./dependencies.js";

/**
 * The durable feed for the hub's other services: every change of a party or a key, in one order, each with its cursor.
 */
export function followParties(
  { database, log, wakeups }: Dependencies,
  actor: Actor,
  {
    after,
    sayWhole,
    signal,
  }: { readonly after: string | null; readonly sayWhole: boolean; readonly signal: AbortSignal },
): AsyncIterableIterator<LoggedEvent | FeedWhole> {
  requireParty(actor, "service");
  requireScope(actor, "feeds:read");
  return followFeed({ sayWhole, log, sql: database.sql, wakeups, after, categories: PARTY_TYPES, signal });
}
