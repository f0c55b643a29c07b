import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The complaints service's share of an order; the orders service owns the rest. */
@Directive('@key(fields: "id")')
@ObjectType("TakedownOrder")
export class TakedownOrder {
  @Field(() => ID)
  id!: string;
}
