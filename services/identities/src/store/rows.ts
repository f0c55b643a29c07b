import { defineEntity, type InferEntity, p } from "@exparte/database";
import type { DisclosureRequest } from "../rules/disclosure/disclosure-request.js";
import type { CourtId, DisclosureId, ItemId, KeyId, OrderId, PlatformId } from "../rules/ids.js";

/** One version of the code of conduct; written once. */
export const CodeOfConductRow = defineEntity({
  name: "CodeOfConductRow",
  tableName: "codes_of_conduct",
  properties: {
    version: p.integer().primary(),
    text: p.text().nullable(),
    url: p.text().nullable(),
    inForceFrom: p.datetime().fieldName("in_force_from"),
    objectionWindow: p.string().fieldName("objection_window"),
    answerNoticesWithin: p.string().fieldName("answer_notices_within"),
    publishedAt: p.datetime().fieldName("published_at"),
  },
});
export type CodeOfConductRow = InferEntity<typeof CodeOfConductRow>;

/** One stretch of time in which a platform takes part; its platform's stretches count 1, 2, 3 …. */
export const ParticipationRow = defineEntity({
  name: "ParticipationRow",
  tableName: "participations",
  properties: {
    platform: p.string().$type<PlatformId>().primary(),
    ordinal: p.integer().primary(),
    joinedVersion: p.integer().fieldName("joined_version"),
    since: p.datetime(),
    until: p.datetime().nullable(),
  },
});
export type ParticipationRow = InferEntity<typeof ParticipationRow>;

/** What the platforms service says about a platform, kept so that a request can be made while that service is down. */
export const KnownPlatformRow = defineEntity({
  name: "KnownPlatformRow",
  tableName: "known_platforms",
  properties: { id: p.string().$type<PlatformId>().primary(), connected: p.boolean() },
});

export const KnownKeyRow = defineEntity({
  name: "KnownKeyRow",
  tableName: "known_keys",
  properties: {
    partyType: p.string().fieldName("party_type").primary(),
    partyId: p.string().$type<PlatformId | CourtId>().fieldName("party_id").primary(),
    kid: p.string().$type<KeyId>().primary(),
    use: p.string(),
    jwk: p.json<Record<string, string>>(),
    validFrom: p.datetime().fieldName("valid_from"),
    validUntil: p.datetime().fieldName("valid_until").nullable(),
    revokedAt: p.datetime().fieldName("revoked_at").nullable(),
  },
});
export type KnownKeyRow = InferEntity<typeof KnownKeyRow>;

/** What the orders service says about an order. */
export const KnownOrderRow = defineEntity({
  name: "KnownOrderRow",
  tableName: "known_orders",
  properties: {
    id: p.string().$type<OrderId>().primary(),
    court: p.string().$type<CourtId>(),
    endedBecause: p.string().fieldName("ended_because").nullable(),
    endedAt: p.datetime().fieldName("ended_at").nullable(),
    suspended: p.boolean(),
  },
});

/** One item of an order. A platform whose items are all freed has nothing left to do under the order. */
export const KnownItemRow = defineEntity({
  name: "KnownItemRow",
  tableName: "known_items",
  properties: {
    orderId: p.string().$type<OrderId>().fieldName("order_id").primary(),
    platform: p.string().$type<PlatformId>().primary(),
    itemId: p.string().$type<ItemId>().fieldName("item_id").primary(),
    freed: p.boolean(),
    suspended: p.boolean(),
    /** Of a duty to disclose: its number. */
    duty: p.integer().nullable(),
  },
});

/**
 * One request to one platform. Its state is one JSON value that only its rules change. The columns beside it serve
 * search and counts; the same transaction writes them.
 */
export const DisclosureRequestRow = defineEntity({
  name: "DisclosureRequestRow",
  tableName: "disclosure_requests",
  properties: {
    id: p.string().$type<DisclosureId>().primary(),
    orderId: p.string().$type<OrderId>().fieldName("order_id"),
    court: p.string().$type<CourtId>(),
    platform: p.string().$type<PlatformId>(),
    basis: p.string(),
    reference: p.string(),
    status: p.string(),
    outsideCode: p.boolean().fieldName("outside_code"),
    refusalReason: p.string().fieldName("refusal_reason").nullable(),
    unreadable: p.boolean(),
    requestedAt: p.datetime().fieldName("requested_at"),
    answeredAt: p.datetime().fieldName("answered_at").nullable(),
    state: p.json<DisclosureRequest>(),
  },
});
export type DisclosureRequestRow = InferEntity<typeof DisclosureRequestRow>;

export const IDENTITY_ROWS = [
  CodeOfConductRow,
  ParticipationRow,
  KnownPlatformRow,
  KnownKeyRow,
  KnownOrderRow,
  KnownItemRow,
  DisclosureRequestRow,
];
