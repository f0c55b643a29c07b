import type { Tx } from "@exparte/database";
import type { FeedEvent } from "@exparte/feed-reader";
import { z } from "zod";
import { keepCourt, keepKey, keepPlatform, keepRevocation } from "../store/directory.js";
import { checkpoints } from "../store/feed-checkpoints.js";
import type { Dependencies } from "./dependencies.js";

export const PARTY_FEED = "platforms.partyFeed";

const Party = z.object({ type: z.string(), id: z.string() });
const PlatformFacts = z.object({ platform: z.object({ id: z.string(), connected: z.boolean() }) });
const CourtFacts = z.object({ court: z.object({ id: z.string() }) });
const KeyFacts = z.object({
  party: Party,
  kid: z.string(),
  jwk: z.record(z.string(), z.string()),
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime().nullable(),
});
const RevocationFacts = z.object({ party: Party, kid: z.string(), revokedAt: z.iso.datetime() });

/** Stores one entry of the platforms service's feed with its cursor. */
export async function learnParties({ database }: Pick<Dependencies, "database">, event: FeedEvent): Promise<void> {
  await database.transaction(async (tx) => {
    await checkpoints.move(tx, PARTY_FEED, event.cursor);
    await learn(tx, event);
  });
}

async function learn(tx: Tx, { kind, body }: FeedEvent): Promise<void> {
  switch (kind) {
    case "PlatformRegistered":
    case "PlatformChanged": {
      const { platform } = PlatformFacts.parse(body);
      return keepPlatform(tx, platform.id, platform.connected);
    }
    case "CourtRegistered":
    case "CourtChanged":
      return keepCourt(tx, CourtFacts.parse(body).court.id);
    case "KeyRegistered":
      return keepKey(tx, KeyFacts.parse(body));
    case "KeyRevoked": {
      const { party, kid, revokedAt } = RevocationFacts.parse(body);
      return keepRevocation(tx, party, kid, revokedAt);
    }
    default:
      return; // not needed here, or from a later version of that service
  }
}
