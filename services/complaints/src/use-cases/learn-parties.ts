import type { FeedEvent } from "@exparte/feed-reader";
import { z } from "zod";
import { keepCourt, keepPlatform } from "../store/directory.js";
import { checkpoints } from "../store/feed-checkpoints.js";
import type { Dependencies } from "./dependencies.js";

export const PARTY_FEED = "platforms.partyFeed";

const CourtFacts = z.object({ court: z.object({ id: z.string() }) });
const PlatformFacts = z.object({ platform: z.object({ id: z.string(), connected: z.boolean() }) });

/** Stores one entry of the platforms service's feed with its cursor. Reading it again changes nothing. */
export async function learnParties({ database }: Pick<Dependencies, "database">, event: FeedEvent): Promise<void> {
  await database.transaction(async (tx) => {
    await checkpoints.move(tx, PARTY_FEED, event.cursor);
    switch (event.kind) {
      case "PlatformRegistered":
      case "PlatformChanged": {
        const { platform } = PlatformFacts.parse(event.body);
        return keepPlatform(tx, platform.id, platform.connected);
      }
      case "CourtRegistered":
      case "CourtChanged":
        return keepCourt(tx, CourtFacts.parse(event.body).court.id);
      default:
        return; // not needed here, or from a later version of that service
    }
  });
}
