import { Field, ID, InputType } from "type-graphql";
import type { PartyType } from "../rules/party.js";
import type { PlatformKind } from "../rules/platform.js";
import { PartyTypeEnum, PlatformKindEnum } from "./enums.js";
import { DateTime, EmailAddress, JSONObject, Url } from "./scalars.js";

@InputType({ description: "An e-mail address, a page, or both; and the languages to write in (DSA art. 11)." })
export class ContactPointInput {
  @Field(() => EmailAddress, { nullable: true })
  email?: string | null;

  @Field(() => Url, { nullable: true })
  url?: URL | null;

  @Field(() => [String], { description: "ISO 639-1." })
  languages!: string[];
}

@InputType()
export class RegisterPlatformInput {
  @Field(() => ID, { description: "Lower-case letters, digits and hyphens; the id in its access tokens." })
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => PlatformKindEnum)
  kind!: PlatformKind;

  @Field(() => [String], { description: "Bare host names such as example.org; hosts below them are included." })
  domains!: string[];

  @Field(() => [String], { description: "The languages in which it accepts orders, ISO 639-1." })
  languages!: string[];

  @Field(() => ContactPointInput, { nullable: true, description: "Needed when the platform is connected." })
  contactPoint?: ContactPointInput | null;

  @Field(() => Boolean, { description: "Whether it has an inbox on the hub." })
  connected!: boolean;
}

@InputType({ description: "What is left out stays as it is." })
export class ChangePlatformInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => PlatformKindEnum, { nullable: true })
  kind?: PlatformKind | null;

  @Field(() => [String], { nullable: true, description: "All of them, in place of those before." })
  domains?: string[] | null;

  @Field(() => [String], { nullable: true, description: "All of them, in place of those before." })
  languages?: string[] | null;

  @Field(() => ContactPointInput, { nullable: true, description: "An explicit null takes it away." })
  contactPoint?: ContactPointInput | null;

  @Field(() => Boolean, { nullable: true })
  connected?: boolean | null;
}

@InputType()
export class CourtInput {
  @Field(() => ID, { description: "Lower-case letters, digits and hyphens; the id in its access tokens." })
  id!: string;

  @Field(() => String)
  name!: string;
}

@InputType()
export class PartyInput {
  @Field(() => PartyTypeEnum)
  type!: PartyType;

  @Field(() => ID)
  id!: string;
}

@InputType()
export class RegisterKeyInput {
  @Field(() => PartyInput)
  party!: PartyInput;

  @Field(() => JSONObject, {
    description:
      "A public JWK: Ed25519 or P-256 for seals; P-256 or X25519 with use enc for disclosures. Without a kid its thumbprint (RFC 7638) names it.",
  })
  jwk!: Record<string, unknown>;

  @Field(() => DateTime, { nullable: true, description: "Now, when absent." })
  validFrom?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "The first moment at which it is no longer valid; no end, when absent.",
  })
  validUntil?: Date | null;
}

@InputType()
export class RevokeKeyInput {
  @Field(() => PartyInput)
  party!: PartyInput;

  @Field(() => String)
  kid!: string;
}
