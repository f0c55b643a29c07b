import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { type FeedWhole, followFeed, type JsonObject, type LoggedEvent } from "@exparte/event-log";
import type { Dependencies } from "../dependencies.js";

/** The streams of the log that the feed is made of. */
export const CODE_STREAM = "code-of-conduct";
export const PARTICIPATION_STREAM = "participation";

/** The durable feed for the hub's other services: every version of the code, and who joined and left, in one order. */
export function followCode(
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
  const categories = [CODE_STREAM, PARTICIPATION_STREAM];
  return followFeed({ sayWhole, log, sql: database.sql, wakeups, after, categories, signal });
}

/** The contents of an entry: a contract with the readers of the feed, kept even if the form of the log changes. */
export function codeFacts({ kind, stream, body }: Pick<LoggedEvent, "kind" | "stream" | "body">): JsonObject {
  switch (kind) {
    case "CodeOfConductPublished": {
      // Versions from before the term existed were given a week, as the migration says.
      const { version = null, inForceFrom = null, answerNoticesWithin = "P7D" } = body;
      return { version, inForceFrom, answerNoticesWithin };
    }
    case "CodeOfConductJoined": {
      const { version = null, since = null } = body;
      return { platform: platformIn(stream), version, since };
    }
    case "CodeOfConductLeft": {
      const { until = null } = body;
      return { platform: platformIn(stream), until };
    }
    default:
      throw new Error(`The code's feed has no ${kind}`);
  }
}

function platformIn(stream: string): string {
  return stream.slice(PARTICIPATION_STREAM.length + 1);
}
