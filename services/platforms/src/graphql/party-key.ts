import { Field, ObjectType } from "type-graphql";
import type { KeyId } from "../rules/ids.js";
import type { KeyUse, PublicJwk } from "../rules/public-key.js";
import { KeyUseEnum } from "./enums.js";
import { DateTime, JSONObject } from "./scalars.js";

@ObjectType({ description: "A party's public key. A seal is judged by the keys that were valid when it was made." })
export class PartyKey {
  @Field(() => String, {
    description: "The key's id, by which a seal or an encrypted answer names it; one of its kind within the party.",
  })
  kid!: KeyId;

  @Field(() => KeyUseEnum, { description: "Whether the key is for seals or for disclosures." })
  use!: KeyUse;

  @Field(() => JSONObject, { description: "The public JWK (RFC 7517): OKP Ed25519, EC P-256 or OKP X25519." })
  jwk!: PublicJwk;

  @Field(() => DateTime, { description: "The first moment at which the key is valid." })
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "The first moment at which the key is no longer valid; null while no end is set.",
  })
  validUntil!: Date | null;

  @Field(() => DateTime, {
    description: "When the operator, or with its permission the platform itself, registered the key.",
  })
  registeredAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When the operator revoked the key: from then on it is not trusted, for good, but seals made before stay good; null when it was not revoked.",
  })
  revokedAt!: Date | null;
}
