import { Field, ID, Int, ObjectType } from "type-graphql";
import type { ComplaintMessageKind } from "../../rules/complaint/complaint-inbox.js";
import { ComplaintMessageKindEnum } from "../enums.js";
import { DateTime, JSONObject } from "../scalars.js";

@ObjectType({
  description:
    'One message of a platform\'s complaint inbox, numbered 1, 2, 3 … without gaps. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "complaint-inbox/<platform>", position, kind, at: sentAt, body: { complaintId, details }, previousDigest }.',
})
export class ComplaintInboxMessage {
  @Field(() => Int, {
    description: "The message's number in your complaint inbox: store it with what you did for it, and acknowledge it.",
  })
  position!: number;

  @Field(() => ComplaintMessageKindEnum, { description: "What the message tells you." })
  kind!: ComplaintMessageKind;

  @Field(() => DateTime, { description: "When the hub put the message in the inbox." })
  sentAt!: Date;

  @Field(() => ID, { description: "The id of the complaint that the message is about." })
  complaintId!: string;

  @Field(() => JSONObject, {
    description: "What this kind of message adds, such as until when a decision is contestable.",
  })
  details!: Record<string, unknown>;

  @Field(() => String, { description: "The digest of this message, by which you prove that you missed none." })
  digest!: string;

  @Field(() => String, { description: "The digest of the message before; empty at position 1." })
  previousDigest!: string;
}

@ObjectType({ description: "How far a complaint inbox has come." })
export class ComplaintInbox {
  @Field(() => Int, { description: "The position of the inbox's last message; 0 when there is none." })
  head!: number;

  @Field(() => Int, { description: "The position up to and with which you acknowledged; 0 when you have not." })
  acknowledged!: number;

  @Field(() => DateTime, { nullable: true, description: "When you last acknowledged; null when you have not." })
  acknowledgedAt!: Date | null;
}

@ObjectType({ description: "A page of the complaint inbox, for clients that poll." })
export class ComplaintInboxPage extends ComplaintInbox {
  @Field(() => [ComplaintInboxMessage], { description: "The messages after the position asked about, in their order." })
  messages!: ComplaintInboxMessage[];
}
