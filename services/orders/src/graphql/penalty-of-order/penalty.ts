import { Field, ID, InputType, ObjectType } from "type-graphql";
import type { PenaltyBarKind } from "../../rules/penalty/penalty-events.js";
import type { NotRunning, PenaltyStatement as Statement, UnitStanding } from "../../rules/penalty/penalty-statement.js";
import type { PenaltyTotal as Total } from "../../rules/penalty/penalty-total.js";
import {
  ForfeitedUnitStandingEnum,
  InterruptedByEnum,
  ModerationEffectEnum,
  NotRunningEnum,
  PenaltyBarEnum,
} from "../enums.js";
import { DateTime, SafeInt } from "../scalars.js";

@ObjectType({ description: "One hour, day, violation or order for which a penalty is forfeited." })
export class ForfeitedUnit {
  @Field(() => ID, { nullable: true, description: "The item, where items count on their own." })
  itemId!: string | null;

  @Field(() => DateTime)
  forfeitedAt!: Date;

  @Field(() => SafeInt)
  amountCents!: number;

  @Field(() => ForfeitedUnitStandingEnum)
  standing!: UnitStanding;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it prescribes, as things stand (Rv art. 611g); null while that cannot be said.",
  })
  prescribesAt!: Date | null;
}

@ObjectType({
  description:
    "The account of a platform's penalty (dwangsom) at a moment. Whether it was paid is not known to the hub.",
})
export class PenaltyStatement {
  @Field(() => DateTime)
  asOf!: Date;

  @Field(() => String, { nullable: true })
  currency!: string | null;

  @Field(() => SafeInt)
  forfeitedCents!: number;

  @Field(() => SafeInt)
  prescribedCents!: number;

  @Field(() => SafeInt, { description: "Forfeited and not prescribed." })
  collectibleCents!: number;

  @Field(() => SafeInt)
  fallenAwayCents!: number;

  @Field(() => SafeInt, {
    description:
      "What the rejection of claims of impossibility that are unanswered would add. No part of the other sums.",
  })
  pendingCents!: number;

  @Field(() => Boolean)
  maximumReached!: boolean;

  @Field(() => Boolean, { description: "Whether more is being forfeited at this moment." })
  running!: boolean;

  @Field(() => DateTime, { nullable: true, description: "Since when, where it is." })
  runningSince!: Date | null;

  @Field(() => NotRunningEnum, { nullable: true, description: "Why not, where it is not." })
  notRunningBecause!: NotRunning | null;

  @Field(() => [ForfeitedUnit])
  units!: ForfeitedUnit[];

  static of(statement: Statement): PenaltyStatement {
    return Object.assign(new PenaltyStatement(), {
      ...statement,
      asOf: new Date(statement.asOf),
      currency: statement.currency ?? null,
      runningSince: statement.running ? new Date(statement.since) : null,
      notRunningBecause: statement.running ? null : statement.because,
      units: statement.units.map(({ itemId, forfeitedAt, amountCents, standing, prescribesAt }) => ({
        itemId: itemId ?? null,
        forfeitedAt: new Date(forfeitedAt),
        amountCents,
        standing,
        prescribesAt: prescribesAt === undefined ? null : new Date(prescribesAt),
      })),
    });
  }
}

@ObjectType({ description: "What the addressees of an order have forfeited together, at a moment." })
export class PenaltyTotal {
  @Field(() => DateTime)
  asOf!: Date;

  @Field(() => String, { nullable: true })
  currency!: string | null;

  @Field(() => SafeInt)
  forfeitedCents!: number;

  @Field(() => SafeInt)
  prescribedCents!: number;

  @Field(() => SafeInt, { description: "Forfeited and not prescribed." })
  collectibleCents!: number;

  @Field(() => SafeInt)
  fallenAwayCents!: number;

  @Field(() => SafeInt, {
    description:
      "What the rejection of claims of impossibility that are unanswered would add. No part of the other sums.",
  })
  pendingCents!: number;

  @Field(() => Boolean, { description: "Whether any of them is forfeiting more at this moment." })
  running!: boolean;

  static of(total: Total): PenaltyTotal {
    return Object.assign(new PenaltyTotal(), {
      ...total,
      asOf: new Date(total.asOf),
      currency: total.currency ?? null,
    });
  }
}

@InputType({
  description:
    "The judge moderates a penalty because compliance is impossible (Rv art. 611d). What was forfeited before stays.",
})
export class ModeratePenaltyInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => ID)
  platform!: string;

  @Field(() => ModerationEffectEnum)
  effect!: "LIFTED" | "SUSPENDED" | "REDUCED";

  @Field(() => DateTime, { description: "From when the judge finds compliance impossible." })
  from!: Date;

  @Field(() => DateTime, { nullable: true, description: "Until when: with SUSPENDED always, with REDUCED perhaps." })
  until?: Date | null;

  @Field(() => [ID], { nullable: true, description: "With LIFTED and SUSPENDED: of these items only." })
  itemIds?: string[] | null;

  @Field(() => SafeInt, { nullable: true, description: "With REDUCED: the amount per unit." })
  amountCents?: number | null;

  @Field(() => SafeInt, { nullable: true, description: "With REDUCED: the maximum." })
  maximumCents?: number | null;

  @Field(() => String)
  reasons!: string;
}

@InputType()
export class InterruptPrescriptionInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => ID)
  platform!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => InterruptedByEnum)
  by!: "CLAIM" | "RESERVATION";
}

@InputType()
export class BarPenaltyInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => ID)
  platform!: string;

  @Field(() => PenaltyBarEnum)
  because!: PenaltyBarKind;

  @Field(() => DateTime)
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
