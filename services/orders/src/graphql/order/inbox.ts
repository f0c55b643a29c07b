import { Field, ID, Int, ObjectType } from "type-graphql";
import type { InboxKind } from "../../rules/order/inbox.js";
import { InboxMessageKindEnum } from "../enums.js";
import { DateTime, JSONObject, JWS } from "../scalars.js";

@ObjectType({
  description:
    'One message of a platform\'s inbox, numbered 1, 2, 3 … without gaps. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "inbox/<platform>", position, kind, at: sentAt, body: { orderId, orderVersion, seal?, details }, previousDigest }.',
})
export class InboxMessage {
  @Field(() => Int, {
    description: "The message's number in your inbox: store it with what you did for it, and acknowledge it.",
  })
  position!: number;

  @Field(() => InboxMessageKindEnum, { description: "What the message tells you." })
  kind!: InboxKind;

  @Field(() => DateTime, { description: "When the hub put the message in the inbox." })
  sentAt!: Date;

  @Field(() => ID, { description: "The id of the order that the message is about." })
  orderId!: string;

  @Field(() => Int, { description: "The version of the order when the message was sent." })
  orderVersion!: number;

  @Field(() => JWS, {
    nullable: true,
    description: "The court's seal, where the message brings a new version of the order.",
  })
  seal!: string | null;

  @Field(() => JSONObject, { description: "What this kind of message adds, such as the deadline that passed." })
  details!: Record<string, unknown>;

  @Field(() => String, { description: "The digest of this message, by which you prove that you missed none." })
  digest!: string;

  @Field(() => String, { description: "The digest of the message before; empty at position 1." })
  previousDigest!: string;
}

@ObjectType({ description: "How far an inbox has come." })
export class Inbox {
  @Field(() => Int, { description: "The position of the inbox's last message; 0 when there is none." })
  head!: number;

  @Field(() => Int, { description: "The position up to and with which you acknowledged; 0 when you have not." })
  acknowledged!: number;

  @Field(() => DateTime, { nullable: true, description: "When you last acknowledged; null when you have not." })
  acknowledgedAt!: Date | null;
}

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
