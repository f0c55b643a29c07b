import { NumberedMessage, StreamProgress } from "@exparte/subgraph";
import { Field, ID, ObjectType } from "type-graphql";
import type { ComplaintMessageKind } from "../../rules/complaint/complaint-inbox.js";
import { ComplaintMessageKindEnum } from "../enums.js";
import { JSONObject } from "../scalars.js";

@ObjectType({
  description:
    'One message of a platform\'s complaint inbox, numbered 1, 2, 3 … without gaps. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "complaint-inbox/<platform>", position, kind, at: sentAt, body: { complaintId, details }, previousDigest }.',
})
export class ComplaintInboxMessage extends NumberedMessage {
  @Field(() => ComplaintMessageKindEnum, { description: "What the message tells you." })
  kind!: ComplaintMessageKind;

  @Field(() => ID, { description: "The id of the complaint that the message is about." })
  complaintId!: string;

  @Field(() => JSONObject, {
    description: "What this kind of message adds, such as until when a decision is contestable.",
  })
  details!: Record<string, unknown>;
}

@ObjectType({ description: "How far a complaint inbox has come." })
export class ComplaintInbox extends StreamProgress {}

@ObjectType({ description: "A page of the complaint inbox, for clients that poll." })
export class ComplaintInboxPage extends ComplaintInbox {
  @Field(() => [ComplaintInboxMessage], { description: "The messages after the position asked about, in their order." })
  messages!: ComplaintInboxMessage[];
}
