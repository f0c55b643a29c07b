import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { PlatformId } from "../rules/ids.js";
import type { PlatformKind } from "../rules/platform.js";
import { PlatformKindEnum } from "./enums.js";
import { DateTime, EmailAddress, Url } from "./scalars.js";

@ObjectType({ description: "Where authorities reach a platform electronically (DSA art. 11)." })
export class ContactPoint {
  @Field(() => EmailAddress, {
    nullable: true,
    description: "The e-mail address to write to; null when there is only a page.",
  })
  email!: string | null;

  @Field(() => Url, {
    nullable: true,
    description: "The page to write from; null when there is only an e-mail address.",
  })
  url!: string | null;

  @Field(() => [String], { description: "The languages in which to write, ISO 639-1." })
  languages!: readonly string[];
}

@Directive('@key(fields: "id")')
@ObjectType({ description: "Whoever can take content down, on the hub or not." })
export class Platform {
  @Field(() => ID, { description: "The platform's id on the hub, which its access tokens carry and orders name." })
  id!: PlatformId;

  @Field(() => String, { description: "The platform's name, as registered." })
  name!: string;

  @Field(() => PlatformKindEnum, { description: "What the platform is to the content." })
  kind!: PlatformKind;

  @Field(() => [String], {
    description: "The platform's own host names, international ones in Punycode; hosts below them belong with them.",
  })
  domains!: readonly string[];

  @Field(() => [String], { description: "The languages in which it accepts orders, ISO 639-1." })
  languages!: readonly string[];

  @Field(() => ContactPoint, {
    nullable: true,
    description: "Where authorities reach the platform; never null when the platform is connected.",
  })
  contactPoint!: ContactPoint | null;

  @Field(() => Boolean, { description: "Whether it has an inbox on the hub; if not, orders are served by bailiff." })
  connected!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the operator registered the platform; null for a respondent, whom nobody registered.",
  })
  registeredAt!: Date | null;

  ownKeyUntil!: Date | null;
}
