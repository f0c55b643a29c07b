import { Field, ID, Int, ObjectType } from "type-graphql";
import type { ModificationCause } from "../../rules/order/cause.js";
import { DateTime, JWS } from "../scalars.js";
import { ModificationCauseEnum } from "./enums.js";

@ObjectType({ description: "Who did something: a party of the hub, or the hub's own timer." })
export class Doer {
  @Field(() => String, { description: "What kind of party did it, such as court, platform or hub." })
  type!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The id of the party that did it; null to a platform when another addressee did.",
  })
  id!: string | null;
}

@ObjectType({ description: "One event in the life of an order." })
export class HistoryEntry {
  @Field(() => Int, { description: "The event's number in the life of the order, from 1." })
  position!: number;

  @Field(() => String, { description: "What happened: the name of the event." })
  kind!: string;

  @Field(() => DateTime, { description: "When it happened." })
  at!: Date;

  @Field(() => Doer, { description: "Who did it." })
  by!: Doer;

  @Field(() => ID, {
    nullable: true,
    description: "The id of the platform that it concerns; null where it concerns none in particular.",
  })
  platform!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The cause for which the order was changed or lifted without an opposition, as in ModificationCause and LiftingCause; null for everything else.",
  })
  cause!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why it was done, where reasons were given; of the court and the addressees only, null to a platform when another addressee gave them.",
  })
  reasons!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What the court is to do now, such as to send a bailiff to an unserved platform; null to others, and where nothing is to be done.",
  })
  advice!: string | null;
}

@ObjectType({ description: "One version of an order, as the court sealed it." })
export class OrderVersion {
  @Field(() => Int, { description: "The number of the version: 1 as first given." })
  version!: number;

  @Field(() => DateTime, { description: "When the hub took this version in." })
  at!: Date;

  @Field(() => JWS, { description: "The court's seal over this version, with the parts that you may read." })
  seal!: string;

  @Field(() => ModificationCauseEnum, {
    nullable: true,
    description:
      "Why this version was given; null for the first, and for one that came of an opposition or with a clarification.",
  })
  cause!: ModificationCause | null;

  @Field(() => [String], {
    description: "The members in which it differs from the version before, as far as you may read both.",
  })
  changed!: string[];
}
