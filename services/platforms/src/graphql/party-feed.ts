import { Field, ObjectType } from "type-graphql";
import { DateTime, JSONObject } from "./scalars.js";

@ObjectType({ description: "One change of a platform, a court, the coordinator or a key." })
export class PartyFeedEvent {
  @Field(() => String, {
    description: "Where this change stands in the feed: keep it with what was done for the change, and go on after it.",
  })
  cursor!: string;

  @Field(() => String, {
    description:
      "What changed: PlatformRegistered, PlatformChanged, CourtRegistered, CourtChanged, CoordinatorRegistered, CoordinatorChanged, KeyRegistered or KeyRevoked; or FeedWhole, which is no change.",
  })
  kind!: string;

  @Field(() => DateTime, { description: "When the change was recorded." })
  at!: Date;

  @Field(() => JSONObject, { description: "What was registered or changed, whole, as it is from then on." })
  body!: object;
}
