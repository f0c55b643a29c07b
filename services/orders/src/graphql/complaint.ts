import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { ComplaintId } from "../rules/ids.js";

/** A link: the complaints service owns the notice, and decides who may see it. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Notice")
export class Notice {
  @Field(() => ID)
  id!: string;
}

/** The orders service's share of a complaint; the complaints service owns the rest. */
@Directive('@key(fields: "id")')
@ObjectType("Complaint")
export class Complaint {
  @Field(() => ID)
  id!: ComplaintId;
}
