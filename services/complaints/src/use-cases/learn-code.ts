import { instant } from "@exparte/dutch-time";
import type { FeedEvent } from "@exparte/feed-reader";
import { z } from "zod";
import { keepJoining, keepLeaving, keepVersion } from "../store/code-of-conduct.js";
import { checkpoints } from "../store/feed-checkpoints.js";
import type { Dependencies } from "./dependencies.js";

export const CODE_FEED = "identities.codeFeed";

const Moment = z.iso.datetime().transform((at) => instant(at));
const PublishedFacts = z.object({ version: z.int(), inForceFrom: Moment, answerNoticesWithin: z.string() });
const JoinedFacts = z.object({ platform: z.string(), since: Moment });
const LeftFacts = z.object({ platform: z.string(), until: Moment });

/** Stores one entry of the identities service's feed with its cursor. Reading it again changes nothing. */
export async function learnCode({ database }: Pick<Dependencies, "database">, event: FeedEvent): Promise<void> {
  await database.transaction(async (tx) => {
    await checkpoints.move(tx, CODE_FEED, event.cursor);
    switch (event.kind) {
      case "CodeOfConductPublished":
        return keepVersion(tx, PublishedFacts.parse(event.body));
      case "CodeOfConductJoined": {
        const { platform, since } = JoinedFacts.parse(event.body);
        return keepJoining(tx, platform, since);
      }
      case "CodeOfConductLeft": {
        const { platform, until } = LeftFacts.parse(event.body);
        return keepLeaving(tx, platform, until);
      }
      default:
        return; // does not concern notices
    }
  });
}
