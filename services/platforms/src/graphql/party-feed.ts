import { Field, ObjectType } from "type-graphql";
import { DateTime, JSONObject } from "./scalars.js";

@ObjectType({ description: "One change of a platform, a court or a key." })
export class PartyFeedEvent {
  @Field(() => String, { description: "Keep it with what was done for the event, and go on after it." })
  cursor!: string;

  @Field(() => String, {
    description: "PlatformRegistered, PlatformChanged, CourtRegistered, CourtChanged, KeyRegistered or KeyRevoked.",
  })
  kind!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => JSONObject)
  body!: object;
}
