import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The order that a request is made on; the orders service owns it. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("TakedownOrder")
export class TakedownOrder {
  @Field(() => ID)
  id!: string;
}
