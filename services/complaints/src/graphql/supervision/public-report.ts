import { Directive, Field, ID, Int, ObjectType } from "type-graphql";

@ObjectType({
  description:
    "One published count, of at least five complainants or notices. A count that is not in the list is withheld, or there is nothing: it is not said which.",
})
export class PublicOutcomeCount {
  @Field(() => String, {
    description: "The platform's id; or TOTAL, all platforms; or REST, those that are not named.",
  })
  platform!: string;

  @Field(() => String, {
    description:
      "What came of them, a PublicComplaintOutcome or a NoticeStatus; or TOTAL; or REST, those that are not named.",
  })
  category!: string;

  @Field(() => Int, { description: "How many complainants or notices there were." })
  count!: number;
}

/** The complaints service's share of a published half-year; the orders service owns the rest. */
@Directive('@key(fields: "halfYear")')
@ObjectType("PublicReport", {
  description:
    "What is published about a half-year, for anyone: aggregates of at least five applicants or complainants (disclosures: orders; notices: notices), from which no smaller group can be derived. Once taken it never changes.",
})
export class PublicReport {
  @Field(() => ID, { description: "The half-year that the report is about, such as 2026-H1." })
  halfYear!: string;
}
