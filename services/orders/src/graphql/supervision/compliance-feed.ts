import { NumberedMessage, StreamProgress } from "@exparte/subgraph";
import { Field, ID, ObjectType } from "type-graphql";
import type { OrderId } from "../../rules/ids.js";
import type { ComplianceKind } from "../../rules/supervision/compliance-feed.js";
import { Platform } from "../platform.js";
import { JSONObject } from "../scalars.js";
import { ComplianceKindEnum } from "./enums.js";

@ObjectType({
  description:
    'One entry of the compliance feed, numbered 1, 2, 3 … without gaps over all platforms. Metadata alone: no text, no address, no applicant. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "compliance-feed/all", position, kind, at: sentAt, body: { orderId, court, platform: platform.id, details }, previousDigest }.',
})
export class ComplianceEntry extends NumberedMessage {
  @Field(() => ComplianceKindEnum, { description: "What the entry tells you." })
  kind!: ComplianceKind;

  @Field(() => ID, { description: "The id of the order that the entry is about." })
  orderId!: OrderId;

  @Field(() => ID, { description: "The id of the court that gave the order." })
  court!: string;

  @Field(() => Platform, { nullable: true, description: "The platform that fails the order, or no longer does." })
  platform!: Platform;

  @Field(() => JSONObject, {
    description:
      "What this kind adds: `deadline` of removal, `compliedAt`, `because`, `since` when a penalty runs, `forfeitedCents` and `currency`, `reinstateBy`, `serveBy` of an unserved order, `confirmBy` of telling the poster.",
  })
  details!: Record<string, unknown>;
}

@ObjectType({ description: "How far the compliance feed has come, and how far you have acknowledged it." })
export class ComplianceFeed extends StreamProgress {}

@ObjectType({ description: "A page of the compliance feed, for supervisors that poll." })
export class ComplianceFeedPage extends ComplianceFeed {
  @Field(() => [ComplianceEntry], { description: "The entries after the position asked about, in their order." })
  entries!: ComplianceEntry[];
}
