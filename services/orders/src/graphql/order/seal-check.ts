import { Field, ID, Int, ObjectType } from "type-graphql";
import type { LiftingCause } from "../../rules/order/cause.js";
import type { OrderStatus } from "../../rules/order/order.js";
import { DateTime, JSONObject } from "../scalars.js";
import { LiftingCauseEnum, OrderStatusEnum } from "./enums.js";

@ObjectType({
  description:
    "How the order of a genuine seal stands, for whoever holds the seal or its paper. It names no party and no content.",
})
export class SealStanding {
  @Field(() => ID, { description: "The id of the court that sealed the order." })
  court!: string;

  @Field(() => String, { description: "The court's name." })
  courtName!: string;

  @Field(() => Int, { description: "The version that the seal is over: 1 as first given." })
  version!: number;

  @Field(() => DateTime, { description: "When the court gave that version." })
  issuedAt!: Date;

  @Field(() => Int, { description: "The order's current version, or its last." })
  currentVersion!: number;

  @Field(() => OrderStatusEnum, { description: "Where the order stands now." })
  status!: OrderStatus;

  @Field(() => DateTime, {
    nullable: true,
    description: "Since when it stands so; null for an order that became final before the hub kept the moment.",
  })
  since!: Date | null;

  @Field(() => LiftingCauseEnum, {
    nullable: true,
    description:
      "Why it was lifted without an opposition; null while it is not, and where an opposition or the main proceedings ended it.",
  })
  liftedBecause!: LiftingCause | null;

  @Field(() => JSONObject, {
    nullable: true,
    description:
      "The court's public key (RFC 7517) that the seal names, as the hub's registry has it: verify the seal with it yourself. Null when the registry does not have it.",
  })
  key!: object | null;
}

@ObjectType({ description: "What the hub says of a seal to whoever holds it." })
export class SealCheck {
  @Field(() => Boolean, { description: "The hub took in exactly this seal, verified against the court's key." })
  genuine!: boolean;

  @Field(() => Boolean, { description: "Whether the order is in force now." })
  inForce!: boolean;

  @Field(() => Boolean, { description: "Whether the seal is over the order's current version." })
  isCurrentVersion!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the court's key was revoked, if it was. A seal that the hub took in before stays good.",
  })
  keyRevokedAt?: Date | undefined;

  @Field(() => SealStanding, {
    nullable: true,
    description: "How the order stands; null when the seal is not genuine.",
  })
  standing?: SealStanding | undefined;
}
