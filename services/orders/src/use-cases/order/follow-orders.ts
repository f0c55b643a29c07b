import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { type FeedWhole, followFeed, type LoggedEvent } from "@exparte/event-log";
import type { Dependencies } from "../dependencies.js";

/** The durable feed for the hub's other services: the events of applications and orders, each with its cursor. */
export function followOrders(
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
  return followFeed({ sayWhole, log, sql: database.sql, wakeups, after, categories: ["application", "order"], signal });
}
