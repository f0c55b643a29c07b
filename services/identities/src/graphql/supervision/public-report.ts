import { Directive, Field, Float, ID, Int, ObjectType } from "type-graphql";

@ObjectType({
  description:
    "One published figure, on requests under at least five orders. A figure that is not in the list is withheld, or there is nothing: it is not said which.",
})
export class PublicDisclosureFigure {
  @Field(() => String, {
    description: "The platform's id; or TOTAL, all platforms; or REST, those that are not named.",
  })
  platform!: string;

  @Field(() => String, {
    description: "What came of the requests, a PublicDisclosureOutcome; or TOTAL; or REST, those that are not named.",
  })
  category!: string;

  @Field(() => Int, { description: "How many requests were made." })
  requests!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median hours from the request to the platform's answer. No answer counts as longer than anything; null when that is half, or under fewer than ten orders. Rounded to a tenth.",
  })
  medianHoursToAnswer!: number | null;
}

/** The identities service's share of a published half-year; the orders service owns the rest. */
@Directive('@key(fields: "halfYear")')
@ObjectType("PublicReport", {
  description:
    "What is published about a half-year, for anyone: aggregates of at least five applicants or complainants (disclosures: orders; notices: notices), from which no smaller group can be derived. Once taken it never changes.",
})
export class PublicReport {
  @Field(() => ID, { description: "The half-year that the report is about, such as 2026-H1." })
  halfYear!: string;
}
