import { Field, ID, Int, ObjectType } from "type-graphql";
import type { OrderId } from "../../rules/ids.js";
import type { ComplianceKind } from "../../rules/supervision/compliance-feed.js";
import { Platform } from "../platform.js";
import { DateTime, JSONObject } from "../scalars.js";
import { ComplianceKindEnum } from "./enums.js";

@ObjectType({
  description:
    'One entry of the compliance feed, numbered 1, 2, 3 … without gaps over all platforms. Metadata alone: no text, no address, no applicant. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "compliance-feed/all", position, kind, at: sentAt, body: { orderId, court, platform: platform.id, details }, previousDigest }.',
})
export class ComplianceEntry {
  @Field(() => Int, {
    description: "The entry's number in the feed: store it with what you did for it, and acknowledge it.",
  })
  position!: number;

  @Field(() => ComplianceKindEnum, { description: "What the entry tells you." })
  kind!: ComplianceKind;

  @Field(() => DateTime, { description: "When the hub established it." })
  sentAt!: Date;

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

  @Field(() => String, { description: "The digest of this entry, by which you prove that you missed none." })
  digest!: string;

  @Field(() => String, { description: "The digest of the entry before; empty at position 1." })
  previousDigest!: string;
}

@ObjectType({ description: "How far the compliance feed has come, and how far you have acknowledged it." })
export class ComplianceFeed {
  @Field(() => Int, { description: "The position of the feed's last entry; 0 when there is none." })
  head!: number;

  @Field(() => Int, { description: "The position up to and with which you acknowledged; 0 when you have not." })
  acknowledged!: number;

  @Field(() => DateTime, { nullable: true, description: "When you last acknowledged; null when you have not." })
  acknowledgedAt!: Date | null;
}

@ObjectType({ description: "A page of the compliance feed, for supervisors that poll." })
export class ComplianceFeedPage extends ComplianceFeed {
  @Field(() => [ComplianceEntry], { description: "The entries after the position asked about, in their order." })
  entries!: ComplianceEntry[];
}
