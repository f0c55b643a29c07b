import { NumberedMessage, StreamProgress } from "@exparte/subgraph";
import { Field, ID, ObjectType } from "type-graphql";
import type { DisclosureMessageKind } from "../../rules/disclosure/disclosure-inbox.js";
import { DisclosureMessageKindEnum } from "../enums.js";
import { JSONObject, JWS } from "../scalars.js";

@ObjectType({
  description:
    'One message of a platform\'s disclosure inbox, numbered 1, 2, 3 … without gaps. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "disclosure-inbox/<platform>", position, kind, at: sentAt, body: { requestId, seal?, details }, previousDigest }.',
})
export class DisclosureMessage extends NumberedMessage {
  @Field(() => DisclosureMessageKindEnum, { description: "What the message tells you." })
  kind!: DisclosureMessageKind;

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
}

@ObjectType({ description: "How far a disclosure inbox has come." })
export class DisclosureInbox extends StreamProgress {}

@ObjectType({ description: "A page of the disclosure inbox, for clients that poll." })
export class DisclosureInboxPage extends DisclosureInbox {
  @Field(() => [DisclosureMessage], { description: "The messages after the position asked about, in their order." })
  messages!: DisclosureMessage[];
}
