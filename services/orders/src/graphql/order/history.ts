import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateTime, JWS } from "../scalars.js";

@ObjectType({ description: "Who did something: a party of the hub, or the hub's own timer." })
export class Doer {
  @Field(() => String)
  type!: string;

  @Field(() => ID)
  id!: string;
}

@ObjectType({ description: "One event in the life of an order." })
export class HistoryEntry {
  @Field(() => Int)
  position!: number;

  @Field(() => String, { description: "The event's name, as the glossary has it." })
  kind!: string;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => Doer)
  by!: Doer;

  @Field(() => ID, { nullable: true, description: "The platform it concerns, where it concerns one." })
  platform!: string | null;

  @Field(() => String, { nullable: true, description: "Of the court and the addressees only." })
  reasons!: string | null;
}

@ObjectType({ description: "One version of an order, as the court sealed it." })
export class OrderVersion {
  @Field(() => Int)
  version!: number;

  @Field(() => DateTime)
  at!: Date;

  @Field(() => JWS)
  seal!: string;

  @Field(() => [String], { description: "The members in which it differs from the version before." })
  changed!: string[];
}

@ObjectType({ description: "What the hub says of a seal to whoever holds it." })
export class SealCheck {
  @Field(() => Boolean, { description: "The hub took in exactly this seal, verified against the court's key." })
  genuine!: boolean;

  @Field(() => Boolean)
  inForce!: boolean;

  @Field(() => Boolean)
  isCurrentVersion!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the court's key was revoked, if it was. A seal that the hub took in before stays good.",
  })
  keyRevokedAt?: Date | undefined;
}
