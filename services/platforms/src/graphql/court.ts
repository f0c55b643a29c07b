import { Directive, Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "./scalars.js";

@Directive('@key(fields: "id")')
@ObjectType({ description: "A court that gives orders and seals them." })
export class Court {
  @Field(() => ID, { description: "The court's id on the hub, which its access tokens carry and seals name." })
  id!: string;

  @Field(() => String, { description: "The court's name, as registered." })
  name!: string;

  @Field(() => DateTime, { description: "When the operator registered the court." })
  registeredAt!: Date;
}
