import { Field, InputType } from "type-graphql";
import { DateTime } from "./date-time.js";

/** Several services take it: its fields must be the same in all. */
@InputType({ description: "A period, from its first moment up to its end." })
export class PeriodInput {
  @Field(() => DateTime, { description: "The first moment of the period." })
  from!: Date;

  @Field(() => DateTime, { description: "The first moment after the period." })
  until!: Date;
}
