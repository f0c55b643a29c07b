import { Field, ID, Int, ObjectType } from "type-graphql";
import type { DisclosureMessageKind } from "../../rules/disclosure/disclosure-inbox.js";
import { DisclosureMessageKindEnum } from "../enums.js";
import { DateTime, JSONObject, JWS } from "../scalars.js";

@ObjectType({
  description:
    'One message of a platform\'s disclosure inbox, numbered 1, 2, 3 … without gaps. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "disclosure-inbox/<platform>", position, kind, at: sentAt, body: { requestId, seal?, details }, previousDigest }.',
})
export class DisclosureMessage {
  @Field(() => Int, {
    description:
      "The message's number in your disclosure inbox: store it with what you did for it, and acknowledge it.",
  })
  position!: number;

  @Field(() => DisclosureMessageKindEnum, { description: "What the message tells you." })
  kind!: DisclosureMessageKind;

  @Field(() => DateTime, { description: "When the hub put the message in the inbox." })
  sentAt!: Date;

  @Field(() => ID, { description: "The id of the disclosure request that the message is about." })
  requestId!: string;

  @Field(() => JWS, {
    nullable: true,
    description:
      "The court's seal over its request, or over its dispensation with notice, where the message brings one.",
  })
  seal!: string | null;

  @Field(() => JSONObject, { description: "What this kind of message adds, such as when the window closed." })
  details!: Record<string, unknown>;

  @Field(() => String, { description: "The digest of this message, by which you prove that you missed none." })
  digest!: string;

  @Field(() => String, { description: "The digest of the message before; empty at position 1." })
  previousDigest!: string;
}

@ObjectType({ description: "How far a disclosure inbox has come." })
export class DisclosureInbox {
  @Field(() => Int, { description: "The position of the inbox's last message; 0 when there is none." })
  head!: number;

  @Field(() => Int, { description: "The position up to and with which you acknowledged; 0 when you have not." })
  acknowledged!: number;

  @Field(() => DateTime, { nullable: true, description: "When you last acknowledged; null when you have not." })
  acknowledgedAt!: Date | null;
}

@ObjectType({ description: "A page of the disclosure inbox, for clients that poll." })
export class DisclosureInboxPage extends DisclosureInbox {
  @Field(() => [DisclosureMessage], { description: "The messages after the position asked about, in their order." })
  messages!: DisclosureMessage[];
}
