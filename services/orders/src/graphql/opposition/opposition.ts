import { dateOrNull } from "@exparte/dutch-time";
import { Field, ID, ObjectType } from "type-graphql";
import { type OpponentRole, referenceOf } from "../../rules/opposition/opponent.js";
import type { Opposition as OppositionState, OppositionStatus } from "../../rules/opposition/opposition.js";
import { ownItemIds } from "../../rules/order/contested-items.js";
import type { Order } from "../../rules/order/order.js";
import type { Viewer } from "../../use-cases/viewer.js";
import { DateTime } from "../scalars.js";
import { OpponentRoleEnum, OppositionStatusEnum } from "./enums.js";

@ObjectType({ description: "Verzet: an addressee, a poster or a third party contests the order, or items of it." })
export class Opposition {
  @Field(() => ID, { description: "The opposition's id, by which the court decides it." })
  id!: string;

  @Field(() => ID, { description: "The id of the order that is contested." })
  orderId!: string;

  @Field(() => OpponentRoleEnum, { description: "Who contests the order." })
  by!: OpponentRole;

  @Field(() => String, {
    nullable: true,
    description:
      "The court's file number of the poster or third party that contests; of the court only, and null where it has none.",
  })
  opponentReference!: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      "The items that it contests, of which a platform sees its own; null where it contests the whole order.",
  })
  itemIds!: readonly string[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The id of the platform that contests; null for a poster or third party, who stays unknown to the hub, and to a platform when another one contests.",
  })
  platform!: string | null;

  @Field(() => OppositionStatusEnum, { description: "Where the opposition stands." })
  status!: OppositionStatus;

  @Field(() => String, {
    nullable: true,
    description: "Why the order is contested; of the court and the platform that contests only.",
  })
  grounds!: string | null;

  @Field(() => DateTime, { description: "When it was lodged." })
  lodgedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When the hearing is, as last set; null when none is set." })
  hearingAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was decided, withdrawn or moot; null before." })
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why it was decided or withdrawn so, or became moot; null before, and to a platform when somebody else withdrew it; of the court and the addressees only.",
  })
  reasons!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Until when an appeal against the decision is in time (Rv arts. 339, 402); null before it, where none lies, and where the hub cannot tell.",
  })
  appealBy!: Date | null;

  static of(order: Order, opposition: OppositionState, viewer: Viewer): Opposition {
    const { by, hearingAt, decidedAt } = opposition;
    const contesting = by.role === "ADDRESSEE" ? by.platform : null;
    const isOthers = viewer.role === "platform" && contesting !== null && viewer.platform !== contesting;
    const isOwn = viewer.role === "court" || (viewer.role === "platform" && viewer.platform === contesting);
    // A withdrawal is in the words of whoever withdraws, a decision in the judge's.
    const seesReasons = viewer.role !== "supervisor" && (isOwn || opposition.status !== "WITHDRAWN");
    return Object.assign(new Opposition(), {
      id: opposition.id,
      orderId: order.id,
      by: by.role,
      opponentReference: (viewer.role === "court" ? referenceOf(by) : undefined) ?? null,
      itemIds:
        (viewer.role === "platform" ? ownItemIds(order, opposition, viewer.platform) : opposition.itemIds) ?? null,
      platform: isOthers ? null : contesting,
      status: opposition.status,
      grounds: isOwn ? opposition.grounds : null,
      lodgedAt: new Date(opposition.lodgedAt),
      hearingAt: hearingAt === undefined ? null : new Date(hearingAt),
      decidedAt: decidedAt === undefined ? null : new Date(decidedAt),
      appealBy: dateOrNull(opposition.appealBy),
      reasons: seesReasons ? (opposition.reasons ?? null) : null,
    });
  }
}
