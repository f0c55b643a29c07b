import { Field, ID, ObjectType } from "type-graphql";
import type { Opposition as OppositionState, OppositionStatus } from "../../rules/opposition/opposition.js";
import type { Viewer } from "../../use-cases/viewer.js";
import { OpponentRoleEnum, OppositionStatusEnum } from "../enums.js";
import { DateTime } from "../scalars.js";

@ObjectType({ description: "Verzet: an addressee, or the poster through the court, contests the order." })
export class Opposition {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => OpponentRoleEnum)
  by!: "ADDRESSEE" | "POSTER";

  @Field(() => ID, { nullable: true, description: "The platform that contests. The poster stays unknown to the hub." })
  platform!: string | null;

  @Field(() => OppositionStatusEnum)
  status!: OppositionStatus;

  @Field(() => String, { nullable: true, description: "Of the court and the platform that contests." })
  grounds!: string | null;

  @Field(() => DateTime)
  lodgedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  hearingAt!: Date | null;

  @Field(() => DateTime, { nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Of the court and the addressees." })
  reasons!: string | null;

  static of(orderId: string, opposition: OppositionState, viewer: Viewer): Opposition {
    const { by, hearingAt, decidedAt } = opposition;
    const platform = by.role === "ADDRESSEE" ? by.platform : null;
    const seesGrounds = viewer.role === "court" || (viewer.role === "platform" && viewer.platform === platform);
    return Object.assign(new Opposition(), {
      id: opposition.id,
      orderId,
      by: by.role,
      platform,
      status: opposition.status,
      grounds: seesGrounds ? opposition.grounds : null,
      lodgedAt: new Date(opposition.lodgedAt),
      hearingAt: hearingAt === undefined ? null : new Date(hearingAt),
      decidedAt: decidedAt === undefined ? null : new Date(decidedAt),
      reasons: viewer.role === "supervisor" ? null : (opposition.reasons ?? null),
    });
  }
}
