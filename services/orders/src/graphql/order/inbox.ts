import { NumberedMessage, StreamProgress } from "@exparte/subgraph";
import { Field, ID, Int, ObjectType } from "type-graphql";
import type { InboxKind } from "../../rules/order/inbox.js";
import { InboxMessageKindEnum } from "../enums.js";
import { DateTime, JSONObject, JWS } from "../scalars.js";

@ObjectType({
  description:
    'One message of a platform\'s inbox, numbered 1, 2, 3 … without gaps. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "inbox/<platform>", position, kind, at: sentAt, body: { orderId, orderVersion, seal?, details }, previousDigest }.',
})
export class InboxMessage extends NumberedMessage {
  @Field(() => InboxMessageKindEnum)
  kind!: InboxKind;

  @Field(() => ID)
  orderId!: string;

  @Field(() => Int)
  orderVersion!: number;

  @Field(() => JWS, {
    nullable: true,
    description: "The court's seal, where the message brings a new version of the order.",
  })
  seal!: string | null;

  @Field(() => JSONObject, { description: "What this kind of message adds, such as the deadline that passed." })
  details!: Record<string, unknown>;
}

@ObjectType({ description: "How far an inbox has come." })
export class Inbox extends StreamProgress {}

@ObjectType({ description: "A page of the inbox, for clients that poll." })
export class InboxPage extends Inbox {
  @Field(() => [InboxMessage])
  messages!: InboxMessage[];
}

@ObjectType({ description: "One entry of the service-to-service feed; `cursor` is where to go on after it." })
export class OrderFeedEvent {
  @Field(() => String)
  cursor!: string;

  @Field(() => String)
  stream!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => JSONObject)
  body!: Record<string, unknown>;
}
