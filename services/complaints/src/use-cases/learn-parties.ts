import type { FeedEvent } from "@exparte/feed-reader";
import { z } from "zod";
import { keepPlatform } from "../store/directory.js";
import { checkpoints } from "../store/feed-checkpoints.js";
import type { Dependencies } from "./dependencies.js";

export const PARTY_FEED = "platforms.partyFeed";

const PlatformFacts = z.object({ platform: z.object({ id: z.string(), connected: z.boolean() }) });

/** Takes one entry of the platforms service's feed in, with its cursor; met again, it changes nothing. */
export async function learnParties({ database }: Pick<Dependencies, "database">, event: FeedEvent): Promise<void> {
  await database.transaction(async (tx) => {
    await checkpoints.move(tx, PARTY_FEED, event.cursor);
    if (event.kind !== "PlatformRegistered" && event.kind !== "PlatformChanged") return;
    const { platform } = PlatformFacts.parse(event.body);
    await keepPlatform(tx, platform.id, platform.connected);
  });
}
