import { Field, InputType } from "type-graphql";
import type { PenaltyScope, PenaltyUnit, TimeUnit } from "../../rules/penalty/penalty.js";
import { PenaltyScopeEnum, PenaltyTimeUnitEnum, PenaltyUnitEnum } from "../penalty-of-order/enums.js";
import { SafeInt } from "../scalars.js";

@InputType({ description: "What all penalties of an order come to together at most (gezamenlijk maximum)." })
export class JointMaximumInput {
  @Field(() => SafeInt, {
    description: "The joint maximum, in cents: no lower than the maximum of any penalty that it is over.",
  })
  maximumCents!: number;

  @Field(() => String, { description: "The currency of the penalties, ISO 4217." })
  currency!: string;
}

@InputType({
  description: "What is added to an amount for each violation while it lasts (per dag dat zij voortduurt).",
})
export class WhileLastingInput {
  @Field(() => SafeInt, { description: "What is forfeited for each hour or day, in cents." })
  amountCents!: number;

  @Field(() => PenaltyTimeUnitEnum, { description: "Whether hours count, or days." })
  unit!: TimeUnit;
}

@InputType({ description: "The terms of the penalty (dwangsom, Rv art. 611a–611i)." })
export class PenaltyInput {
  @Field(() => SafeInt, { description: "What is forfeited for each unit, in cents." })
  amountCents!: number;

  @Field(() => String, { description: "The currency of the amounts, ISO 4217, such as EUR." })
  currency!: string;

  @Field(() => PenaltyUnitEnum, { description: "What the amount is forfeited for." })
  unit!: PenaltyUnit;

  @Field(() => Boolean, {
    nullable: true,
    description: "A unit that has begun counts (per dag of gedeelte van een dag). Left out: true.",
  })
  startedUnits?: boolean | null;

  @Field(() => PenaltyScopeEnum, {
    nullable: true,
    description: "Whether each item is forfeited for on its own; left out: ORDER.",
  })
  per?: PenaltyScope | null;

  @Field(() => WhileLastingInput, {
    nullable: true,
    description:
      "With VIOLATION: what each violation costs besides for the time that it lasts. One maximum holds for both. Left out: nothing.",
  })
  whileLasting?: WhileLastingInput | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: "What can be forfeited at most, in cents (Rv art. 611b); left out: there is no maximum.",
  })
  maximumCents?: number | null;
}
