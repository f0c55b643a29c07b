import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { followLog, type RecordedEvent } from "@exparte/event-log";
import type { Dependencies } from "../dependencies.js";

/** The durable feed for the hub's other services: what happened to applications and orders, each with its cursor. */
export function followOrders(
  { database, log, wakeups }: Dependencies,
  actor: Actor,
  { after, signal }: { readonly after: string | null; readonly signal: AbortSignal },
): AsyncIterableIterator<RecordedEvent & { cursor: string }> {
  requireParty(actor, "service");
  requireScope(actor, "feeds:read");
  return followLog({ log, sql: database.sql, wakeups, after, categories: ["application", "order"], signal });
}
