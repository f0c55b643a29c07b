import type { Database } from "@exparte/database";
import type { EventLog, LoggedEvent } from "@exparte/event-log";
import { PARTY_TYPES } from "../../rules/party.js";

const PER_PAGE = 500;

/** The party feed as it is now, with the cursors at which its readers go on. */
export async function* partyEntries({
  database,
  log,
}: {
  readonly database: Database;
  readonly log: EventLog;
}): AsyncGenerator<Pick<LoggedEvent, "cursor" | "kind" | "at" | "body">> {
  for (let after: string | null = null; ; ) {
    const page = await log.readLog(database.sql, { after, limit: PER_PAGE, categories: PARTY_TYPES });
    for (const { cursor, kind, at, body } of page.events) yield { cursor, kind, at, body };
    if (page.whole) return;
    after = page.readUpTo;
  }
}
