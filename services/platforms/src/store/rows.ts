import { defineEntity, type InferEntity, p } from "@exparte/database";
import type { Instance } from "../rules/court.js";
import type { CoordinatorId, CourtId, KeyId, PlatformId, Thumbprint } from "../rules/ids.js";
import type { PartyRef, PartyType } from "../rules/party.js";
import type { ContactPoint, PlatformKind } from "../rules/platform.js";
import type { KeyUse, PublicJwk } from "../rules/public-key.js";

export const PlatformRow = defineEntity({
  name: "PlatformRow",
  tableName: "platforms",
  properties: {
    id: p.string().$type<PlatformId>().primary(),
    name: p.string(),
    kind: p.string().$type<PlatformKind>(),
    domains: p.json<string[]>(),
    languages: p.json<string[]>(),
    contactPoint: p.json<ContactPoint>().fieldName("contact_point").nullable(),
    connected: p.boolean(),
    registeredAt: p.datetime().fieldName("registered_at"),
    ownKeyUntil: p.datetime().fieldName("own_key_until").nullable(),
  },
});
export type PlatformRow = InferEntity<typeof PlatformRow>;

/** The platforms' domains again, in a table of their own for lookup and uniqueness. */
export const PlatformDomainRow = defineEntity({
  name: "PlatformDomainRow",
  tableName: "platform_domains",
  properties: { domain: p.string().primary(), platformId: p.string().$type<PlatformId>().fieldName("platform_id") },
});

export const CourtRow = defineEntity({
  name: "CourtRow",
  tableName: "courts",
  properties: {
    id: p.string().$type<CourtId>().primary(),
    name: p.string(),
    instance: p.string().$type<Instance>(),
    registeredAt: p.datetime().fieldName("registered_at"),
  },
});
export type CourtRow = InferEntity<typeof CourtRow>;

export const CoordinatorRow = defineEntity({
  name: "CoordinatorRow",
  tableName: "coordinators",
  properties: {
    id: p.string().$type<CoordinatorId>().primary(),
    name: p.string(),
    registeredAt: p.datetime().fieldName("registered_at"),
  },
});
export type CoordinatorRow = InferEntity<typeof CoordinatorRow>;

export const PartyKeyRow = defineEntity({
  name: "PartyKeyRow",
  tableName: "party_keys",
  properties: {
    partyType: p.string().$type<PartyType>().fieldName("party_type").primary(),
    partyId: p.string().$type<PartyRef["id"]>().fieldName("party_id").primary(),
    kid: p.string().$type<KeyId>().primary(),
    thumbprint: p.string().$type<Thumbprint>(),
    use: p.string().$type<KeyUse>(),
    jwk: p.json<PublicJwk>(),
    validFrom: p.datetime().fieldName("valid_from"),
    validUntil: p.datetime().fieldName("valid_until").nullable(),
    registeredAt: p.datetime().fieldName("registered_at"),
    revokedAt: p.datetime().fieldName("revoked_at").nullable(),
  },
});
export type PartyKeyRow = InferEntity<typeof PartyKeyRow>;

export const PLATFORM_ROWS = [PlatformRow, PlatformDomainRow, CourtRow, CoordinatorRow, PartyKeyRow];
