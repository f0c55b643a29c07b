import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "How many of the complaints have each sanction in the decision that stands." })
export class SanctionFigures {
  @Field(() => Int, { description: "How many of the complaints have a fine." })
  fines!: number;

  @Field(() => Int, { description: "How many of the complaints have a periodic penalty." })
  periodicPenalties!: number;

  @Field(() => Int, { description: "How many of the complaints have a processing ban." })
  processingBans!: number;
}

@ObjectType({
  description:
    "The complaints about a platform, or about all of them, that the AP received in a period, by where they stand now: what was decided later, and on objection or appeal, counts with the period of receipt.",
})
export class ComplaintFigures {
  @Field(() => Int, { description: "How many complaints the AP received in the period." })
  received!: number;

  @Field(() => Int, { description: "How many of those are under review and not decided." })
  underReview!: number;

  @Field(() => Int, { description: "Of those, NOT_COMPETENT by the decision that stands." })
  notCompetent!: number;

  @Field(() => Int, { description: "Of the not competent, for the journalistic exception." })
  journalisticException!: number;

  @Field(() => Int, { description: "Of those, DISMISSED by the decision that stands." })
  dismissed!: number;

  @Field(() => Int, { description: "Of those, INFRINGEMENT_FOUND by the decision that stands." })
  infringementFound!: number;

  @Field(() => SanctionFigures, { description: "How many of those have each sanction in the decision that stands." })
  sanctions!: SanctionFigures;

  @Field(() => Int, { description: "Objections lodged against decisions on those, withdrawn ones included." })
  objections!: number;

  @Field(() => Int, { description: "Appeals and higher appeals lodged on those, withdrawn ones included." })
  appeals!: number;

  @Field(() => Int, { description: "Of those, decided otherwise on objection or appeal at least once." })
  changedOnReview!: number;

  @Field(() => Int, { description: "Of those, irrevocable." })
  irrevocable!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median days of 24 hours from receipt to the first decision's being made known, over the decided; null when there are none. Rounded to four decimals.",
  })
  medianDays!: number | null;
}

@ObjectType({
  description:
    "What became of the notices that a platform, or all of them, was sent in a period, as they stand now. Each rate is a share of those no longer open, 0 to 1; null when there are none.",
})
export class NoticeOutcomeFigures {
  @Field(() => Int, { description: "How many notices the platform was sent in the period." })
  noticed!: number;

  @Field(() => Int, { description: "Of those, without a decision and not recorded as unanswered." })
  open!: number;

  @Field(() => Int, { description: "How many of those ended in removal." })
  removed!: number;

  @Field(() => Int, { description: "Of the removed, as unlawful." })
  removedAsUnlawful!: number;

  @Field(() => Int, { description: "Of the removed, under the platform's house rules." })
  removedUnderHouseRules!: number;

  @Field(() => Int, { description: "Refused because the content is lawful." })
  refusedAsLawful!: number;

  @Field(() => Int, { description: "Refused because of an overriding public interest." })
  refusedForPublicInterest!: number;

  @Field(() => Int, { description: "Unanswered when the term for answering had ended." })
  noResponse!: number;

  @Field(() => Float, { nullable: true, description: "The share that ended in removal. Rounded to four decimals." })
  removalRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "The share that was refused, on either ground. Rounded to four decimals.",
  })
  refusalRate!: number | null;

  @Field(() => Float, { nullable: true, description: "The share that was left unanswered. Rounded to four decimals." })
  noResponseRate!: number | null;
}
