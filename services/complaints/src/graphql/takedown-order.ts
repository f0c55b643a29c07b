import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The complaints service's share of an order; the orders service owns the rest. */
@Directive('@key(fields: "id")')
@ObjectType("TakedownOrder", {
  description: "Bevel tot voorlopige verwijdering: provisional removal, ordered ex parte.",
})
export class TakedownOrder {
  @Field(() => ID, { description: "The order's id, which requests, messages and confirmations name." })
  id!: string;
}
