import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { type FeedWhole, followFeed, type JsonObject, type LoggedEvent } from "@exparte/event-log";
import { CODE_STREAM, codeFacts } from "../code-of-conduct/follow-code.js";
import type { Dependencies } from "../dependencies.js";

/** The streams of the log that the feed is made of. */
const DISCLOSURE_STREAM = "disclosure";

/** The durable feed for the orders service: every version of the code, and what comes of requests, in one order. */
export function followDisclosures(
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
  const categories = [CODE_STREAM, DISCLOSURE_STREAM];
  return followFeed({ sayWhole, log, sql: database.sql, wakeups, after, categories, signal });
}

/**
 * The contents of an entry: a contract with the readers of the feed, kept even if the form of the log changes. Nothing of
 * an answer is in it, and no text of the court's or the platform's but the provision that it names.
 */
export function disclosureFacts(event: Pick<LoggedEvent, "kind" | "stream" | "body">): JsonObject {
  const { kind, body } = event;
  if (kind === "CodeOfConductPublished") {
    const { objectionWindow = null } = body;
    return { ...codeFacts(event), objectionWindow };
  }
  const { requestId = null, orderId = null, court = null, platform = null, duty = null } = body;
  const about = { requestId, orderId, court, platform, duty };
  switch (kind) {
    case "DisclosureRefused": {
      const { reason = null, provision = null } = body;
      return { ...about, reason, provision };
    }
    case "BreachReported": {
      const { unreadable = false } = body;
      return { ...about, unreadable };
    }
    default:
      return about;
  }
}
