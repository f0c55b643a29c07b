import { Field, ObjectType } from "type-graphql";
import { DateTime, JSONObject } from "../scalars.js";

@ObjectType({ description: "A version of the code of conduct was published, or a platform joined or left." })
export class CodeFeedEvent {
  @Field(() => String, { description: "Keep it with what was done for the event, and go on after it." })
  cursor!: string;

  @Field(() => String, { description: "CodeOfConductPublished, CodeOfConductJoined or CodeOfConductLeft." })
  kind!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => JSONObject, {
    description:
      "Published: { version, inForceFrom, answerNoticesWithin }. Joined: { platform, version, since }. Left: { platform, until }.",
  })
  body!: object;
}
