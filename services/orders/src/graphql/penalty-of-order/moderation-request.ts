import { dateOrNull } from "@exparte/dutch-time";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type {
  ModerationRequestStatus,
  ModerationRequest as Request,
} from "../../rules/addressee/moderation-request.js";
import type { ItemId, OrderId, PlatformId } from "../../rules/ids.js";
import { DateTime } from "../scalars.js";
import { ModerationRequestStatusEnum } from "./enums.js";

@ObjectType({
  description: "A platform's request to the court to moderate a penalty, because it cannot comply (Rv art. 611d).",
})
export class ModerationRequest {
  @Field(() => Int, {
    nullable: true,
    description: "The number of a duty that has a penalty of its own; null for the order's penalty.",
  })
  duty!: number | null;

  @Field(() => DateTime, { description: "From when on the platform says that it cannot comply." })
  from!: Date;

  @Field(() => [ID], { nullable: true, description: "The ids of the items that it is about; null for all." })
  itemIds!: readonly ItemId[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it cannot; of the court and the addressee, null to a supervisor.",
  })
  reasons!: string | null;

  @Field(() => DateTime, { description: "When the platform asked." })
  requestedAt!: Date;

  @Field(() => ModerationRequestStatusEnum, { description: "Where it stands." })
  status!: ModerationRequestStatus;

  @Field(() => DateTime, { nullable: true, description: "When the court decided; null before." })
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Why the court decided so, null before; of the court and the addressee, null to a supervisor.",
  })
  decisionReasons!: string | null;

  static of(request: Request, textVisible: boolean): ModerationRequest {
    const { duty, from, itemIds, reasons, requestedAt, status, decided } = request;
    return Object.assign(new ModerationRequest(), {
      duty: duty ?? null,
      from: new Date(from),
      itemIds: itemIds ?? null,
      reasons: textVisible ? reasons : null,
      requestedAt: new Date(requestedAt),
      status,
      decidedAt: dateOrNull(decided?.at),
      decisionReasons: textVisible ? (decided?.reasons ?? null) : null,
    });
  }
}

@InputType({ description: "A platform asks the court to moderate a penalty, because it cannot comply (Rv art. 611d)." })
export class RequestModerationInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ID, { nullable: true, description: "For the court, recording what a platform outside the hub asks." })
  platform?: PlatformId | null;

  @Field(() => Int, {
    nullable: true,
    description: "The number of a duty that has a penalty of its own; left out: the order's penalty.",
  })
  duty?: number | null;

  @Field(() => DateTime, { description: "From when on you cannot comply; not in the future." })
  from!: Date;

  @Field(() => [ID], { nullable: true, description: "The ids of the items that it is about; left out: all." })
  itemIds?: ItemId[] | null;

  @Field(() => String, { description: "Why you cannot." })
  reasons!: string;
}

@InputType({ description: "The court refuses to moderate a penalty as a platform asked." })
export class RefuseModerationInput {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ID, { description: "The id of the platform that asked." })
  platform!: PlatformId;

  @Field(() => Int, {
    nullable: true,
    description: "The number of a duty that has a penalty of its own; left out: the order's penalty.",
  })
  duty?: number | null;

  @Field(() => String, { description: "Why; the platform reads it." })
  reasons!: string;
}
