import { Directive, Field, ID, ObjectType } from "type-graphql";

/** A link: the complaints service owns the notice, and decides who may see it. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Notice", {
  description: "The prior notice to the platform (melding), which the complaints service tells.",
})
export class Notice {
  @Field(() => ID, { description: "The notice's id, which an application or a complaint names." })
  id!: string;
}

/** The orders service's share of a complaint; the complaints service owns the rest. */
@Directive('@key(fields: "id")')
@ObjectType("Complaint", { description: "A complaint to the AP (klacht), which the complaints service tells." })
export class Complaint {
  @Field(() => ID, { description: "The complaint's id, which messages and decisions name." })
  id!: string;
}
