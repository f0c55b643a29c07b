import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { PlatformId } from "../rules/ids.js";

/** The orders service's share of a platform; the platforms service owns the rest. */
@Directive('@key(fields: "id")')
@ObjectType("Platform", { description: "Whoever can take content down, on the hub or not." })
export class Platform {
  @Field(() => ID, { description: "The platform's id on the hub, which its access tokens carry and orders name." })
  id!: PlatformId;
}
