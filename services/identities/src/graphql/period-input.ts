import { Field, InputType } from "type-graphql";
import { DateTime } from "./scalars.js";

/** Shared with the other services: its fields must stay the same in all. */
@InputType()
export class PeriodInput {
  @Field(() => DateTime)
  from!: Date;

  @Field(() => DateTime, { description: "Exclusive." })
  until!: Date;
}
