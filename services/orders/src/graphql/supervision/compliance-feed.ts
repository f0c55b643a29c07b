import { Field, ID, Int, ObjectType } from "type-graphql";
import type { OrderId } from "../../rules/ids.js";
import type { ComplianceKind } from "../../rules/supervision/compliance-feed.js";
import { ComplianceKindEnum } from "../enums.js";
import { Platform } from "../platform.js";
import { DateTime, JSONObject } from "../scalars.js";

@ObjectType({
  description:
    'One entry of the compliance feed, numbered 1, 2, 3 … without gaps over all platforms. Metadata alone: no text, no address, no applicant. `digest` is base64url(SHA-256) of the canonical JSON (RFC 8785) of { stream: "compliance-feed/all", position, kind, at: sentAt, body: { orderId, court, platform: platform.id, details }, previousDigest }.',
})
export class ComplianceEntry {
  @Field(() => Int)
  position!: number;

  @Field(() => ComplianceKindEnum)
  kind!: ComplianceKind;

  @Field(() => DateTime, { description: "When the hub established it." })
  sentAt!: Date;

  @Field(() => ID)
  orderId!: OrderId;

  @Field(() => ID, { description: "The court that gave the order." })
  court!: string;

  @Field(() => Platform, { nullable: true })
  platform!: Platform;

  @Field(() => JSONObject, {
    description:
      "What this kind adds: `deadline` of removal, `compliedAt`, `because`, `since` when a penalty runs, `forfeitedCents` and `currency`, `reinstateBy`.",
  })
  details!: Record<string, unknown>;

  @Field(() => String)
  digest!: string;

  @Field(() => String, { description: "The digest of the entry before; empty at position 1." })
  previousDigest!: string;
}

@ObjectType({ description: "How far the compliance feed has come, and how far you have acknowledged it." })
export class ComplianceFeed {
  @Field(() => Int, { description: "The last entry's position; 0 when there is none." })
  head!: number;

  @Field(() => Int, { description: "Acknowledged by you, up to and with this position." })
  acknowledged!: number;

  @Field(() => DateTime, { nullable: true })
  acknowledgedAt!: Date | null;
}

@ObjectType({ description: "A page of the compliance feed, for supervisors that poll." })
export class ComplianceFeedPage extends ComplianceFeed {
  @Field(() => [ComplianceEntry])
  entries!: ComplianceEntry[];
}
