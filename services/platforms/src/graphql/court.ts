import { Directive, Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "./scalars.js";

@Directive('@key(fields: "id")')
@ObjectType({ description: "A court that gives orders and seals them." })
export class Court {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => DateTime)
  registeredAt!: Date;
}
