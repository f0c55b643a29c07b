import { Field, ObjectType } from "type-graphql";
import { DateTime, JSONObject } from "../scalars.js";

@ObjectType({ description: "A version of the code of conduct was published, or a platform joined or left." })
export class CodeFeedEvent {
  @Field(() => String, {
    description: "Where this change stands in the feed: keep it with what was done for the change, and go on after it.",
  })
  cursor!: string;

  @Field(() => String, {
    description:
      "What changed: CodeOfConductPublished, CodeOfConductJoined or CodeOfConductLeft; or FeedWhole, which is no change.",
  })
  kind!: string;

  @Field(() => DateTime, { description: "When the change was recorded." })
  at!: Date;

  @Field(() => JSONObject, {
    description:
      "Published: { version, inForceFrom, answerNoticesWithin }. Joined: { platform, version, since }. Left: { platform, until }.",
  })
  body!: object;
}
