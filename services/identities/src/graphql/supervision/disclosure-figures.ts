import type { FigureComparison } from "@exparte/publication";
import { comparedFigure } from "@exparte/subgraph";
import { Field, Float, Int, ObjectType } from "type-graphql";
import type { RefusalReason } from "../../rules/disclosure/disclosure-request.js";
import type { DisclosureFigure } from "../../rules/supervision/disclosure-figure.js";
import { DisclosureFigureEnum, RefusalReasonEnum } from "../enums.js";

@ObjectType({ description: "How often platforms refused for one reason." })
export class RefusalCount {
  @Field(() => RefusalReasonEnum, { description: "The reason for which they refused." })
  reason!: RefusalReason;

  @Field(() => Int, { description: "How often they refused for it." })
  count!: number;
}

@ObjectType({
  description: "What became of those requests that were made inside the code of conduct, outside it, or by an order.",
})
export class DisclosureSideFigures {
  @Field(() => Int, { description: "How many requests were made." })
  requested!: number;

  @Field(() => Int, { description: "How many of those were answered by a disclosure." })
  disclosed!: number;

  @Field(() => Int, { description: "How many of those were refused." })
  refused!: number;

  @Field(() => Int, {
    description: "How many of those were withdrawn, by the court or because the order came to nothing.",
  })
  withdrawn!: number;

  @Field(() => Int, { description: "How many of those expired without an answer." })
  expired!: number;

  @Field(() => Int, { description: "How many of those are neither answered nor ended." })
  open!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median seconds from request to answer, a disclosure or a refusal; null when there was none. Rounded to four decimals.",
  })
  medianSecondsToAnswer!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "The share disclosed of those disclosed or refused, 0 to 1; null when there were none. Rounded to four decimals.",
  })
  disclosureRate!: number | null;
}

@ObjectType({ description: "What became of the requests that were made in a period, as it is now." })
export class DisclosureFigures {
  @Field(() => Int, { description: "How many requests were made." })
  requested!: number;

  @Field(() => Int, { description: "How many of those were answered by a disclosure." })
  disclosed!: number;

  @Field(() => Int, { description: "How many of those disclosed did not open, as the recipient reported." })
  unreadable!: number;

  @Field(() => Int, { description: "How many of those were refused." })
  refused!: number;

  @Field(() => [RefusalCount], {
    description: "How many were refused for each reason, also those that were not given.",
  })
  refusedByReason!: readonly RefusalCount[];

  @Field(() => Int, {
    description: "How many of those were withdrawn, by the court or because the order came to nothing.",
  })
  withdrawn!: number;

  @Field(() => Int, { description: "How many of those expired without an answer." })
  expired!: number;

  @Field(() => Int, { description: "How many of those are neither answered nor ended." })
  open!: number;

  @Field(() => Int, {
    description: "How many a court made of its own, to a platform that took part in the code of conduct.",
  })
  insideCode!: number;

  @Field(() => Int, {
    description: "How many a court made of its own, to a platform that stood outside the code of conduct.",
  })
  outsideCode!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median seconds from request to answer, a disclosure or a refusal; null when there was none. Rounded to four decimals.",
  })
  medianSecondsToAnswer!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "The share disclosed of those disclosed or refused, 0 to 1; null when there were none. Rounded to four decimals.",
  })
  disclosureRate!: number | null;

  @Field(() => DisclosureSideFigures, {
    description: "The figures of platforms that took part in the code when they were asked.",
  })
  inside!: DisclosureSideFigures;

  @Field(() => DisclosureSideFigures, {
    description: "The figures of platforms that stood outside the code when they were asked: a refusal is no breach.",
  })
  outside!: DisclosureSideFigures;

  @Field(() => DisclosureSideFigures, {
    description: "The figures of requests that a duty of an order made, to platforms inside the code or outside it.",
  })
  underOrder!: DisclosureSideFigures;

  @Field(() => Int, {
    description:
      "How often a platform did not tell the poster in time, after an order had dispensed with notice and the reason had passed.",
  })
  noticesLate!: number;
}

@ObjectType({ description: "One figure beside that of another period, and beside the median of all platforms." })
export class DisclosureFigureComparison
  extends comparedFigure<DisclosureFigure>(
    DisclosureFigureEnum,
    "Median over all platforms that were asked in the period and have this figure. A platform is told it only for whole half-years that are published (midnight to midnight in Amsterdam, as in publicReport), and only where at least five other platforms have the figure and other platforms were asked under at least five orders; else it is null.",
  )
  implements FigureComparison<DisclosureFigure> {}
