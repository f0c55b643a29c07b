import { Field, ID, ObjectType } from "type-graphql";
import type { CoordinatorId } from "../rules/ids.js";
import { DateTime } from "./scalars.js";

@ObjectType({
  description:
    "The Digital Services Coordinator of the courts' Member State (DSA art. 49), in the Netherlands the ACM: it receives orders and what is said of their effect.",
})
export class Coordinator {
  @Field(() => ID, { description: "The coordinator's id on the hub, which its access tokens carry." })
  id!: CoordinatorId;

  @Field(() => String, { description: "The coordinator's name, as registered." })
  name!: string;

  @Field(() => DateTime, { description: "When the operator registered the coordinator." })
  registeredAt!: Date;
}
