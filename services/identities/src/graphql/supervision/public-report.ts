import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";

@ObjectType({
  description:
    "One published figure, on requests under at least five orders. A figure that is not in the list is withheld, or there is nothing: it is not said which.",
})
export class PublicDisclosureFigure {
  @Field(() => String, { description: "Its id; TOTAL: all platforms; REST: those that are not named." })
  platform!: string;

  @Field(() => String, { description: "A PublicDisclosureOutcome; TOTAL; REST: those that are not named." })
  category!: string;

  @Field(() => Int)
  requests!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median hours from the request to the platform's answer. No answer counts as longer than anything; null when that is half, or under fewer than ten orders.",
  })
  medianHoursToAnswer!: number | null;
}

/** The identities service's share of a published half-year; the orders service owns the rest. */
@Directive('@key(fields: "halfYear")')
@ObjectType("PublicReport")
export class PublicReport {
  @Field(() => ID)
  halfYear!: string;
}
