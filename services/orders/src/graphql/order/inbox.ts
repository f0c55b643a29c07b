import { Field, ID, Int, ObjectType } from "type-graphql";
import type { OrderId } from "../../rules/ids.js";
import type { InboxKind } from "../../rules/order/inbox.js";
import { InboxMessageKindEnum } from "../enums.js";
import { DateTime, JSONObject, JWS } from "../scalars.js";

@ObjectType({
  description:
    'One message of a platform\'s inbox, numbered 1, 2, 3 … without gaps. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "inbox/<platform>", position, kind, at: sentAt, body: { orderId, orderVersion, seal?, details }, previousDigest }.',
})
export class InboxMessage {
  @Field(() => Int)
  position!: number;

  @Field(() => InboxMessageKindEnum)
  kind!: InboxKind;

  @Field(() => DateTime)
  sentAt!: Date;

  @Field(() => ID)
  orderId!: OrderId;

  @Field(() => Int)
  orderVersion!: number;

  @Field(() => JWS, {
    nullable: true,
    description: "The court's seal, where the message brings a new version of the order.",
  })
  seal!: string | null;

  @Field(() => JSONObject, { description: "What this kind of message adds, such as the deadline that passed." })
  details!: Record<string, unknown>;

  @Field(() => String)
  digest!: string;

  @Field(() => String, { description: "The digest of the message before; empty at position 1." })
  previousDigest!: string;
}

@ObjectType({ description: "How far an inbox has come." })
export class Inbox {
  @Field(() => Int, { description: "The last message's position; 0 when there is none." })
  head!: number;

  @Field(() => Int, { description: "Acknowledged up to and with this position." })
  acknowledged!: number;

  @Field(() => DateTime, { nullable: true })
  acknowledgedAt!: Date | null;
}

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
