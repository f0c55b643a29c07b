import { Field, Float, Int, ObjectType } from "type-graphql";
import type { RefusalReason } from "../disclosure-request.js";
import { RefusalReasonEnum } from "./enums.js";

@ObjectType()
export class RefusalCount {
  @Field(() => RefusalReasonEnum)
  reason!: RefusalReason;

  @Field(() => Int)
  count!: number;
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
}
