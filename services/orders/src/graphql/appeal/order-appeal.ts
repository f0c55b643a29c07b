import { dateOrNull } from "@exparte/dutch-time";
import { Field, ID, ObjectType } from "type-graphql";
import type { Appeal as AppealState, AppealStatus } from "../../rules/appeal/appeal.js";
import type { DecisionOn } from "../../rules/appeal/appeal-terms.js";
import { type AppellantRole, referenceOfAppellant } from "../../rules/appeal/appellant.js";
import type { Order } from "../../rules/order/order.js";
import type { Viewer } from "../../use-cases/viewer.js";
import { DateTime } from "../scalars.js";
import { AppealAgainstEnum, AppealStatusEnum, AppellantRoleEnum } from "./enums.js";

@ObjectType({ description: "Hoger beroep or cassatie: an appeal against a decision on an order." })
export class OrderAppeal {
  @Field(() => ID, { description: "The appeal's id, by which the court that hears it decides." })
  id!: string;

  @Field(() => ID, { description: "The id of the order that it is about." })
  orderId!: string;

  @Field(() => AppealAgainstEnum, { description: "What it is against." })
  against!: DecisionOn | "APPEAL";

  @Field(() => ID, {
    nullable: true,
    description: "The opposition that was decided; null where it is against another decision.",
  })
  oppositionId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The appeal that was decided; null where it is against another decision.",
  })
  appealId!: string | null;

  @Field(() => ID, { description: "The id of the court that hears it." })
  court!: string;

  @Field(() => String, { description: "That court's own case number (zaaknummer)." })
  caseNumber!: string;

  @Field(() => AppellantRoleEnum, {
    nullable: true,
    description: "Who appeals; null to a platform where somebody else does.",
  })
  by!: AppellantRole | null;

  @Field(() => ID, {
    nullable: true,
    description: "The id of the addressee that appeals; null for others, and to a platform where another one does.",
  })
  platform!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The file number of the poster or third party that appeals; of the courts only, and null where there is none.",
  })
  appellantReference!: string | null;

  @Field(() => AppealStatusEnum, { description: "Where the appeal stands." })
  status!: AppealStatus;

  @Field(() => DateTime, { description: "When it was lodged." })
  lodgedAt!: Date;

  @Field(() => Boolean, {
    description: "Whether it came after its term. The court that hears it decides whether it is admissible.",
  })
  late!: boolean;

  @Field(() => Boolean, { description: "Whether the order is suspended as long as it is pending." })
  suspends!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it was decided or withdrawn, or became moot; null before.",
  })
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why it was decided or withdrawn so, or is moot; null before, and to a platform when it was withdrawn; of the courts and the addressees only.",
  })
  reasons!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Until when a further appeal is in time; null where none lies, and where the hub cannot tell.",
  })
  appealBy!: Date | null;

  static of(order: Order, appeal: AppealState, viewer: Viewer): OrderAppeal {
    const { against, by } = appeal;
    const appealing = by.role === "ADDRESSEE" ? by.platform : null;
    const isOwn = viewer.role !== "platform" || viewer.platform === appealing;
    // A withdrawal is in the words of whoever withdraws, a decision in the judge's.
    const seesReasons = viewer.role === "court" || (viewer.role === "platform" && appeal.status !== "WITHDRAWN");
    return Object.assign(new OrderAppeal(), {
      id: appeal.id,
      orderId: order.id,
      against: against.decision,
      oppositionId: against.decision === "OPPOSITION" ? against.oppositionId : null,
      appealId: against.decision === "APPEAL" ? against.appealId : null,
      court: appeal.court,
      caseNumber: appeal.caseNumber,
      by: isOwn ? by.role : null,
      platform: isOwn ? appealing : null,
      appellantReference: (viewer.role === "court" ? referenceOfAppellant(by) : undefined) ?? null,
      status: appeal.status,
      lodgedAt: new Date(appeal.lodgedAt),
      late: appeal.late === true,
      suspends: appeal.status === "LODGED" && appeal.suspends === true,
      decidedAt: dateOrNull(appeal.decidedAt),
      reasons: seesReasons ? (appeal.reasons ?? null) : null,
      appealBy: dateOrNull(appeal.appealBy),
    });
  }
}
