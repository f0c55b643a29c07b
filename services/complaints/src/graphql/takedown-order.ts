import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The complaints service's share of an order; the orders service owns the rest. */
@Directive('@key(fields: "id")')
@ObjectType("TakedownOrder", {
  description: "An order about content that a complaint is about too, which the orders service tells.",
})
export class TakedownOrder {
  @Field(() => ID, { description: "The order's id, which requests, messages and confirmations name." })
  id!: string;
}
