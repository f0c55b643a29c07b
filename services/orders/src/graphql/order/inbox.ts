import { NumberedMessage, StreamProgress } from "@exparte/subgraph";
import { Field, ID, Int, ObjectType } from "type-graphql";
import type { OrderId } from "../../rules/ids.js";
import type { InboxKind } from "../../rules/order/inbox.js";
import { DateTime, JSONObject, JWS } from "../scalars.js";
import { InboxMessageKindEnum } from "./enums.js";

@ObjectType({
  description:
    'One message of a platform\'s inbox, numbered 1, 2, 3 … without gaps. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "inbox/<platform>", position, kind, at: sentAt, body: { orderId, orderVersion, seal?, details }, previousDigest }.',
})
export class InboxMessage extends NumberedMessage {
  @Field(() => InboxMessageKindEnum, { description: "What the message tells you." })
  kind!: InboxKind;

  @Field(() => ID, { description: "The id of the order that the message is about." })
  orderId!: OrderId;

  @Field(() => Int, { description: "The version of the order when the message was sent." })
  orderVersion!: number;

  @Field(() => JWS, {
    nullable: true,
    description:
      "The court's seal with your own part, where the message brings a new version of the order. A version that leaves you out comes without a part.",
  })
  seal!: string | null;

  @Field(() => JSONObject, { description: "What this kind of message adds, such as the deadline that passed." })
  details!: Record<string, unknown>;
}

@ObjectType({ description: "How far an inbox has come." })
export class Inbox extends StreamProgress {}

@ObjectType({ description: "A page of the inbox, for clients that poll." })
export class InboxPage extends Inbox {
  @Field(() => [InboxMessage], { description: "The messages after the position asked about, in their order." })
  messages!: InboxMessage[];
}

@ObjectType({ description: "One entry of the service-to-service feed; `cursor` is where to go on after it." })
export class OrderFeedEvent {
  @Field(() => String, {
    description: "Where this event stands in the feed: keep it with what was done for the event, and go on after it.",
  })
  cursor!: string;

  @Field(() => String, { description: "The order or application whose event it is; empty for FeedWhole." })
  stream!: string;

  @Field(() => String, { description: "What happened: the name of the event; or FeedWhole, which is no event." })
  kind!: string;

  @Field(() => DateTime, { description: "When the event was recorded." })
  at!: Date;

  @Field(() => JSONObject, { description: "The event itself, whole." })
  body!: Record<string, unknown>;
}
