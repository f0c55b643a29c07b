import { Field, ObjectType } from "type-graphql";
import { DateTime, JSONObject } from "../scalars.js";

@ObjectType({ description: "Something that happened to a disclosure request, or a version of the code of conduct." })
export class DisclosureFeedEvent {
  @Field(() => String, {
    description: "Where this entry stands in the feed: keep it with what was done for the entry, and go on after it.",
  })
  cursor!: string;

  @Field(() => String, {
    description:
      "What happened: the name of the event, such as IdentityDisclosed or CodeOfConductPublished; or FeedWhole, which is no event.",
  })
  kind!: string;

  @Field(() => DateTime, { description: "When it was recorded." })
  at!: Date;

  @Field(() => JSONObject, {
    description:
      "Of a request: { requestId, orderId, court, platform, duty }, where duty is null unless an order made the request; with { reason, provision } of a refusal and { unreadable } of a breach. Of a version of the code: { version, inForceFrom, answerNoticesWithin, objectionWindow }.",
  })
  body!: object;
}
