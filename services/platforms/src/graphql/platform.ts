import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { PlatformKind } from "../rules/platform.js";
import { PlatformKindEnum } from "./enums.js";
import { DateTime, EmailAddress, Url } from "./scalars.js";

@ObjectType({ description: "Where authorities reach a platform electronically (DSA art. 11)." })
export class ContactPoint {
  @Field(() => EmailAddress, { nullable: true })
  email!: string | null;

  @Field(() => Url, { nullable: true })
  url!: string | null;

  @Field(() => [String], { description: "The languages to write in, ISO 639-1." })
  languages!: readonly string[];
}

@Directive('@key(fields: "id")')
@ObjectType({ description: "Whoever can take content down, on the hub or not." })
export class Platform {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => PlatformKindEnum)
  kind!: PlatformKind;

  @Field(() => [String], {
    description: "Its own alone, international names in Punycode; hosts below them belong with them.",
  })
  domains!: readonly string[];

  @Field(() => [String], { description: "The languages in which it accepts orders, ISO 639-1." })
  languages!: readonly string[];

  @Field(() => ContactPoint, { nullable: true, description: "Always there when the platform is connected." })
  contactPoint!: ContactPoint | null;

  @Field(() => Boolean, { description: "Whether it has an inbox on the hub; if not, orders are served by bailiff." })
  connected!: boolean;

  @Field(() => DateTime)
  registeredAt!: Date;
}
