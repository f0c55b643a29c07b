import { Field, ID, InputType, Int } from "type-graphql";
import type { ItemId, OrderId, PlatformId } from "../../rules/ids.js";
import type { PenaltyBarKind } from "../../rules/penalty/penalty-events.js";
import { DateTime, SafeInt } from "../scalars.js";
import { InterruptedByEnum, ModerationEffectEnum, PenaltyBarEnum } from "./enums.js";

/** Which penalty is meant. */
@InputType()
abstract class OfPenalty {
  @Field(() => ID, { description: "The id of the order." })
  orderId!: OrderId;

  @Field(() => ID, { description: "The id of the platform that the penalty is forfeited by." })
  platform!: PlatformId;

  @Field(() => Int, {
    nullable: true,
    description: "The number of a duty that has a penalty of its own; left out: the order's penalty.",
  })
  duty?: number | null;
}

@InputType({
  description:
    "The judge moderates a penalty because compliance is impossible (Rv art. 611d). What was forfeited before stays.",
})
export class ModeratePenaltyInput extends OfPenalty {
  @Field(() => ModerationEffectEnum, { description: "What becomes of the penalty." })
  effect!: "LIFTED" | "SUSPENDED" | "REDUCED";

  @Field(() => DateTime, { description: "From when the judge finds compliance impossible." })
  from!: Date;

  @Field(() => DateTime, { nullable: true, description: "Until when: with SUSPENDED always, with REDUCED perhaps." })
  until?: Date | null;

  @Field(() => [ID], { nullable: true, description: "With LIFTED and SUSPENDED: of these items only." })
  itemIds?: ItemId[] | null;

  @Field(() => SafeInt, { nullable: true, description: "With REDUCED: the amount per unit." })
  amountCents?: number | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: "With REDUCED: the amount per hour or day that is added while violations last; left out, as it was.",
  })
  whileLastingCents?: number | null;

  @Field(() => SafeInt, { nullable: true, description: "With REDUCED: the maximum." })
  maximumCents?: number | null;

  @Field(() => String, { description: "Why the judge decides so." })
  reasons!: string;
}

@InputType({ description: "A claim or reservation that interrupts prescription (stuiting)." })
export class InterruptPrescriptionInput extends OfPenalty {
  @Field(() => DateTime, { description: "When prescription was interrupted." })
  at!: Date;

  @Field(() => InterruptedByEnum, { description: "What interrupted it." })
  by!: "CLAIM" | "RESERVATION";
}

@InputType({ description: "Something that bars a penalty or its prescription for a while (Rv art. 611e, 611g)." })
export class BarPenaltyInput extends OfPenalty {
  @Field(() => PenaltyBarEnum, { description: "What bars it." })
  because!: PenaltyBarKind;

  @Field(() => DateTime, { description: "From when on it bars it." })
  from!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "Left out, it lasts; recorded again with the same cause and `from`, it ends then.",
  })
  until?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "With DEBT_RESCHEDULING: it does not bear on this duty (Rv art. 611e(3)).",
  })
  forfeitsAllTheSame?: boolean | null;
}

@InputType({ description: "After the debtor's death the judge lets the penalty be forfeited further (Rv art. 611f)." })
export class ContinuePenaltyInput extends OfPenalty {
  @Field(() => String, { description: "Why the judge decides so." })
  reasons!: string;
}
