import { Field, ObjectType } from "type-graphql";
import type { PenaltyScope, PenaltyUnit, PenaltyTerms as Terms, TimeUnit } from "../../rules/penalty/penalty.js";
import { SafeInt } from "../scalars.js";
import { PenaltyScopeEnum, PenaltyTimeUnitEnum, PenaltyUnitEnum } from "./enums.js";

@ObjectType({
  description: "What is added to an amount for each violation while it lasts (per dag dat zij voortduurt).",
})
export class WhileLasting {
  @Field(() => SafeInt, { description: "What is forfeited for each hour or day, in cents." })
  amountCents!: number;

  @Field(() => PenaltyTimeUnitEnum, { description: "Whether hours count, or days." })
  unit!: TimeUnit;
}

@ObjectType({ description: "Dwangsom (Rv art. 611a–611i): the terms." })
export class PenaltyTerms {
  @Field(() => SafeInt, { description: "What is forfeited for each unit, in cents." })
  amountCents!: number;

  @Field(() => String, { description: "The currency of the amounts, ISO 4217." })
  currency!: string;

  @Field(() => PenaltyUnitEnum, { description: "What the amount is forfeited for." })
  unit!: PenaltyUnit;

  @Field(() => Boolean, { description: "Whether a unit that has begun counts (per dag of gedeelte van een dag)." })
  startedUnits!: boolean;

  @Field(() => PenaltyScopeEnum, { description: "Whether each item is forfeited for on its own." })
  per!: PenaltyScope;

  @Field(() => WhileLasting, {
    nullable: true,
    description: "With VIOLATION: what each violation costs besides for the time that it lasts; null where nothing.",
  })
  whileLasting!: WhileLasting | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: "What can be forfeited at most, in cents (Rv art. 611b); null where the judge set no maximum.",
  })
  maximumCents!: number | null;

  static of(terms: Terms): PenaltyTerms {
    const { startedUnits = true, per = "ORDER", whileLasting = null, maximumCents = null } = terms;
    return { ...terms, startedUnits, per, whileLasting, maximumCents };
  }
}
