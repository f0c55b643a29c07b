import { Field, ID, InputType } from "type-graphql";
import type { Instance } from "../rules/court.js";
import type { CoordinatorId, CourtId, KeyId, PlatformId } from "../rules/ids.js";
import type { PartyRef, PartyType } from "../rules/party.js";
import type { PlatformKind } from "../rules/platform.js";
import { InstanceEnum, PartyTypeEnum, PlatformKindEnum } from "./enums.js";
import { DateTime, EmailAddress, JSONObject, Url } from "./scalars.js";

@InputType({ description: "An e-mail address, a page, or both; and the languages to write in (DSA art. 11)." })
export class ContactPointInput {
  @Field(() => EmailAddress, { nullable: true, description: "The e-mail address to write to." })
  email?: string | null;

  @Field(() => Url, { nullable: true, description: "The page to write from." })
  url?: URL | null;

  @Field(() => [String], { description: "The languages in which to write, ISO 639-1." })
  languages!: string[];
}

@InputType({ description: "The platform to register." })
export class RegisterPlatformInput {
  @Field(() => ID, { description: "Lower-case letters, digits and hyphens; the id in its access tokens." })
  id!: PlatformId;

  @Field(() => String, { description: "The platform's name, as parties are to read it." })
  name!: string;

  @Field(() => PlatformKindEnum, { description: "What the platform is to the content." })
  kind!: PlatformKind;

  @Field(() => [String], { description: "Bare host names such as example.org; hosts below them are included." })
  domains!: string[];

  @Field(() => [String], { description: "The languages in which it accepts orders, ISO 639-1." })
  languages!: string[];

  @Field(() => ContactPointInput, { nullable: true, description: "Needed when the platform is connected." })
  contactPoint?: ContactPointInput | null;

  @Field(() => Boolean, {
    description: "Whether the platform has an inbox on the hub; if not, orders are served by bailiff.",
  })
  connected!: boolean;
}

@InputType({ description: "What is to change of a platform; what is left out stays as it is." })
export class ChangePlatformInput {
  @Field(() => ID, { description: "The id of the platform to change; it never changes itself." })
  id!: PlatformId;

  @Field(() => String, { nullable: true, description: "The new name." })
  name?: string | null;

  @Field(() => PlatformKindEnum, { nullable: true, description: "What the platform is to the content from now on." })
  kind?: PlatformKind | null;

  @Field(() => [String], { nullable: true, description: "All of its host names, in place of those before." })
  domains?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "All languages in which it accepts orders, ISO 639-1, in place of those before.",
  })
  languages?: string[] | null;

  @Field(() => ContactPointInput, {
    nullable: true,
    description: "The new contact point; an explicit null takes it away.",
  })
  contactPoint?: ContactPointInput | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it has an inbox on the hub from now on." })
  connected?: boolean | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Until when it may register one sealing key by itself (registerOwnKey); an explicit null takes the permission away.",
  })
  ownKeyUntil?: Date | null;
}

@InputType({ description: "The court to register or to change." })
export class CourtInput {
  @Field(() => ID, { description: "Lower-case letters, digits and hyphens; the id in its access tokens." })
  id!: CourtId;

  @Field(() => String, { description: "The court's name, as parties are to read it." })
  name!: string;

  @Field(() => InstanceEnum, {
    nullable: true,
    description: "What it hears; left out: DISTRICT_COURT, or of a known court what it is registered with.",
  })
  instance?: Instance | null;
}

@InputType({ description: "The Digital Services Coordinator to register or to rename." })
export class CoordinatorInput {
  @Field(() => ID, { description: "Lower-case letters, digits and hyphens; the id in its access tokens." })
  id!: CoordinatorId;

  @Field(() => String, { description: "The coordinator's name, as parties are to read it." })
  name!: string;
}

@InputType({ description: "The court or platform that holds a key." })
export class PartyInput {
  @Field(() => PartyTypeEnum, { description: "Whether the party is a court or a platform." })
  type!: PartyType;

  @Field(() => ID, { description: "The party's id on the hub." })
  id!: PartyRef["id"];
}

@InputType({ description: "A public key, with the party that holds it and when it is valid." })
export class RegisterKeyInput {
  @Field(() => PartyInput, { description: "The court or platform that holds the key." })
  party!: PartyInput;

  @Field(() => JSONObject, {
    description:
      "A public JWK: Ed25519 or P-256 for seals; P-256 or X25519 with use enc for disclosures. Without a kid its thumbprint (RFC 7638) names it.",
  })
  jwk!: Record<string, unknown>;

  @Field(() => DateTime, {
    nullable: true,
    description: "The first moment at which the key is valid; now, when left out.",
  })
  validFrom?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "The first moment at which the key is no longer valid; left out, it has no end.",
  })
  validUntil?: Date | null;
}

@InputType({ description: "The public half of a key that the platform made itself." })
export class RegisterOwnKeyInput {
  @Field(() => JSONObject, {
    description:
      "A public JWK for seals, Ed25519 or P-256. Without a kid its thumbprint (RFC 7638) names it. It is valid from now and without end.",
  })
  jwk!: Record<string, unknown>;
}

@InputType({ description: "The key to revoke." })
export class RevokeKeyInput {
  @Field(() => PartyInput, { description: "The court or platform that holds the key." })
  party!: PartyInput;

  @Field(() => String, { description: "The key's id within the party." })
  kid!: KeyId;
}
