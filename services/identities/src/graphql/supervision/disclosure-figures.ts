import type { FigureComparison } from "@exparte/publication";
import { comparedFigure } from "@exparte/subgraph";
import { Field, Float, Int, ObjectType } from "type-graphql";
import type { RefusalReason } from "../../rules/disclosure/disclosure-request.js";
import type { DisclosureFigure } from "../../rules/supervision/disclosure-figure.js";
import { DisclosureFigureEnum, RefusalReasonEnum } from "../enums.js";

@ObjectType()
export class RefusalCount {
  @Field(() => RefusalReasonEnum)
  reason!: RefusalReason;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: "What became of those requests that were made inside the code of conduct, or outside it." })
export class DisclosureSideFigures {
  @Field(() => Int)
  requested!: number;

  @Field(() => Int)
  disclosed!: number;

  @Field(() => Int)
  refused!: number;

  @Field(() => Int)
  withdrawn!: number;

  @Field(() => Int)
  expired!: number;

  @Field(() => Int)
  open!: number;

  @Field(() => Float, { nullable: true, description: "As of all." })
  medianSecondsToAnswer!: number | null;

  @Field(() => Float, { nullable: true, description: "As of all." })
  disclosureRate!: number | null;
}

@ObjectType({ description: "What became of the requests that were made in a period, as it is now." })
export class DisclosureFigures {
  @Field(() => Int)
  requested!: number;

  @Field(() => Int)
  disclosed!: number;

  @Field(() => Int, { description: "Of those disclosed, what the recipient reported as not to be opened." })
  unreadable!: number;

  @Field(() => Int)
  refused!: number;

  @Field(() => [RefusalCount], { description: "Every reason, also those that were not given." })
  refusedByReason!: readonly RefusalCount[];

  @Field(() => Int)
  withdrawn!: number;

  @Field(() => Int)
  expired!: number;

  @Field(() => Int, { description: "Neither answered nor ended." })
  open!: number;

  @Field(() => Int, { description: "Made to a platform that took part in the code of conduct." })
  insideCode!: number;

  @Field(() => Int)
  outsideCode!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Median of request to answer, a disclosure or a refusal; null when there was none.",
  })
  medianSecondsToAnswer!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Disclosed, of those answered by a disclosure or a refusal; 0 to 1, null when there was none.",
  })
  disclosureRate!: number | null;

  @Field(() => DisclosureSideFigures, { description: "Of platforms that took part in the code when they were asked." })
  inside!: DisclosureSideFigures;

  @Field(() => DisclosureSideFigures, { description: "Of platforms that stood outside it: a refusal is no breach." })
  outside!: DisclosureSideFigures;
}

@ObjectType({ description: "One figure beside that of another period, and beside the median of all platforms." })
export class DisclosureFigureComparison
  extends comparedFigure<DisclosureFigure>(
    DisclosureFigureEnum,
    "Median over all platforms that were asked in the period and have this figure. A platform is told it only for whole half-years that are published (midnight to midnight in Amsterdam, as in publicReport), and only where at least five other platforms have the figure and other platforms were asked under at least five orders; else it is null.",
  )
  implements FigureComparison<DisclosureFigure> {}
