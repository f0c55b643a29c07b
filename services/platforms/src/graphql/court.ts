import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { Instance } from "../rules/court.js";
import type { CourtId } from "../rules/ids.js";
import { InstanceEnum } from "./enums.js";
import { DateTime } from "./scalars.js";

@Directive('@key(fields: "id")')
@ObjectType({ description: "A court that gives orders and seals them." })
export class Court {
  @Field(() => ID, { description: "The court's id on the hub, which its access tokens carry and seals name." })
  id!: CourtId;

  @Field(() => String, { description: "The court's name, as registered." })
  name!: string;

  @Field(() => InstanceEnum, { description: "What it hears: first instance, appeal or cassation." })
  instance!: Instance;

  @Field(() => DateTime, { description: "When the operator registered the court." })
  registeredAt!: Date;
}
