import { NumberedMessage, StreamProgress } from "@exparte/subgraph";
import { Field, ID, Int, ObjectType } from "type-graphql";
import type { OrderId } from "../../rules/ids.js";
import type { CoordinationKind } from "../../rules/order/coordination.js";
import { Platform } from "../platform.js";
import { JSONObject, JWS } from "../scalars.js";
import { CoordinatorMessageKindEnum } from "./enums.js";

@ObjectType({
  description:
    'One message of the coordinator\'s inbox, numbered 1, 2, 3 … without gaps. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "coordinator-inbox/nl", position, kind, at: sentAt, body: { orderId, orderVersion, court, platform?: platform.id, seal?, details }, previousDigest }.',
})
export class CoordinatorMessage extends NumberedMessage {
  @Field(() => CoordinatorMessageKindEnum, { description: "What the message tells you." })
  kind!: CoordinationKind;

  @Field(() => ID, { description: "The id of the order that the message is about." })
  orderId!: OrderId;

  @Field(() => Int, { description: "The version of the order when the message was sent." })
  orderVersion!: number;

  @Field(() => ID, { description: "The id of the court that gave the order." })
  court!: string;

  @Field(() => Platform, {
    nullable: true,
    description: "The addressee that says it, or that alone it concerns; null where the court decided for all.",
  })
  platform!: Platform | null;

  @Field(() => JWS, {
    nullable: true,
    description:
      "The court's seal with the parts of the addressees that are intermediary services, where the message brings a version of the order; null otherwise.",
  })
  seal!: string | null;

  @Field(() => JSONObject, {
    description:
      "What this kind of message adds: `platforms` and `cause` of a version; `means` and `receivedAt`; of an item its `itemId` and `url`, the `outcome` and when.",
  })
  details!: Record<string, unknown>;
}

@ObjectType({ description: "How far the coordinator's inbox has come." })
export class CoordinatorInbox extends StreamProgress {}

@ObjectType({ description: "A page of the coordinator's inbox, for clients that poll." })
export class CoordinatorInboxPage extends CoordinatorInbox {
  @Field(() => [CoordinatorMessage], { description: "The messages after the position asked about, in their order." })
  messages!: CoordinatorMessage[];
}
