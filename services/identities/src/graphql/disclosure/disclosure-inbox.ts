import { Field, ID, Int, ObjectType } from "type-graphql";
import type { DisclosureMessageKind } from "../../rules/disclosure/disclosure-inbox.js";
import { DisclosureMessageKindEnum } from "../enums.js";
import { DateTime, JSONObject, JWS } from "../scalars.js";

@ObjectType({
  description:
    'One message of a platform\'s disclosure inbox, numbered 1, 2, 3 … without gaps. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "disclosure-inbox/<platform>", position, kind, at: sentAt, body: { requestId, seal?, details }, previousDigest }.',
})
export class DisclosureMessage {
  @Field(() => Int)
  position!: number;

  @Field(() => DisclosureMessageKindEnum)
  kind!: DisclosureMessageKind;

  @Field(() => DateTime)
  sentAt!: Date;

  @Field(() => ID)
  requestId!: string;

  @Field(() => JWS, {
    nullable: true,
    description:
      "The court's seal over its request, or over its dispensation with notice, where the message brings one.",
  })
  seal!: string | null;

  @Field(() => JSONObject, { description: "What this kind of message adds, such as when the window closed." })
  details!: Record<string, unknown>;

  @Field(() => String)
  digest!: string;

  @Field(() => String, { description: "The digest of the message before; empty at position 1." })
  previousDigest!: string;
}

@ObjectType({ description: "How far a disclosure inbox has come." })
export class DisclosureInbox {
  @Field(() => Int, { description: "The last message's position; 0 when there is none." })
  head!: number;

  @Field(() => Int, { description: "Acknowledged up to and with this position." })
  acknowledged!: number;

  @Field(() => DateTime, { nullable: true })
  acknowledgedAt!: Date | null;
}

@ObjectType({ description: "A page of the disclosure inbox, for clients that poll." })
export class DisclosureInboxPage extends DisclosureInbox {
  @Field(() => [DisclosureMessage])
  messages!: DisclosureMessage[];
}
