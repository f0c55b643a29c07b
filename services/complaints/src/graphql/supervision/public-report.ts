import { Directive, Field, ID, Int, ObjectType } from "type-graphql";

@ObjectType({
  description:
    "One published count, of at least five complainants or notices. A count that is not in the list is withheld, or there is nothing: it is not said which.",
})
export class PublicOutcomeCount {
  @Field(() => String, { description: "Its id; TOTAL: all platforms; REST: those that are not named." })
  platform!: string;

  @Field(() => String, {
    description: "A PublicComplaintOutcome or a NoticeStatus; TOTAL; REST: those that are not named.",
  })
  category!: string;

  @Field(() => Int)
  count!: number;
}

/** The complaints service's share of a published half-year; the orders service owns the rest. */
@Directive('@key(fields: "halfYear")')
@ObjectType("PublicReport")
export class PublicReport {
  @Field(() => ID)
  halfYear!: string;
}
