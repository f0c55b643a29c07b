import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The order that a request is made on; the orders service owns it. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("TakedownOrder", {
  description: "Bevel tot voorlopige verwijdering: provisional removal, ordered ex parte.",
})
export class TakedownOrder {
  @Field(() => ID, { description: "The order's id, which requests, messages and confirmations name." })
  id!: string;
}
