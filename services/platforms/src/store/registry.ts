import type { Actor } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import type { EventLog } from "@exparte/event-log";
import { feedEntry, type PartyEvent } from "../rules/party-event.js";
import { saveCoordinator } from "./coordinators.js";
import { saveCourt } from "./courts.js";
import { saveKey } from "./keys.js";
import { savePlatform } from "./platforms.js";

export interface Recording {
  readonly tx: Tx;
  readonly log: EventLog;
  /** The operator, or the platform that registered a key of its own. */
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * Makes changes of the registry wait for each other until the transaction ends, so that what a rule was shown (who has
 * a domain, which keys a party has) still holds when its event is recorded. There are few such changes.
 */
export async function lockRegistry({ sql }: Tx): Promise<void> {
  await sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", ["registry of platforms and courts"]);
}

/** Writes the rows and the events together; once per transaction. */
export async function recordParty({ tx, log, actor, now }: Recording, ...events: readonly PartyEvent[]): Promise<void> {
  for (const event of events) await saveRow(tx, event);
  const by = { type: actor.partyType, id: actor.partyId };
  const entries = events.map(feedEntry).map(({ stream, kind, body }) => ({ stream, kind, body: { ...body, by } }));
  await log.append(tx.sql, entries, now);
}

async function saveRow(tx: Tx, event: PartyEvent): Promise<void> {
  switch (event.kind) {
    case "PlatformRegistered":
    case "PlatformChanged":
      return savePlatform(tx, event.platform);
    case "CourtRegistered":
    case "CourtChanged":
      return saveCourt(tx, event.court);
    case "CoordinatorRegistered":
    case "CoordinatorChanged":
      return saveCoordinator(tx, event.coordinator);
    case "KeyRegistered":
    case "KeyRevoked":
      return saveKey(tx, event.key);
    default:
      return event satisfies never;
  }
}
