import type { Actor } from "@exparte/auth";
import type { Database } from "@exparte/database";
import { type EventLog, noWakeups } from "@exparte/event-log";
import type { CourtDetails } from "../../rules/court.js";
import type { PlatformId } from "../../rules/ids.js";
import type { PlatformDetails } from "../../rules/platform.js";
import { createReaders } from "../../store/readers.js";
import { SCHEMA } from "../../store/store.js";
import { registerCourt } from "../register-court.js";
import { registerPlatform } from "../register-platform.js";

/** A court or a platform that exists in a demonstration alone, and when it was registered there. */
export type InventedParty = { readonly at: string } & (
  | { readonly court: CourtDetails }
  | { readonly platform: PlatformDetails & { readonly id: PlatformId } }
);

/** Registers it as an operator would have done at that time. */
export async function registerInvented(
  { database, log }: { readonly database: Database; readonly log: EventLog },
  { at, ...party }: InventedParty,
): Promise<void> {
  const then = new Date(at);
  const wakeups = noWakeups({ sql: database.sql, schema: SCHEMA });
  const deps = { database, log, wakeups, readers: createReaders(database), clock: () => then };
  const operator: Actor = {
    partyType: "operator",
    partyId: "hub",
    subject: "a demonstration",
    scopes: new Set(["parties:register"]),
    expiresAt: then,
  };
  if ("court" in party) await registerCourt(deps, operator, party.court);
  else await registerPlatform(deps, operator, party.platform);
  await wakeups.close();
}
