import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { PlatformId } from "../rules/ids.js";

/** The orders service's share of a platform; the platforms service owns the rest. */
@Directive('@key(fields: "id")')
@ObjectType("Platform")
export class Platform {
  @Field(() => ID)
  id!: PlatformId;
}
