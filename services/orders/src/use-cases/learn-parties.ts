import type { Tx } from "@exparte/database";
import type { FeedEvent } from "@exparte/feed-reader";
import { toldId } from "@exparte/service/told-id";
import { z } from "zod";
import { INSTANCES } from "../rules/application/instance.js";
import type { CoordinatorId, CourtId, KeyId, PlatformId } from "../rules/ids.js";
import { checkpoints } from "../store/feed-checkpoints.js";
import { KnownCoordinatorRow, KnownCourtRow, KnownKeyRow, KnownPlatformRow } from "../store/rows.js";
import type { Dependencies } from "./dependencies.js";

export const PARTY_FEED = "platforms.partyFeed";

const Party = z.object({ type: z.string(), id: z.string() });
const PlatformFacts = z.object({
  platform: z.object({
    id: toldId<PlatformId>(),
    kind: z.string(),
    domains: z.array(z.string()),
    languages: z.array(z.string()),
    connected: z.boolean(),
  }),
});
const CourtFacts = z.object({
  court: z.object({
    id: toldId<CourtId>(),
    name: z.string(),
    // Absent in news from before courts were registered with it.
    instance: z.enum(INSTANCES).default("DISTRICT_COURT"),
  }),
});
const CoordinatorFacts = z.object({ coordinator: z.object({ id: toldId<CoordinatorId>() }) });
const KeyFacts = z.object({
  party: Party,
  kid: toldId<KeyId>(),
  jwk: z.record(z.string(), z.string()),
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime().nullable(),
});
const RevocationFacts = z.object({ party: Party, kid: toldId<KeyId>(), revokedAt: z.iso.datetime() });

/** Copies one entry of the platforms service's feed into this service's own directory, together with the cursor. */
export async function learnParties({ database }: Pick<Dependencies, "database">, event: FeedEvent): Promise<void> {
  await database.transaction(async (tx) => {
    await checkpoints.move(tx, PARTY_FEED, event.cursor);
    await learn(tx, event);
  });
}

async function learn(tx: Tx, { kind, body }: FeedEvent): Promise<void> {
  switch (kind) {
    case "PlatformRegistered":
    case "PlatformChanged":
      await tx.em.upsert(KnownPlatformRow, PlatformFacts.parse(body).platform);
      return;
    case "CourtRegistered":
    case "CourtChanged":
      await tx.em.upsert(KnownCourtRow, CourtFacts.parse(body).court);
      return;
    case "CoordinatorRegistered":
    case "CoordinatorChanged":
      await tx.em.upsert(KnownCoordinatorRow, CoordinatorFacts.parse(body).coordinator);
      return;
    case "KeyRegistered": {
      const { party, kid, jwk, validFrom, validUntil } = KeyFacts.parse(body);
      await tx.em.upsert(KnownKeyRow, {
        partyType: party.type,
        partyId: party.id,
        kid,
        jwk,
        validFrom: new Date(validFrom),
        validUntil: validUntil === null ? null : new Date(validUntil),
      });
      return;
    }
    case "KeyRevoked": {
      const { party, kid, revokedAt } = RevocationFacts.parse(body);
      const key = { partyType: party.type, partyId: party.id, kid };
      await tx.em.nativeUpdate(KnownKeyRow, key, { revokedAt: new Date(revokedAt) });
      return;
    }
    default:
      return; // not needed here, or from a later version of that service
  }
}
