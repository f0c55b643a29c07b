import { Field, ObjectType } from "type-graphql";
import type { KeyUse, PublicJwk } from "../rules/public-key.js";
import { KeyUseEnum } from "./enums.js";
import { DateTime, JSONObject } from "./scalars.js";

@ObjectType({ description: "A party's public key. A seal is judged by the keys that were valid when it was made." })
export class PartyKey {
  @Field(() => String, { description: "One of its kind within the party." })
  kid!: string;

  @Field(() => KeyUseEnum)
  use!: KeyUse;

  @Field(() => JSONObject, { description: "The public JWK (RFC 7517): OKP Ed25519, EC P-256 or OKP X25519." })
  jwk!: PublicJwk;

  @Field(() => DateTime)
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "The first moment at which it is no longer valid; null while no end is set.",
  })
  validUntil!: Date | null;

  @Field(() => DateTime)
  registeredAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "From then on it is not trusted, for good; seals made before stay good.",
  })
  revokedAt!: Date | null;
}
