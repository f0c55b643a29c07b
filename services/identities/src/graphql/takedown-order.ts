import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The order that a request is made on; the orders service owns it. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("TakedownOrder", {
  description: "The order that a disclosure request is about, which the orders service tells.",
})
export class TakedownOrder {
  @Field(() => ID, { description: "The order's id, which requests, messages and confirmations name." })
  id!: string;
}
