import { Field, ID, Int, ObjectType } from "type-graphql";
import type { ComplaintMessageKind } from "../../rules/complaint/complaint-inbox.js";
import { ComplaintMessageKindEnum } from "../enums.js";
import { DateTime, JSONObject } from "../scalars.js";

@ObjectType({
  description:
    'One message of a platform\'s complaint inbox, numbered 1, 2, 3 … without gaps. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "complaint-inbox/<platform>", position, kind, at: sentAt, body: { complaintId, details }, previousDigest }.',
})
export class ComplaintInboxMessage {
  @Field(() => Int)
  position!: number;

  @Field(() => ComplaintMessageKindEnum)
  kind!: ComplaintMessageKind;

  @Field(() => DateTime)
  sentAt!: Date;

  @Field(() => ID)
  complaintId!: string;

  @Field(() => JSONObject, {
    description: "What this kind of message adds, such as until when a decision is contestable.",
  })
  details!: Record<string, unknown>;

  @Field(() => String)
  digest!: string;

  @Field(() => String, { description: "The digest of the message before; empty at position 1." })
  previousDigest!: string;
}

@ObjectType({ description: "How far a complaint inbox has come." })
export class ComplaintInbox {
  @Field(() => Int, { description: "The last message's position; 0 when there is none." })
  head!: number;

  @Field(() => Int, { description: "Acknowledged up to and with this position." })
  acknowledged!: number;

  @Field(() => DateTime, { nullable: true })
  acknowledgedAt!: Date | null;
}

@ObjectType({ description: "A page of the complaint inbox, for clients that poll." })
export class ComplaintInboxPage extends ComplaintInbox {
  @Field(() => [ComplaintInboxMessage])
  messages!: ComplaintInboxMessage[];
}
