import { Field, ObjectType } from "type-graphql";
import type { PenaltyScope, PenaltyUnit, PenaltyTerms as Terms } from "../../rules/penalty/penalty.js";
import { SafeInt } from "../scalars.js";
import { PenaltyScopeEnum, PenaltyUnitEnum } from "./enums.js";

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

  @Field(() => SafeInt, {
    nullable: true,
    description: "What can be forfeited at most, in cents (Rv art. 611b); null where the judge set no maximum.",
  })
  maximumCents!: number | null;

  static of(terms: Terms): PenaltyTerms {
    const { startedUnits = true, per = "ORDER", maximumCents = null } = terms;
    return { ...terms, startedUnits, per, maximumCents };
  }
}
