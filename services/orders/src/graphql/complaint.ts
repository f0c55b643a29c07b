import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { ComplaintId } from "../rules/ids.js";

/** A link: the complaints service owns the notice, and decides who may see it. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Notice", {
  description: "Melding: the report that a platform was sent before anyone went to court, and what it decided.",
})
export class Notice {
  @Field(() => ID, { description: "The notice's id, which an application or a complaint names." })
  id!: string;
}

/** The orders service's share of a complaint; the complaints service owns the rest. */
@Directive('@key(fields: "id")')
@ObjectType("Complaint", { description: "Klacht (GDPR art. 77), handled by the Autoriteit Persoonsgegevens alone." })
export class Complaint {
  @Field(() => ID, { description: "The complaint's id, which messages and decisions name." })
  id!: ComplaintId;
}
