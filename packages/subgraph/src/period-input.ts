import { Field, InputType } from "type-graphql";
import { DateTime } from "./date-time.js";

/** Several services take it: its fields must be the same in all. */
@InputType()
export class PeriodInput {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime, { description: "Exclusive." })
  until!: Date;
}
